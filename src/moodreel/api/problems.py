"""What a failed request gets back: RFC 9457 problem details for programs, a page for people."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from fastapi import Request
from pydantic import BaseModel, Field
from starlette.responses import JSONResponse, PlainTextResponse, Response

from moodreel.api.schemas import Care
from moodreel.domain import care as domain

MEDIA_TYPE = "application/problem+json"
NO_TYPE = "about:blank"
"""RFC 9457, 4.2.1: the problem is no more than its HTTP status."""

UNREADABLE = "the body cannot be read: expected JSON in UTF-8, or a form where a picture is taken"
BROKEN = "something went wrong on our side; the server's log says what"
MISSING = "a part of the server does not answer right now; its log says which. Try again later"


class Problem(BaseModel):
    """Why a request was refused (RFC 9457)."""

    type: str = Field(description=f"Stable name of the kind of problem, or {NO_TYPE}.")
    title: str = Field(description="The kind of problem, in words that never change.")
    status: int = Field(description="The HTTP status, once more.")
    detail: str = Field(description="What was expected, what came and what helps.")
    instance: str = Field(description="Path of the request, without its query.")
    suggestions: list[str] | None = Field(
        default=None, description="The nearest names or titles that exist, where there are any."
    )
    care: Care | None = Field(
        default=None, description="A note where the words of the request sound like a crisis."
    )


_SCHEMA = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
# They stand among the document's own schemas, because moods have notes as well.
del _SCHEMA["$defs"]

_EXAMPLES: Mapping[int, tuple[str, dict[str, Any]]] = {
    400: (
        "The body cannot be parsed, or the request is addressed to a host that is not served.",
        {"type": NO_TYPE, "title": "Bad Request", "detail": UNREADABLE},
    ),
    403: (
        "Another website sent the request, or what it asks for is switched off here.",
        {"type": NO_TYPE, "title": "Forbidden", "detail": "requests from other websites stop here"},
    ),
    404: (
        "No such film, or nothing here for this person.",
        {
            "type": "urn:moodreel:problem:not-found",
            "title": "Not found",
            "detail": "no film or series of the catalogue is called 'Padingtn'. "
            "Nearest: Paddington 2 (2017)",
            "suggestions": ["Paddington 2 (2017)"],
        },
    ),
    401: (
        "This is kept for people, and nobody is signed in.",
        {
            "type": "urn:moodreel:problem:sign-in-needed",
            "title": "Sign in first",
            "detail": "this is kept for people who are signed in, and nobody is",
        },
    ),
    409: (
        "Several films fit the title.",
        {
            "type": "urn:moodreel:problem:ambiguous-title",
            "title": "Several films fit",
            "detail": "'Little Women' fits several films: Little Women (1994); Little Women "
            "(2019). Add the year in brackets or use the id",
            "suggestions": ["Little Women (1994)", "Little Women (2019)"],
        },
    ),
    413: (
        "The body is larger than 256 kB, or 10 MB with a picture.",
        {"type": NO_TYPE, "title": "Content Too Large", "detail": "expected at most 256 kB"},
    ),
    415: (
        "The body is of a kind that is not taken here.",
        {"type": NO_TYPE, "title": "Unsupported Media Type", "detail": "expected JSON or a form"},
    ),
    422: (
        "Something in the request cannot be used.",
        {
            "type": "urn:moodreel:problem:unknown-name",
            "title": "Unknown name",
            "detail": "unknown intent 'lfit': did you mean lift? expected one of match, lift, "
            "calm, stir, surprise",
            "suggestions": ["lift"],
        },
    ),
    429: (
        "Too many tries; Retry-After says how long to wait.",
        {
            "type": "urn:moodreel:problem:too-many-tries",
            "title": "Too many tries",
            "detail": "too many tries: wait 8 s and try again",
        },
    ),
    503: (
        "A part of the server, such as its database, does not answer.",
        {
            "type": "urn:moodreel:problem:unavailable",
            "title": "Not available",
            "detail": MISSING,
        },
    ),
    500: (
        "Something that nobody expected.",
        {"type": NO_TYPE, "title": "Internal Server Error", "detail": BROKEN},
    ),
}


def problem(
    request: Request,
    status: int,
    detail: str,
    *,
    title: str | None = None,
    kind: str = NO_TYPE,
    suggestions: Sequence[str] = (),
    headers: Mapping[str, str] | None = None,
    plain: str | None = None,
    care: domain.Care | None = None,
) -> Response:
    """The answer to a request that failed: problem+json under /api; elsewhere what the pages'
    `app.state.render_error` makes of it, or plain text where there are no pages.

    `plain` is the detail without the suggestions, for pages, which show those as links.
    """
    title = title or HTTPStatus(status).phrase
    if not is_api(request.scope["path"]):
        said = detail if plain is None else plain
        return _page(request, status, title, said, suggestions, headers)
    content: dict[str, Any] = {
        "type": kind,
        "title": title,
        "status": status,
        "detail": detail,
        "instance": quote(request.scope["path"]),
    }
    if suggestions:
        content["suggestions"] = list(suggestions)
    if care:
        content["care"] = care.to_json()
    return JSONResponse(content, status, headers=headers, media_type=MEDIA_TYPE)


def is_api(path: str) -> bool:
    """Whether programs read what this path answers."""
    return path == "/api" or path.startswith("/api/")


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """OpenAPI's entry for each of these statuses, with a schema and an example."""
    return {status: _documented(status) for status in statuses}


def _documented(status: int) -> dict[str, Any]:
    description, example = _EXAMPLES[status]
    example = {**example, "status": status, "instance": "/api/v1/recommendations"}
    content = {"schema": _SCHEMA, "example": example}
    return {"description": description, "content": {MEDIA_TYPE: content}}


def _page(
    request: Request,
    status: int,
    title: str,
    detail: str,
    suggestions: Sequence[str],
    headers: Mapping[str, str] | None,
) -> Response:
    render = getattr(request.app.state, "render_error", None)
    if render is None:
        return PlainTextResponse(f"{title}\n\n{detail}\n", status, headers=headers)
    page: Response = render(request, status, title, detail, suggestions)
    page.headers.update(headers or {})
    return page
