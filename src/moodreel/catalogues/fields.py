"""What each field of the catalogue's format may hold: types, ranges and closed lists.

A table, because both the reader and the check of `moodreel data check` go by it. Editorial rules
(how long a synopsis is, how many tags) are not here: they do not make a film unusable.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any

from moodreel.domain.bounds import FIRST_YEAR, LAST_YEAR, MAX_MINUTES
from moodreel.domain.vocabulary import ENDINGS, GENRES, TAGS, WARNINGS, Kind

KINDS = tuple(kind.value for kind in Kind)
# The seven that an editor annotates; neutral is what they leave (see `Affect`).
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
ANNOTATED: tuple[str, ...] = ("joy", "love", "sadness", "anger", "fear", "surprise", "disgust")
_SEVEN = frozenset(ANNOTATED)
YEARS = (FIRST_YEAR, LAST_YEAR)
MINUTES = (1, MAX_MINUTES)

# Whether every value of a column is as it should be. One value is a column of one: so there is one
# statement of each rule, and 2,400 films are checked in a few milliseconds.
Check = Callable[[Sequence[Any]], bool]


def sound(records: Sequence[Any]) -> bool:
    """Whether no record has a fault. False also where fields are missing, unknown or optional,
    which only `fault` tells apart."""
    if not all(type(record) is dict and len(record) == len(FIELDS) for record in records):
        return False
    try:
        return all(
            check([record[name] for record in records]) for name, (_, check) in FIELDS.items()
        )
    except KeyError:
        return False


def fault(record: object) -> str | None:
    """What is wrong with one decoded line, or None; the first fault found speaks for the line."""
    if not isinstance(record, dict):
        return f"expected a JSON object, got {_kind_of(record)}"
    for name, (expected, check) in FIELDS.items():
        if name not in record:
            return f"the field {name!r} is missing: expected {expected}"
        if not check([record[name]]):
            return f"{name}: expected {expected}, got {_show(record[name])}"
    for name in record.keys() - FIELDS.keys():
        if name not in OPTIONAL:
            return f"unknown field {name!r}: expected {', '.join([*FIELDS, *OPTIONAL])}"
        expected, check = OPTIONAL[name]
        if not check([record[name]]):
            return f"{name}: expected {expected}, got {_show(record[name])}"
    return None


def _all_are(column: Iterable[Any], *types: type) -> bool:
    return set(map(type, column)) <= set(types)


def _text(column: Sequence[Any]) -> bool:
    return _all_are(column, str) and all(map(str.strip, column)) and _plain(column)


def _plain(texts: Iterable[str]) -> bool:
    """No control characters: a terminal would obey them."""
    return _CONTROL.search("".join(texts)) is None


def _whole(low: int, high: int) -> Check:
    return lambda column: _all_are(column, int) and low <= min(column) and max(column) <= high


def _number(low: float, high: float) -> Check:
    """NaN passes in the middle of a column: the reader refuses it before."""
    return lambda column: (
        _all_are(column, int, float) and low <= min(column) and max(column) <= high
    )


def _or_null(check: Check) -> Check:
    def check_given(column: Sequence[Any]) -> bool:
        given = [value for value in column if value is not None]
        return not given or check(given)

    return check_given


def _matching(pattern: str) -> Check:
    match = re.compile(pattern).fullmatch
    return lambda column: _all_are(column, str) and all(map(match, set(column)))


def _one_of(allowed: tuple[str, ...]) -> Check:
    known = frozenset(allowed)
    return lambda column: _all_are(column, str) and known.issuperset(column)


def _names(column: Sequence[Any]) -> bool:
    names = list(chain.from_iterable(column)) if _all_are(column, list) else [None]
    return _all_are(names, str) and all(names) and _plain(map(str, names))


def _codes(pattern: str) -> Check:
    match = re.compile(pattern).fullmatch
    return lambda column: _names(column) and all(map(match, set(chain.from_iterable(column))))


def _some_of(allowed: tuple[str, ...], at_least: int = 0) -> Check:
    known = frozenset(allowed)
    return lambda column: (
        _names(column)
        and known.issuperset(chain.from_iterable(column))
        and min(map(len, column)) >= at_least
    )


def _intensities(column: Sequence[Any]) -> bool:
    if not (_all_are(column, dict) and all(value.keys() == _SEVEN for value in column)):
        return False
    return _unit([number for value in column for number in value.values()])


_unit = _number(0, 1)

FIELDS: dict[str, tuple[str, Check]] = {
    "id": ("a-z, 0-9 and single hyphens", _matching(r"[a-z0-9]+(-[a-z0-9]+)*")),
    "kind": ("film or series", _one_of(KINDS)),
    "title": ("a text without control characters", _text),
    "original_title": ("a text without control characters, or null", _or_null(_text)),
    "year": (f"a whole number from {YEARS[0]} to {YEARS[1]}", _whole(*YEARS)),
    "end_year": ("a year or null", _or_null(_whole(*YEARS))),
    "runtime_min": ("whole minutes or null", _or_null(_whole(*MINUTES))),
    "genres": (f"a list from {', '.join(GENRES)}", _some_of(GENRES, at_least=1)),
    "countries": ("a list of ISO 3166 codes of two capitals", _codes("[A-Z]{2}")),
    "language": ("an ISO 639 code", _matching(r"[a-z]{2,3}")),
    "directors": ("a list of names", _names),
    "cast": ("a list of names", _names),
    "synopsis": ("a text without control characters", _text),
    "tags": (f"a list from {', '.join(TAGS)}", _some_of(TAGS)),
    "evokes": (f"a number from 0 to 1 for each of {', '.join(ANNOTATED)}", _intensities),
    "valence": ("a number from -1 to 1", _number(-1, 1)),
    "arousal": ("a number from -1 to 1", _number(-1, 1)),
    "ending": (f"one of {', '.join(ENDINGS)}", _one_of(ENDINGS)),
    "warnings": (f"a list from {', '.join(WARNINGS)}", _some_of(WARNINGS)),
}

OPTIONAL: dict[str, tuple[str, Check]] = {
    "imdb_id": ("tt and 7 to 9 digits, or null", _or_null(_matching(r"tt\d{7,9}"))),
    "tmdb_id": ("a positive whole number or null", _or_null(_whole(1, 2**31))),
    "movielens_id": ("a positive whole number or null", _or_null(_whole(1, 2**31))),
}


def _kind_of(value: object) -> str:
    names = {list: "a list", str: "a text", type(None): "null", bool: "true or false"}
    return names.get(type(value), "a number")


def _show(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 80 else shown[:79] + "…"
