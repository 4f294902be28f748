"""`moodreel train`: make the artefacts that the product loads."""

from pathlib import Path
from typing import Annotated

import typer

from moodreel.cli import show
from moodreel.cli.options import Json
from moodreel.errors import UnknownName

app = typer.Typer(help="Train models; needs pip install 'moodreel[train]'.", no_args_is_help=True)

TEXT_MODELS = ("ann",)

Data = Annotated[Path, typer.Option(help="Folder with the data sets.")]
Out = Annotated[Path, typer.Option(help="Folder to write to.")]


@app.command("text-emotion")
def text_emotion(
    data: Data,
    out: Out,
    model: Annotated[str, typer.Option(help="ann, the only one so far.")] = "ann",
    seed: Annotated[int, typer.Option()] = 0,
    json: Json = False,
) -> None:
    """Train the text model and write its bundle."""
    from moodreel.workshop.training import text_emotion as recipe

    if model not in TEXT_MODELS:
        raise UnknownName("model", model, TEXT_MODELS)
    report = recipe.run(data, out, seed=seed, report=lambda line: typer.echo(line, err=True))
    if json:
        show.as_json(report)


@app.command()
def popularity(data: Data, out: Out, json: Json = False) -> None:
    """Count and average MovieLens ratings of the catalogue's films."""
    from moodreel.workshop.training import popularity as recipe

    report = recipe.run(data, out)
    if json:
        show.as_json(report)
    else:
        typer.echo(f"written to {out}: {report}")
