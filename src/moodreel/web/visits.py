"""One request for a page: the pages as whoever asks may see them."""

import logging
from collections import defaultdict
from typing import Annotated

from fastapi import Depends, Request
from starlette.responses import HTMLResponse

from moodreel.domain.feedback import FeedbackKind
from moodreel.domain.film import Film
from moodreel.errors import CorruptFile, Unavailable
from moodreel.identity import Identity, Who
from moodreel.web.pages import Pages
from moodreel.web.views import Marks
from moodreel.wiring import Engine

_log = logging.getLogger(__name__)


class Visit:
    """What a page's route works with."""

    def __init__(self, pages: Pages, identity: Identity) -> None:
        self._pages = pages
        self.identity = identity

    @property
    def engine(self) -> Engine:
        """What every door works with."""
        return self._pages.engine

    @property
    def person(self) -> str | None:
        """Whom things are kept for; None where nobody is known."""
        return self.identity.person

    def render(
        self, template: str, *, status: int = 200, private: bool = False, **context: object
    ) -> HTMLResponse:
        """The page for this visitor; a private one is kept out of caches, because it tells a mood
        or a mark.
        """
        return self._pages.render(
            template, self.identity, status=status, private=private, **context
        )

    def forgotten(self) -> HTMLResponse:
        """What stands where an answer was."""
        return self.render("forgotten.html", status=404)

    def film(self, film_id: str) -> Film:
        """The film of exactly this id. Raises NotFound with titles that are near."""
        return self._pages.film(film_id)

    def marks(self) -> Marks:
        """The person's marks by film id; none where they cannot be read, because a film can be
        shown without."""
        return self.marks_or_none() or {}

    def marks_or_none(self) -> Marks | None:
        """The person's marks by film id; None where they cannot be read."""
        try:
            return self._read_marks()
        except (Unavailable, CorruptFile) as error:
            _log.warning("a page without marks: %s", error)
            return None

    def stars(self, film_id: str) -> float | None:
        """The stars that the person gave the film; None without, or where it cannot be read."""
        if self.person is None:
            return None
        try:
            return self.engine.people.ratings.stars(self.person, [film_id]).get(film_id)
        except (Unavailable, CorruptFile) as error:
            _log.warning("a page without stars: %s", error)
            return None

    def _read_marks(self) -> Marks:
        kinds: defaultdict[str, set[FeedbackKind]] = defaultdict(set)
        if self.person is not None:
            for mark in self.engine.people.marks.marks(self.person):
                kinds[mark.film_id].add(mark.kind)
        return {film_id: frozenset(own) for film_id, own in kinds.items()}


def visit(request: Request, identity: Who) -> Visit:
    """The visit that this request is."""
    return Visit(request.app.state.pages, identity)


Visiting = Annotated[Visit, Depends(visit)]
