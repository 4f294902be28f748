"""What fits into the tables: the same bounds for every repository, with or without a database."""

from dataclasses import replace
from datetime import UTC

from moodreel.domain.feedback import Feedback
from moodreel.errors import BadInput, shorten

# Short enough that (person, film_id, kind) in utf8mb4, four bytes a character, stays far below the
# 3,072 bytes of a MySQL index key.
PERSON_LENGTH = 64
FILM_ID_LENGTH = 128
KIND_LENGTH = 16


def fitting(feedback: Feedback) -> Feedback:
    """The mark with its time in UTC.

    Raises BadInput for names that do not fit: SQLite would keep them, PostgreSQL refuse them.
    """
    _check("a person's name", feedback.person, PERSON_LENGTH)
    _check("a film id", feedback.film_id, FILM_ID_LENGTH)
    if feedback.at.tzinfo is None:
        raise ValueError("at must be an aware time")
    return replace(feedback, at=feedback.at.astimezone(UTC))


def _check(what: str, text: str, limit: int) -> None:
    if not 1 <= len(text) <= limit:
        raise BadInput(f"{what} has 1 to {limit} characters, got {len(text)}: {shorten(text)!r}")
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise BadInput(f"{what} is plain text, got a character that cannot be stored: {text!r}")
