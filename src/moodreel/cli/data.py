"""`moodreel data`: look after catalogues and data sets."""

from pathlib import Path
from typing import Annotated, Any

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
        for line in _lines(report):
            typer.echo(line)
    if not report["ok"]:
        raise typer.Exit(1)


def _lines(report: dict[str, Any]) -> list[str]:
    """One line for each problem and disagreement, then what was looked at."""
    found = [*report["problems"], *report.get("disagreements", [])]
    lines = [" · ".join(f"{name}: {value}" for name, value in one.items()) for one in found]
    held = ", ".join(f"{n} titles in {name}" for name, n in report.get("compared", {}).items())
    told = (
        f"; held against {held}; {len(report['allowed'])} judged right as they stand"
        if held
        else ""
    )
    return [*lines, f"{report['file']}: {len(found)} to look at{told}"]
