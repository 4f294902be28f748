"""`moodreel compare`: the comparative studies, as tables and plots."""

import json as json_format
from pathlib import Path
from typing import Annotated, Any

import typer

from moodreel.cli import show
from moodreel.cli.options import Json
from moodreel.cli.train import fetched_minilm

app = typer.Typer(help="Compare models on one data set: table and plots.", no_args_is_help=True)


@app.callback()
def _compare() -> None:
    """Compare models on one data set: table and plots."""


@app.command("text-emotion")
def text_emotion(
    data: Annotated[Path, typer.Option(help="The emotion set's folder, or the one above it.")],
    runs: Annotated[
        Path | None,
        typer.Option(help="Folder of training runs; without it what ships is scored."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder for results.json, table.md and the plots.")
    ] = None,
    minilm: Annotated[
        Path | None, typer.Option(help="Folder with MiniLM; by default what was fetched.")
    ] = None,
    json: Json = False,
) -> None:
    """Score ANN, BiLSTM, transformer and two baselines on the emotion set's test split."""
    from moodreel.wiring.artefacts import ARTEFACTS
    from moodreel.workshop.datasets import emotion
    from moodreel.workshop.evaluation import compare_text, study_table

    inside = data / emotion.NAME
    document = compare_text.run(
        inside if emotion.is_here(inside) else data,
        shipped=ARTEFACTS / "research",
        runs=runs,
        minilm=minilm or fetched_minilm(),
        report=show.aloud,
    )
    if out is not None:
        _write(document, out)
    if json:
        show.as_json(document)
    else:
        typer.echo(study_table.markdown(document), nl=False)


def _write(document: dict[str, Any], out: Path) -> None:
    """The document for programs, for people, and in pictures where they can be drawn."""
    from moodreel.workshop.evaluation import study_plots, study_table

    out.mkdir(parents=True, exist_ok=True)
    if study_plots.has_matplotlib():
        study_plots.draw(document, out)
    else:
        document["notes"].append(study_plots.NEEDS_TRAIN)
    text = json_format.dumps(document, indent=1) + "\n"
    (out / "results.json").write_text(text, encoding="utf-8")
    (out / "table.md").write_text(study_table.markdown(document), encoding="utf-8")
    typer.echo(f"written to {out}", err=True)
