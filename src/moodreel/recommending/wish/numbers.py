"""Years and running times in words: what they ask for, at a place of a text."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from moodreel.domain.bounds import FIRST_YEAR, LAST_YEAR, MAX_MINUTES

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_DECADES: Mapping[str, int] = {
    **{f"{year}s": year for year in range(1900, 2030, 10)},
    **{f"{year % 100:02d}s": year for year in range(1920, 2020, 10)},
    **dict(
        zip(
            "twenties thirties forties fifties sixties seventies eighties nineties".split(),
            range(1920, 2000, 10),
            strict=True,
        )
    ),
    "noughties": 2000,
    "naughties": 2000,
}
# What people call recent, in years before now; and what they call old, to which year.
_RECENT, _OLD_TO, _MODERN_FROM = 5, 1979, 2000

_BEFORE = ("before", "pre", "earlier than", "older than", "made before", "prior to")
_AFTER = ("after", "post", "newer than", "later than", "made after", "more recent than")
_SINCE = ("since", "from")
_UNTIL = ("until", "up to", "till")
_ABOUT = ("about", "around", "roughly", "maybe", "for", "within", "up to")
_UNDER = (
    "under", "less than", "below", "at most", "no longer than", "not longer than", "shorter than",
    "max", "maximum", "no more than", "not more than", "not over", "nothing over",
    "nothing longer than", "nothing above", "not above", "in under", "nothing more than",
    "i have", "ive got",
    "ive only got", "i only have", "we have", "i have about", "ive got about", "we have about",
    "i have around", "weve got", "ive got maybe", "i have maybe", "not longer then",
)  # fmt: skip
_OVER = ("over", "more than", "at least", "longer than", "no less than", "above", "no shorter than")
_NEW = ("recent", "recently released", "newest", "latest", "brand new", "new")
_MODERN = ("this century", "modern", "contemporary", "21st century")
_OLD = (
    "old school", "old fashioned", "older", "old", "classic", "classics", "vintage", "golden age",
)  # fmt: skip
_VAGUE = (*_NEW, *_MODERN, *_OLD)
_TOPS = ("max", "maximum", "or less", "tops", "or under", "at most", "or shorter", "or so", "long")


_Keys = Callable[[int, int], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """So many words ask for these keys, and for those when denied."""

    n: int
    asks: tuple[str, ...]
    denied: tuple[str, ...] = ()
    strong: bool = False


def number_at(words: Sequence[str], i: int, this_year: int) -> Found | None:
    """The years or the running time said from this word on; None where there are none."""
    if words[i] not in _FIRST and not words[i][:1].isdigit():
        return None
    return _years(words, i, this_year) or _minutes(words, i)


def _years(words: Sequence[str], i: int, this_year: int) -> Found | None:
    if found := _vague(words, i, this_year):
        return found
    at = i
    if n := _phrase(words, i, ("between",)):
        return _span(words, i, i + n, ("and",))
    if n := _phrase(words, i, _BEFORE):
        return _bound(
            words, i, i + n, lambda low, _: (f"to:{low - 1}",), lambda low, _: (f"from:{low}",)
        )
    if n := _phrase(words, i, _AFTER):
        return _bound(
            words, i, i + n, lambda _, high: (f"from:{high + 1}",), lambda _, high: (f"to:{high}",)
        )
    if n := _phrase(words, i, _SINCE):
        at = i + n
        if span := _span(words, i, at, ("to", "until", "till", "through", "and", "-", "–")):
            return span
        if words[i] == "since" or _phrase(words, _end(words, at), ("onwards", "on", "onward")):
            return _bound(words, i, at, _from_first)
    elif n := _phrase(words, i, _UNTIL):
        return _bound(words, i, i + n, _to_last)
    elif span := _span(words, i, i, ("to", "and", "or", "-", "–")):
        return span
    return _bound(words, i, at, lambda low, high: (f"from:{low}", f"to:{high}"))


def _vague(words: Sequence[str], i: int, this_year: int) -> Found | None:
    j = i + _phrase(words, i, ("of the", "from the", "in the", "the"))
    if _word(words, j) in ("last", "past") and _word(words, j + 2) in ("years", "year"):
        n = _RECENT if _word(words, j + 1) == "few" else _whole(_word(words, j + 1))
        if n:
            return Found(j + 3 - i, (f"from:{max(this_year - n, FIRST_YEAR)}",))
    if n := _phrase(words, i, _NEW):
        recent = this_year - _RECENT
        return Found(n, (f"from:{recent}",), (f"to:{recent - 1}",))
    if n := _phrase(words, i, _MODERN):
        return Found(n, (f"from:{_MODERN_FROM}",), (f"to:{_MODERN_FROM - 1}",))
    if n := _phrase(words, i, _OLD):
        return Found(n, (f"to:{_OLD_TO}",), (f"from:{_OLD_TO + 1}",))
    return None


def _from_first(first: int, _: int) -> tuple[str, ...]:
    return (f"from:{first}",)


def _to_last(_: int, last: int) -> tuple[str, ...]:
    return (f"to:{last}",)


def _bound(
    words: Sequence[str], i: int, at: int, asks: _Keys, denied: _Keys = lambda *_: ()
) -> Found | None:
    end, low, high = _time(words, at)
    if end == at:
        return None
    return Found(end - i, _years_only(asks(low, high)), _years_only(denied(low, high)))


def _years_only(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key for key in keys if FIRST_YEAR <= int(key.split(":")[1]) <= LAST_YEAR)


def _span(words: Sequence[str], i: int, at: int, between: tuple[str, ...]) -> Found | None:
    middle, low, _ = _time(words, at)
    if middle == at:
        return None
    then = middle + (1 if _word(words, middle) in between else 0)
    end, _, high = _time(words, then)
    if end == then or high < low:
        return None
    return Found(end - i, (f"from:{low}", f"to:{high}"))


def _end(words: Sequence[str], at: int) -> int:
    return _time(words, at)[0]


def _time(words: Sequence[str], at: int) -> tuple[int, int, int]:
    """Where a year or a decade that begins here ends, and its first and last year."""
    j = at + (1 if _word(words, at) == "the" else 0)
    part = _word(words, j) if _word(words, j) in ("early", "mid", "late") else ""
    j += 1 if part else 0
    word = _word(words, j)
    if word in _DECADES:
        first = _DECADES[word]
        low, high = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part, (0, 9))
        return j + 1, first + low, first + high
    if not part and word.isascii() and word.isdigit() and len(word) == 4:
        year = int(word)
        if FIRST_YEAR <= year <= LAST_YEAR:
            return j + 1, year, year
    return at, 0, 0


def _minutes(words: Sequence[str], i: int) -> Found | None:
    over = _phrase(words, i, _OVER)
    under = 0 if over else _phrase(words, i, _UNDER)
    at = i + (over or under or _phrase(words, i, _ABOUT))
    at += _phrase(words, at, ("about", "around", "maybe", "only", "roughly", "just"))
    end, minutes, adjective = _duration(words, at)
    if end == at or _word(words, end) == "ago" or not 1 <= minutes <= MAX_MINUTES:
        return None
    if over:
        end += _word(words, end) == "long"
        return Found(end - i, (f"min:{minutes}",), (f"max:{minutes}",), strong=True)
    tops = _phrase(words, end, _TOPS)
    if adjective and minutes > 120 and not under:
        return Found(end - i, ())
    return Found(end + tops - i, (f"max:{minutes}",), (), strong=bool(under or tops))


def _duration(words: Sequence[str], at: int) -> tuple[int, int, bool]:
    """Where it ends, how many minutes, and whether it stands before a noun ("90 minute film")."""
    for j, number in _numbers(words, at):
        unit = _word(words, j)
        if unit in _MINUTES:
            return j + 1, round(number), unit == "minute"
        if unit in _HOURS:
            end, more = _beyond(words, j + 1)
            return end, round(60 * number + more), unit == "hour" and number > 1 and not more
    word = _word(words, at)
    for units, scale in ((_MINUTES, 1), (_HOURS, 60)):
        for unit in units:
            if word.endswith(unit) and (n := _whole(word.removesuffix(unit))):
                return at + 1, n * scale, False
    return at, 0, False


_MINUTES = ("minutes", "minute", "mins", "min")
_HOURS = ("hours", "hour", "hrs", "hr", "h")


def _beyond(words: Sequence[str], at: int) -> tuple[int, int]:
    """Where "and a half" or "and 20 minutes" ends, and its minutes."""
    if n := _phrase(words, at, ("and a half",)):
        return at + n, 30
    j = at + (_word(words, at) == "and")
    minutes = _whole(_word(words, j))
    if minutes and _word(words, j + 1) in _MINUTES:
        return j + 2, minutes
    return at, 0


def _numbers(words: Sequence[str], at: int) -> Iterator[tuple[int, float]]:
    """Numbers that begin here, with where they end."""
    if n := _phrase(words, at, ("half an", "half a")):
        yield at + n, 0.5
    word = _word(words, at)
    whole = 1 if word in ("an", "a") else _whole(word)
    if whole is None:
        return
    if n := _phrase(words, at + 1, ("and a half",)):
        yield at + 1 + n, whole + 0.5
    if whole in range(20, 100, 10) and (ones := _whole(_word(words, at + 1))) and ones < 10:
        yield at + 2, whole + ones
    yield at + 1, whole


def _whole(word: str) -> int | None:
    if word.isascii() and word.isdigit() and len(word) <= 4:
        return int(word)
    if word in _SMALL:
        return _SMALL.index(word)
    return 10 * (_TENS.index(word) + 2) if word in _TENS else None


def _phrase(words: Sequence[str], at: int, phrases: tuple[str, ...]) -> int:
    """How many words the longest of the phrases that stands here has; 0 where none does."""
    own = _compiled(phrases)
    return next((n for n in range(4, 0, -1) if tuple(words[at : at + n]) in own), 0)


@cache
def _compiled(phrases: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrase in phrases)


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if 0 <= at < len(words) else ""


# Words that a year or a running time may begin with, digits aside.
_FIRST = frozenset(
    phrase.split()[0]
    for phrase in (
        *_BEFORE, *_AFTER, *_SINCE, *_UNTIL, *_UNDER, *_ABOUT, *_OVER, *_SMALL, *_TENS,
        *_DECADES, *_VAGUE,
        *"between the of in half an a early mid late last past".split(),
    )
)  # fmt: skip
