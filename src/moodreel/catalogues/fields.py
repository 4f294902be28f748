"""What each field of the catalogue's format may hold: types, ranges and closed lists.

A table, because both the reader and the check of `moodreel data check` go by it. Editorial rules
(how long a synopsis is, how many tags) are not here: they do not make a film unusable.
"""

import re
from collections.abc import Callable
from typing import Any

from moodreel.domain.vocabulary import ENDINGS, GENRES, TAGS, WARNINGS, Kind

KINDS = tuple(kind.value for kind in Kind)
# The seven that an editor annotates; neutral is what they leave (see `Affect`).
ANNOTATED: tuple[str, ...] = ("joy", "love", "sadness", "anger", "fear", "surprise", "disgust")
_SEVEN = frozenset(ANNOTATED)
# The first film that still exists is of 1888; the last year leaves room for announced titles.
YEARS = (1888, 2100)
# From shorter than any film here to longer than the longest (Shoah has 566 minutes).
MINUTES = (1, 1000)

Check = Callable[[Any], bool]


def fault(record: object) -> str | None:
    """What is wrong with one decoded line, or None; the first fault found speaks for the line."""
    if not isinstance(record, dict):
        return f"expected a JSON object, got {_kind_of(record)}"
    for name, expected, check in _CHECKS:
        if name not in record:
            return f"the field {name!r} is missing: expected {expected}"
        if not check(record[name]):
            return f"{name}: expected {expected}, got {_show(record[name])}"
    if len(record) == len(_CHECKS):
        return None
    for name in record.keys() - FIELDS.keys():
        if name not in OPTIONAL:
            return f"unknown field {name!r}: expected {', '.join([*FIELDS, *OPTIONAL])}"
        expected, check = OPTIONAL[name]
        if not check(record[name]):
            return f"{name}: expected {expected}, got {_show(record[name])}"
    return None


def _text(value: Any) -> bool:
    return type(value) is str and bool(value.strip())


def _whole(low: int, high: int) -> Check:
    return lambda value: type(value) is int and low <= value <= high


def _or_null(check: Check) -> Check:
    return lambda value: value is None or check(value)


def _matching(pattern: str) -> Check:
    match = re.compile(pattern).fullmatch
    return lambda value: type(value) is str and match(value) is not None


def _one_of(allowed: tuple[str, ...]) -> Check:
    return lambda value: type(value) is str and value in allowed


def _names(value: Any) -> bool:
    return type(value) is list and set(map(type, value)) <= {str} and all(value)


def _countries(value: Any) -> bool:
    return _names(value) and all(len(code) == 2 and code.isupper() for code in value)


def _some_of(allowed: tuple[str, ...], at_least: int = 0) -> Check:
    known = frozenset(allowed)

    def check(value: Any) -> bool:
        try:
            return type(value) is list and known.issuperset(value) and len(value) >= at_least
        except TypeError:  # a list or an object where a name is expected
            return False

    return check


def _number(low: float, high: float) -> Check:
    return lambda value: type(value) in (int, float) and low <= value <= high


def _intensities(value: Any) -> bool:
    if type(value) is not dict or value.keys() != _SEVEN:
        return False
    seven = value.values()
    return set(map(type, seven)) <= {int, float} and min(seven) >= 0 and max(seven) <= 1


FIELDS: dict[str, tuple[str, Check]] = {
    "id": ("a-z, 0-9 and single hyphens", _matching(r"[a-z0-9]+(-[a-z0-9]+)*")),
    "kind": ("film or series", _one_of(KINDS)),
    "title": ("a text", _text),
    "original_title": ("a text or null", _or_null(_text)),
    "year": (f"a whole number from {YEARS[0]} to {YEARS[1]}", _whole(*YEARS)),
    "end_year": ("a year or null", _or_null(_whole(*YEARS))),
    "runtime_min": ("whole minutes or null", _or_null(_whole(*MINUTES))),
    "genres": (f"a list from {', '.join(GENRES)}", _some_of(GENRES, at_least=1)),
    "countries": ("a list of ISO 3166 codes of two capitals", _countries),
    "language": ("an ISO 639 code", _matching(r"[a-z]{2,3}")),
    "directors": ("a list of names", _names),
    "cast": ("a list of names", _names),
    "synopsis": ("a text", _text),
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

_CHECKS = tuple((name, expected, check) for name, (expected, check) in FIELDS.items())


def _kind_of(value: object) -> str:
    names = {list: "a list", str: "a text", type(None): "null", bool: "true or false"}
    return names.get(type(value), "a number")


def _show(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 80 else shown[:79] + "…"
