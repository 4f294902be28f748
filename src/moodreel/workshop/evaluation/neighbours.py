"""How good films' nearest neighbours are, by something that made no likeness: nDCG@10."""

from dataclasses import dataclass

import numpy as np

from moodreel.domain.emotion import BoolArray, FloatArray, IdArray

K = 10
_DISCOUNT = 1 / np.log2(2 + np.arange(K))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Judge:
    """What neighbours are held against."""

    gain: FloatArray
    """(q, c) of each candidate for each film asked, 0 and more."""
    barred: BoolArray
    """(q, c) pairs that are not asked about: a film itself, and its franchise."""
    asked: IdArray
    """(q,) rows of the films asked, each with a gain somewhere."""
    candidates: IdArray
    """(c,) rows."""

    @classmethod
    def of(cls, gain: FloatArray, known: BoolArray, franchises: IdArray) -> "Judge":
        """From (n, n) gains between films; only `known` ones are asked about or candidates."""
        rows = np.flatnonzero(known)
        barred = franchises[rows][:, None] == franchises[rows]
        own = np.where(barred, 0, np.maximum(gain[np.ix_(rows, rows)], 0))
        some = own.any(axis=1)
        return cls(gain=own[some], barred=barred[some], asked=rows[some], candidates=rows)

    def half(self, which: BoolArray) -> "Judge":
        """Only the films asked that are marked in `which` (n_films,)."""
        mine = which[self.asked]
        return Judge(
            gain=self.gain[mine], barred=self.barred[mine], asked=self.asked[mine],
            candidates=self.candidates,
        )  # fmt: skip

    def cut(self, likeness: FloatArray) -> FloatArray:
        """(q, c) of a likeness (n, n)."""
        return likeness[np.ix_(self.asked, self.candidates)]

    def ndcg(self, likeness: FloatArray) -> FloatArray:
        """(q,) nDCG@10 of each film asked, by a likeness (q, c)."""
        first = _first(np.where(self.barred, -np.inf, likeness))
        found = np.take_along_axis(self.gain, first, axis=1)
        best = np.take_along_axis(self.gain, _first(self.gain), axis=1)
        width = found.shape[1]
        return np.asarray((found @ _DISCOUNT[:width]) / (best @ _DISCOUNT[:width]))


def _first(values: FloatArray) -> IdArray:
    """(q, 10) columns of the highest, best first."""
    k = min(K, values.shape[1])
    some = np.sort(np.argpartition(-values, k - 1, axis=1)[:, :k], axis=1)
    order = np.argsort(-np.take_along_axis(values, some, axis=1), axis=1, kind="stable")
    return np.take_along_axis(some, order, axis=1)
