"""What a review says of its film: for or against, how much, and how many stars it stands for.

Linear, over a review's words and their neighbours (`review_features`): seven logistic curves, one
for each question "more than k stars?" (Frank and Hall, 2001, "A simple approach to ordinal
classification"), with the log-count ratios of Wang and Manning (2012), "Baselines and bigrams", in
the weights.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.errors import CorruptFile
from moodreel.inference.array_bundle import ArrayBundle
from moodreel.inference.review_features import (
    Keys,
    Vocabulary,
    runs_of,
    words_of,
)

TASK = "review-sentiment"
FILE = "weights.npz"
ABOVE = (1, 2, 3, 4, 7, 8, 9)
"""What each curve asks for more stars than: the training data have no 5 and no 6."""
SIDE = ABOVE.index(4)
"""The curve that tells for from against."""
STARS = (1, 2, 3, 4, 7, 8, 9, 10)
LEVELS = ("very negative", "negative", "mixed", "positive", "very positive")

_ARRAYS = ("words", "gaps", "weights", "scales", "offsets", "edges", "norm", "familiar")
_BATCH = 256
_LEAST_FAMILIAR = 0.1
_STEPS = 127


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewReading:
    """What one review says."""

    polarity: float
    """In [-1, 1]: twice the calibrated chance that it speaks for the film, less one."""
    level: int
    """0 very negative to 4 very positive: a row of `LEVELS`."""
    stars: float
    """In [1, 10], expected."""
    confidence: float
    """In [0, 1]: the surer side's chance, lowered where few of the words are known; other
    languages come out low."""
    known_share: float
    """In [0, 1]: share of the words that the model knows."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Told:
    """What many reviews say, by column."""

    chances: FloatArray
    """(n, 7) calibrated chance of more stars than each of `ABOVE`; they never rise."""
    known_share: FloatArray
    """(n,)"""

    @property
    def side(self) -> FloatArray:
        """(n,) chance that a review speaks for its film."""
        return self.chances[:, SIDE]

    @property
    def stars(self) -> FloatArray:
        """(n,) expected; what is neither for nor against lands in the middle."""
        steps = np.diff(np.array(STARS, dtype=np.float32))
        stars: FloatArray = STARS[0] + self.chances @ steps
        return stars

    @property
    def likeliest_stars(self) -> FloatArray:
        """(n,) the median of the eight: nearest on average, and never a 5 or a 6."""
        stars: FloatArray = np.array(STARS, np.float32)[(self.chances >= 0.5).sum(axis=1)]
        return stars


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ReviewSentimentModel:
    """Reads reviews; equal texts give equal readings."""

    vocabulary: Vocabulary
    keys: Keys
    """(F,) known runs, ascending."""
    weights: FloatArray
    """(F, 7)"""
    offsets: FloatArray
    """(7,)"""
    edges: FloatArray
    """(4,) expected stars at which the next level begins."""
    norm: float
    """Runs that every text is taken to have beside its own: a few words are not shouted."""
    familiar: tuple[float, float]
    """Known share at or below which confidence is a tenth, and from which it is whole."""

    @classmethod
    def open(cls, folder: Path) -> "ReviewSentimentModel":
        """The model in a checked folder. Raises `Unavailable` where there is none, `CorruptFile`
        where it is not sound.
        """
        arrays = ArrayBundle.open(folder, TASK).arrays(FILE, _ARRAYS)
        try:
            return _read(arrays)
        except (ValueError, IndexError, TypeError, UnicodeDecodeError) as problem:
            raise CorruptFile(f"{folder / FILE}: {problem}; train it again") from None

    def read(self, text: str) -> ReviewReading:
        """The reading of one review. Raises `BadInput` where it is empty or too long."""
        return self.read_many([text])[0]

    def read_many(self, texts: Sequence[str]) -> list[ReviewReading]:
        """The readings of many reviews, in order; each as if it were read alone. Raises `BadInput`
        where one is empty or too long.
        """
        told = self.tell(words_of(text) for text in texts)
        side, stars = told.side, told.stars
        levels = np.searchsorted(self.edges, stars, side="right")
        low, high = self.familiar
        known = np.clip((told.known_share - low) / (high - low), _LEAST_FAMILIAR, 1)
        sure = np.maximum(side, 1 - side) * known
        rows = (2 * side - 1, levels, stars, sure, told.known_share)
        return [
            ReviewReading(polarity=p, level=k, stars=s, confidence=c, known_share=w)
            for p, k, s, c, w in zip(*(row.tolist() for row in rows), strict=True)
        ]

    def tell(self, texts: Iterable[Sequence[str]]) -> Told:
        """What reviews in words say, by column. Words are held for a batch at a time."""
        told = [self._batch(batch) for batch in _batches(texts)]
        if not told:
            return Told(
                chances=np.zeros((0, len(ABOVE)), np.float32), known_share=np.zeros(0, np.float32)
            )
        logits = np.concatenate([logits for logits, _ in told])
        return Told(
            chances=chances_of(logits),
            known_share=np.concatenate([share for _, share in told]),
        )

    def _batch(self, texts: Sequence[Sequence[str]]) -> tuple[FloatArray, FloatArray]:
        """Logits (n, 7) and known shares (n,)."""
        runs = runs_of(texts, self.vocabulary)
        rows = np.minimum(np.searchsorted(self.keys, runs.keys), len(self.keys) - 1)
        found = self.keys[rows] == runs.keys
        owners, rows = runs.texts[found], rows[found]
        own = self.weights[rows]
        sums = [np.bincount(owners, own[:, k], len(texts)) for k in range(len(ABOVE))]
        counts = np.bincount(owners, minlength=len(texts))
        logits = np.stack(sums, axis=1) / np.sqrt(counts + self.norm)[:, None]
        return (logits + self.offsets).astype(np.float32), runs.known_share

    def arrays(self) -> dict[str, np.ndarray]:
        """What `open` reads: weights in 255 steps of their root, so that small ones stay apart."""
        scales = np.abs(self.weights).max(axis=0)
        roots = np.sqrt(np.abs(self.weights) / scales) * np.sign(self.weights)
        text = "\n".join(self.vocabulary.numbers).encode()
        return {
            "words": np.frombuffer(text, dtype=np.uint8),
            "gaps": np.diff(self.keys, prepend=0),
            "weights": np.round(roots * _STEPS).astype(np.int8).T,
            "scales": scales.astype(np.float32),
            "offsets": self.offsets.astype(np.float32),
            "edges": self.edges.astype(np.float32),
            "norm": np.array(self.norm, dtype=np.float32),
            "familiar": np.array(self.familiar, dtype=np.float32),
        }


def chances_of(logits: FloatArray) -> FloatArray:
    """(n, 7), each at most the one before it: more than 4 stars are more than 3."""
    chances = 1 / (1 + np.exp(-logits))
    side = chances[:, SIDE : SIDE + 1]
    lower = np.maximum(chances[:, :SIDE], side)
    upper = np.minimum(chances[:, SIDE + 1 :], side)
    ordered = np.concatenate([
        np.minimum.accumulate(lower, axis=1), side, np.minimum.accumulate(upper, axis=1)
    ], axis=1)  # fmt: skip
    return ordered.astype(np.float32)


def _batches(texts: Iterable[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    rest = iter(texts)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _read(arrays: dict[str, np.ndarray]) -> ReviewSentimentModel:
    words = arrays["words"].astype(np.uint8).tobytes().decode().split("\n")
    keys = np.cumsum(arrays["gaps"].astype(np.int64))
    steps, scales = arrays["weights"].astype(np.float32).T / _STEPS, arrays["scales"]
    offsets, edges = arrays["offsets"].astype(np.float32), arrays["edges"].astype(np.float32)
    low, high = (float(own) for own in arrays["familiar"])
    norm = float(arrays["norm"])
    n, k = len(keys), len(ABOVE)
    if not n or (arrays["gaps"] <= 0).any() or steps.shape != (n, k) or scales.shape != (k,):
        raise ValueError(f"expected ascending keys and {k} weights for each of {n:,} runs")
    if offsets.shape != (k,) or edges.shape != (len(LEVELS) - 1,) or (np.diff(edges) <= 0).any():
        raise ValueError(f"expected {k} offsets and {len(LEVELS) - 1} rising edges")
    numbers = np.concatenate([scales, offsets, edges, [norm, low, high]])
    if not np.isfinite(numbers).all() or norm <= 0 or not low < high:
        raise ValueError("expected finite numbers, a norm above 0 and a familiar share to reach")
    return ReviewSentimentModel(
        vocabulary=Vocabulary.of(words),
        keys=keys,
        weights=np.ascontiguousarray(np.sign(steps) * steps**2 * scales),
        offsets=offsets,
        edges=edges,
        norm=norm,
        familiar=(low, high),
    )
