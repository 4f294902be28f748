"""`moodreel data`: look after catalogues and data sets."""

from pathlib import Path
from typing import Annotated

import typer

from moodreel.cli import show
from moodreel.cli.options import Json

app = typer.Typer(help="Look after catalogues and data sets.", no_args_is_help=True)


@app.callback()
def _group() -> None:
    """Keeps `check` a command of its own while it is the only one."""


@app.command()
def check(
    path: Annotated[Path, typer.Argument(help="A catalogue in JSON Lines.")],
    against: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Folder with movielens-25m-catalogue and tmdb-5000."),
    ] = None,
    json: Json = False,
) -> None:
    """Check a catalogue by rules and, with --against, hold its facts against public ones."""
    from moodreel.workshop.datasets import catalogue_check

    report = catalogue_check.run(path, against)
    if json:
        show.as_json(report)
    else:
        for line in catalogue_check.lines(report):
            typer.echo(line)
    if not report["ok"]:
        raise typer.Exit(1)
