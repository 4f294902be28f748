"""`moodreel train review-numbers` and `evaluate sentiment`: what reviews say of films."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from moodreel.cli import show
from moodreel.cli.evaluate import print_report
from moodreel.cli.options import Json
from moodreel.cli.ranking import needs_scipy

Folds = Annotated[int, typer.Option(min=2, help="By film; each is read by a model of the others.")]
Seed = Annotated[int, typer.Option()]


def train(
    data: Annotated[Path, typer.Option(help="Folder of the IMDb reviews.")],
    ratings: Annotated[Path, typer.Option(help="Folder of a MovieLens edition with links.")],
    out: Annotated[Path, typer.Option(help="Folder of the artefact, replaced as a whole.")],
    folds: Folds = 2,
    seed: Seed = 0,
    json: Json = False,
) -> None:
    """Read the research set's reviews out of fold and write what they say of films: numbers."""
    needs_scipy()
    from moodreel.wiring import artefacts
    from moodreel.workshop.training.review_numbers import recipe

    report = recipe.run(
        data, ratings, artefacts.REVIEWS, out,
        folds=folds, seed=seed, command=" ".join(["moodreel", *sys.argv[1:]]), report=show.aloud,
    )  # fmt: skip
    if json:
        show.as_json(report)
    else:
        typer.echo(f"written to {out}: {report['metrics']}")


def evaluate(
    data: Annotated[Path, typer.Option(help="Folder with the data sets.")],
    folds: Folds = 2,
    seed: Seed = 0,
    json: Json = False,
) -> None:
    """Measure whether reviews help to foretell held-out ratings, and to rank."""
    needs_scipy()
    from moodreel.wiring import artefacts
    from moodreel.workshop.evaluation import sentiment

    print_report(
        sentiment.run(
            data, artefacts.REVIEWS, artefacts.REVIEW_NUMBERS,
            folds=folds, seed=seed, report=show.aloud,
        ),
        json,
    )  # fmt: skip
