"""Templates become pages; every page knows who marks films and where to search."""

import logging
from collections import defaultdict
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from moodreel.domain.feedback import HIDING, FeedbackKind
from moodreel.domain.film import Film
from moodreel.errors import CorruptFile, NotFound, Unavailable, shorten
from moodreel.web.assets import STATIC, asset_address
from moodreel.web.views import MARK_WORDS, Marks
from moodreel.wiring import Engine

TEMPLATES = Path(__file__).with_name("templates")

_log = logging.getLogger(__name__)


class Pages:
    """What all routes share: the engine, the person and the templates."""

    def __init__(self, engine: Engine, person: str | None) -> None:
        self.engine = engine
        self.person = person
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals.update(
            can_mark=person is not None,
            mark_words=MARK_WORDS,
            asset={path.name: asset_address(path) for path in sorted(STATIC.iterdir())},
        )

    def render(
        self, template: str, *, status: int = 200, private: bool = False, **context: object
    ) -> HTMLResponse:
        """The page; a private one is kept out of caches, because it tells a mood or a mark."""
        html = self._templates.get_template(template).render(context)
        headers = {"Cache-Control": "no-store" if private else "no-cache"}
        return HTMLResponse(html, status, headers=headers)

    def forgotten(self) -> HTMLResponse:
        """What stands where an answer was."""
        return self.render("forgotten.html", status=404)

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

    def marked_away(self) -> frozenset[str]:
        """Ids of the films that the person's marks take out of rows."""
        return frozenset(film_id for film_id, kinds in self.marks().items() if kinds & HIDING)

    def _read_marks(self) -> Marks:
        kinds: defaultdict[str, set[FeedbackKind]] = defaultdict(set)
        if self.person is not None:
            for mark in self.engine.people.marks.marks(self.person):
                kinds[mark.film_id].add(mark.kind)
        return {film_id: frozenset(own) for film_id, own in kinds.items()}

    def film(self, film_id: str) -> Film:
        """The film of exactly this id. Raises NotFound with titles that are near."""
        catalogue = self.engine.catalogue
        row = catalogue.rows.get(film_id)
        if row is not None:
            return catalogue.films[row]
        words = shorten(film_id.replace("-", " ").strip(), 100)
        near = [film.label for film in self.engine.search(words, 5)] if words else []
        raise NotFound(f"there is no film with the id {shorten(film_id)!r}", near)
