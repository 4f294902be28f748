"""`moodreel train|evaluate|tune|compare ranking`: which films come first for whom."""

import json as json_format
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from moodreel.cli import show
from moodreel.cli.evaluate import print_report
from moodreel.cli.options import Json
from moodreel.errors import BadInput, Unavailable

if TYPE_CHECKING:
    from moodreel.workshop.evaluation.ranking_study import Task

Data = Annotated[
    Path,
    typer.Option(
        help="A file of ratings (MovieLens or your own), a folder with one, moodreel.db, or "
        "database: the one that MOODREEL_DATABASE names."
    ),
]
Split = Annotated[
    str, typer.Option(help="new-people, random, time, or last-N: each person's last N.")
]
Seed = Annotated[int, typer.Option()]
Models = Annotated[str, typer.Option(help="Names, with commas; peers need the extra bench.")]
Liked = Annotated[
    float | None,
    typer.Option(help="Count only held-out films rated so high; by default all that were seen."),
]
Scale = Annotated[
    str | None, typer.Option(help="Lowest and highest rating, as in 1,10; MovieLens' by default.")
]
Tuned = Annotated[
    Path | None, typer.Option(help="Folder that `moodreel tune ranking` wrote: settings to use.")
]
Films = Annotated[str, typer.Option(help="all, or catalogue: films that moodreel knows.")]
OURS = "popularity,knn,ease,sparse-ease,ials"


def evaluate(
    data: Data,
    models: Models = OURS,
    split: Split = "new-people",
    liked_from: Liked = None,
    scale: Scale = None,
    films: Films = "all",
    tuned: Tuned = None,
    seed: Seed = 0,
    json: Json = False,
) -> None:
    """Measure ranking models on held-out films; the best on validation is marked."""
    print_report(
        _study(_task(data, split, liked_from, scale, films, seed), models, tuned, seed), json
    )


def compare(
    data: Data,
    models: Models = OURS,
    split: Split = "new-people",
    liked_from: Liked = None,
    scale: Scale = None,
    films: Films = "all",
    tuned: Tuned = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder for results.json, table.md and the plots.")
    ] = None,
    seed: Seed = 0,
    json: Json = False,
) -> None:
    """Ranking models side by side, ours and others': table and plots."""
    from moodreel.workshop.evaluation import ranking_table

    document = _study(_task(data, split, liked_from, scale, films, seed), models, tuned, seed)
    if out is not None:
        _write(document, out)
    if json:
        show.as_json(document)
    else:
        typer.echo(ranking_table.markdown(document), nl=False)


def tune(
    data: Data,
    out: Annotated[Path, typer.Option(help="Folder for tuned-NAME.json; an earlier run goes on.")],
    models: Models = "ease,ials",
    trials: Annotated[
        int, typer.Option(min=1, help="A model; of a grid, values of each setting.")
    ] = 12,
    method: Annotated[str, typer.Option(help="random or grid.")] = "random",
    split: Split = "new-people",
    liked_from: Liked = None,
    scale: Scale = None,
    films: Films = "all",
    seed: Seed = 0,
    json: Json = False,
) -> None:
    """Choose settings on validation, with as many trials for every model."""
    asked = _task(data, split, liked_from, scale, films, seed)
    from moodreel.workshop.evaluation import tune_ranking
    from moodreel.workshop.training.loop import bar

    names = _names(models)
    n = tune_ranking.n_trials(asked, names, trials, method, seed)
    with bar("trials", n) as tick:
        report = tune_ranking.run(
            asked, names, out, n=trials, method=method, seed=seed, report=show.aloud, tick=tick
        )
    print_report(report, json)


def train(
    data: Data,
    out: Annotated[Path, typer.Option(help="Folder to write to; an older artefact is replaced.")],
    model: Annotated[str, typer.Option(help="ease (sparse, as it is served) or knn.")] = "ease",
    films: Films = "catalogue",
    scale: Scale = None,
    tuned: Tuned = None,
    measure: Annotated[
        bool, typer.Option(help="Whether to measure it on new people first.")
    ] = True,
    json: Json = False,
) -> None:
    """Learn from ratings which films go together, and write that for the product to load."""
    needs_scipy()
    from moodreel.workshop.evaluation.tune_ranking import read_tuned
    from moodreel.workshop.training.taste import recipe

    fitted = recipe.SERVED.get(model, model)
    report = recipe.run(
        data, out, model=model, films=films, scale=scale_of(scale), measure=measure,
        settings=read_tuned(tuned, [fitted]).settings[fitted] if tuned else {},
        command=" ".join(["moodreel", *sys.argv[1:]]), report=show.aloud,
    )  # fmt: skip
    print_report(report, json)


def needs_scipy() -> None:
    """Says which extra is missing before a long command starts."""
    if find_spec("scipy") is None:
        raise Unavailable(
            "models of taste need scipy, which is not installed: run "
            ".venv/bin/pip install -e '.[train]'"
        )


def scale_of(text: str | None) -> tuple[float, float] | None:
    """Two rising numbers. Raises `BadInput` for anything else."""
    if text is None:
        return None
    try:
        low, high = map(float, text.split(","))
    except ValueError:
        low, high = 1.0, 0.0
    if not low < high:
        raise BadInput(f"expected the lowest and the highest rating as in 1,10, got {text!r}")
    return low, high


def _names(models: str) -> list[str]:
    return [name.strip() for name in models.split(",") if name.strip()]


def _task(
    data: Path, split: str, liked_from: float | None, scale: str | None, films: str, seed: int
) -> "Task":
    needs_scipy()
    from moodreel.workshop.evaluation import ranking_study

    return ranking_study.task(data, split, seed, liked_from, scale_of(scale), films)


def _study(asked: "Task", models: str, tuned: Path | None, seed: int) -> dict[str, Any]:
    from moodreel.workshop.evaluation import ranking_study
    from moodreel.workshop.evaluation.tune_ranking import read_tuned

    names = _names(models)
    if tuned is None:
        return ranking_study.run(asked, names, seed, report=show.aloud)
    found = read_tuned(tuned, names)
    return ranking_study.run(
        asked, names, seed, found.settings, trials=found.trials, report=show.aloud
    )


def _write(document: dict[str, Any], out: Path) -> None:
    """The document for programs, for people, and in pictures where they can be drawn."""
    from moodreel.workshop.evaluation import ranking_plots, ranking_table

    out.mkdir(parents=True, exist_ok=True)
    if ranking_plots.has_matplotlib():
        ranking_plots.draw(document, out)
    text = json_format.dumps(document, indent=1) + "\n"
    (out / "results.json").write_text(text, encoding="utf-8")
    (out / "table.md").write_text(ranking_table.markdown(document), encoding="utf-8")
    typer.echo(f"written to {out}", err=True)
