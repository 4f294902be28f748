"""`moodreel evaluate taste|blend`: a person's taste in the product."""

from pathlib import Path
from typing import Annotated

import typer

from moodreel.cli import show
from moodreel.cli.evaluate import print_report
from moodreel.cli.options import Json
from moodreel.cli.ranking import needs_scipy

Data = Annotated[Path, typer.Option(help="A file of ratings by MovieLens ids, or its folder.")]
Seed = Annotated[int, typer.Option()]


def taste(
    data: Data,
    larger: Annotated[
        Path | None,
        typer.Option(help="A larger data set, to tell what its weights would add; never shipped."),
    ] = None,
    seed: Seed = 0,
    json: Json = False,
) -> None:
    """Measure what taste says of titles without ratings, and what the small data set costs."""
    needs_scipy()
    from moodreel.workshop.evaluation import taste_evidence

    print_report(taste_evidence.run(data, larger, seed, report=show.aloud), json)


def blend(data: Data, seed: Seed = 0, json: Json = False) -> None:
    """Fit the blend's weights and hold it against each source alone, under an unknown mood."""
    needs_scipy()
    from moodreel.workshop.evaluation import blend as evaluation

    print_report(evaluation.run(data, seed, report=show.aloud), json)
