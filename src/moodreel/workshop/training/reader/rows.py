"""The rows that the shipped readers learn from and are chosen by."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from moodreel.errors import UnknownName
from moodreel.workshop.datasets import emotion, goemotions, leaks, other_languages
from moodreel.workshop.datasets import everyday as everyday_set
from moodreel.workshop.datasets.labelled import LabelledTexts, one_label
from moodreel.workshop.evaluation import suite as suite_set

EVERYDAY, GOEMOTIONS, EMOTION = "everyday", "goemotions", "emotion"
OPEN = (EVERYDAY, GOEMOTIONS)
"""The sets of the readers that ship; `emotion` is for research only, and for the ablation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where the sets lie, and which of them to use."""

    data: Path
    """Holds the folders `goemotions` and `emotion`."""
    names: tuple[str, ...] = OPEN
    """The everyday corpus always comes first."""
    everyday: Path = everyday_set.HOME
    suite: Path = suite_set.HOME
    """The test suite: read only to drop from the sets what is nearly the same."""

    def __post_init__(self) -> None:
        known = (EVERYDAY, GOEMOTIONS, EMOTION)
        if unknown := [name for name in self.names if name not in known]:
            raise UnknownName("set", unknown[0], known)

    @property
    def other_languages(self) -> Path:
        return self.everyday.parent / other_languages.HOME.name

    def files(self) -> list[Path]:
        """Every file whose rows are used."""
        official = {
            GOEMOTIONS: [self.data / GOEMOTIONS / f"{s}.tsv.xz" for s in ("train", "dev")],
            EMOTION: [self.data / EMOTION / f"{s}.txt.xz" for s in ("train", "validation")],
        }
        chosen = [path for name in self.names for path in official.get(name, [])]
        return [self.everyday, self.other_languages, *chosen]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Set:
    """One set's rows; none of those learned from is near a test text."""

    name: str
    learn: LabelledTexts
    held_out: LabelledTexts


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ReaderRows:
    """The sets in the order of `Sources.names`, the everyday corpus first."""

    sets: tuple[Set, ...]
    dropped: int
    """Rows left out because they are near a test text."""

    @property
    def everyday(self) -> Set:
        return self.sets[0]

    @classmethod
    def read(cls, sources: Sources) -> "ReaderRows":
        """Raises as the sets' readers do."""
        tests = leaks.suite_texts(sources.suite)
        whole = {name: _read(name, sources) for name in dict.fromkeys((EVERYDAY, *sources.names))}
        sets = [
            Set(name=name, learn=_far_from(tests, learn), held_out=_far_from(tests, held_out))
            for name, (learn, held_out) in whole.items()
        ]
        n_read = sum(len(part) for parts in whole.values() for part in parts)
        n_kept = sum(len(s.learn) + len(s.held_out) for s in sets)
        return cls(sets=tuple(sets), dropped=n_read - n_kept)


def _read(name: str, sources: Sources) -> tuple[LabelledTexts, LabelledTexts]:
    """Rows to learn from and held-out rows: official splits, or the corpus's own."""
    if name == GOEMOTIONS:
        folder = sources.data / GOEMOTIONS
        return goemotions.read(folder, "train"), one_label(goemotions.read(folder, "dev"))
    if name == EMOTION:
        folder = sources.data / EMOTION
        return emotion.read(folder, "train"), emotion.read(folder, "validation")
    corpus = everyday_set.read(sources.everyday)
    held_out = corpus.held_out(everyday_set.VALIDATION_PERCENT)
    return corpus.take(np.flatnonzero(~held_out)), corpus.take(np.flatnonzero(held_out))


def _far_from(tests: tuple[str, ...], rows: LabelledTexts) -> LabelledTexts:
    return rows.take(np.flatnonzero(~leaks.near(rows.texts, tests)))
