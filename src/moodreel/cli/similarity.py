"""`moodreel evaluate|tune similarity`: whether films that are called alike are."""

from pathlib import Path
from typing import Annotated

import typer

from moodreel.cli import show
from moodreel.cli.evaluate import print_report
from moodreel.cli.options import Json
from moodreel.cli.ranking import needs_scipy

Data = Annotated[Path, typer.Option(help="A folder of MovieLens, with or without tags.")]
Seed = Annotated[int, typer.Option()]


def evaluate(data: Data, seed: Seed = 0, json: Json = False) -> None:
    """Ask whether alike films share raters and people's tags, on the half kept for it."""
    needs_scipy()
    from moodreel.wiring import open_engine
    from moodreel.workshop.evaluation import similarity

    engine = open_engine()
    print_report(similarity.run(data, engine.meaning, engine.catalogue, seed), json)


def tune(data: Data, seed: Seed = 0, json: Json = False) -> None:
    """Choose the shares of likeness on the other half."""
    needs_scipy()
    from moodreel.wiring import open_engine
    from moodreel.workshop.evaluation import similarity

    engine = open_engine()
    report = similarity.chosen(data, engine.meaning, engine.catalogue, seed)
    if json:
        show.as_json(report)
        return
    for name in ("with meaning", "without"):
        shares = ", ".join(f"{kind} {share:.2f}" for kind, share in report[name].items())
        typer.echo(f"{name}: {shares}")
