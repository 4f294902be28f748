"""Secrets that let somebody in: made at random, kept as digests.

A secret has 256 random bits, so that a plain SHA-256 keeps it: there is nothing to guess, unlike a
password. Opaque and not signed (no JWT), because a row in the database is what makes ending one
take effect at once, and tells when it was last used.
"""

import hmac
from hashlib import sha256
from secrets import token_hex, token_urlsafe

TOKEN_PREFIX = "mr_"  # noqa: S105 - what scanners for leaked secrets look for
# A secret as it is made has 43 characters; far longer ones are not worth a digest.
MOST_CHARACTERS = 100


def new_session_secret() -> str:
    """What a browser's cookie holds."""
    return token_urlsafe(32)


def new_token_secret() -> str:
    """What a program sends; the prefix tells it apart where it leaks."""
    return TOKEN_PREFIX + token_urlsafe(32)


def new_id() -> str:
    """A name for something in a list: says nothing, lets nobody in."""
    return token_hex(8)


def new_person() -> str:
    """The key of a new account's person."""
    return token_hex(16)


def digest(secret: str) -> str:
    """What is kept of a secret: 64 characters from which it cannot be found."""
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def form_token(session_secret: str) -> str:
    """What the session's forms carry so that no other website can send them. Made from the secret,
    so that it is kept nowhere and ends with the session.
    """
    return hmac.new(session_secret.encode(), b"moodreel form", sha256).hexdigest()


def same(one: str, other: str) -> bool:
    """Whether they are equal, in a time that does not tell where they differ."""
    return hmac.compare_digest(one.encode("utf-8", "replace"), other.encode("utf-8", "replace"))
