"""Ways to hide part of the ratings, each with a digest: equal digests were measured on equal rows.

Splits of one data set number people and films alike. Nothing hangs on the order of a file or on an
unstable sort: rows are in order of person, time and film before anything is drawn.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from moodreel.domain.emotion import BoolArray, IdArray
from moodreel.errors import BadInput
from moodreel.workshop.datasets.interactions import NO_TIME, Interactions, read

FOLD_IN = 0.8
"""Share of a new person's films that is told, of which the others are to be foretold."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Split:
    """What is learned from, what is told of the people in question, and what is to be foretold."""

    name: str
    train: Interactions
    known: Interactions
    """Told of the people of `held_out`: the training rows, but for new people rows of their own."""
    held_out: Interactions

    def digest(self) -> str:
        """SHA-256 of the three parts, in this order."""
        parts = (self.train, self.known, self.held_out)
        return sha256("".join(part.digest() for part in parts).encode()).hexdigest()


def k_fold(data: Interactions, k: int = 5, seed: int = 0) -> Iterator[Split]:
    """Rows at random: every row is held out once. Flatters, as the future is among what is learned.

    Raises `BadInput` where there are fewer rows than folds.
    """
    if not 2 <= k <= len(data):
        raise BadInput(f"expected 2 to {len(data)} folds of {len(data)} ratings, got {k}")
    fold = np.random.default_rng(seed).permutation(len(data)) % k
    for i in range(k):
        yield _weak(data, fold == i, f"fold {i + 1} of {k}, seed {seed}")


def by_time(data: Interactions, share: float = 0.1) -> Split:
    """The last `share` of all rows by time, as a product meets them; equal times stay together.

    Raises `BadInput` where a row has no time or all have the same.
    """
    _need_times(data)
    cut = np.sort(data.at)[::-1][max(1, round(share * len(data))) - 1]
    held_out = data.at >= cut
    if held_out.all():
        raise BadInput("expected ratings of several times, got one: nothing comes before the rest")
    return _weak(data, held_out, f"last {share:.0%} by time")


def last_of_each(data: Interactions, n: int = 1) -> Split:
    """Each person's last `n` rows by time (of equal times the higher film id is the later).

    Who has no more than `n` is only learned from. Raises `BadInput` where a row has no time.
    """
    _need_times(data)
    held_out = _from_the_end(data) < n
    counts = np.bincount(data.people, minlength=data.n_people)
    return _weak(data, held_out & (counts[data.people] > n), f"last {n} of each person")


def new_people(
    data: Interactions, seed: int = 0, share: float = 0.1, told: float = FOLD_IN
) -> tuple[Split, Split]:
    """Strong generalisation: validation and test people, `share` of all each, nobody learned from.

    Of each, `told` of the films at random are known and the others held out, at least one of both;
    who has one film only is not asked for. Liang et al. (2018) split so.
    """
    rng = np.random.default_rng(seed)
    order = rng.permutation(data.n_people)
    n = max(1, round(share * data.n_people))
    if 2 * n >= data.n_people:
        raise BadInput(f"expected enough people to hold {2 * n} out, got {data.n_people}")
    held_out = _hidden(data, rng, told)
    train = data.take(~np.isin(data.people, order[: 2 * n]))
    splits = []
    for part, chosen in (("validation", order[:n]), ("test", order[n : 2 * n])):
        theirs = np.isin(data.people, chosen)
        splits.append(
            Split(
                name=f"new people, {part}, seed {seed}",
                train=train,
                known=data.take(theirs & ~held_out),
                held_out=data.take(theirs & held_out),
            )
        )
    return splits[0], splits[1]


def official(data: Interactions, path: Path) -> Split:
    """The rows that a file names are held out, as 100K's `ua.test`, ten of each person.

    Raises `BadInput` where it names a row that the data has not.
    """
    theirs = read(path)
    pairs = _pairs(data.person_ids[data.people], data.film_ids[data.films])
    wanted = _pairs(theirs.person_ids[theirs.people], theirs.film_ids[theirs.films])
    if not np.isin(wanted, pairs).all():
        raise BadInput(f"{path.name} names ratings that are not among the data: another edition?")
    return _weak(data, np.isin(pairs, wanted), f"as {path.name.partition('.xz')[0]} says")


def _weak(data: Interactions, held_out: BoolArray, name: str) -> Split:
    train = data.take(~held_out)
    return Split(name=name, train=train, known=train, held_out=data.take(held_out))


def _need_times(data: Interactions) -> None:
    if (data.at == NO_TIME).any():
        raise BadInput("expected a time in every row for a split by time; split at random instead")


def _from_the_end(data: Interactions) -> IdArray:
    """(n,) how many rows of the same person come after."""
    ends = np.searchsorted(data.people, data.people, side="right")
    result: IdArray = ends - 1 - np.arange(len(data))
    return result


def _hidden(data: Interactions, rng: np.random.Generator, told: float) -> BoolArray:
    """(n,) the rows of each person that are held out, drawn at random."""
    by_draw = np.lexsort((rng.random(len(data)), data.people))
    place = np.empty(len(data), dtype=np.int64)
    place[by_draw] = _from_the_end(data)
    counts = np.bincount(data.people, minlength=data.n_people)
    n_hidden = np.clip(np.round((1 - told) * counts), 1, np.maximum(counts - 1, 0))
    n_hidden[counts < 2] = 0
    result: BoolArray = place < n_hidden[data.people]
    return result


def _pairs(people: IdArray, films: IdArray) -> np.ndarray:
    """(n,) one value a pair, equal for equal pairs of ids of any size."""
    return np.stack([people, films], axis=1).view([("person", "i8"), ("film", "i8")]).ravel()
