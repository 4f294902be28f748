"""Film pages, their pictures, and the search for a title."""

from functools import lru_cache
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse, RedirectResponse, Response

from moodreel.domain.bounds import ANSWER_ID_LENGTH
from moodreel.domain.mood import UNSAID
from moodreel.domain.rating import STARS
from moodreel.domain.understood import Understood
from moodreel.errors import BadInput
from moodreel.usecases.search_films import FoundFilms
from moodreel.web.affect_picture import affect_picture, in_words
from moodreel.web.assets import FOR_AN_HOUR, FOR_GOOD
from moodreel.web.film_reviews import panel
from moodreel.web.pages import Pages
from moodreel.web.posters import poster, poster_version
from moodreel.web.showing import note_opened
from moodreel.web.views import card, film_address, language, sentence
from moodreel.web.visits import Visiting
from moodreel.web.wish_chips import search_chips

N_SIMILAR = 6
N_FOUND = 24
MAX_QUERY = 200
MAX_DROPPED = 40


def films_router(pages: Pages) -> APIRouter:
    """Routes under /films and /posters."""
    router = APIRouter(include_in_schema=False)

    @lru_cache(maxsize=1024)
    def drawn(film_id: str) -> tuple[bytes, str]:
        film = pages.film(film_id)
        return poster(film).encode(), poster_version(film)

    @router.get("/posters/{film_id}.svg")
    def film_poster(film_id: str, v: str = "") -> Response:
        svg, version = drawn(film_id)
        return _svg(svg, for_good=v == version)

    @router.get("/films")
    def search(
        visit: Visiting, q: str = "", without: Annotated[list[str] | None, Query()] = None
    ) -> HTMLResponse:
        query, error = q.strip(), ""
        found = FoundFilms(titles=(), items=(), understood=Understood())
        dropped = tuple(dict.fromkeys(without or ()))[:MAX_DROPPED]
        try:
            found = visit.engine.wish.search(query, dropped, N_FOUND) if query else found
        except BadInput as refused:
            error = sentence(str(refused))
        marks = visit.marks()
        return visit.render(
            "search.html",
            status=BadInput.status if error else 200,
            query=query[:MAX_QUERY],
            error=error,
            chips=search_chips(query, dropped, visit.engine.wish.chips(found.understood, UNSAID)),
            emptied=found.emptied,
            dropped=bool(dropped),
            notes=[sentence(note) for note in found.notes],
            titles=[card(film, marks) for film in found.titles],
            cards=[card(item.film, marks, item) for item in found.items],
        )

    @router.get("/films/{film_id}")
    def film_page(
        film_id: str,
        visit: Visiting,
        answer_id: Annotated[str, Query(alias="from", max_length=ANSWER_ID_LENGTH)] = "",
    ) -> Response:
        film = visit.film(film_id)
        if answer_id:
            # The address that stays is the film's own: who gets it learns nothing of an answer.
            note_opened(visit, answer_id, film)
            return RedirectResponse(film_address(film), 303)
        marks = visit.marks()
        own = card(film, marks)
        alike = visit.engine.similar(film.id, N_SIMILAR)
        return visit.render(
            "film.html",
            private=visit.person is not None,
            film=film,
            card=own,
            facts=visit.engine.outside.facts(film),
            stars=visit.stars(film.id),
            all_stars=STARS,
            language=language(film.language),
            affect_words=in_words(film),
            version=poster_version(film),
            similar=[card(item.film, marks, item) for item in alike],
            reviews=panel(visit, film),
        )

    @router.get("/films/{film_id}/affect.svg")
    def film_affect(film_id: str, theme: str = "light", v: str = "") -> Response:
        film = pages.film(film_id)
        svg = affect_picture(film, dark=theme == "dark").encode()
        return _svg(svg, for_good=v == poster_version(film))

    return router


def _svg(svg: bytes, *, for_good: bool) -> Response:
    """A picture, to be kept for good where its address names its content."""
    headers = {"Cache-Control": FOR_GOOD if for_good else FOR_AN_HOUR}
    return Response(svg, media_type="image/svg+xml", headers=headers)
