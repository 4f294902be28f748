"""How the server tells whom a request belongs to: a cookie on pages, a token at the API.

The API reads no cookies, so that no other website can make a browser act there; pages read no
tokens. A machine of one's own asks nothing of anybody, until an account takes it over.
"""

import logging

from fastapi import Request
from starlette.concurrency import run_in_threadpool

from moodreel.accounts import secrets
from moodreel.domain.account import LOCAL_PERSON, Session, Token
from moodreel.errors import CorruptFile, NotAllowed, SignInNeeded, Unavailable
from moodreel.identity.cookies import secret_of
from moodreel.identity.people import NOBODY, SAFE_METHODS, Identity
from moodreel.uploads import read_fields
from moodreel.wiring.accounts import Accounts

FORM_FIELD, FORM_HEADER = "form_token", "x-form-token"
# What proxies add: a request that one has passed on is not this machine's own person's.
_PASSED_ON = ("forwarded", "x-forwarded-for", "x-real-ip")

LOCAL = Identity(person=LOCAL_PERSON, how="local", accounts="unused")
UNPROTECTED = Identity(person=LOCAL_PERSON, how="local")
STRANGER = Identity(accounts="on")
UNREAD = Identity(how="unread", accounts="on")

_log = logging.getLogger(__name__)


class AskAccounts:
    """Tells by cookie or token; on a machine of one's own, unless it is protected, by nothing."""

    def __init__(self, accounts: Accounts, *, at_home: bool) -> None:
        """`at_home` is whether only this machine can reach the server."""
        self._accounts = accounts
        self._at_home = at_home

    async def __call__(self, request: Request) -> Identity:
        """Whom the request belongs to. Raises SignInNeeded, NotAllowed."""
        if self._accounts.mode == "off":
            return UNPROTECTED if self._is_own(request) else NOBODY
        try:
            if await self._asks_nothing(request):
                return await self._local_or(request)
            return await self._by_secret(request)
        except (Unavailable, CorruptFile) as error:
            _log.error("who is signed in cannot be read: %s", error)
            return UNREAD

    def _is_own(self, request: Request) -> bool:
        return self._at_home and not any(name in request.headers for name in _PASSED_ON)

    async def _asks_nothing(self, request: Request) -> bool:
        """Whether it is this machine's one person, who has protected nothing."""
        if self._accounts.mode != "auto" or not self._is_own(request):
            return False
        known = self._accounts.protection.known()
        if known is None:
            known = await run_in_threadpool(self._accounts.protection)
        return not known

    async def _local_or(self, request: Request) -> Identity:
        """The machine's one person, but for who shows the secret of an account beside theirs."""
        try:
            found = await self._by_secret(request)
        except SignInNeeded:
            return LOCAL
        return LOCAL if found is STRANGER else found

    async def _by_secret(self, request: Request) -> Identity:
        if request.scope["path"].startswith("/api/"):
            return await self._by_token(request)
        secret = secret_of(request)
        if not secret:
            return STRANGER
        door = await run_in_threadpool(self._accounts.doors.by_session, secret)
        if door is None or not isinstance(door.entry, Session):
            return STRANGER
        token = secrets.form_token(secret)
        await _check_form(request, token)
        return Identity(
            person=door.person,
            how="session",
            name=door.name,
            session_id=door.entry.session_id,
            form_token=token,
            accounts="on",
        )

    async def _by_token(self, request: Request) -> Identity:
        kind, _, secret = request.headers.get("authorization", "").partition(" ")
        if not kind:
            return STRANGER
        door = None
        if kind.lower() == "bearer":
            door = await run_in_threadpool(self._accounts.doors.by_token, secret.strip())
        if door is None or not isinstance(door.entry, Token):
            raise SignInNeeded(
                "expected Authorization: Bearer with a token that is known, has not expired and "
                "was not revoked"
            )
        return Identity(
            person=door.person,
            how="token",
            name=door.name,
            scopes=door.entry.scopes,
            accounts="on",
        )


async def _check_form(request: Request, token: str) -> None:
    """Against requests that another website makes the browser send, beside `api.guards`."""
    if request.method in SAFE_METHODS:
        return
    sent = request.headers.get(FORM_HEADER)
    if sent is None:
        sent = str((await read_fields(request)).get(FORM_FIELD, ""))
    if not secrets.same(sent, token):
        raise NotAllowed(
            "this form was not made for who is signed in now, or has grown old: go back, load the "
            "page anew and send it again"
        )
