"""How much the transformer and the BiLSTM say where both read: fitted on held-out rows."""

from typing import Any

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.inference.bundle import MODEL, Bundle
from moodreel.inference.text_blend import blended
from moodreel.inference.text_emotion import TextEmotionModel
from moodreel.workshop.training import calibrate
from moodreel.workshop.training.reader.rows import ReaderRows

_SHARES = np.arange(5, 100, 5) / 100


def fit(first: Bundle, second: Bundle, rows: ReaderRows) -> dict[str, Any]:
    """The share of the first reader with the lowest cross-entropy on held-out rows, each set
    counting alike, and then the temperature; with the model that it holds for.
    """
    beliefs = [
        [_beliefs(reader, part.held_out.texts) for reader in (first, second)] for part in rows.sets
    ]
    labels = [part.held_out.emotions for part in rows.sets]
    losses = [
        np.mean(
            [
                _cross_entropy(blended(both, share, 1.0), told)
                for both, told in zip(beliefs, labels, strict=True)
            ]
        )
        for share in _SHARES
    ]
    share = float(_SHARES[np.argmin(losses)])
    mixed = [np.log(blended(both, share, 1.0) + 1e-12) for both in beliefs]
    return {
        "with": first.manifest["name"],
        "sha256": first.manifest["files"][MODEL]["sha256"],
        "share": share,
        "temperature": round(calibrate.temperature(mixed, labels), 4),
    }


def _beliefs(bundle: Bundle, texts: tuple[str, ...]) -> FloatArray:
    return np.stack([r.distribution for r in TextEmotionModel(bundle).read_many(texts)])


def _cross_entropy(beliefs: np.ndarray, labels: FloatArray) -> float:
    return float(-(labels * np.log(beliefs + 1e-9)).sum(axis=1).mean())
