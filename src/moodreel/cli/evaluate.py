"""`moodreel evaluate`: measure what ships."""

from pathlib import Path
from typing import Annotated

import typer

from moodreel.cli import show
from moodreel.cli.options import Json

app = typer.Typer(help="Measure what ships, on official splits.", no_args_is_help=True)

Data = Annotated[Path, typer.Option(help="Folder with the data sets.")]


@app.command("text-emotion")
def text_emotion(
    data: Data,
    bundle: Annotated[Path | None, typer.Option(help="Another bundle than the shipped.")] = None,
    json: Json = False,
) -> None:
    """Measure the text model on GoEmotions, the everyday corpus and the everyday suite."""
    from moodreel.wiring import ARTEFACTS
    from moodreel.workshop.evaluation import text_emotion as evaluation

    _print(evaluation.run(data, bundle or ARTEFACTS / "text-emotion"), json)


@app.command()
def affect(data: Data, json: Json = False) -> None:
    """Hold the catalogue's affect against the words of IMDb reviews."""
    from moodreel.workshop.evaluation import affect_evidence

    _print(affect_evidence.run(data), json)


def _print(report: dict[str, object], json: bool) -> None:
    """The report; for people one metric a line."""
    if json:
        show.as_json(report)
        return
    for line in _lines("", report):
        typer.echo(line)


def _lines(prefix: str, value: object) -> list[str]:
    if isinstance(value, dict) and "value" in value:
        interval = f" [{value['low']:.3f}, {value['high']:.3f}]" if "low" in value else ""
        return [f"{prefix:<40} {value['value']:.3f}{interval}"]
    if isinstance(value, dict):
        return [line for k, v in value.items() for line in _lines(f"{prefix}{k} ", v)]
    if isinstance(value, list):
        return [line for i, v in enumerate(value) for line in _lines(f"{prefix}{i} ", v)]
    return [f"{prefix:<40} {value}"]
