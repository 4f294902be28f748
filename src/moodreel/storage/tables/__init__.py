"""The tables, as every database gets them; `migrations/` builds the very same."""

from moodreel.storage.tables.accounts import accounts, attempts, sessions, tokens
from moodreel.storage.tables.columns import UtcDateTime, metadata, name_of, words
from moodreel.storage.tables.doings import moments, preferences, shown
from moodreel.storage.tables.kept import feedback, labels, ratings
from moodreel.storage.tables.reviews import reviews

__all__ = [
    "UtcDateTime",
    "accounts",
    "attempts",
    "feedback",
    "labels",
    "metadata",
    "moments",
    "name_of",
    "preferences",
    "ratings",
    "reviews",
    "sessions",
    "shown",
    "tokens",
    "words",
]
