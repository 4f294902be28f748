"""Every error that moodreel raises on purpose.

    MoodreelError
    ├── BadInput            what a person gave cannot be used            exit 2, HTTP 422
    │   ├── UnknownName     a mood, intent, genre … outside a closed list
    │   ├── BadPicture      bytes that are no picture moodreel reads
    │   ├── NoFace          a picture in which no face can be read
    │   ├── AmbiguousTitle  several films fit                            HTTP 409
    │   └── NameTaken       an account is called so, or looks so         HTTP 409
    ├── NotFound            no such film or answer; may suggest others   exit 2, HTTP 404
    ├── SignInNeeded        kept for people, and nobody is signed in     exit 2, HTTP 401
    ├── WrongPassword       no account has that name and password        exit 2, HTTP 401
    ├── NotAllowed          who asks is known, and may not do that       exit 2, HTTP 403
    ├── TooManyTries        somebody may be guessing; says how long      exit 1, HTTP 429
    ├── CorruptFile         a catalogue, bundle or database is damaged   exit 2, HTTP 500
    ├── SwitchedOff         who runs this moodreel wants it to stay off  exit 2, HTTP 403
    └── Unavailable         an optional part or a server is missing      exit 1, HTTP 503
        ├── NotSetUp        a part that was never set up here; told to all, as it names no file
        └── Busy            too much of one kind at once; told to all, too
            └── Overtaken   another writer came between; nothing was kept, and it can be done again

A message says what was expected, what came and what helps. It may repeat a title or a choice that
the person typed into a closed field, never the words that say how they feel, and of a picture its
size at most.
"""

from collections.abc import Sequence
from difflib import get_close_matches
from math import ceil


class MoodreelError(Exception):
    """Base of the tree: catch it to catch everything that is not a bug."""

    exit_code = 1
    status = 500
    title = "Something went wrong"

    @property
    def message(self) -> str:
        """What happened, without the suggestions, for who shows those in another way."""
        return str(self)


class BadInput(MoodreelError):
    """What came in cannot be used; the message says what was expected."""

    exit_code = 2
    status = 422
    title = "That cannot be used"


class UnknownName(BadInput):
    """A name outside a closed list; carries the nearest names of that list."""

    title = "Unknown name"

    def __init__(self, what: str, got: str, allowed: Sequence[str]) -> None:
        self.suggestions = tuple(get_close_matches(got.lower(), allowed, n=3, cutoff=0.6))
        hint = f"did you mean {' or '.join(self.suggestions)}? " if self.suggestions else ""
        super().__init__(
            f"unknown {what} {shorten(got)!r}: {hint}expected one of {', '.join(allowed)}"
        )


class AmbiguousTitle(BadInput):
    """Several films carry the title that was given."""

    status = 409
    title = "Several films fit"

    def __init__(self, got: str, candidates: Sequence[str]) -> None:
        self.suggestions = tuple(candidates)
        super().__init__(
            f"{shorten(got)!r} fits several films: {'; '.join(candidates)}. "
            "Add the year in brackets or use the id"
        )


class BadPicture(BadInput):
    """What came is no picture, not a whole one, or too large."""

    title = "That picture cannot be used"


class NoFace(BadInput):
    """A picture in which no face can be read; the message says why, and what helps."""

    title = "No face can be read"


class NameTaken(BadInput):
    """An account has that name, or one that looks like it."""

    status = 409
    title = "That name is taken"

    def __init__(self) -> None:
        super().__init__("that name is taken, or looks like one that is; choose another")


class NotFound(MoodreelError):
    """Nothing has that title or id; `suggestions` holds the nearest that exist."""

    exit_code = 2
    status = 404
    title = "Not found"

    def __init__(self, message: str, suggestions: Sequence[str] = ()) -> None:
        self.suggestions = tuple(suggestions)
        self._message = message
        hint = f". Nearest: {'; '.join(suggestions)}" if suggestions else ""
        super().__init__(message + hint)

    @property
    def message(self) -> str:
        return self._message


class SignInNeeded(MoodreelError):
    """What was asked for is kept for a person, and nobody is signed in."""

    exit_code = 2
    status = 401
    title = "Sign in first"


class WrongPassword(MoodreelError):
    """No account has that name and password; which of them is wrong is not told."""

    exit_code = 2
    status = 401
    title = "That did not fit"

    def __init__(self) -> None:
        super().__init__("no account has that name with that password; check both")


class NotAllowed(MoodreelError):
    """Who asks is known, and may not do that."""

    exit_code = 2
    status = 403
    title = "Not allowed"


class TooManyTries(MoodreelError):
    """Somebody may be guessing: the next try counts after `retry_after_s` seconds."""

    status = 429
    title = "Too many tries"

    def __init__(self, retry_after_s: float) -> None:
        self.retry_after_s = ceil(retry_after_s)
        minutes = ceil(retry_after_s / 60)
        wait = f"{self.retry_after_s} s" if retry_after_s < 120 else f"{minutes} minutes"
        super().__init__(f"too many tries: wait {wait} and try again")


class CorruptFile(MoodreelError):
    """A file that moodreel reads is damaged or of another kind; nothing was changed."""

    exit_code = 2
    title = "A file is damaged"


class SwitchedOff(MoodreelError):
    """A part that is there, and that the settings keep off; the message names the setting."""

    exit_code = 2
    status = 403
    title = "Switched off"


class Unavailable(MoodreelError):
    """An optional part or a server is not there; the message says how to get it."""

    status = 503
    title = "Not available"
    retry_after_s: int | None = 5
    """When it is worth to try again; None where only a person can help."""


class NotSetUp(Unavailable):
    """An optional part that was never set up; the message holds nothing but that and what helps."""

    title = "Not set up"
    retry_after_s = None


class Busy(Unavailable):
    """Too much of one kind is asked for at once; the message says to try again."""

    title = "Busy"
    retry_after_s = 1


class Overtaken(Busy):
    """Another writer came between, so that all of a transaction was undone; once more may do."""


def shorten(text: str, limit: int = 60) -> str:
    """At most `limit` characters of `text`, so that no message carries a megabyte back."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
