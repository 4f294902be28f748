"""The words beside the artefact: its card and its NOTICE."""

from collections.abc import Mapping
from typing import Any

from moodreel.workshop.training.taste.licence import movielens_terms

_NOTICE = """# Favourites: learned from MovieLens

The files of this folder were trained on {name}, a data set of GroupLens Research, University of
Minnesota. They are **not** under moodreel's licence but under GroupLens's terms:

{terms}

The files hold trees, numbers about films and the film ids of moodreel's catalogue; no person's
ratings are in them. moodreel works without this folder: nothing is then said of favourites. This
makes it again:

```
{command}
```
"""

_CARD = """# Favourites

The chance that a film becomes a favourite (4.5 stars and more) of a person who watches it, from
their ratings: {model} trees over what is known of film and person before that rating. A research
artefact: see `NOTICE.md`. `docs/taste.md` has the method and the numbers on test people.

Made by

```
{command}
```

## Data

{ratings} ratings by {people} people of films of the bundled catalogue; SHA-256 of the rows:
`{sha256}`.
The trees learned from 60 % of the people, drawn with the seed; 20 % chose and calibrated; 20 % were
kept for `moodreel evaluate favourites`. The films' means and opinions in the file are everybody's.

## How well it does

On the validation people, who also chose the model, the calibration and the threshold; with
bootstrap 95 % intervals over people. Knowing nothing has a PR-AUC of {base}.

| | {names} |
| --- | {rules} |
{rows}

What the PR-AUC loses where a feature's values are dealt out anew (the largest):

| feature | lost |
| --- | --- |
{importance}

## Limits and biases

- Ratings of 1996-2018 by people who chose to rate films on a website of film lovers, who saw what
  they had picked: the chance is one *if watched*, and tells nothing of whether they would.
- Titles that nobody rated (every series, everything after 2018) are judged by the person and by
  what is alike alone: less well, and a little too low (`docs/taste.md`).
- Below three ratings there is no opinion.
"""

_METRICS = ("pr_auc", "roc_auc", "precision", "recall", "f1", "ece")


def notice(manifest: Mapping[str, Any]) -> str:
    """The terms."""
    name = manifest["data"][0]["name"]
    return _NOTICE.format(command=manifest["command"], name=name, terms=movielens_terms(name))


def card(manifest: Mapping[str, Any]) -> str:
    """What it is, how well it does and what falls short."""
    metrics, data = manifest["metrics"], manifest["data"][0]
    validation = metrics["validation"]
    rows = [
        f"| {name} | {' | '.join(_told(own[name]) for own in validation.values())} |"
        for name in _METRICS
    ]
    features = [
        f"| {own['feature']} | {_told(own['pr_auc_lost'])} |" for own in metrics["importance"]
    ]
    return _CARD.format(
        model=manifest["settings"]["model"],
        command=manifest["command"],
        ratings=data["rows"],
        people=data["people"],
        sha256=data["sha256"],
        base=_told(metrics["base_rate"]),
        names=" | ".join(validation),
        rules=" | ".join("---" for _ in validation),
        rows="\n".join(rows),
        importance="\n".join(features),
    )


def _told(score: Mapping[str, float]) -> str:
    return f"{score['value']:.3f} ({score['low']:.3f} to {score['high']:.3f})"
