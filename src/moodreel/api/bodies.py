"""How large a request's body may be, and how many large ones are held at once.

A body is held in memory until it has been answered; nothing of it is ever written to a file.
"""

import asyncio
import re
from collections.abc import Mapping

from fastapi import Request
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from moodreel.api.problems import problem
from moodreel.domain.review import MAX_SENT_BYTES

MAX_BODY_BYTES = 256 * 1024
"""The longest text (`MAX_CHARACTERS`) as escaped JSON (12 bytes each), and room for the rest."""

_REVIEW = re.compile(r"/api/v1/reviews/.+|/films/[^/]+/review")

# So many bodies above `MAX_BODY_BYTES` are held at a time, lest uploads fill the memory; the next
# one waits for a place, and none may keep a place by sending slowly.
LARGE_PLACES = 4
WAITS_S, TAKES_S = 10.0, 60.0

BUSY = "several large requests are being read at once; try again in a moment"
TOO_SLOW = "the request took too long to arrive; try again, or with a smaller one"


class LimitBody:
    """Refuses bodies that are too large before they are read to the end, said or unsaid.

    `pictures` are the paths whose multipart forms may be larger than `MAX_BODY_BYTES`, each with
    its own bound in bytes.
    """

    def __init__(self, app: ASGIApp, pictures: Mapping[str, int]) -> None:
        self._app = app
        self._pictures = pictures
        self._places = asyncio.Semaphore(LARGE_PLACES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        bound, said = self._bound(scope), _said(scope)
        if said is not None and said > bound:
            await _too_large(bound, scope, receive, send)
        elif (bound if said is None else said) <= MAX_BODY_BYTES:
            await self._pass(bound, None, scope, receive, send)
        else:
            await self._take_turns(bound, scope, receive, send)

    def _bound(self, scope: Scope) -> int:
        kind = Headers(scope=scope).get("content-type", "").partition(";")[0].strip().lower()
        if kind != "multipart/form-data":
            is_review = _REVIEW.fullmatch(scope["path"])
            return MAX_SENT_BYTES if is_review else MAX_BODY_BYTES
        return self._pictures.get(scope["path"], MAX_BODY_BYTES)

    async def _take_turns(self, bound: int, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await asyncio.wait_for(self._places.acquire(), WAITS_S)
        except TimeoutError:
            refusal = problem(Request(scope), 503, BUSY, headers={"Retry-After": "2"})
            await refusal(scope, receive, send)
            return
        try:
            await self._pass(bound, TAKES_S, scope, receive, send)
        finally:
            self._places.release()

    async def _pass(
        self, bound: int, takes_s: float | None, scope: Scope, receive: Receive, send: Send
    ) -> None:
        try:
            body = await asyncio.wait_for(_read(receive, bound), takes_s)
        except TimeoutError:
            await problem(Request(scope), 408, TOO_SLOW)(scope, receive, send)
            return
        if body is None:
            await _too_large(bound, scope, receive, send)
            return
        if body["type"] == "http.disconnect":
            return
        waiting: list[Message] = [body]

        async def replay() -> Message:
            return waiting.pop() if waiting else await receive()

        await self._app(scope, replay, send)


def _said(scope: Scope) -> int | None:
    """The length that the request says it has; None where it says none that is a number."""
    said = Headers(scope=scope).get("content-length", "")[:20]
    return int(said) if said.isascii() and said.isdecimal() else None


async def _read(receive: Receive, bound: int) -> Message | None:
    """The whole body in one message, or the news that who sent it has gone; None if too large."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return message
        body += message.get("body", b"")
        if len(body) > bound:
            return None
        if not message.get("more_body", False):
            return {"type": "http.request", "body": bytes(body), "more_body": False}


async def _too_large(bound: int, scope: Scope, receive: Receive, send: Send) -> None:
    most = f"{bound // 1024} kB" if bound < 1024 * 1024 else f"{bound / 1024 / 1024:.3g} MB"
    detail = f"expected a body of at most {most}, got a larger one"
    await problem(Request(scope), 413, detail, title="Content Too Large")(scope, receive, send)
