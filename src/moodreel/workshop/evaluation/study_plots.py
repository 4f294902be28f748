"""The study's plots: confusion matrices, learning curves, accuracy against latency and size."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

NEEDS_TRAIN = "plots need matplotlib: pip install 'moodreel[train]'"
_DPI = 110


def has_matplotlib() -> bool:
    """Whether plots can be drawn."""
    return find_spec("matplotlib") is not None


def draw(document: dict[str, Any], out: Path) -> list[Path]:
    """Writes the PNG files, without the models that are several seeds together; learning curves
    only where the runs are known.
    """
    import matplotlib as mpl

    mpl.use("Agg")
    mpl.rcParams.update({"font.size": 9, "axes.spines.top": False, "axes.spines.right": False})
    models = [model for model in document["models"] if model["together"] == 1]
    labels = document["labels"]
    drawn = [_confusions(models, labels, out / "confusion.png"), _costs(models, out / "cost.png")]
    curves = [(m["name"], run) for m in models for run in m["runs"] if run.get("curve")]
    return [*drawn, _curves(curves, out / "learning-curves.png")] if curves else drawn


def _confusions(models: list[dict[str, Any]], labels: list[str], path: Path) -> Path:
    """A matrix a model, rows in per cent of the label, all seeds together."""
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(
        1, len(models), figsize=(2.6 * len(models), 3.3), sharey=True, squeeze=False
    )
    for axis, model in zip(axes[0], models, strict=True):
        counts = np.array(model["confusion"], dtype=float)
        shares = 100 * counts / counts.sum(axis=1, keepdims=True)
        axis.imshow(shares, cmap="Blues", vmin=0, vmax=100)
        for (row, column), share in np.ndenumerate(shares):
            if share >= 0.5:
                ink = "white" if share > 60 else "black"
                axis.text(column, row, f"{share:.0f}", ha="center", va="center", color=ink, size=7)
        axis.set_xticks(range(len(labels)), labels, rotation=60, ha="right")
        axis.set_yticks(range(len(labels)), labels)
        axis.set(title=model["name"], xlabel="told")
    axes[0][0].set_ylabel("label (% of its rows)")
    return _saved(figure, path)


def _curves(curves: list[tuple[str, dict[str, Any]]], path: Path) -> Path:
    """Training loss and validation accuracy by epoch, a line a seed."""
    import matplotlib.pyplot as plt

    names = list(dict.fromkeys(name for name, _ in curves))
    figure, axes = plt.subplots(1, 2, figsize=(9, 3.4))
    for name, run in curves:
        colour = f"C{names.index(name)}"
        label = name if run is next(r for n, r in curves if n == name) else None
        epochs = [line["epoch"] for line in run["curve"]]
        axes[0].plot(epochs, [line["loss"] for line in run["curve"]], colour, lw=1, label=label)
        accuracy = [line["accuracy"] for line in run["curve"]]
        axes[1].plot(epochs, accuracy, colour, lw=1, marker=".", label=label)
    axes[0].set(xlabel="epoch", ylabel="training loss, labels smoothed")
    axes[1].set(xlabel="epoch", ylabel="validation accuracy", ylim=(0.8, 0.96))
    axes[1].legend(frameon=False, loc="lower right")
    return _saved(figure, path)


def _costs(models: list[dict[str, Any]], path: Path) -> Path:
    """Accuracy with its interval against milliseconds a sentence and megabytes."""
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(1, 2, figsize=(9, 3.4), sharey=True)
    for axis, key, label in (
        (axes[0], "ms", "milliseconds a sentence, one thread (log)"),
        (axes[1], "size_mb", "file, MB, without what is fetched (log)"),
    ):
        for model in models:
            score, x = model["metrics"]["accuracy"], max(model[key], 1e-3)
            spread = [[score["value"] - score["low"]], [score["high"] - score["value"]]]
            axis.errorbar(x, score["value"], yerr=spread, fmt="o", capsize=3)
            axis.annotate(
                model["name"], (x, score["value"]), (5, 5), textcoords="offset points", size=8
            )
        axis.set(xscale="log", xlabel=label)
        axis.margins(x=0.2)
    axes[0].set_ylabel("test accuracy")
    return _saved(figure, path)


def _saved(figure: Any, path: Path) -> Path:
    import matplotlib.pyplot as plt

    figure.tight_layout()
    figure.savefig(path, dpi=_DPI, bbox_inches="tight", metadata={"Software": None})
    plt.close(figure)
    return path
