"""One line of the study's table, from what a model's seeds say of the test split."""

from typing import Any

import numpy as np

from moodreel.domain.emotion import BoolArray, FloatArray
from moodreel.workshop.datasets.labelled import LabelledTexts
from moodreel.workshop.evaluation.study_scores import (
    NAMES,
    Predictions,
    confusion,
    measure,
    over_rows,
    over_seeds,
)


def line(
    name: str, seeds: list[Predictions], test: LabelledTexts, repeated: BoolArray
) -> dict[str, Any]:
    """One line of the table: means over seeds where there are several, else one model's numbers."""
    each = [measure(one.beliefs, test.emotions, repeated) for one in seeds]
    if len(seeds) > 1:
        metrics = {k: over_seeds([values[k] for values in each]) for k in NAMES}
    else:
        metrics = over_rows(seeds[0].beliefs, test.emotions, repeated)
    scored = [one.facts["validation"] for one in seeds if "validation" in one.facts]
    return {
        "name": name,
        "n_seeds": len(seeds),
        "together": seeds[0].facts.get("together", 1),
        "interval": "t over seeds" if len(seeds) > 1 else "bootstrap over rows",
        "metrics": metrics,
        "validation": {k: round(float(np.mean([v[k] for v in scored])), 4) for k in scored[0]}
        if scored
        else None,
        "parameters": seeds[0].facts["parameters"],
        "trained_parameters": seeds[0].facts.get("trained_parameters"),
        "train_s": _mean(seeds, "train_s", 1),
        "peak_mb": _mean(seeds, "peak_mb", 0),
        "size_mb": _mean(seeds, "size_mb", 3),
        "fetched_mb": _mean(seeds, "fetched_mb", 1) or 0.0,
        "ms": round(float(np.median([one.ms for one in seeds])), 3),
        "confusion": np.sum([confusion(s.beliefs, test.emotions) for s in seeds], axis=0).tolist(),
        "runs": [
            {k: v for k, v in one.facts.items() if k in ("seed", "epochs", "best_epoch", "curve")}
            | {"train_s": one.facts["train_s"], "validation": one.facts.get("validation")}
            | {k: round(v, 4) for k, v in values.items()}
            for one, values in zip(seeds, each, strict=True)
        ],
    }


def together(seeds: list[Predictions], validation: LabelledTexts) -> Predictions:
    """What all seeds of a model say on average: the ensemble, at the price of them all."""
    sums = ("parameters", "trained_parameters", "train_s", "size_mb")
    totals = {k: sum(one.facts[k] for one in seeds) for k in sums}
    told = np.mean([one.facts["told"] for one in seeds], axis=0)
    return Predictions(
        beliefs=np.mean([one.beliefs for one in seeds], axis=0),
        ms=sum(one.ms for one in seeds),
        facts=totals
        | {"fetched_mb": seeds[0].facts["fetched_mb"], "together": len(seeds)}
        | validated(told, validation),
    )


def validated(told: FloatArray, validation: LabelledTexts) -> dict[str, Any]:
    """The beliefs on the validation split, and their scores, by which models are compared."""
    values = measure(told, validation.emotions, np.zeros(len(told), dtype=bool))
    return {"told": told, "validation": {k: round(values[k], 4) for k in ("accuracy", "macro_f1")}}


def _mean(seeds: list[Predictions], fact: str, digits: int) -> float | None:
    values = [one.facts.get(fact) for one in seeds]
    known = [float(value) for value in values if value is not None]
    return round(float(np.mean(known)), digits) if known else None
