"""Ranges that readers, filters and doors all go by."""

from moodreel.errors import BadInput, shorten

# The first film that still exists is of 1888; the last year leaves room for announced titles.
FIRST_YEAR, LAST_YEAR = 1888, 2100
# Beyond the longest film here (Shoah has 566 minutes).
MAX_MINUTES = 1000

# Short enough that (person, film_id, kind) in utf8mb4, four bytes a character, stays far below the
# 3,072 bytes of a MySQL index key.
PERSON_LENGTH = 64

# Random texts that name answers are half as long.
ANSWER_ID_LENGTH = 32


def check_person(name: str) -> None:
    """Raises BadInput for a name that no database could keep."""
    check_name("a person's name", name, PERSON_LENGTH)


def check_name(what: str, text: str, limit: int) -> None:
    """Raises BadInput unless the text has 1 to `limit` characters that every database stores."""
    if not 1 <= len(text) <= limit:
        raise BadInput(f"{what} has 1 to {limit} characters, got {len(text)}: {shorten(text)!r}")
    if not is_storable(text):
        raise BadInput(f"{what} is plain text, got a character that cannot be stored: {text!r}")


def is_storable(text: str) -> bool:
    """Whether it holds neither NUL nor half a character."""
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)
