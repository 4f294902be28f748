"""The pages on the app: question and answers, films, the shelf, and errors that people can read."""

from collections.abc import Sequence
from urllib.parse import quote

from fastapi import FastAPI, Request
from starlette.responses import RedirectResponse, Response

from moodreel.errors import AmbiguousTitle, NotFound, SignInNeeded
from moodreel.identity import met
from moodreel.web.account import account_router
from moodreel.web.answers import AnswerStore
from moodreel.web.ask import ask_router
from moodreel.web.assets import STATIC, Assets
from moodreel.web.camera import camera_router
from moodreel.web.correct import correct_router
from moodreel.web.exchange import exchange_router
from moodreel.web.film_reviews import film_reviews_router
from moodreel.web.films import films_router
from moodreel.web.library import library_router
from moodreel.web.marking import marking_router
from moodreel.web.outside_posters import outside_posters_router
from moodreel.web.own_paths import SIGN_IN, came_from
from moodreel.web.pages import Pages
from moodreel.web.plans import PlanStore
from moodreel.web.sign_in import sign_in_router
from moodreel.web.views import sentence
from moodreel.web.wording import wording_router
from moodreel.web.you import you_router
from moodreel.wiring import Engine


def add_pages(app: FastAPI, engine: Engine) -> AnswerStore:
    """Adds the pages and their files, and tells the error handlers how a page of theirs looks.

    Gives the answers that the pages keep, so that the server can have old ones forgotten.
    """
    pages, answers = Pages(engine), AnswerStore(engine.clock)
    app.state.pages, app.state.drop_answers = pages, answers.drop
    app.include_router(ask_router(answers))
    app.include_router(camera_router(pages))
    app.include_router(correct_router(answers))
    app.include_router(wording_router(answers))
    app.include_router(films_router(pages))
    app.include_router(film_reviews_router())
    app.include_router(outside_posters_router(pages))
    app.include_router(marking_router())
    app.include_router(library_router())
    app.include_router(sign_in_router())
    app.include_router(account_router(answers))
    app.include_router(you_router())
    app.include_router(exchange_router(PlanStore(engine.clock)))
    app.mount("/static", Assets(directory=STATIC), name="static")
    app.state.render_error = ErrorPage(pages)
    return answers


class ErrorPage:
    """Renders an error for people; suggestions become searches where films are what was missed."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def __call__(
        self, request: Request, status: int, title: str, detail: str, suggestions: Sequence[str]
    ) -> Response:
        """The page. Where a title was not found or fits several films, suggestions are titles; who
        has to sign in is led there and back.
        """
        if status == SignInNeeded.status and met(request).accounts == "on":
            back = quote(came_from(request), safe="")
            return RedirectResponse(f"{SIGN_IN}?next={back}", 303)
        return self._pages.render(
            "error.html",
            met(request),
            status=status,
            private=True,
            title=title,
            detail=sentence(detail),
            suggestions=suggestions,
            about_films=status in (NotFound.status, AmbiguousTitle.status),
        )
