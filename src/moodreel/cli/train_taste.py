"""`moodreel train taste`: the weights that the product reads a person's taste with."""

from pathlib import Path
from typing import Annotated

import typer

from moodreel.cli import show
from moodreel.cli.options import Json
from moodreel.cli.ranking import needs_scipy


def taste(
    data: Annotated[Path, typer.Option(help="A file of ratings by MovieLens ids, or its folder.")],
    out: Annotated[Path, typer.Option(help="Folder of the artefact, replaced as a whole.")],
    json: Json = False,
) -> None:
    """Train item weights over the catalogue, estimated from content where there are no ratings."""
    needs_scipy()
    from moodreel.workshop.training.taste import shipped

    report = shipped.run(data, out, report=show.aloud)
    if json:
        show.as_json(report)
    else:
        typer.echo(f"written to {out}: {report['metrics']}")
