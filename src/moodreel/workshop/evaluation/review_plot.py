"""The plot of the comparison of readers of reviews: how right each is, and what a review costs."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

NEEDS_TRAIN = "the plot needs matplotlib: pip install 'moodreel[train]'"
_DPI = 110


def has_matplotlib() -> bool:
    """Whether it can be drawn."""
    return find_spec("matplotlib") is not None


def draw(document: dict[str, Any], out: Path) -> Path:
    """Writes `cost.png`: accuracy, and the error in stars, against milliseconds a review."""
    import matplotlib as mpl

    mpl.use("Agg")
    import matplotlib.pyplot as plt

    mpl.rcParams.update({"font.size": 9, "axes.spines.top": False, "axes.spines.right": False})
    figure, axes = plt.subplots(1, 2, figsize=(9, 3.4))
    for axis, key, label in (
        (axes[0], "accuracy", "accuracy"),
        (axes[1], "mae", "mean absolute error, stars"),
    ):
        for model in document["models"]:
            score, x = model["metrics"][key], model["ms"]
            spread = [[score["value"] - score["low"]], [score["high"] - score["value"]]]
            colour = "C1" if model["chosen"] else "C0"
            axis.errorbar(x, score["value"], yerr=spread, fmt="o", capsize=3, color=colour)
            axis.annotate(
                f"{model['name']}, {model['size_mb']:.1f} MB",
                (x, score["value"]), (5, 5), textcoords="offset points", size=8,
            )  # fmt: skip
        axis.set(xscale="log", xlabel="milliseconds a review, one thread (log)", ylabel=label)
        axis.margins(x=0.35)
    figure.tight_layout()
    path = out / "cost.png"
    figure.savefig(path, dpi=_DPI, bbox_inches="tight", metadata={"Software": None})
    plt.close(figure)
    return path
