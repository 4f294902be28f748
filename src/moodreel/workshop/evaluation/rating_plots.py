"""The rating study's plot: how far off each model is, and what that costs."""

from pathlib import Path
from typing import Any

from moodreel.workshop.evaluation.ranking_plots import has_matplotlib

__all__ = ["draw", "has_matplotlib"]

_DPI = 110


def draw(document: dict[str, Any], out: Path) -> Path:
    """Writes `errors.png`: RMSE with its interval, and against processor seconds of training."""
    import matplotlib as mpl

    mpl.use("Agg")
    mpl.rcParams.update({"font.size": 9, "axes.spines.top": False, "axes.spines.right": False})
    import matplotlib.pyplot as plt

    models = sorted(document["models"], key=lambda m: -m["metrics"]["rmse"]["value"])
    figure, (errors, costs) = plt.subplots(1, 2, figsize=(9, 1.5 + 0.3 * len(models)))
    for row, model in enumerate(models):
        score, colour = model["metrics"]["rmse"], "C1" if model["chosen"] else "C0"
        errors.plot([score["low"], score["high"]], [row, row], color="0.6")
        errors.plot(score["value"], row, "o", color=colour)
        place = (max(model["train_cpu_s"], 1e-2), score["value"])
        costs.plot(*place, "o", color=colour)
        costs.annotate(model["name"], place, (4, 4), textcoords="offset points", size=7)
    errors.set_yticks(range(len(models)), [model["name"] for model in models])
    errors.set(xlabel="RMSE, 95 % interval over people")
    costs.set(xscale="log", xlabel="training, processor seconds (log)", ylabel="RMSE")
    costs.margins(x=0.2)
    figure.tight_layout()
    path = out / "errors.png"
    figure.savefig(path, dpi=_DPI, bbox_inches="tight", metadata={"Software": None})
    plt.close(figure)
    return path
