"""What it costs to ship weights from a small data set: beside weights from a larger one.

Both are asked about the same held-out people over the films that both know. The larger data set is
for evaluation only: nothing trained on it ships.
"""

from typing import Any

import numpy as np
from scipy.sparse import csr_array

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.workshop.datasets.histories import Histories, histories, seen
from moodreel.workshop.datasets.interactions import Interactions
from moodreel.workshop.evaluation.ranking_scores import (
    accuracy,
    ordered,
    ranking_differences,
    ranking_scores,
)
from moodreel.workshop.evaluation.splits import Split, new_people
from moodreel.workshop.training.taste.sparse_ease import SparseEase

METRICS = ("ndcg@10", "ndcg@100", "recall@20")


def compare(
    small: Interactions, large: Interactions, k: int, l2: float, seed: int = 0
) -> dict[str, Any]:
    """Scores of both on the test people of each data set, and what the small one loses.

    What was seen alone counts, as not everyone's stars are in the larger edition.
    """
    common = np.intersect1d(small.film_ids, large.film_ids)
    ours, theirs = new_people(small, seed)[1], new_people(large, seed)[1]
    models = {
        "small": SparseEase(k=k, l2=l2).fit(_over(ours.train, common)),
        "large": SparseEase(k=k, l2=l2).fit(_over(theirs.train, common)),
    }
    return {
        "films": len(common),
        "people trained on": {
            "small": len(np.unique(ours.train.people)),
            "large": len(np.unique(theirs.train.people)),
        },
        "people of the small data": _asked(models, ours, common, seed),
        "people of the large data": _asked(models, theirs, common, seed),
    }


def _asked(
    models: dict[str, SparseEase], split: Split, common: IdArray, seed: int
) -> dict[str, Any]:
    known, wanted = (_over(part, common) for part in (split.known, split.held_out))
    asked = np.flatnonzero(np.diff(wanted.indptr))
    known, wanted = csr_array(known[asked]), csr_array(wanted[asked])
    each = {
        name: _metrics(np.asarray(model.score(known)), known, wanted)
        for name, model in models.items()
    }
    return {
        "n": len(asked),
        **{name: ranking_scores(own, seed) for name, own in each.items()},
        "small minus large": ranking_differences(each["small"], each["large"], seed),
    }


def _metrics(scores: FloatArray, known: Histories, wanted: Histories) -> dict[str, FloatArray]:
    found = accuracy(ordered(scores, known), wanted)
    return {name: found[name] for name in METRICS}


def _over(part: Interactions, film_ids: IdArray) -> Histories:
    """(P, F) what was seen of these films."""
    columns = np.searchsorted(part.film_ids, film_ids)
    return seen(csr_array(histories(part)[:, columns]))
