"""What is written about films."""

from sqlalchemy import Column, Double, Index, Integer, Table, Text, UniqueConstraint
from sqlalchemy.dialects import mysql

from moodreel.domain.bounds import PERSON_LENGTH
from moodreel.storage.bounds import (
    AUTHOR_LENGTH,
    DIGEST_LENGTH,
    FILM_ID_LENGTH,
    MODEL_LENGTH,
    SOURCE_LENGTH,
)
from moodreel.storage.tables.columns import UtcDateTime, metadata, name_of

# 100,000 characters of utf8mb4 do not fit MySQL's TEXT of 64 kB.
_long = Text().with_variant(
    mysql.MEDIUMTEXT(charset="utf8mb4", collation="utf8mb4_bin"), "mysql", "mariadb"
)

reviews = Table(
    "reviews",
    metadata,
    Column("id", Integer, primary_key=True),
    # Whose it is, or, of an import, which author's: one of the two is always null, and null equals
    # nothing, so that each of the constraints below sees its own rows alone.
    Column("person", name_of(PERSON_LENGTH)),
    Column("author", name_of(AUTHOR_LENGTH)),
    Column("source", name_of(SOURCE_LENGTH), nullable=False),
    Column("film_id", name_of(FILM_ID_LENGTH), nullable=False),
    Column("digest", name_of(DIGEST_LENGTH), nullable=False),
    Column("stars", Double),
    Column("at", UtcDateTime),
    Column("edited_at", UtcDateTime),
    Column("polarity", Double),
    Column("level", Integer),
    Column("read_stars", Double),
    Column("confidence", Double),
    Column("model", name_of(MODEL_LENGTH)),
    # Last, so that SQLite reads the numbers of a row without its text.
    Column("text", _long, nullable=False),
    UniqueConstraint("person", "film_id"),
    UniqueConstraint("source", "author", "film_id"),
    # All that the totals of all films are made of, and the rows of one film.
    Index(None, "film_id", "read_stars"),
    Index(None, "model"),
    mysql_engine="InnoDB",
    mysql_charset="utf8mb4",
)
