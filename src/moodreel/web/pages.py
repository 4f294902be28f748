"""Templates become pages; every page knows whom it is for and where to search."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from moodreel.domain.film import Film
from moodreel.errors import NotFound, shorten
from moodreel.identity import Identity
from moodreel.web.assets import STATIC, asset_address
from moodreel.web.form_tokens import FormTokens, form_token_field
from moodreel.web.views import MARK_WORDS
from moodreel.wiring import Engine

TEMPLATES = Path(__file__).with_name("templates")


class Pages:
    """What all routes share: the engine and the templates."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=[FormTokens],
        )
        self._templates.globals.update(
            mark_words=MARK_WORDS,
            outside=engine.outside,
            wording=engine.wording,
            asset={path.name: asset_address(path) for path in sorted(STATIC.iterdir())},
        )

    def render(
        self,
        template: str,
        identity: Identity,
        *,
        status: int = 200,
        private: bool = False,
        **context: object,
    ) -> HTMLResponse:
        """The page as this visitor may see it; a private one is kept out of caches."""
        html = self._templates.get_template(template).render(
            context,
            identity=identity,
            can_mark=identity.person is not None,
            form_token=form_token_field(identity),
        )
        # What a page says to who is signed in is not for a cache that others share.
        open_to_all = "private, no-cache" if identity.session_id else "no-cache"
        headers = {"Cache-Control": "no-store" if private else open_to_all}
        return HTMLResponse(html, status, headers=headers)

    def film(self, film_id: str) -> Film:
        """The film of exactly this id. Raises NotFound with titles that are near."""
        catalogue = self.engine.catalogue
        row = catalogue.rows.get(film_id)
        if row is not None:
            return catalogue.films[row]
        words = shorten(film_id.replace("-", " ").strip(), 100)
        near = [film.label for film in self.engine.search(words, 5)] if words else []
        raise NotFound(f"there is no film with the id {shorten(film_id)!r}", near)
