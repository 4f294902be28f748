"""Which other websites may read what here (CORS): the origins that the settings name, no cookies.

Everybody may be let read what is no person's own (`movies_contract`). The JSON API answers another
website for a bearer token alone, which that website must have been given: what a browser sends by
itself, cookies or being on this very machine, never counts. No answer ever allows credentials.
"""

from collections.abc import Collection

from fastapi import Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from moodreel.api import movies_contract
from moodreel.api.problems import problem
from moodreel.identity import FROM_ELSEWHERE

ANYBODY = "*"
_API, _POSTERS = "/api/v1/", "/posters/"
_READING, _ALL = "GET, HEAD", "GET, HEAD, POST, PUT, PATCH, DELETE"
_HEADERS = "Authorization, Content-Type"
_REMEMBERED_S = 600


class Cors:
    """Answers preflights, and tells browsers whose pages may read an answer (Fetch standard, 3.2).

    To be put outside of the guard against cross-site requests, which lets through what carries
    `FROM_ELSEWHERE`.
    """

    def __init__(self, app: ASGIApp, origins: Collection[str]) -> None:
        self._app = app
        self._named = frozenset(origins) - {ANYBODY}
        self._anybody = ANYBODY in origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path, headers = scope["path"], Headers(scope=scope)
        origin = headers.get("origin", "")
        if path.startswith(_POSTERS):
            await self._app(scope, receive, _embeddable(send))
        elif _is_open(path) and (allowed := self._allowed(origin)):
            await self._answer(scope, receive, send, allowed, _READING)
        elif path.startswith(_API) and origin in self._named and _brings_token(scope, headers):
            await self._answer({**scope, FROM_ELSEWHERE: True}, receive, send, origin, _ALL)
        else:
            await self._app(scope, receive, _varying(send))

    def _allowed(self, origin: str) -> str:
        if self._anybody and origin:
            return ANYBODY
        return origin if origin in self._named else ""

    async def _answer(
        self, scope: Scope, receive: Receive, send: Send, allowed: str, methods: str
    ) -> None:
        if not _is_preflight(scope):
            own = [(name, value) for name, value in scope["headers"] if name != b"cookie"]
            await self._app({**scope, "headers": own}, receive, _readable(send, allowed))
            return
        if Headers(scope=scope)["access-control-request-method"] not in methods.split(", "):
            detail = f"another website may ask here by {methods}"
            answer = problem(Request(scope), 403, detail)
        else:
            answer = Response(status_code=204)
            answer.headers["Access-Control-Allow-Methods"] = methods
            answer.headers["Access-Control-Allow-Headers"] = _HEADERS
            answer.headers["Access-Control-Max-Age"] = str(_REMEMBERED_S)
        await answer(scope, receive, _readable(send, allowed))


def _is_open(path: str) -> bool:
    return path.startswith(movies_contract.PATHS)


def _is_preflight(scope: Scope) -> bool:
    asked = Headers(scope=scope).get("access-control-request-method")
    return bool(scope["method"] == "OPTIONS" and asked)


def _brings_token(scope: Scope, headers: Headers) -> bool:
    """Whether the request carries a bearer token, or is the preflight of one that will."""
    if _is_preflight(scope):
        names = headers.get("access-control-request-headers", "").lower().split(",")
        return "authorization" in (name.strip() for name in names)
    kind, _, token = headers.get("authorization", "").partition(" ")
    return kind.lower() == "bearer" and bool(token.strip())


def _readable(send: Send, origin: str) -> Send:
    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers["Access-Control-Allow-Origin"] = origin
            headers["Cross-Origin-Resource-Policy"] = "cross-origin"
            headers.add_vary_header("Origin")
        await send(message)

    return told


def _varying(send: Send) -> Send:
    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).add_vary_header("Origin")
        await send(message)

    return told


def _embeddable(send: Send) -> Send:
    """Posters tell nothing of anybody, and the front ends show them in pages of their own."""

    async def told(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message)["Cross-Origin-Resource-Policy"] = "cross-origin"
        await send(message)

    return told
