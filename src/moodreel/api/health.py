"""Whether the process lives, and whether it is ready for people: for load balancers and scripts."""

import logging

from fastapi import APIRouter, Request, Response

from moodreel.api import schemas
from moodreel.errors import MoodreelError
from moodreel.wiring import Engine

_log = logging.getLogger(__name__)


def health_router(engine: Engine) -> APIRouter:
    """`/healthz` and `/readyz`."""
    router = APIRouter(tags=["health"])

    @router.get("/healthz", summary="Whether the process lives")
    def healthz() -> schemas.Alive:
        """Answers as long as the process does; looks at nothing else."""
        return schemas.Alive(status="alive")

    @router.get(
        "/readyz",
        summary="Whether requests can be served",
        responses={503: {"model": schemas.Ready, "description": "Not yet, or not now."}},
    )
    def readyz(request: Request, response: Response) -> schemas.Ready:
        """503 until the films are loaded, and whenever the database does not answer."""
        if not getattr(request.app.state, "ready", False):
            found = schemas.Ready(status="not ready", parts={"films": "starting"})
        elif not _database_answers(engine):
            found = schemas.Ready(
                status="not ready", parts={"films": "ready", "database": "unavailable"}
            )
        else:
            found = schemas.Ready(status="ready", parts={"films": "ready", "database": "ready"})
        response.status_code = 200 if found.status == "ready" else 503
        return found

    return router


def _database_answers(engine: Engine) -> bool:
    """Why it does not is for who runs the server: in the log, not in the answer."""
    try:
        engine.people.database.ping()
    except MoodreelError as error:
        _log.error("not ready: %s", error)
        return False
    return True
