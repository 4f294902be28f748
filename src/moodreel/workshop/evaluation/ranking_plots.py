"""The study's plots: how right each model is, and what that costs."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

NEEDS_TRAIN = "plots need matplotlib: pip install 'moodreel[train]'"
_DPI = 110
_NEAR = 0.8


def has_matplotlib() -> bool:
    """Whether plots can be drawn."""
    return find_spec("matplotlib") is not None


def draw(document: dict[str, Any], out: Path) -> list[Path]:
    """Writes the PNG files."""
    import matplotlib as mpl

    mpl.use("Agg")
    mpl.rcParams.update({"font.size": 9, "axes.spines.top": False, "axes.spines.right": False})
    models = document["models"]
    return [_accuracy(models, out / "accuracy.png"), _costs(models, out / "cost.png")]


def _accuracy(models: list[dict[str, Any]], path: Path) -> Path:
    """nDCG@100 and Recall@20 with their intervals, best first."""
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(1, 2, figsize=(9, 0.5 + 0.35 * len(models)), sharey=True)
    ranked = sorted(models, key=lambda m: m["metrics"]["ndcg@100"]["value"])
    for axis, name in zip(axes, ("ndcg@100", "recall@20"), strict=True):
        for row, model in enumerate(ranked):
            score = model["metrics"][name]
            axis.plot([score["low"], score["high"]], [row, row], color="0.6")
            axis.plot(score["value"], row, "o", color="C1" if model["chosen"] else "C0")
        axis.set(xlabel=name)
    axes[0].set_yticks(range(len(ranked)), [m["name"] for m in ranked])
    return _saved(figure, path)


def _costs(models: list[dict[str, Any]], path: Path) -> Path:
    """nDCG@100 against processor seconds of training and milliseconds a person, of the models that
    come near the best: one far below would press all others into a line.
    """
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(1, 2, figsize=(9, 4), sharey=True)
    best = max(m["metrics"]["ndcg@100"]["value"] for m in models)
    near = [m for m in models if m["metrics"]["ndcg@100"]["value"] >= _NEAR * best]
    for axis, key, label in (
        (axes[0], "train_cpu_s", "training, processor seconds (log)"),
        (axes[1], "ms", "milliseconds a person, one thread (log)"),
    ):
        for model in near:
            place = (max(model[key], 1e-3), model["metrics"]["ndcg@100"]["value"])
            axis.plot(*place, "o", color="C1" if model["chosen"] else "C0")
            axis.annotate(model["name"], place, (4, 4), textcoords="offset points", size=7)
        axis.set(xscale="log", xlabel=label)
        axis.margins(x=0.2)
    axes[0].set_ylabel("nDCG@100")
    return _saved(figure, path)


def _saved(figure: Any, path: Path) -> Path:
    import matplotlib.pyplot as plt

    figure.tight_layout()
    figure.savefig(path, dpi=_DPI, bbox_inches="tight", metadata={"Software": None})
    plt.close(figure)
    return path
