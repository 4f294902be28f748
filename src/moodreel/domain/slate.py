"""The one type that every step of recommending passes on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from moodreel.domain.emotion import FloatArray, IdArray


@dataclass(frozen=True, slots=True, eq=False)
class Slate:
    """Catalogue rows (n,) int64 and named columns (n,) float32 of numbers; NaN is no opinion.

    Every source and signal adds a column, the blend weighs the columns and the reasons read the
    same columns, so that they cannot tell another story than the order does.
    """

    rows: IdArray
    columns: Mapping[str, FloatArray] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, values in self.columns.items():
            if values.shape != self.rows.shape:
                raise ValueError(f"column {name} has shape {values.shape}, not {self.rows.shape}")
        object.__setattr__(self, "columns", MappingProxyType(dict(self.columns)))

    def __len__(self) -> int:
        return len(self.rows)

    def with_column(self, name: str, values: FloatArray) -> "Slate":
        """The same films with one column more. Raises ValueError where the name is taken."""
        if name in self.columns:
            raise ValueError(f"the slate has a column {name} already")
        return Slate(self.rows, {**self.columns, name: np.asarray(values, dtype=np.float32)})

    def take(self, positions: IdArray) -> "Slate":
        """The films at these positions, in that order, with all columns."""
        return Slate(self.rows[positions], {k: v[positions] for k, v in self.columns.items()})


def union(slates: Sequence[Slate]) -> Slate:
    """Every film that any slate holds, once, in catalogue order; NaN where a slate had no number
    for it.
    """
    if not slates:
        return Slate(np.empty(0, dtype=np.int64))
    rows = np.unique(np.concatenate([slate.rows for slate in slates]))
    columns: dict[str, FloatArray] = {}
    for slate in slates:
        at = np.searchsorted(rows, slate.rows)
        for name, values in slate.columns.items():
            column = columns.setdefault(name, np.full(len(rows), np.nan, dtype=np.float32))
            column[at] = values
    return Slate(rows, columns)
