"""`moodreel train|tune|evaluate|compare review-sentiment`: what reviews say of their films."""

import json as json_format
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any

import typer

from moodreel.cli import show
from moodreel.cli.evaluate import print_report
from moodreel.cli.options import Json
from moodreel.cli.train import check_trainable, fetched_minilm
from moodreel.errors import BadInput, Unavailable, UnknownName

MODELS = ("linear", "bilstm", "transformer")

Data = Annotated[Path, typer.Option(help="Folder of the IMDb reviews.")]
Bundle = Annotated[Path | None, typer.Option(help="Another bundle than the shipped.")]
Seed = Annotated[int, typer.Option(min=0, max=2**32 - 1)]
Minilm = Annotated[
    Path | None, typer.Option(help="Folder of the fetched MiniLM, if not the usual one.")
]


def train(
    data: Data,
    out: Annotated[Path, typer.Option(help="The artefact's folder; a network's run folder.")],
    model: Annotated[
        str, typer.Option(help="linear (what ships), bilstm or transformer (to compare with).")
    ] = "linear",
    minilm: Minilm = None,
    seed: Seed = 0,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on with a network's run in --out.")
    ] = False,
    json: Json = False,
) -> None:
    """Train a reader of reviews on the official training split."""
    if model not in MODELS:
        raise UnknownName("model", model, MODELS)
    report = (
        _linear(data, out, seed, resume=resume)
        if model == "linear"
        else _network(model, data, out, seed, minilm or fetched_minilm(), resume=resume)
    )
    if json:
        show.as_json(report)
    else:
        typer.echo(f"written to {out}")


def tune(data: Data, json: Json = False) -> None:
    """Measure what settings of the linear model are worth, on folds by film; some minutes each."""
    _needs_sklearn()
    from moodreel.workshop.training.reviews import tuning

    print_report(tuning.run(data, report=show.aloud), json)


def evaluate(data: Data, bundle: Bundle = None, seed: Seed = 0, json: Json = False) -> None:
    """Measure the shipped reader of reviews on the official test and on lukewarm sentences."""
    from moodreel.wiring.artefacts import REVIEWS
    from moodreel.workshop.evaluation import review_sentiment as evaluation

    print_report(evaluation.run(data, bundle or REVIEWS, seed=seed), json)


def compare(
    data: Data,
    runs: Annotated[
        Path | None,
        typer.Option(help="Folder of the networks' runs; without it only what ships is scored."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Folder for results.json, table.md and the plot.")
    ] = None,
    bundle: Bundle = None,
    minilm: Minilm = None,
    seed: Seed = 0,
    json: Json = False,
) -> None:
    """Linear model, BiLSTM and transformer on the official test: table and plot."""
    from moodreel.wiring.artefacts import REVIEWS
    from moodreel.workshop.evaluation import compare_reviews, review_table

    document = compare_reviews.run(
        data,
        bundle or REVIEWS,
        runs,
        minilm=minilm or fetched_minilm(),
        seed=seed,
        report=show.aloud,
    )
    if out is not None:
        _write(document, out)
    if json:
        show.as_json(document)
    else:
        typer.echo(review_table.markdown(document), nl=False)


def _linear(data: Path, out: Path, seed: int, *, resume: bool) -> dict[str, Any]:
    if resume:
        raise BadInput("the linear model trains in minutes and keeps no steps: leave out --resume")
    _needs_sklearn()
    from moodreel.workshop.training.reviews import recipe

    return recipe.run(data, out, seed, report=show.aloud)


def _needs_sklearn() -> None:
    if find_spec("sklearn") is None:
        raise Unavailable(
            "training needs scikit-learn, which is not installed: run "
            ".venv/bin/pip install -e '.[train]'"
        )


def _network(
    model: str, data: Path, out: Path, seed: int, minilm: Path, *, resume: bool
) -> dict[str, Any]:
    check_trainable()
    from moodreel.workshop.training.reviews import networks

    return networks.run(model, data, out, seed, minilm=minilm, resume=resume, report=show.aloud)


def _write(document: dict[str, Any], out: Path) -> None:
    """The document for programs, for people, and as a picture where it can be drawn."""
    from moodreel.workshop.evaluation import review_plot, review_table

    out.mkdir(parents=True, exist_ok=True)
    if review_plot.has_matplotlib():
        review_plot.draw(document, out)
    else:
        document["notes"].append(review_plot.NEEDS_TRAIN)
    text = json_format.dumps(document, indent=1) + "\n"
    (out / "results.json").write_text(text, encoding="utf-8")
    (out / "table.md").write_text(review_table.markdown(document), encoding="utf-8")
    typer.echo(f"written to {out}", err=True)
