"""Accounts, what lets somebody in, and tries at the door."""

from sqlalchemy import Column, Index, Integer, Table, UniqueConstraint

from moodreel.domain.bounds import PERSON_LENGTH
from moodreel.storage.bounds_accounts import (
    DEVICE_LENGTH,
    DIGEST_LENGTH,
    HASH_LENGTH,
    ID_LENGTH,
    NAME_KEY_LENGTH,
    NAME_LENGTH,
    SCOPES_LENGTH,
    TOKEN_NAME_LENGTH,
)
from moodreel.storage.tables.columns import UNTOLD, UtcDateTime, metadata, name_of

accounts = Table(
    "accounts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("person", name_of(PERSON_LENGTH), nullable=False),
    Column("name", name_of(NAME_LENGTH), nullable=False),
    Column("name_key", name_of(NAME_KEY_LENGTH), nullable=False, info=UNTOLD),
    Column("password_hash", name_of(HASH_LENGTH), nullable=False, info=UNTOLD),
    Column("made_at", UtcDateTime, nullable=False),
    UniqueConstraint("person"),
    UniqueConstraint("name_key"),
    mysql_engine="InnoDB",
    mysql_charset="utf8mb4",
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("session_id", name_of(ID_LENGTH), nullable=False),
    Column("person", name_of(PERSON_LENGTH), nullable=False),
    Column("digest", name_of(DIGEST_LENGTH), nullable=False, info=UNTOLD),
    Column("device", name_of(DEVICE_LENGTH), nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("seen_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    UniqueConstraint("session_id"),
    UniqueConstraint("digest"),
    Index(None, "person", "seen_at"),
    # Everybody's that were not seen for long are swept.
    Index(None, "seen_at"),
    mysql_engine="InnoDB",
    mysql_charset="utf8mb4",
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("token_id", name_of(ID_LENGTH), nullable=False),
    Column("person", name_of(PERSON_LENGTH), nullable=False),
    Column("name", name_of(TOKEN_NAME_LENGTH), nullable=False),
    Column("digest", name_of(DIGEST_LENGTH), nullable=False, info=UNTOLD),
    Column("scopes", name_of(SCOPES_LENGTH), nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime, nullable=True),
    UniqueConstraint("token_id"),
    UniqueConstraint("digest"),
    Index(None, "person"),
    mysql_engine="InnoDB",
    mysql_charset="utf8mb4",
)

# Nobody's: the key of a door is a digest of a name or an address.
attempts = Table(
    "attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("door", name_of(DIGEST_LENGTH), nullable=False),
    Column("tries", Integer, nullable=False),
    Column("last_at", UtcDateTime, nullable=False),
    Column("next_at", UtcDateTime, nullable=False),
    UniqueConstraint("door"),
    Index(None, "last_at"),
    mysql_engine="InnoDB",
    mysql_charset="utf8mb4",
)
