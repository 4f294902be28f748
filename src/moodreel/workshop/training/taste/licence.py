"""The terms that a thing learned from ratings is under: those of the ratings."""

from pathlib import Path


def licence_of(file: Path) -> str:
    """One sentence for the manifest, told from the name of the folder that holds the ratings."""
    if "movielens" in file.parent.name.lower():
        return (
            "derived from MovieLens under GroupLens's terms: research use, no commercial use "
            "without permission; of 100K and 1M nothing may be passed on"
        )
    return "as of the ratings it was learned from"
