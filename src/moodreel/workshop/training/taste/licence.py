"""The terms that a thing learned from ratings is under: those of the ratings."""

from pathlib import Path

_TERMS = """\
- The user may not state or imply any endorsement from the University of Minnesota or the GroupLens
  Research Group.
- The user must acknowledge the use of the data set in publications resulting from it (citation
  below).
{passing_on}
- The user may not use this information for any commercial or revenue-bearing purposes without first
  obtaining permission from a faculty member of the GroupLens Research Project at the University of
  Minnesota.

The data come without any warranty, and neither the University of Minnesota nor GroupLens Research
is liable for damages arising from their use.

F. Maxwell Harper and Joseph A. Konstan. 2015. The MovieLens Datasets: History and Context. ACM
Transactions on Interactive Intelligent Systems (TiiS) 5, 4, Article 19.
<https://doi.org/10.1145/2827872>"""

_SHARED_ALIKE = """\
- The user may redistribute the data set, including transformations, so long as it is distributed
  under these same licence conditions."""

_KEPT_TO_ONESELF = """\
- The user may not redistribute the data without separate permission; what is in this folder should
  be kept to oneself, too."""

_KEPT = ("100k", "1m")
"""Editions that may not be passed on (their readmes)."""


def licence_of(file: Path) -> str:
    """One sentence for the manifest, told from the name of the folder that holds the ratings."""
    if "movielens" in file.parent.name.lower():
        return (
            "derived from MovieLens under GroupLens's terms: research use, no commercial use "
            "without permission; of 100K and 1M nothing may be passed on"
        )
    return "as of the ratings it was learned from"


def movielens_terms(edition: str) -> str:
    """GroupLens's terms for what is derived from an edition of MovieLens, by its folder's name."""
    kept = edition.lower().endswith(_KEPT)
    return _TERMS.format(passing_on=_KEPT_TO_ONESELF if kept else _SHARED_ALIKE)
