"""A request that does not have the right shape: which field, and what was expected of it.

Nothing that was sent is repeated, because it may be how somebody feels: pydantic's own messages
name bounds and types only, its `input` is left aside, and the name of a field that nobody asked for
is repeated only where it looks like one.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

MAX_LISTED = 5
_FIELD_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,39}")
_WORDING = (
    (re.compile(r"^(Input|String|List|Value) should (be|have) "), "expected "),
    (re.compile(r" after validation, not \d+$|, unable to parse .*$"), ""),
    (re.compile(r"greater than or equal to"), "at least"),
    (re.compile(r"less than or equal to"), "at most"),
    (re.compile(r"a valid integer"), "a whole number"),
    (re.compile(r"a valid string"), "text (in valid Unicode)"),
)


def explain(errors: Sequence[Mapping[str, Any]]) -> str:
    """One sentence for the first few errors of a `RequestValidationError`."""
    said = list(dict.fromkeys(_sentence(error) for error in errors))
    more = f"; and {len(said) - MAX_LISTED} more" if len(said) > MAX_LISTED else ""
    return "; ".join(said[:MAX_LISTED]) + more


def _sentence(error: Mapping[str, Any]) -> str:
    kind, where = error["type"], error["loc"]
    if kind == "json_invalid":
        return f"the body is not JSON: {error['ctx']['error']}, at character {where[-1]}"
    if len(where) == 1:
        return "expected a JSON object in the body, sent as Content-Type: application/json"
    if kind == "extra_forbidden":
        return f"{_unknown(str(where[-1]))}: the fields are listed in /api/v1/openapi.json"
    field = ".".join(str(part) for part in where[1:])
    if kind == "missing":
        return f"{field}: expected a value, got none"
    return f"{field}: {_expected(error['msg'])}"


def _unknown(name: str) -> str:
    return f"unknown field {name!r}" if _FIELD_NAME.fullmatch(name) else "an unknown field"


def _expected(message: str) -> str:
    for pattern, replacement in _WORDING:
        message = pattern.sub(replacement, message)
    return message
