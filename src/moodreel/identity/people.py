"""Whom a request belongs to, and what they may do."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Annotated, Literal

from fastapi import Depends, Request

from moodreel.domain.account import READ, WRITE
from moodreel.errors import NotAllowed, SignInNeeded, Unavailable

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

Accounts = Literal["off", "unused", "on"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Whom a request belongs to, and how that is known."""

    person: str | None = None
    """Key under which everything of theirs is kept; None where nobody is known."""
    how: Literal["local", "session", "token", "nobody", "unread"] = "nobody"
    """Unread where they showed something, and the database did not answer."""
    name: str | None = None
    """As the account is called; None without an account."""
    scopes: frozenset[str] = frozenset({READ, WRITE})
    session_id: str = ""
    form_token: str = field(default="", repr=False)
    """What forms must carry; only sessions need any."""
    accounts: Accounts = "off"
    """Whether people sign in here; unused on a machine of one's own that is not protected yet."""


NOBODY = Identity()

# Set on the scope of a request of another website that the settings name and that brings a bearer
# token (api/cors.py): nothing but the token tells whom it is from.
FROM_ELSEWHERE = "moodreel.from_elsewhere"
Identify = Callable[[Request], Awaitable[Identity]]


def always(person: str | None) -> Identify:
    """Every request belongs to this person: a machine of one's own; or, for None, to nobody."""
    identity = Identity(person=person, how="local") if person is not None else NOBODY

    async def identify(_: Request) -> Identity:
        return identity

    return identify


async def who(request: Request) -> Identity:
    """Whom the request belongs to. Raises SignInNeeded for a token that lets nobody in, NotAllowed
    for a form that another website may have sent.
    """
    identify: Identify = request.app.state.identify
    found = await identify(request)
    if FROM_ELSEWHERE in request.scope and found.how != "token":
        raise SignInNeeded("a request of another website needs a token that is known here")
    request.state.identity = found
    return found


def address_of(request: Request) -> str:
    """Where the request comes from, as far as the server knows."""
    return request.client.host if request.client else ""


def met(request: Request) -> Identity:
    """Whom the request was found to belong to so far: for errors, which ask no database."""
    return getattr(request.state, "identity", NOBODY)


Who = Annotated[Identity, Depends(who)]


def owner(identity: Identity) -> str:
    """The person's key. Raises SignInNeeded where nobody is known, Unavailable where that cannot be
    found out.
    """
    if identity.how == "unread":
        raise Unavailable("the database that knows who is signed in does not answer")
    if identity.person is None:
        raise SignInNeeded("this is kept for people who are signed in, and nobody is")
    return identity.person


def allowed(identity: Identity, method: str) -> str:
    """The key of a person who may do this. Raises what `owner` does, and NotAllowed where a token
    only reads.
    """
    person = owner(identity)
    scope = READ if method in SAFE_METHODS else WRITE
    if scope not in identity.scopes:
        raise NotAllowed(f"this token may not {scope}: expected one made with the scope {scope}")
    return person


async def _owner(request: Request, identity: Who) -> str:
    return allowed(identity, request.method)


Owner = Annotated[str, Depends(_owner)]
