"""What turns scores into honest confidence, chosen on validation rows."""

from collections.abc import Sequence

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.workshop.evaluation.scores import acceptable


def temperature(logits: Sequence[FloatArray], targets: Sequence[FloatArray]) -> float:
    """The number to divide logits by at which the highest belief best foretells whether it is
    right: lowest log-loss of that one question, each set of rows counting alike.

    Guo et al. (2017) fit it to the labels' cross-entropy; ours are soft, which would leave the
    confidence as low as the labellers' own doubt although the leading emotion is right.
    """
    grid = np.geomspace(0.3, 4.0, 181)
    losses = [
        np.mean([_log_loss(x / t, y) for x, y in zip(logits, targets, strict=True)]) for t in grid
    ]
    return float(grid[np.argmin(losses)])


def _log_loss(logits: FloatArray, targets: FloatArray) -> float:
    powers = np.exp(logits - logits.max(axis=1, keepdims=True))
    top = np.clip((powers / powers.sum(axis=1, keepdims=True)).max(axis=1), 1e-6, 1 - 1e-6)
    right = acceptable(logits, targets)
    return float(-np.where(right > 0, np.log(top), np.log(1 - top)).mean())


def known_share_bounds(english: FloatArray, other: FloatArray) -> tuple[float, float]:
    """(strange, familiar) shares of known words, between which confidence fades in.

    Familiar is what 19 of 20 English validation texts reach; strange is what 9 of 10 texts in other
    languages stay below, or a tenth less than familiar where the two would cross. To
    catch all of them would silence short English texts with a typing slip, too.
    """
    familiar = float(np.quantile(english, 0.05))
    strange = min(float(np.quantile(other, 0.9)), familiar - 0.1)
    return round(strange, 3), round(familiar, 3)
