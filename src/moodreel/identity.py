"""Who sends a request: below the API and the pages, which both ask.

The server puts one way to tell on the app (`app.state.identify`); routes ask for `Who`, or for
`Owner` where only somebody who is known can be answered.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Depends, Request

from moodreel.errors import SignInNeeded


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Whom a request belongs to, and how that is known."""

    person: str | None = None
    """Key under which everything of theirs is kept; None where nobody is known."""
    how: Literal["local", "session", "token", "nobody"] = "nobody"
    name: str | None = None
    """As the account is called; None without an account."""


NOBODY = Identity()

# Set on the scope of a request of another website that the settings name and that brings a bearer
# token (api/cors.py): nothing but the token tells whom it is from.
FROM_ELSEWHERE = "moodreel.from_elsewhere"
Identify = Callable[[Request], Identity]


def always(person: str | None) -> Identify:
    """Every request belongs to this person: a machine of one's own; or, for None, to nobody."""
    identity = Identity(person=person, how="local") if person is not None else NOBODY
    return lambda _: identity


def who(request: Request) -> Identity:
    """Whom the request belongs to; a database may be asked, so this runs in the thread pool."""
    identify: Identify = request.app.state.identify
    found = identify(request)
    if FROM_ELSEWHERE in request.scope and found.how != "token":
        raise SignInNeeded("a request of another website needs a token that is known here")
    request.state.identity = found
    return found


def met(request: Request) -> Identity:
    """Whom the request was found to belong to so far: for errors, which ask no database."""
    return getattr(request.state, "identity", NOBODY)


Who = Annotated[Identity, Depends(who)]


def owner(identity: Who) -> str:
    """The person's key. Raises SignInNeeded where nobody is known."""
    if identity.person is None:
        raise SignInNeeded("this is kept for people who are signed in, and nobody is")
    return identity.person


Owner = Annotated[str, Depends(owner)]
