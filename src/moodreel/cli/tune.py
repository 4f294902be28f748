"""`moodreel tune`: measure on validation rows what a choice in training is worth."""

from pathlib import Path
from typing import Annotated

import typer

from moodreel.cli import show
from moodreel.cli.evaluate import print_report
from moodreel.cli.options import Json
from moodreel.cli.train import check_trainable, fetched_minilm

app = typer.Typer(help="Measure choices in training, on validation rows.", no_args_is_help=True)


@app.command("text-emotion")
def text_emotion(
    data: Annotated[Path, typer.Option(help="Folder with the data sets.")],
    out: Annotated[Path, typer.Option(help="Folder for the runs.")],
    seed: Annotated[int, typer.Option()] = 0,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the runs in --out.")] = False,
    json: Json = False,
) -> None:
    """Train the reader on one, two and three data sets: what does each add?"""
    check_trainable()
    from moodreel.workshop.training.reader import ablation

    report = ablation.run(
        fetched_minilm(), data, out, seed, resume=resume, report=lambda line: show.aloud(line)
    )
    print_report(report, json)


@app.command("face-emotion")
def face_emotion(
    data: Annotated[Path, typer.Option(help="Folder of FER2013.")],
    out: Annotated[Path, typer.Option(help="Folder for the runs.")],
    seed: Annotated[int, typer.Option()] = 0,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the runs in --out.")] = False,
    json: Json = False,
) -> None:
    """Train the face network with and without each part of its recipe: what is each worth?"""
    check_trainable()
    from moodreel.workshop.training.face import ablation

    report = ablation.run(data, out, seed, resume=resume, report=lambda line: show.aloud(line))
    print_report(report, json)
