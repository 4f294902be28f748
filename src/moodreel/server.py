"""The web server: API and pages in one app, behind the same guards."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

from fastapi import FastAPI

from moodreel.api import pictures as api_pictures
from moodreel.api.errors import add_error_handlers
from moodreel.api.exchange import IMPORT_BODIES
from moodreel.api.guards import add_guards
from moodreel.api.health import health_router
from moodreel.api.movies_contract import contract_router
from moodreel.api.routes import api_router
from moodreel.identity import always
from moodreel.identity.asking import AskAccounts
from moodreel.web import camera, exchange
from moodreel.web.routes import add_pages
from moodreel.wiring import Engine

# How long an answer may outstay its time where nobody asks for any.
FORGET_EVERY_S = 600.0


def create_app(
    engine: Engine,
    *,
    person: str | None = None,
    at_home: bool | None = None,
    hosts: tuple[str, ...] = ("localhost",),
) -> FastAPI:
    """The app over this engine.

    `at_home` is whether only this machine can reach it: whose a request is goes by that and by
    accounts. With None it is always `person`, and with None there nothing is kept of anybody.
    `hosts` are the names that a request may be addressed to; "*" lets all through.
    """

    def forget() -> None:
        answers.forget()
        engine.people.doings.shown.forget_old()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        engine.warm()
        app.state.ready = True
        forgetting = asyncio.create_task(_repeat(forget, FORGET_EVERY_S))
        yield
        forgetting.cancel()
        with suppress(asyncio.CancelledError):
            await forgetting
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
    asks = always(person) if at_home is None else AskAccounts(engine.accounts, at_home=at_home)
    app.state.identify = asks
    app.include_router(api_router(engine))
    app.include_router(contract_router(engine))
    answers = add_pages(app, engine)
    add_error_handlers(app)
    pictures = camera.PICTURE_BODIES if engine.camera else {}
    imports = {**IMPORT_BODIES, **exchange.IMPORT_BODIES}
    bodies = {**api_pictures.PICTURE_BODIES, **pictures, **imports}
    add_guards(app, hosts, pictures=bodies, camera=engine.camera, cors=engine.settings.cors)
    return app


async def _repeat(action: Callable[[], None], every_s: float) -> None:
    while True:
        await asyncio.sleep(every_s)
        await asyncio.to_thread(action)
