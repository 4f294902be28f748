"""What people allow, what answers showed them, and the moods behind it."""

from sqlalchemy import Boolean, Column, Double, Index, Integer, Table, UniqueConstraint

from moodreel.domain.bounds import ANSWER_ID_LENGTH, PERSON_LENGTH
from moodreel.storage.bounds import FILM_ID_LENGTH, KIND_LENGTH
from moodreel.storage.tables.columns import UtcDateTime, metadata, name_of, words

preferences = Table(
    "preferences",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", name_of(PERSON_LENGTH), nullable=False),
    Column("journal", Boolean, nullable=False),
    Column("learning", Boolean, nullable=False),
    Column("hide_seen", Boolean, nullable=False),
    Column("learning_since", UtcDateTime, nullable=True),
    UniqueConstraint("person"),
    mysql_engine="InnoDB",
    mysql_charset="utf8mb4",
)

moments = Table(
    "moments",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("answer_id", name_of(ANSWER_ID_LENGTH), nullable=False),
    Column("person", name_of(PERSON_LENGTH), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("quadrant", name_of(KIND_LENGTH), nullable=False),
    Column("mood", words(), nullable=True),
    UniqueConstraint("answer_id"),
    Index(None, "person", "at"),
    # For what is too old, whosever it is.
    Index(None, "at"),
    mysql_engine="InnoDB",
    mysql_charset="utf8mb4",
)

shown = Table(
    "shown",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", name_of(PERSON_LENGTH), nullable=False),
    Column("answer_id", name_of(ANSWER_ID_LENGTH), nullable=False),
    Column("film_id", name_of(FILM_ID_LENGTH), nullable=False),
    Column("rank", Integer, nullable=False),
    Column("propensity", Double, nullable=True),
    Column("at", UtcDateTime, nullable=False),
    Column("intent", name_of(KIND_LENGTH), nullable=True),
    Column("signals", words(), nullable=True),
    Column("opened_at", UtcDateTime, nullable=True),
    Column("watched_at", UtcDateTime, nullable=True),
    Column("fits_at", UtcDateTime, nullable=True),
    UniqueConstraint("answer_id", "film_id"),
    Index(None, "person", "at"),
    Index(None, "person", "film_id"),
    Index(None, "at"),
    mysql_engine="InnoDB",
    mysql_charset="utf8mb4",
)
