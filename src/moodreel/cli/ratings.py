"""`moodreel train|evaluate|tune|compare ratings`: how many stars would this person give?"""

import json as json_format
import sys
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from moodreel.cli import show
from moodreel.cli.evaluate import print_report
from moodreel.cli.options import Json
from moodreel.cli.ranking import Data, Models, Scale, Seed, needs_scipy, scale_of
from moodreel.errors import Unavailable

if TYPE_CHECKING:
    from moodreel.domain.emotion import IdArray
    from moodreel.workshop.evaluation.rating_study import Asked

Split = Annotated[
    str, typer.Option(help="random (five folds), time, or official: what ua.test says.")
]
Folds = Annotated[int, typer.Option(help="How many of the five random folds to measure.")]
Trials = Annotated[
    int, typer.Option(min=1, help="Settings tried for each model, inside the training rows.")
]
Out = Annotated[Path | None, typer.Option(help="Folder for results.json, table.md and the plots.")]
OURS = "bias,als,svd,svdpp"
NEURAL = ("neural", "neural-factors")


def evaluate(
    data: Data,
    models: Models = OURS,
    split: Split = "random",
    folds: Folds = 5,
    trials: Trials = 1,
    scale: Scale = None,
    seed: Seed = 0,
    json: Json = False,
) -> None:
    """Measure rating models on held-out ratings: RMSE, MAE, what their intervals hold, costs."""
    print_report(_study(data, models, split, folds, trials, scale, seed), json)


def compare(
    data: Data,
    models: Models = OURS,
    split: Split = "random",
    folds: Folds = 5,
    trials: Trials = 1,
    scale: Scale = None,
    out: Out = None,
    seed: Seed = 0,
    json: Json = False,
) -> None:
    """Rating models side by side, ours and others': table and plots."""
    from moodreel.workshop.evaluation import rating_table

    document = _study(data, models, split, folds, trials, scale, seed)
    if out is not None:
        _write(document, out)
    if json:
        show.as_json(document)
    else:
        typer.echo(rating_table.markdown(document), nl=False)


def tune(
    data: Data,
    models: Models = "als,svdpp",
    trials: Annotated[
        int, typer.Option(min=1, help="A model; of a grid, values of each setting.")
    ] = 12,
    method: Annotated[str, typer.Option(help="random or grid.")] = "random",
    split: Split = "random",
    scale: Scale = None,
    seed: Seed = 0,
    json: Json = False,
) -> None:
    """Choose settings inside the training rows, with as many trials for every model."""
    names, asked = _ask(data, models, split, 1, scale, seed)
    from moodreel.workshop.evaluation import tune_ratings
    from moodreel.workshop.training.loop import bar

    with bar("trials", tune_ratings.n_trials(names, trials, method, seed)) as tick:
        report = tune_ratings.run(
            asked, names, n=trials, method=method, seed=seed, report=show.aloud, tick=tick
        )
    print_report(report, json)


def train(
    data: Data,
    out: Annotated[Path, typer.Option(help="Folder to write to; an older artefact is replaced.")],
    model: Annotated[
        str, typer.Option(help="bias, als, svd, svdpp, neural or neural-factors.")
    ] = "svdpp",
    trials: Trials = 1,
    scale: Scale = None,
    catalogue: Annotated[
        bool, typer.Option("--catalogue", help="Write the catalogue's films alone, as it ships.")
    ] = False,
    seed: Seed = 0,
    json: Json = False,
) -> None:
    """Learn from ratings how many stars people give, and write what serves without torch."""
    _check_installed([model])
    from moodreel.workshop.training.loop import bar
    from moodreel.workshop.training.taste import rating_recipe

    with bar(f"training {model}", rating_recipe.n_fits(model, trials, seed)) as tick:
        report = rating_recipe.run(
            data, out, model=model, trials=trials, scale=scale_of(scale), seed=seed,
            command=" ".join(["moodreel", *sys.argv[1:]]), report=show.aloud, tick=tick,
            films=_of_catalogue() if catalogue else None,
        )  # fmt: skip
    print_report(report, json)


def _of_catalogue() -> "IdArray":
    """The MovieLens ids of the catalogue's films."""
    import numpy as np

    from moodreel.catalogues.bundled import load_bundled

    ids = [film.movielens_id for film in load_bundled().films if film.movielens_id is not None]
    return np.array(sorted(ids), dtype=np.int64)


def _study(
    data: Path, models: str, split: str, folds: int, trials: int, scale: str | None, seed: int
) -> dict[str, Any]:
    names, asked = _ask(data, models, split, folds, scale, seed)
    from moodreel.workshop.evaluation import rating_study
    from moodreel.workshop.training.loop import bar

    with bar("fits", rating_study.n_fits(names, asked, trials)) as tick:
        return rating_study.run(asked, names, trials=trials, report=show.aloud, tick=tick)


def _ask(
    data: Path, models: str, split: str, folds: int, scale: str | None, seed: int
) -> tuple[list[str], "Asked"]:
    """Names and splits; what is wrong or missing is told before anything is read or fitted."""
    names = [name.strip() for name in models.split(",") if name.strip()]
    _check_installed(names)
    from moodreel.workshop.evaluation import rate, rating_study

    for name in names:
        rate.space_of(name)
    return names, rating_study.ask(data, split, seed, folds, scale_of(scale))


def _check_installed(names: Iterable[str]) -> None:
    needs_scipy()
    if find_spec("torch") is None and set(names) & set(NEURAL):
        raise Unavailable(
            "neural models need torch, which is not installed: run "
            ".venv/bin/pip install -e '.[train]', or choose svdpp, which is better here"
        )


def _write(document: dict[str, Any], out: Path) -> None:
    """The document for programs, for people, and in pictures where they can be drawn."""
    from moodreel.workshop.evaluation import rating_plots, rating_table

    out.mkdir(parents=True, exist_ok=True)
    if rating_plots.has_matplotlib():
        rating_plots.draw(document, out)
    text = json_format.dumps(document, indent=1) + "\n"
    (out / "results.json").write_text(text, encoding="utf-8")
    (out / "table.md").write_text(rating_table.markdown(document), encoding="utf-8")
    typer.echo(f"written to {out}", err=True)
