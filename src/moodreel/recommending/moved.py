"""How many places a signal moved each film, from the very columns that ranked it."""

from collections.abc import Mapping

import numpy as np

from moodreel.domain.emotion import IdArray
from moodreel.domain.slate import Slate
from moodreel.recommending.blend import SCORE, blend

MOVED = "moved:"


def ranks(slate: Slate) -> IdArray:
    """(n,) places by score from 1 on; of equal scores the earlier row stands first."""
    order = np.argsort(-slate.columns[SCORE], kind="stable")
    places: IdArray = np.empty(len(slate), dtype=np.int64)
    places[order] = np.arange(1, len(slate) + 1)
    return places


def moved(measured: Slate, blended: Slate, weights: Mapping[str, float], signal: str) -> IdArray:
    """(n,) places up (negative: down) by which the films stand elsewhere than they would without
    the signal. `measured` are the columns that `blended` with these weights was made of.
    """
    if not weights.get(signal) or not np.isfinite(measured.columns[signal]).any():
        return np.zeros(len(measured), dtype=np.int64)
    others = {name: weight for name, weight in weights.items() if name != signal}
    return np.asarray(ranks(blend(measured, others)) - ranks(blended), dtype=np.int64)
