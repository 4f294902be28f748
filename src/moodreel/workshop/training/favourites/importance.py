"""What each feature is worth: the PR-AUC lost where its values are dealt out anew."""

from collections.abc import Callable
from typing import Any

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.inference.favourite_features import NAMES
from moodreel.workshop.evaluation.favourite_scores import Foretold, gained
from moodreel.workshop.training.favourites.rows import Rows

# One-hot columns and parts of one description say nothing alone.
_TOGETHER = {"genre": "genres of film", "evokes": "affect of film"}
MOST = 12
_ALSO_AFFECT = ("valence", "arousal")


def groups() -> dict[str, list[int]]:
    """Columns by what they tell of together."""
    found: dict[str, list[int]] = {}
    for column, name in enumerate(NAMES):
        first = "evokes" if name in _ALSO_AFFECT else name.split()[0]
        found.setdefault(_TOGETHER.get(first, name), []).append(column)
    return found


def importance(
    rows: Rows, margins: Callable[[FloatArray], FloatArray], seed: int
) -> list[dict[str, Any]]:
    """The groups of columns by the PR-AUC lost, the `MOST` largest, with intervals over people."""
    whole = _foretold(rows, margins(rows.columns))
    usual = whole.average_precision()
    dealt = {
        name: _foretold(rows, margins(_dealt(rows.columns, columns, seed)))
        for name, columns in groups().items()
    }
    lost = {name: usual - other.average_precision() for name, other in dealt.items()}
    first = sorted(lost, key=lambda name: -lost[name])[:MOST]
    return [{"feature": name, "pr_auc_lost": gained(whole, dealt[name], seed)} for name in first]


def _dealt(columns: FloatArray, of: list[int], seed: int) -> FloatArray:
    """The same with the values of these columns dealt out to other rows, together."""
    changed = columns.copy()
    order = np.random.default_rng(seed).permutation(columns.shape[1])
    changed[of] = columns[of][:, order]
    return changed


def _foretold(rows: Rows, margins: FloatArray) -> Foretold:
    return Foretold(values=margins, favourites=rows.favourites, people=rows.people)
