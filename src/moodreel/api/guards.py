"""What stands before every route: whom a request is addressed to, where it comes from, how large it
is (`bodies`); and the headers that tell browsers to be careful with the answer.

Pure ASGI, so that nothing is buffered on the way out and no task is added to a request.
"""

import re
from collections.abc import Collection, Mapping
from ipaddress import ip_address

from fastapi import FastAPI, Request
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from moodreel.api.bodies import LimitBody
from moodreel.api.cors import Cors
from moodreel.api.problems import is_api, problem
from moodreel.identity import FROM_ELSEWHERE

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; img-src 'self' data:; style-src 'self'; "
    "script-src 'self'; connect-src 'self'; font-src 'self'; manifest-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

# A year, after which a browser that came over https would take http again.
HSTS = "max-age=31536000"

WITH_CAMERA = {
    **HEADERS,
    "Permissions-Policy": HEADERS["Permissions-Policy"].replace("camera=()", "camera=(self)"),
}

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9_.-]+)(?::\d{1,5})?")


def add_guards(
    app: FastAPI,
    hosts: Collection[str],
    pictures: Mapping[str, int] | None = None,
    *,
    camera: bool = False,
    cors: Collection[str] = (),
) -> None:
    """Puts the guards around the app, the headers outermost: refusals carry them, too.

    `hosts` are the names that a request may be addressed to, beside this machine's own; "*" lets
    all through. `pictures` are the paths whose forms may carry a picture, with the most bytes that
    such a form may have. With `camera` our own pages may ask for the camera. `cors` are the origins
    of other websites that may ask, too.
    """
    app.add_middleware(_AnswerHead)
    app.add_middleware(LimitBody, pictures=pictures or {})
    app.add_middleware(_RefuseCrossSite)
    if cors:
        app.add_middleware(Cors, origins=cors)
    if "*" not in hosts:
        app.add_middleware(_CheckHost, names=frozenset(host_name(host) or host for host in hosts))
    app.add_middleware(_AddHeaders, headers=WITH_CAMERA if camera else HEADERS)


def host_name(host: str) -> str | None:
    """The name in a Host header, without port, brackets and final dot; None where there is none."""
    match = _HOST.fullmatch(host.strip().lower())
    return match["name"].strip("[]").removesuffix(".") if match else None


class _CheckHost:
    """Lets requests through that are addressed to a known name.

    Against DNS rebinding: a website whose name is made to point at this machine may send requests
    that the browser holds for its own, but they carry the website's name.
    """

    def __init__(self, app: ASGIApp, names: frozenset[str]) -> None:
        self._app = app
        self._names = names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        hosts = Headers(scope=scope).getlist("host") if scope["type"] == "http" else []
        if scope["type"] != "http" or (len(hosts) == 1 and self._known(hosts[0])):
            await self._app(scope, receive, send)
            return
        detail = "this server does not answer to the host name that the request is addressed to"
        await problem(Request(scope), 400, detail)(scope, receive, send)

    def _known(self, host: str) -> bool:
        name = host_name(host)
        return name is not None and (name in self._names or _is_this_machine(name))


def _is_this_machine(name: str) -> bool:
    if name == "localhost" or name.endswith(".localhost"):
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


class _RefuseCrossSite:
    """Refuses what another website makes a browser send, so that it cannot mark films for a person.

    Browsers say where a request comes from in Sec-Fetch-Site, or at least in Origin, and no website
    can change either; programs send neither and pass. Source: Go's `http.CrossOriginProtection`.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in _SAFE_METHODS or _is_welcome(scope):
            await self._app(scope, receive, send)
            return
        detail = "requests that change or read something on a person's behalf must come from here"
        await problem(Request(scope), 403, detail)(scope, receive, send)


def _is_welcome(scope: Scope) -> bool:
    """From here; or from a website that is named and brings a token (`cors`)."""
    return _same_site(scope) or FROM_ELSEWHERE in scope


def _same_site(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None:
        return site in ("same-origin", "none")
    return origin is None or origin.partition("://")[2].lower() == headers.get("host", "").lower()


class _AnswerHead:
    """Answers HEAD as GET without the body (RFC 9110, 9.3.2): FastAPI's routes do not."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return

        async def without_body(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": b""}
            await send(message)

        await self._app({**scope, "method": "GET"}, receive, without_body)


class _AddHeaders:
    """Adds headers to every answer, and keeps what the API says out of caches: it holds moods."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self._app = app
        self._headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def add(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
                if scope.get("scheme") == "https":
                    headers.setdefault("Strict-Transport-Security", HSTS)
                if is_api(scope["path"]):
                    headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, add)
