"""The pages on the app: question and answers, films, the shelf, and errors that people can read."""

from collections.abc import Sequence

from fastapi import FastAPI, Request
from starlette.responses import HTMLResponse
from starlette.staticfiles import StaticFiles

from moodreel.web.ask import ask_router
from moodreel.web.films import films_router
from moodreel.web.library import library_router
from moodreel.web.pages import STATIC, Pages
from moodreel.web.views import sentence
from moodreel.wiring import Engine


def add_pages(app: FastAPI, engine: Engine, person: str | None) -> None:
    """Adds the pages and their files, and tells the error handlers how a page of theirs looks.

    `person` is whom marks belong to; with None no page offers any.
    """
    pages = Pages(engine, person)
    app.include_router(ask_router(pages))
    app.include_router(films_router(pages))
    app.include_router(library_router(pages))
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.state.render_error = ErrorPage(pages)


class ErrorPage:
    """Renders an error for people; suggestions become searches where films are what was missed."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def __call__(
        self, request: Request, status: int, title: str, detail: str, suggestions: Sequence[str]
    ) -> HTMLResponse:
        """The page. A 404 of an unknown address names no API: who sees it is a person."""
        unknown_address = status == 404 and not suggestions and "address" in detail
        return self._pages.render(
            "error.html",
            status=status,
            private=True,
            title="There is nothing here" if unknown_address else title,
            detail="" if unknown_address else sentence(detail.partition(". Nearest:")[0]),
            suggestions=suggestions,
            about_films=request.scope["path"].startswith(("/films", "/posters")),
        )
