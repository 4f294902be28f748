"""The web server: API and pages in one app, behind the same guards."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from moodreel.api.errors import add_error_handlers
from moodreel.api.guards import add_guards
from moodreel.api.health import health_router
from moodreel.api.routes import api_router
from moodreel.web.routes import add_pages
from moodreel.wiring import Engine


def create_app(
    engine: Engine, *, person: str | None = None, hosts: tuple[str, ...] = ("localhost",)
) -> FastAPI:
    """The app over this engine.

    `person` is whom marks belong to; with None nobody can mark films (no accounts yet). `hosts` are
    the names that a request may be addressed to; "*" lets all through.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        engine.warm()
        app.state.ready = True
        yield
        engine.close()

    app = FastAPI(
        title="moodreel",
        version="1",
        summary="Say how you feel, and get the film for it.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        lifespan=lifespan,
    )
    app.include_router(health_router(engine))
    app.include_router(api_router(engine, person))
    add_pages(app, engine, person)
    add_error_handlers(app)
    add_guards(app, hosts)
    return app
