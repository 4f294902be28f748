"""Every route of the app, and what it asks of who comes: a new one is put into a table here.

`OPEN` are for anybody, `OWN` for the person whose things they show or change. An address names
things of Ann's: `{answer}`, `{label}`, `{session}` and `{token}` are hers.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI

from moodreel.api import account_examples, examples, review_examples

MARK = {"kind": "watched"}
API = "/api/v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """How a route is tried."""

    address: str
    body: Mapping[str, Any] | None = None
    """JSON for the API, a form for a page."""
    status: int = 200
    """Of an open route what anybody gets; of another what a person gets who is not Ann."""
    reads_tokens: bool = True
    """Whether a token that lets nobody in is refused; what asks for nobody does not look."""


def _open(address: str, status: int = 200, body: Mapping[str, Any] | None = None) -> Tried:
    return Tried(address=address, body=body, status=status, reads_tokens=False)


OPEN: dict[tuple[str, str], Tried] = {
    ("GET", "/api/v1/openapi.json"): _open("/api/v1/openapi.json"),
    ("GET", "/healthz"): _open("/healthz"),
    ("GET", "/readyz"): _open("/readyz", 503),
    ("POST", "/api/v1/mood"): Tried(address=f"{API}/mood", body={"choose": "sad"}),
    ("POST", "/api/v1/recommendations"): Tried(
        address=f"{API}/recommendations", body={"choose": "sad", "n": 1}
    ),
    ("GET", "/api/v1/moods"): _open(f"{API}/moods"),
    ("GET", "/api/v1/intents"): _open(f"{API}/intents"),
    ("POST", "/api/v1/account"): Tried(
        address=f"{API}/account",
        body={"name": "Ann", "password": "three green kettles"},
        status=409,
    ),
    ("POST", "/api/v1/account/tokens"): Tried(
        address=f"{API}/account/tokens",
        body={**account_examples.NEW_TOKEN, "password": "not hers"},
        status=401,
    ),
    ("GET", "/api/v1/films"): _open(f"{API}/films?limit=1"),
    ("GET", "/api/v1/films/{id:path}"): _open(f"{API}/films/heat-1995"),
    ("GET", "/api/v1/films/{id:path}/similar"): _open(f"{API}/films/heat-1995/similar"),
    ("GET", "/api/recommend_movies/{movieName:path}"): _open("/api/recommend_movies/Heat"),
    ("GET", "/api/health_check"): _open("/api/health_check"),
    ("GET", "/"): _open("/"),
    ("POST", "/answers"): _open("/answers", 303, {"choose": "sad"}),
    ("GET", "/answers"): _open("/answers", 303),
    ("GET", "/answers/{key}"): _open("/answers/{answer}", 404),
    ("POST", "/answers/{key}/more"): _open("/answers/{answer}/more", 404, {"intent": "lift"}),
    ("POST", "/answers/{key}/correct"): _open("/answers/{answer}/correct", 404, {"choose": "sad"}),
    ("POST", "/answers/{key}/wording"): _open("/answers/{answer}/wording", 404, {"intent": "lift"}),
    ("POST", "/answers/{key}/unwish"): _open(
        "/answers/{answer}/unwish", 404, {"part": "kind:film"}
    ),
    ("POST", "/answers/{key}/why"): _open("/answers/{answer}/why", 404),
    ("POST", "/answers/{key}/forget-words"): _open("/answers/{answer}/forget-words", 404),
    ("POST", "/camera/frame"): _open("/camera/frame", 422),
    ("GET", "/posters/{film_id}.svg"): _open("/posters/heat-1995.svg"),
    ("GET", "/posters/outside/{film_id}"): _open("/posters/outside/heat-1995"),
    ("GET", "/films"): _open("/films?q=heat"),
    ("GET", "/films/{film_id}"): _open("/films/heat-1995"),
    ("GET", "/films/{film_id}/affect.svg"): _open("/films/heat-1995/affect.svg"),
    ("GET", "/films/{film_id}/reviews"): _open("/films/heat-1995/reviews"),
    ("GET", "/api/v1/films/{id:path}/reviews"): _open(f"{API}/films/heat-1995/reviews"),
    ("GET", "/api/v1/films/{id:path}/reviews/summary"): _open(
        f"{API}/films/heat-1995/reviews/summary"
    ),
    ("GET", "/privacy"): _open("/privacy"),
    ("GET", "/sign-in"): _open("/sign-in"),
    ("POST", "/sign-in"): _open("/sign-in", 401, {"name": "Ann", "password": "not hers"}),
    ("POST", "/sign-out"): _open("/sign-out", 303),
    ("GET", "/register"): _open("/register"),
    ("POST", "/register"): _open("/register", 422, {"name": "Ann"}),
}

OWN: dict[tuple[str, str], Tried] = {
    ("GET", "/api/v1/marks"): Tried(address=f"{API}/marks"),
    ("PUT", "/api/v1/films/{id:path}/marks/{kind}"): Tried(
        address=f"{API}/films/heat-1995/marks/watched", status=204
    ),
    ("DELETE", "/api/v1/films/{id:path}/marks/{kind}"): Tried(
        address=f"{API}/films/heat-1995/marks/kept", status=204
    ),
    ("POST", "/api/v1/imports"): Tried(address=f"{API}/imports", status=422),
    ("GET", "/api/v1/export"): Tried(address=f"{API}/export"),
    ("GET", "/api/v1/labels"): Tried(address=f"{API}/labels"),
    ("DELETE", "/api/v1/labels/{id}"): Tried(address=f"{API}/labels/{{label}}", status=404),
    ("DELETE", "/api/v1/labels"): Tried(address=f"{API}/labels", status=204),
    ("GET", "/api/v1/ratings"): Tried(address=f"{API}/ratings"),
    ("PUT", "/api/v1/ratings/{id:path}"): Tried(
        address=f"{API}/ratings/heat-1995", body=examples.RATING_QUESTION, status=204
    ),
    ("DELETE", "/api/v1/ratings/{id:path}"): Tried(address=f"{API}/ratings/heat-1995", status=204),
    ("GET", "/api/v1/reviews"): Tried(address=f"{API}/reviews"),
    ("PUT", "/api/v1/reviews/{id:path}"): Tried(
        address=f"{API}/reviews/heat-1995", body=review_examples.REVIEW_QUESTION
    ),
    ("DELETE", "/api/v1/reviews/{id:path}"): Tried(address=f"{API}/reviews/heat-1995", status=204),
    ("POST", "/films/{film_id}/review"): Tried(
        address="/films/heat-1995/review", body={"text": "Fine."}, status=303
    ),
    ("POST", "/films/{film_id}/review/delete"): Tried(
        address="/films/heat-1995/review/delete", status=303
    ),
    ("GET", "/api/v1/preferences"): Tried(address=f"{API}/preferences"),
    ("PATCH", "/api/v1/preferences"): Tried(address=f"{API}/preferences", body={"hide_seen": True}),
    ("GET", "/api/v1/usual-intent"): Tried(address=f"{API}/usual-intent"),
    ("DELETE", "/api/v1/usual-intent"): Tried(address=f"{API}/usual-intent", status=204),
    ("GET", "/api/v1/history"): Tried(address=f"{API}/history"),
    ("GET", "/api/v1/journal"): Tried(address=f"{API}/journal"),
    ("DELETE", "/api/v1/journal"): Tried(address=f"{API}/journal", status=204),
    ("GET", "/api/v1/shown"): Tried(address=f"{API}/shown"),
    ("PUT", "/api/v1/shown/{answer_id}/{id:path}/opened"): Tried(
        address=f"{API}/shown/{{answer}}/heat-1995/opened", status=204
    ),
    ("GET", "/api/v1/account"): Tried(address=f"{API}/account"),
    ("PUT", "/api/v1/account/password"): Tried(
        address=f"{API}/account/password",
        body={"password": "not theirs", "new": "four blue umbrellas"},
        status=401,
    ),
    ("GET", "/api/v1/account/export"): Tried(address=f"{API}/account/export"),
    ("POST", "/api/v1/account/deletion"): Tried(
        address=f"{API}/account/deletion", body={"password": "not theirs"}, status=401
    ),
    ("GET", "/api/v1/account/sessions"): Tried(address=f"{API}/account/sessions"),
    ("DELETE", "/api/v1/account/sessions"): Tried(address=f"{API}/account/sessions"),
    ("DELETE", "/api/v1/account/sessions/{id}"): Tried(
        address=f"{API}/account/sessions/{{session}}", status=404
    ),
    ("GET", "/api/v1/account/tokens"): Tried(address=f"{API}/account/tokens"),
    ("DELETE", "/api/v1/account/tokens/{id}"): Tried(
        address=f"{API}/account/tokens/{{token}}", status=404
    ),
    ("POST", "/films/{film_id}/mark"): Tried(
        address="/films/heat-1995/mark", body=MARK, status=303
    ),
    ("POST", "/films/{film_id}/unmark"): Tried(
        address="/films/heat-1995/unmark", body=MARK, status=303
    ),
    ("POST", "/films/{film_id}/rate"): Tried(
        address="/films/heat-1995/rate", body={"stars": "4"}, status=303
    ),
    ("POST", "/films/{film_id}/unrate"): Tried(address="/films/heat-1995/unrate", status=303),
    ("GET", "/kept"): Tried(address="/kept"),
    ("GET", "/kept/{shelf}"): Tried(address="/kept/seen"),
    ("GET", "/kept/history"): Tried(address="/kept/history"),
    ("GET", "/kept/journal"): Tried(address="/kept/journal"),
    ("GET", "/kept/words"): Tried(address="/kept/words"),
    ("GET", "/you"): Tried(address="/you"),
    ("POST", "/you/preferences"): Tried(
        address="/you/preferences", body={"hide_seen": "yes"}, status=303
    ),
    ("POST", "/you/journal/forget"): Tried(address="/you/journal/forget", status=303),
    ("POST", "/you/learned/forget"): Tried(address="/you/learned/forget", status=303),
    ("POST", "/labels/{label_id}/forget"): Tried(address="/labels/{label}/forget", status=303),
    ("POST", "/labels/forget"): Tried(address="/labels/forget", status=303),
    ("GET", "/import"): Tried(address="/import"),
    ("POST", "/import"): Tried(address="/import", status=422),
    ("POST", "/import/{key}"): Tried(address="/import/anything", status=404),
    ("GET", "/export/{form}"): Tried(address="/export/json"),
    ("GET", "/account"): Tried(address="/account"),
    ("POST", "/account/password"): Tried(
        address="/account/password", body={"password": "not theirs"}, status=401
    ),
    ("POST", "/account/sessions/{session_id}/end"): Tried(
        address="/account/sessions/{session}/end", status=303
    ),
    ("POST", "/account/sessions/end-others"): Tried(
        address="/account/sessions/end-others", status=303
    ),
    ("POST", "/account/tokens"): Tried(
        address="/account/tokens", body={"name": "x", "password": "not theirs"}, status=401
    ),
    ("POST", "/account/tokens/{token_id}/revoke"): Tried(
        address="/account/tokens/{token}/revoke", status=303
    ),
    ("GET", "/account/export"): Tried(address="/account/export"),
    ("POST", "/account/delete"): Tried(
        address="/account/delete", body={"sure": "yes", "password": "not theirs"}, status=401
    ),
}


def routes_of(app: FastAPI) -> set[tuple[str, str]]:
    """Method and path of every route; what is mounted (`/static`) serves files of ours alone."""
    return {(method, path) for method, path in _walk(app.routes, "") if method != "HEAD"}


def _walk(routes: Any, prefix: str) -> Iterator[tuple[str, str]]:
    for route in routes:
        inner = getattr(route, "original_router", None)  # newer FastAPI keeps routers as they are
        if inner is not None:
            yield from _walk(inner.routes, prefix + route.include_context.prefix)
        for method in getattr(route, "methods", None) or ():
            yield method, prefix + route.path
