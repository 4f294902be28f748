"""`moodreel train`: make the artefacts that the product loads."""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from moodreel.cli import show
from moodreel.cli.options import Json
from moodreel.errors import Unavailable, UnknownName

app = typer.Typer(help="Train models; needs pip install 'moodreel[train]'.", no_args_is_help=True)

TEXT_MODELS = ("bilstm", "transformer")

Data = Annotated[Path, typer.Option(help="Folder with the data sets.")]
Out = Annotated[Path, typer.Option(help="Folder to write to.")]


@app.command("text-emotion")
def text_emotion(
    data: Data,
    out: Out,
    model: Annotated[str, typer.Option(help=f"{' or '.join(TEXT_MODELS)}.")] = "transformer",
    minilm: Annotated[
        Path | None, typer.Option(help="Folder of the fetched MiniLM, if not the usual one.")
    ] = None,
    teacher: Annotated[
        Path | None, typer.Option(help="The transformer's run folder, for the bilstm.")
    ] = None,
    seed: Annotated[int, typer.Option()] = 0,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the run in --out.")] = False,
    json: Json = False,
) -> None:
    """Train a text model and write its bundle."""
    if model not in TEXT_MODELS:
        raise UnknownName("model", model, TEXT_MODELS)
    check_trainable()
    from moodreel.workshop.training.reader import recipe

    report = recipe.run(
        model, data, out, seed,
        minilm=minilm or fetched_minilm(), teacher=teacher,
        resume=resume, report=show.aloud,
    )  # fmt: skip
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


def fetched_minilm() -> Path:
    """Where `moodreel models fetch` puts MiniLM."""
    from moodreel.providers import minilm
    from moodreel.settings import read_settings

    return read_settings(os.environ).models / minilm.FOLDER


def check_trainable() -> None:
    """Says which extra is missing before a long command starts."""
    if find_spec("torch") is None or find_spec("onnx") is None:
        raise Unavailable(
            "training needs torch and onnx, which are not installed: run "
            ".venv/bin/pip install -e '.[train]' (several hundred megabytes)"
        )
