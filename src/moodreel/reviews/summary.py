"""What reviews say of one film: how many, how good, how far apart, and when."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from moodreel.domain.review import HIGHEST, LEVELS, LOWEST, Tally
from moodreel.reviews.film_numbers import FilmNumbers
from moodreel.reviews.shrink import deviation

FEW = 5
"""Reviews below which a film leans on what its content foretells, and is called estimated."""

# Of a normal distribution 80 % lies within so many standard deviations.
_FOUR_OF_FIVE = 1.2816


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """The reviews of one month."""

    year: int
    month: int
    n: int
    mean: float
    """Of the stars read, 1 to 10."""

    @property
    def name(self) -> str:
        """ "2024-05"."""
        return f"{self.year:04}-{self.month:02}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How many reviews say what, in the stars that the model reads in them, from 1 to 10."""

    n: int
    mean: float | None
    """None without any."""
    deviation: float | None
    """Standard deviation; None below two."""
    levels: tuple[int, ...]
    """(5,) how many are of each of `LEVELS`."""

    def to_json(self) -> dict[str, object]:
        """The shape that the command line and the API give."""
        return {
            "count": self.n,
            "mean": _told(self.mean),
            "deviation": _told(self.deviation),
            "levels": dict(zip(LEVELS, self.levels, strict=True)),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What is known of one film."""

    read: Spread
    """Reviews written here or imported, as far as the model has read them."""
    waiting: int
    """Reviews that no model has read yet."""
    months: tuple[Month, ...]
    """Of those read whose date is known, oldest first."""
    research: Spread | None
    """The research set's, while real ones do not outnumber them."""
    research_counts: float
    """As many real reviews as these are worth beside the real ones."""
    foretold: float | None
    """The stars that the content lets expect; None where nothing does."""
    shrunk: float | None
    """The film's number: the mean, drawn towards what was foretold. None where nothing is known."""
    low: float | None
    high: float | None
    """The mean of many reviews would lie between them four times of five."""

    @property
    def estimated(self) -> bool:
        """Whether the number leans on content, for want of reviews."""
        return self.shrunk is not None and self.read.n + self.research_counts < FEW

    def to_json(self) -> dict[str, object]:
        """The shape that the command line and the API give."""
        months = [{"month": m.name, "count": m.n, "mean": _told(m.mean)} for m in self.months]
        return {
            **self.read.to_json(),
            "waiting": self.waiting,
            "months": months,
            "research": self.research.to_json() if self.research else None,
            "foretold": _told(self.foretold),
            "shrunk": _told(self.shrunk),
            "low": _told(self.low),
            "high": _told(self.high),
            "estimated": self.estimated,
        }


def summarise(tallies: Sequence[Tally], numbers: FilmNumbers, row: int) -> Summary:
    """The film of this row of the catalogue from the tallies of its reviews."""
    known = [tally for tally in tallies if tally.level is not None]
    read, total = _read(known), sum(tally.stars for tally in known)
    counts = numbers.worth * max(float(numbers.n[row]) - read.n, 0.0)
    foretold, weight = float(numbers.prior.stars[row]), numbers.prior.weight
    counted = read.n + counts
    stood_in = counts * (float(numbers.stars[row]) + numbers.shift)
    shrunk = (total + stood_in + weight * foretold) / (counted + weight)
    half = _FOUR_OF_FIVE * deviation(counted, numbers.prior)
    told = read.n > 0 or numbers.foretold
    return Summary(
        read=read,
        waiting=sum(tally.n for tally in tallies if tally.level is None),
        months=_months(known),
        research=_research(numbers, row) if numbers.n[row] > read.n else None,
        research_counts=counts,
        foretold=foretold if numbers.foretold else None,
        shrunk=shrunk if told else None,
        low=max(shrunk - half, LOWEST) if told else None,
        high=min(shrunk + half, HIGHEST) if told else None,
    )


def _read(known: Sequence[Tally]) -> Spread:
    levels = [0] * len(LEVELS)
    for tally in known:
        levels[tally.level or 0] += tally.n
    stars, squares = sum(tally.stars for tally in known), sum(tally.squares for tally in known)
    return _spread(levels, stars, squares)


def _research(numbers: FilmNumbers, row: int) -> Spread:
    n = float(numbers.n[row])
    levels = [int(own) for own in numbers.levels[row]]
    return _spread(levels, n * float(numbers.stars[row]), n * float(numbers.squares[row]))


def _spread(levels: Sequence[int], stars: float, squares: float) -> Spread:
    """From the sums of the stars and of their squares."""
    n = sum(levels)
    variance = max(0.0, squares - stars * stars / n) / (n - 1) if n > 1 else None
    return Spread(
        n=n,
        mean=stars / n if n else None,
        deviation=None if variance is None else float(np.sqrt(variance)),
        levels=tuple(levels),
    )


def _months(known: Sequence[Tally]) -> tuple[Month, ...]:
    n: dict[tuple[int, int], int] = defaultdict(int)
    stars: dict[tuple[int, int], float] = defaultdict(float)
    for tally in known:
        if tally.month is not None:
            n[tally.month] += tally.n
            stars[tally.month] += tally.stars
    return tuple(
        Month(year=year, month=month, n=n[year, month], mean=stars[year, month] / n[year, month])
        for year, month in sorted(n)
    )


def _told(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
