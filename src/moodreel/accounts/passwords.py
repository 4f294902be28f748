"""Passwords: what is taken for a new one, and Argon2id hashes of them.

Sources: RFC 9106; the parameters are those of the OWASP Password Storage Cheat Sheet; lengths, the
list of common ones and normalisation go by NIST SP 800-63B.
"""

import unicodedata
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from moodreel.accounts.common_passwords import COMMON
from moodreel.domain.bounds import is_storable
from moodreel.domain.lazy import lazy
from moodreel.errors import BadInput, Busy

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 8, 1_000
# OWASP: 19 MiB, two passes, one lane.
MEMORY_KIB, PASSES, LANES = 19 * 1024, 2, 1
# So many are hashed at a time: each takes a core and 19 MiB for some 20 ms, and a flood of
# sign-ins must not take them all.
AT_ONCE, WAITS_S = 2, 5.0


class Passwords:
    """Hashes passwords and holds them against hashes. Threads may share it."""

    def __init__(self) -> None:
        self._places = BoundedSemaphore(AT_ONCE)

    def hash(self, password: str) -> str:
        """The Argon2id hash, with a salt of its own and its parameters."""
        with _Place(self._places):
            return self._hasher.hash(_bytes(password))

    def fits(self, password: str, kept: str | None) -> bool:
        """Whether the hash is of this password. With None, where there is no account, it takes as
        long and is False, so that the time does not tell.
        """
        from argon2.exceptions import InvalidHashError, VerificationError

        # Made in any case, so that the first name that nobody has takes no longer than others.
        nobodys = self._nobodys
        known = kept is not None and len(password) <= LONGEST
        with _Place(self._places):
            try:
                self._hasher.verify(kept if known and kept else nobodys, _bytes(password[:LONGEST]))
            except (VerificationError, InvalidHashError):
                return False
        return known

    def is_outdated(self, kept: str) -> bool:
        """Whether the hash was made with other parameters than today's."""
        return self._hasher.check_needs_rehash(kept)

    @lazy
    def _hasher(self) -> "PasswordHasher":
        # Here, because most start-ups sign nobody in.
        from argon2 import PasswordHasher, Type

        return PasswordHasher(
            time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES, type=Type.ID
        )

    @lazy
    def _nobodys(self) -> str:
        """A hash of something that nobody knows."""
        from secrets import token_urlsafe

        return self._hasher.hash(token_urlsafe(32))


def check_new_password(password: str, name: str) -> None:
    """Raises BadInput unless it may be a password of the account with this name; never repeats it.

    Length is what counts; no kinds of characters are asked for.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadInput(
            f"expected a password of {SHORTEST} to {LONGEST:,} characters, got "
            f"{len(password):,}; a few words in a row are a good one"
        )
    if not is_storable(password):
        raise BadInput("expected a password of plain text, got a character that cannot be stored")
    folded = _normal(password).casefold()
    if _is_common(folded):
        raise BadInput(
            "that password is among those that are tried first; a few words in a row are better"
        )
    own = _normal(name).casefold()
    if own and folded.replace(own, "", 1).strip("0123456789 !._-") == "":
        raise BadInput("expected a password that is not the name; a few words in a row are good")


def _is_common(folded: str) -> bool:
    bare = folded.strip("0123456789 !?.$*#@_-")
    return folded in COMMON or (bare in COMMON) or len(set(folded)) < 3


def _normal(password: str) -> str:
    """One form for what keyboards type in several (NIST SP 800-63B, 5.1.1.2: NFKC)."""
    return unicodedata.normalize("NFKC", password)


def _bytes(password: str) -> bytes:
    return _normal(password).encode("utf-8", "surrogatepass")


class _Place:
    """One of the places for hashing. Raises Busy where none gets free."""

    def __init__(self, places: BoundedSemaphore) -> None:
        self._places = places

    def __enter__(self) -> None:
        if not self._places.acquire(timeout=WAITS_S):
            raise Busy("many people are signing in at once; try again in a moment")

    def __exit__(self, *_: object) -> None:
        self._places.release()
