"""A trained rating model from its folder, whichever kind it is; no torch, no scipy."""

from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np

from moodreel.errors import CorruptFile
from moodreel.inference import arrays_file
from moodreel.inference.arrays_file import Arrays, ArraysManifest
from moodreel.inference.estimates import RatingEstimator
from moodreel.inference.rating_factors import RatingFactors
from moodreel.inference.rating_network import RatingNetwork

TASK = "ratings"
KINDS: dict[str, type[RatingFactors] | type[RatingNetwork]] = {
    "factors": RatingFactors,
    "network": RatingNetwork,
}


def open_ratings(folder: Path) -> tuple[ArraysManifest, RatingEstimator]:
    """The manifest and what answers. Raises as `arrays_file.read` does."""
    manifest, arrays = arrays_file.read(folder, TASK)
    kind = KINDS.get(manifest["kind"])
    if kind is None:
        expected = " or ".join(KINDS)
        raise CorruptFile(f"{folder}: expected the kind {expected}, got {manifest['kind']!r}")
    return manifest, _from_arrays(kind, arrays, folder)


def kind_of(estimator: RatingEstimator) -> str:
    """By which the manifest names it."""
    return next(name for name, kind in KINDS.items() if isinstance(estimator, kind))


def to_arrays(estimator: RatingEstimator) -> Arrays:
    """Everything it needs, by the names of its fields."""
    kind = KINDS[kind_of(estimator)]
    return {own.name: np.asarray(getattr(estimator, own.name)) for own in fields(kind)}


def _from_arrays(
    kind: type[RatingFactors] | type[RatingNetwork], arrays: Arrays, folder: Path
) -> RatingEstimator:
    names = {own.name for own in fields(kind)}
    if names != set(arrays):
        odd = ", ".join(sorted(names ^ set(arrays)))
        raise CorruptFile(f"{folder}: another version's arrays ({odd}); train it again")
    values: dict[str, Any] = {
        name: array.item() if array.ndim == 0 else array for name, array in arrays.items()
    }
    values |= {name: v.astype(np.float32) for name, v in values.items() if _is_half(v)}
    values["scale"] = tuple(arrays["scale"].tolist())
    try:
        return kind(**values)
    except (TypeError, ValueError, AttributeError) as problem:
        raise CorruptFile(f"{folder}: {problem}; train it again") from problem


def _is_half(value: Any) -> bool:
    """Shipped arrays are kept in half precision, and computed with in single."""
    return isinstance(value, np.ndarray) and value.dtype == np.float16
