"""What fits into the tables: the same bounds for every repository, with or without a database."""

from dataclasses import replace
from datetime import UTC, datetime

from moodreel.domain.feedback import Feedback
from moodreel.domain.label import Label
from moodreel.domain.rating import Rating
from moodreel.errors import BadInput, shorten

# Short enough that (person, film_id, kind) in utf8mb4, four bytes a character, stays far below the
# 3,072 bytes of a MySQL index key.
PERSON_LENGTH = 64
FILM_ID_LENGTH = 128
KIND_LENGTH = 16
LABEL_ID_LENGTH = 32
CHOSEN_LENGTH = 32
EMOTION_LENGTH = 16
MODEL_LENGTH = 128

# A page of writing, as much as the question page takes; in utf8mb4 it fits MySQL's TEXT (64 kB).
LABEL_TEXT_LENGTH = 2_000


def fitting(feedback: Feedback) -> Feedback:
    """The mark with its time in UTC.

    Raises BadInput for names that do not fit: SQLite would keep them, PostgreSQL refuse them.
    """
    _check("a person's name", feedback.person, PERSON_LENGTH)
    _check("a film id", feedback.film_id, FILM_ID_LENGTH)
    return replace(feedback, at=_utc(feedback.at))


def fitting_label(label: Label) -> Label:
    """The label with its time in UTC and its words without blanks around them.

    Raises BadInput for what does not fit; never repeats the words.
    """
    _check("a person's name", label.person, PERSON_LENGTH)
    _check("a label's id", label.label_id, LABEL_ID_LENGTH)
    _check("a mood", label.chosen, CHOSEN_LENGTH)
    _check("a model's name", label.model, MODEL_LENGTH)
    text = label.text.strip()
    if not 1 <= len(text) <= LABEL_TEXT_LENGTH:
        raise BadInput(
            f"expected 1 to {LABEL_TEXT_LENGTH:,} characters to keep with a correction, got "
            f"{len(text):,}; the part that says how you feel is enough"
        )
    if not _is_storable(text):
        raise BadInput("expected plain text to keep, got a character that cannot be stored")
    return replace(label, text=text, at=_utc(label.at))


def fitting_rating(rating: Rating) -> Rating:
    """The rating with its time in UTC. Raises BadInput for names that do not fit."""
    _check("a person's name", rating.person, PERSON_LENGTH)
    _check("a film id", rating.film_id, FILM_ID_LENGTH)
    return replace(rating, at=_utc(rating.at))


def _utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("at must be an aware time")
    return at.astimezone(UTC)


def _check(what: str, text: str, limit: int) -> None:
    if not 1 <= len(text) <= limit:
        raise BadInput(f"{what} has 1 to {limit} characters, got {len(text)}: {shorten(text)!r}")
    if not _is_storable(text):
        raise BadInput(f"{what} is plain text, got a character that cannot be stored: {text!r}")


def _is_storable(text: str) -> bool:
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)
