"""The words beside the taste artefact: its notice and its card."""

from typing import Any

from moodreel.workshop.training.taste.licence import movielens_terms

_NOTICE = """# Taste: trained on ratings of MovieLens

The files of this folder were trained on {data}, a data set of GroupLens Research, University of
Minnesota. They are **not** under moodreel's licence but under GroupLens's terms:

{terms}

The files hold numbers about films and the film ids of moodreel's catalogue; no person's ratings are
in them. moodreel works without this folder: recommendations then do not know a person's taste.
`{command}` makes it again.
"""

_CARD = """# taste

What liking one title says for another, over the {titles} titles of the catalogue: item-item weights
(EASE, Steck 2019, the {k} strongest of each title fitted again among themselves) for the
{titles_from_ratings} titles with ratings; for all others, which are the series and what is newer
than the data, weights by a kernel ridge regression from content (genres, tags, people, origin,
words, age, affect). A research artefact: see `NOTICE.md`. Read by `moodreel/inference/taste.py`.

Made by

```
{command}
```

from {rows} ratings of {people} people, in {train_s:.0f} s. SHA-256 of the rows:
`{sha256}`.
`docs/taste.md` says how well it does, and which commands tell.

## Limits and biases

- {people} people rated what they had chosen to rate on one site before September 2018, films of the
  1990s most of all. Weights follow them.
- What is foretold is which films a person of that site goes on to rate and rate high, not what is
  good.
- Titles without ratings are judged by what they are like on paper. Two series with the same genres,
  tags and years are much the same to it.
"""


def notice(manifest: dict[str, Any]) -> str:
    """GroupLens's terms for what was trained on its data."""
    data = manifest["data"][0]["name"]
    return _NOTICE.format(data=data, terms=movielens_terms(data), command=manifest["command"])


def card(manifest: dict[str, Any]) -> str:
    """The card, all numbers from the manifest."""
    return _CARD.format(
        **manifest["metrics"],
        **manifest["data"][0],
        k=manifest["settings"]["k"],
        command=manifest["command"],
    )
