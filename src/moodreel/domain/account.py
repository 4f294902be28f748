"""Accounts, and what lets somebody in: sessions of browsers, tokens of programs."""

from dataclasses import dataclass, field
from datetime import datetime

# Scopes of a token; whoever may write may read.
READ, WRITE = "read", "write"
SCOPES = (READ, WRITE)

# The one person of a machine of one's own; an account may take this key over.
LOCAL_PERSON = "local"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Somebody with a name and a password."""

    person: str
    """The key under which all is kept: random, or "local" where the account took that over."""
    name: str
    """As typed, in Unicode's normal form."""
    name_key: str
    """The name's skeleton: names that look alike have the same (`accounts.names`)."""
    password_hash: str = field(repr=False)
    made_at: datetime
    """Aware UTC time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A browser that is signed in. The secret in its cookie is kept as a digest only."""

    session_id: str
    """Random, for lists; it lets nobody in."""
    person: str
    digest: str = field(repr=False)
    device: str
    """In words, such as "Firefox on Linux"."""
    made_at: datetime
    seen_at: datetime
    expires_at: datetime
    """Whatever happens, it ends then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A program that may act for a person. The secret is shown once and kept as a digest only."""

    token_id: str
    """Random, for lists; it lets nobody in."""
    person: str
    name: str
    digest: str = field(repr=False)
    scopes: frozenset[str]
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """What a session or token opened: whose, called what, and how far."""

    person: str
    name: str
    entry: Session | Token
