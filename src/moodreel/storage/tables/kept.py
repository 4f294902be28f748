"""What people mark, rate and let be kept of their words."""

from sqlalchemy import Column, Double, Index, Integer, Table, UniqueConstraint

from moodreel.domain.bounds import PERSON_LENGTH
from moodreel.storage.bounds import (
    CHOSEN_LENGTH,
    EMOTION_LENGTH,
    FILM_ID_LENGTH,
    KIND_LENGTH,
    LABEL_ID_LENGTH,
    MODEL_LENGTH,
)
from moodreel.storage.tables.columns import UtcDateTime, metadata, name_of, words

feedback = Table(
    "feedback",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", name_of(PERSON_LENGTH), nullable=False),
    Column("film_id", name_of(FILM_ID_LENGTH), nullable=False),
    Column("kind", name_of(KIND_LENGTH), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("person", "film_id", "kind"),
    # The order in which `of` reads; the constraint above already serves look-ups by person alone.
    Index(None, "person", "at"),
    mysql_engine="InnoDB",
    mysql_charset="utf8mb4",
)

labels = Table(
    "labels",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("label_id", name_of(LABEL_ID_LENGTH), nullable=False),
    Column("person", name_of(PERSON_LENGTH), nullable=False),
    Column("text", words(), nullable=False),
    Column("chosen", name_of(CHOSEN_LENGTH), nullable=False),
    Column("emotion", name_of(EMOTION_LENGTH), nullable=False),
    Column("confidence", Double, nullable=False),
    Column("model", name_of(MODEL_LENGTH), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("label_id"),
    Index(None, "person", "at"),
    mysql_engine="InnoDB",
    mysql_charset="utf8mb4",
)

ratings = Table(
    "ratings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", name_of(PERSON_LENGTH), nullable=False),
    Column("film_id", name_of(FILM_ID_LENGTH), nullable=False),
    Column("stars", Double, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("person", "film_id"),
    Index(None, "person", "at"),
    mysql_engine="InnoDB",
    mysql_charset="utf8mb4",
)
