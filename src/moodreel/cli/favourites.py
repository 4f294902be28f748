"""`moodreel train|tune|evaluate favourites`: which films become favourites of a person."""

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from moodreel.cli import show
from moodreel.cli.evaluate import print_report
from moodreel.cli.options import Json
from moodreel.errors import Unavailable

Data = Annotated[Path, typer.Option(help="File or folder of ratings with MovieLens ids.")]
Seed = Annotated[int, typer.Option(min=0, max=2**32 - 1, help="Of the split and the models.")]


def train(
    data: Data,
    out: Annotated[Path, typer.Option(help="Folder to write to; replaced once all is done.")],
    seed: Seed = 0,
    json: Json = False,
) -> None:
    """Learn from ratings which films become favourites, and write the artefact."""
    check_learnable()
    from moodreel.workshop.training.favourites import recipe

    manifest = recipe.run(data, out, seed, report=show.aloud)
    if json:
        show.as_json(manifest)
    else:
        typer.echo(f"written to {out}: {manifest['settings']['model']}")


def tune(data: Data, seed: Seed = 0, json: Json = False) -> None:
    """Try settings of the models of favourites by cross-validation over people."""
    check_learnable()
    from moodreel.workshop.training.favourites import tuning

    print_report(tuning.run(data, seed, report=show.aloud), json)


def evaluate(
    data: Data,
    bundle: Annotated[Path | None, typer.Option(help="Another than the shipped.")] = None,
    refit: Annotated[
        bool, typer.Option("--refit", help="Learn the other models anew beside it; slower.")
    ] = False,
    json: Json = False,
) -> None:
    """Measure the shipped model of favourites on people it has not met, beside baselines."""
    if refit:
        check_learnable()
    _check("scipy", "measuring needs scipy")
    from moodreel.wiring.artefacts import FAVOURITES
    from moodreel.workshop.evaluation import favourites as evaluation

    print_report(evaluation.run(data, bundle or FAVOURITES, refit=refit), json)


def check_learnable() -> None:
    """Says which extra is missing before a long command starts."""
    _check("scipy", "learning needs scipy")
    _check("sklearn", "learning needs scikit-learn")


def _check(package: str, what: str) -> None:
    if find_spec(package) is None:
        raise Unavailable(
            f"{what}, which is not installed: run .venv/bin/pip install -e '.[train]'"
        )
