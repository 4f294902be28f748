"""What fits into the tables: the same bounds for every repository, with or without a database."""

from dataclasses import replace
from datetime import UTC, datetime

from moodreel.domain.bounds import ANSWER_ID_LENGTH, check_name, check_person, is_storable
from moodreel.domain.feedback import Feedback
from moodreel.domain.label import Label
from moodreel.domain.mood import Mood
from moodreel.domain.preferences import Preferences
from moodreel.domain.rating import Rating
from moodreel.domain.review import OWN, Review, checked_text
from moodreel.domain.shown import Moment, Shown
from moodreel.errors import BadInput

# Person, film and kind together fit an index key of MySQL (`domain.bounds.PERSON_LENGTH`).
FILM_ID_LENGTH = 128
KIND_LENGTH = 16
LABEL_ID_LENGTH = 32
CHOSEN_LENGTH = 32
EMOTION_LENGTH = 16
MODEL_LENGTH = 128
SOURCE_LENGTH = 32
AUTHOR_LENGTH = 32
DIGEST_LENGTH = 32

# A page of writing, as much as the question page takes; in utf8mb4 it fits MySQL's TEXT (64 kB).
LABEL_TEXT_LENGTH = 2_000


def fitting(feedback: Feedback) -> Feedback:
    """The mark with its time in UTC.

    Raises BadInput for names that do not fit: SQLite would keep them, PostgreSQL refuse them.
    """
    check_person(feedback.person)
    check_name("a film id", feedback.film_id, FILM_ID_LENGTH)
    return replace(feedback, at=_utc(feedback.at))


def fitting_label(label: Label) -> Label:
    """The label with its time in UTC and its words without blanks around them.

    Raises BadInput for what does not fit; never repeats the words.
    """
    check_person(label.person)
    check_name("a label's id", label.label_id, LABEL_ID_LENGTH)
    check_name("a mood", label.chosen, CHOSEN_LENGTH)
    check_name("a model's name", label.model, MODEL_LENGTH)
    text = label.text.strip()
    if not 1 <= len(text) <= LABEL_TEXT_LENGTH:
        raise BadInput(
            f"expected 1 to {LABEL_TEXT_LENGTH:,} characters to keep with a correction, got "
            f"{len(text):,}; the part that says how you feel is enough"
        )
    if not is_storable(text):
        raise BadInput("expected plain text to keep, got a character that cannot be stored")
    return replace(label, text=text, at=_utc(label.at))


def fitting_rating(rating: Rating) -> Rating:
    """The rating with its time in UTC. Raises BadInput for names that do not fit."""
    check_person(rating.person)
    check_name("a film id", rating.film_id, FILM_ID_LENGTH)
    return replace(rating, at=_utc(rating.at))


def fitting_review(review: Review) -> Review:
    """The review with its times in UTC and its text as `checked_text` gives it. Raises BadInput for
    what does not fit.
    """
    check_name("the source of a review", review.source, SOURCE_LENGTH)
    check_name("a film id", review.film_id, FILM_ID_LENGTH)
    if review.source == OWN:
        check_person(review.author)
    else:
        check_name("an author's key", review.author, AUTHOR_LENGTH)
    return replace(
        review,
        text=checked_text(review.text),
        at=_utc(review.at) if review.at else None,
        edited_at=_utc(review.edited_at) if review.edited_at else None,
    )


def fitting_preferences(preferences: Preferences) -> Preferences:
    """The preferences with their time in UTC. Raises BadInput for a name that does not fit."""
    check_person(preferences.person)
    since = preferences.learning_since
    return replace(preferences, learning_since=since and _utc(since))


def fitting_shown(shown: Shown) -> Shown:
    """What was shown with its time in UTC. Raises BadInput for names that do not fit."""
    check_person(shown.person)
    check_name("an answer's id", shown.answer_id, ANSWER_ID_LENGTH)
    check_name("a film id", shown.film_id, FILM_ID_LENGTH)
    return replace(shown, at=_utc(shown.at))


def fitting_moment(moment: Moment) -> Moment:
    """The moment with its time in UTC, the mood without readings and notes."""
    check_person(moment.person)
    check_name("an answer's id", moment.answer_id, ANSWER_ID_LENGTH)
    return replace(moment, at=_utc(moment.at), mood=moment.mood and bare(moment.mood))


def bare(mood: Mood) -> Mood:
    """The mood itself, without where it was read and what was said beside it."""
    return Mood(
        distribution=mood.distribution,
        valence=mood.valence,
        arousal=mood.arousal,
        confidence=mood.confidence,
    )


def _utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("at must be an aware time")
    return at.astimezone(UTC)
