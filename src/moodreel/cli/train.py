"""`moodreel train`: make the artefacts that the product loads."""

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import typer

from moodreel.cli import show
from moodreel.cli.options import Json
from moodreel.errors import Unavailable, UnknownName

app = typer.Typer(help="Train models; needs pip install 'moodreel[train]'.", no_args_is_help=True)

STUDY_MODELS = ("ann", "bilstm", "transformer")
TEXT_MODELS = ("bilstm", "transformer")
ON = ("emotion", "everyday")

Data = Annotated[Path, typer.Option(help="Folder with the data sets.")]
Out = Annotated[Path, typer.Option(help="Folder to write to.")]


@app.command("text-emotion")
def text_emotion(
    data: Annotated[
        Path, typer.Option(help="Folder with the data sets, or the emotion set's own folder.")
    ],
    out: Out,
    model: Annotated[
        str, typer.Option(help=f"{' or '.join(TEXT_MODELS)}; on the emotion set ann, too.")
    ] = "transformer",
    on: Annotated[
        str | None,
        typer.Option(
            help="emotion (a model of the study, for research) or everyday (the reader that "
            "ships); by default what --data is."
        ),
    ] = None,
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
    if on is not None and on not in ON:
        raise UnknownName("training set", on, ON)
    studied = _emotion_folder(data, on)
    models = STUDY_MODELS if studied else TEXT_MODELS
    if model not in models:
        raise UnknownName("model", model, models)
    check_trainable()
    report = (
        _study(model, studied, out, seed, minilm, resume)
        if studied
        else _reader(model, data, out, seed, minilm, teacher, resume)
    )
    if json:
        show.as_json(report)


@app.command("face-emotion")
def face_emotion(
    data: Annotated[Path, typer.Option(help="Folder of FER2013.")],
    out: Out,
    seed: Annotated[int, typer.Option()] = 0,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the run in --out.")] = False,
    json: Json = False,
) -> None:
    """Train the network that reads faces and write its bundle."""
    check_trainable()
    from moodreel.workshop.training.face import recipe

    report = recipe.run(data, out, seed, resume=resume, report=show.aloud)
    if json:
        show.as_json(report)


@app.command("face-detector")
def face_detector(
    out: Out,
    data: Annotated[
        Path | None, typer.Option(help="Folder of the fetched BlazeFace, if not the usual one.")
    ] = None,
    json: Json = False,
) -> None:
    """Write the face detector's bundle: a graph on the weights as they were fetched."""
    check_trainable()
    from moodreel.providers import blazeface
    from moodreel.workshop.training.face import detector

    report = detector.run(data or _models() / blazeface.FOLDER, out)
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


def _emotion_folder(data: Path, on: str | None) -> Path | None:
    """The emotion set's folder where that is what shall be trained on."""
    from moodreel.workshop.datasets import emotion

    if on == "everyday":
        return None
    inside = data / emotion.NAME
    if on == "emotion" and emotion.is_here(inside):
        return inside
    return data if on == "emotion" or emotion.is_here(data) else None


def _study(
    model: str, data: Path, out: Path, seed: int, minilm: Path | None, resume: bool
) -> dict[str, Any]:
    from moodreel.workshop.training.study import recipe

    weights = minilm or fetched_minilm()
    return recipe.run(model, data, out, seed, minilm=weights, resume=resume, report=show.aloud)


def _reader(
    model: str,
    data: Path,
    out: Path,
    seed: int,
    minilm: Path | None,
    teacher: Path | None,
    resume: bool,
) -> dict[str, Any]:
    from moodreel.workshop.training.reader import recipe

    return recipe.run(
        model, data, out, seed,
        minilm=minilm or fetched_minilm(), teacher=teacher,
        resume=resume, report=show.aloud,
    )  # fmt: skip


def fetched_minilm() -> Path:
    """Where `moodreel models fetch` puts MiniLM."""
    from moodreel.providers import minilm

    return _models() / minilm.FOLDER


def _models() -> Path:
    from moodreel.settings import read_settings

    return read_settings(os.environ).models


def check_trainable() -> None:
    """Says which extra is missing before a long command starts."""
    if find_spec("torch") is None or find_spec("onnx") is None:
        raise Unavailable(
            "training needs torch and onnx, which are not installed: run "
            ".venv/bin/pip install -e '.[train]' (several hundred megabytes)"
        )
