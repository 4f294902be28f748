"""The REST API under /api/v1, put together."""

from fastapi import APIRouter

from moodreel.api.accounts import accounts_router
from moodreel.api.doings import doings_router
from moodreel.api.exchange import exchange_router
from moodreel.api.feelings import feelings_router
from moodreel.api.films import films_router
from moodreel.api.labels import labels_router
from moodreel.api.marks import marks_router
from moodreel.api.problems import documented
from moodreel.api.ratings import ratings_router
from moodreel.api.reviews import reviews_router
from moodreel.wiring import Engine


def api_router(engine: Engine) -> APIRouter:
    """Every route of the API.

    Endpoints are plain functions: the server runs them in its thread pool, so that one person's
    arithmetic does not keep another waiting. Words that say how somebody feels travel in bodies
    only: addresses end up in logs and histories.
    """
    router = APIRouter(prefix="/api/v1", responses=documented(400, 500, 503))
    router.include_router(feelings_router(engine))
    # Before the films, whose ids may hold slashes and would swallow what follows.
    router.include_router(marks_router(engine))
    router.include_router(doings_router(engine))
    router.include_router(labels_router(engine))
    router.include_router(ratings_router(engine))
    router.include_router(accounts_router(engine))
    router.include_router(reviews_router(engine))
    router.include_router(exchange_router(engine))
    router.include_router(films_router(engine))
    return router
