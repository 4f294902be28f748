"""Every error becomes an answer that says what helps and gives nothing away."""

import logging
import re
import traceback
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from moodreel.api.expectations import explain
from moodreel.api.noted import NotedError
from moodreel.api.problems import BROKEN, MISSING, UNREADABLE, is_api, problem
from moodreel.domain.care import Care
from moodreel.errors import (
    BadInput,
    Busy,
    MoodreelError,
    NotSetUp,
    SignInNeeded,
)

_log = logging.getLogger(__name__)


def add_error_handlers(app: FastAPI) -> None:
    """Answers errors as `problems.problem` shapes them.

    Errors that nobody expected are caught here and not passed on to the server, whose log would
    hold their messages and so, perhaps, a person's words.
    """
    app.add_exception_handler(MoodreelError, _on_purpose)
    app.add_exception_handler(NotedError, _noted)
    app.add_exception_handler(RequestValidationError, _wrong_shape)
    app.add_exception_handler(HTTPException, _plain_http)
    app.add_middleware(_CatchAll)


async def _on_purpose(request: Request, error: Exception) -> Response:
    assert isinstance(error, MoodreelError)  # noqa: S101 - for the type checker
    return _refused(request, error, None)


async def _noted(request: Request, error: Exception) -> Response:
    assert isinstance(error, NotedError)  # noqa: S101 - for the type checker
    return _refused(request, error.error, error.care)


def _refused(request: Request, error: MoodreelError, care: Care | None) -> Response:
    detail, plain = str(error), error.message
    if error.status >= 500 and not isinstance(error, NotSetUp | Busy):
        # Says which file or server: for who runs this one, not for who asks it.
        _log.error("%s in %s: %s", type(error).__name__, _route(request.scope), detail)
        detail = plain = MISSING if error.status == 503 else BROKEN
    return problem(
        request,
        error.status,
        detail,
        plain=plain,
        title=error.title,
        kind=_kind(type(error)),
        suggestions=getattr(error, "suggestions", ()),
        care=care,
        headers=_headers(request, error),
    )


def _headers(request: Request, error: MoodreelError) -> dict[str, str]:
    """What the status asks for: how long to wait, and how to say who one is."""
    after_s = getattr(error, "retry_after_s", None)
    if after_s is not None:
        return {"Retry-After": str(after_s)}
    if error.status == SignInNeeded.status and is_api(request.scope["path"]):
        return {"WWW-Authenticate": "Bearer"}
    return {}


async def _wrong_shape(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - for the type checker
    return problem(
        request,
        BadInput.status,
        explain(error.errors()),
        title=BadInput.title,
        kind=_kind(BadInput),
    )


async def _plain_http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - for the type checker
    detail, title = error.detail, None
    if error.status_code == 400 and is_api(request.scope["path"]):
        detail = UNREADABLE
    elif detail == "Not Found":
        detail = "there is nothing at this address"
        if is_api(request.scope["path"]):
            detail += "; /api/v1/openapi.json lists what there is"
        else:
            title = "There is nothing here"
    elif error.status_code == 405:
        allowed = (error.headers or {}).get("Allow", "other methods")
        detail = f"this address does not take {request.method}; it takes {allowed}"
    return problem(request, error.status_code, detail, title=title, headers=error.headers)


def _kind(error: type[MoodreelError]) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", error.__name__).lower()
    return f"urn:moodreel:problem:{words}"


class _CatchAll:
    """Turns whatever is left into a plain 500, and logs its type and where it came from."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except Exception as error:
            _log.error("%s in %s, from %s", type(error).__name__, _route(scope), _origin(error))
            if started:
                raise ConnectionAbortedError("the answer broke off; see the log above") from None
            await problem(Request(scope), 500, BROKEN)(scope, receive, send)


def _route(scope: Scope) -> str:
    """The pattern of the route, not the path that was asked for."""
    return f"{scope['method']} {getattr(scope.get('route'), 'path', 'an unknown route')}"


def _origin(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "nowhere"
