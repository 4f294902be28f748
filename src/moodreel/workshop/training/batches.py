"""Texts as rows of the embedding table, packed once and cut into batches."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.inference.tokens import N_CHANNELS, PART_TOKENS, Featuriser


@dataclass(frozen=True, slots=True, eq=False)
class Packed:
    """Features of many texts end to end; text `i` owns `starts[i]:starts[i + 1]`."""

    ids: IdArray
    weights: FloatArray
    starts: IdArray

    @classmethod
    def of(cls, token_lists: Sequence[list[str]], featuriser: Featuriser) -> "Packed":
        """The first part of each text: training texts are rarely longer."""
        each = [featuriser.features(tokens[:PART_TOKENS]) for tokens in token_lists]
        sizes = [len(f.ids) for f in each]
        return cls(
            ids=np.concatenate([f.ids for f in each]),
            weights=np.concatenate([f.weights for f in each], axis=1),
            starts=np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64),
        )

    def batch(self, rows: IdArray) -> tuple[IdArray, FloatArray]:
        """ids (b, t) and weights (b, 3, t) of these texts, padded with 0 to the longest."""
        sizes = self.starts[rows + 1] - self.starts[rows]
        ids = np.zeros((len(rows), max(1, int(sizes.max()))), dtype=np.int64)
        weights = np.zeros((len(rows), N_CHANNELS, ids.shape[1]), dtype=np.float32)
        for i, (start, size) in enumerate(zip(self.starts[rows], sizes, strict=True)):
            ids[i, :size] = self.ids[start : start + size]
            weights[i, :, :size] = self.weights[:, start : start + size]
        return ids, weights


def by_length(sizes: IdArray, batch: int, rng: np.random.Generator) -> Iterator[IdArray]:
    """Rows of like length together, so that little is padding; batches in random order."""
    shuffled = rng.permutation(len(sizes))
    stretch = 40 * batch
    chunks = [shuffled[i : i + stretch] for i in range(0, len(shuffled), stretch)]
    order = np.concatenate([c[np.argsort(sizes[c], kind="stable")] for c in chunks])
    for start in rng.permutation(np.arange(0, len(order), batch)):
        yield order[start : start + batch]
