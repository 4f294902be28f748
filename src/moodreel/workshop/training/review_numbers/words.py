"""The words beside the artefact: its card and its NOTICE."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from moodreel.workshop.training.taste.licence import movielens_terms

LICENCE = (
    "numbers computed from IMDb reviews made available for research (Maas et al.) and, for four "
    "scalars, from MovieLens under GroupLens's terms: research use (NOTICE.md)"
)

_NOTICE = """# Numbers about films from reviews

`numbers.npz` holds how many reviews of a research set there are of {films} films, mean and spread
of the stars that moodreel's own model read in them, and a linear function that foretells other
films from their content. No text of a review, nor any part of one, is in this folder.

The reviews are those of the Large Movie Review Dataset v1.0, made available for research:

A. L. Maas, R. E. Daly, P. T. Pham, D. Huang, A. Y. Ng and C. Potts. 2011. Learning Word Vectors for
Sentiment Analysis. ACL 2011, 142-150.

What the prior is worth, what a review of the set counts, and the level and slope of the linear
function were measured on {name} of GroupLens Research, University of Minnesota, and are under its
terms:

{terms}

moodreel works without this folder: films then have no number before people write about them. This
makes it again:

```
{command}
```
"""

_CARD = """# Numbers about films from reviews

Of {films} films of the catalogue, matched by IMDb id, what moodreel's model read in {reviews}
reviews of the IMDb set, each by a model that learned from other films ({folds} folds by film; stars
within {reviews_mae} of those given, side right in {reviews_accuracy}). A text that a film has twice
counts once. `docs/reviews.md` has the method.

| measured | |
| --- | --- |
| films differ by (standard deviation on a scale of ten, MovieLens) | {films_differ_by} |
| reviews of one film differ by | {prior_spread} |
| what is foretold is worth so many reviews | {prior_weight} |
| one review of the set is worth so many real ones | {worth} |
| of the error against ratings this saves ({films_of_the_set_with_ratings} titles) | {worth_gain} |
| content explains of the set's means (ten folds) | {content_explains} |
| foretold and ratings of other films, r | {content_and_ratings_of_other_films} |

Made by

```
{command}
```

## Limits and biases

- The set has no reviews of 5 and 6 stars, as many for as against, at most 30 of a film and often
  all of one kind (The Hurt Locker: 28 against, none for). That is why they count so little.
- Reviews of up to 2011, in English, by people who write reviews.
- What content foretells is weak: it moves a number by tenths of a star.
"""


def notice(manifest: Mapping[str, Any]) -> str:
    """Under which terms the numbers are."""
    name = manifest["data"][-1]["name"]
    return _NOTICE.format(
        films=manifest["metrics"]["films"],
        name=name,
        terms=movielens_terms(name),
        command=manifest["command"],
    )


def card(manifest: Mapping[str, Any]) -> str:
    """What it is, for people."""
    return _CARD.format(
        **manifest["metrics"], folds=manifest["settings"]["folds"], command=manifest["command"]
    )


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    return sha256(path.read_bytes()).hexdigest()
