"""The sentence of a review that says most for a film, and the one that says most against it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from moodreel.domain.review import Review

# A sentence ends at its mark and a blank, or with its line.
_END = re.compile(r"(?<=[.!?…。！？])[\"'”’)\]]*\s+|\n+")
_LETTER = re.compile(r"[^\W\d_]")

SHORTEST, LONGEST = 20, 240
"""Characters of a quote: less says nothing alone, more nobody reads on a page of a film."""
FIRST = 40
"""Sentences of a review that are looked at: 40 of 20 words are beyond nine reviews of ten."""

_TELLING = 0.2
"""Polarity from which a sentence is for or against a film rather than neither."""

Polarities = Callable[[Sequence[str]], Sequence[float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A sentence, word for word."""

    text: str
    review: Review
    polarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """The most telling quotes; of one review at most one each way."""

    for_it: tuple[Quote, ...] = ()
    against_it: tuple[Quote, ...] = ()


def sentences(text: str) -> list[str]:
    """The first sentences of a text that can stand alone."""
    parts = [part.strip() for part in _END.split(text)]
    fitting = [p for p in parts if SHORTEST <= len(p) <= LONGEST and _LETTER.search(p)]
    return fitting[:FIRST]


def telling(reviews: Sequence[Review], polarities: Polarities, n: int) -> Telling:
    """The n sentences most for the film and the n most against it, in one reading of all."""
    pairs = [(own, part) for own in reviews for part in sentences(own.text)]
    if not pairs:
        return Telling()
    read = polarities([part for _, part in pairs])
    quotes = [
        Quote(text=part, review=own, polarity=float(polarity))
        for (own, part), polarity in zip(pairs, read, strict=True)
    ]
    quotes.sort(key=lambda quote: -quote.polarity)
    return Telling(
        for_it=_first(quotes, n, lambda quote: _takes_side(quote, 1)),
        against_it=_first(quotes[::-1], n, lambda quote: _takes_side(quote, -1)),
    )


def _takes_side(quote: Quote, side: int) -> bool:
    """Whether the sentence is telling, and its review as a whole not of the other mind."""
    whole = quote.review.score.polarity if quote.review.score else 0.0
    return side * quote.polarity >= _TELLING and side * whole > -_TELLING


def _first(quotes: Sequence[Quote], n: int, fits: Callable[[Quote], bool]) -> tuple[Quote, ...]:
    """Each of another author and another text."""
    found: dict[str, Quote] = {}
    for quote in quotes:
        if fits(quote) and all(quote.text != other.text for other in found.values()):
            found.setdefault(quote.review.author, quote)
    return tuple(found.values())[:n]
