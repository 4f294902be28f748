"""What comes from outside and what may be asked from there: each part is off until it is set."""

from collections.abc import Callable, Sequence
from datetime import datetime

from moodreel.domain.answer import Recommendation
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import FloatArray, IdArray
from moodreel.domain.film import Film
from moodreel.domain.lazy import lazy
from moodreel.providers import omdb, tmdb
from moodreel.providers.disk_cache import DiskCache
from moodreel.providers.facts import Facts, Picture, Service
from moodreel.providers.hf_sentiment import HfSentiment
from moodreel.recommending.ratings import shrunk_mean
from moodreel.settings import Settings
from moodreel.usecases.look_up_film import LookUpFilm
from moodreel.usecases.recommend_alike import RecommendAlike

# A page waits for facts no longer than a person notices; pictures come after the page.
FACTS_PATIENCE_S, PICTURE_PATIENCE_S = 0.4, 2.0


class Outside:
    """Other people's posters and facts, and the contract of another backend."""

    def __init__(
        self,
        settings: Settings,
        *,
        catalogue: Callable[[], Catalogue],
        film: Callable[[str], Film],
        similar: Callable[[str, int], Sequence[Recommendation]],
        clock: Callable[[], datetime],
        regard: Callable[[], FloatArray] | None = None,
        services: Sequence[Service] | None = None,
    ) -> None:
        """`regard` (n_films,) is how well reviews speak of films, NaN where nothing is known; where
        it is None, how well those who rated them do. `services` stand in for those that the
        settings have keys for.
        """
        self._settings = settings
        self._catalogue = catalogue
        self._film = film
        self._similar = similar
        self._clock = clock
        self._regarded = regard or (lambda: self._stars)
        self._services = _services(settings) if services is None else tuple(services)

    @property
    def shows(self) -> bool:
        """Whether posters and facts of others are shown at all."""
        return bool(self._services)

    @property
    def notices(self) -> tuple[str, ...]:
        """What the terms of the services in use want to be said on every page."""
        notices = {tmdb.NAME: tmdb.NOTICE, omdb.NAME: omdb.NOTICE}
        return tuple(notices[service.name] for service in self._services)

    @property
    def sent(self) -> tuple[tuple[str, str], ...]:
        """Each service in use, and what it is sent."""
        sent = {tmdb.NAME: tmdb.SENT, omdb.NAME: omdb.SENT}
        return tuple((service.name, sent[service.name]) for service in self._services)

    def facts(self, film: Film) -> Facts | None:
        """What a service says of the film, for showing only."""
        return self._look_up.facts(film, FACTS_PATIENCE_S) if self.shows else None

    def poster(self, film: Film) -> Picture | None:
        """A service's poster of the film, for showing only."""
        return self._look_up.poster(film, PICTURE_PATIENCE_S) if self.shows else None

    @lazy
    def review_reader(self) -> HfSentiment | None:
        """A reader of reviews from the hub, where one is named, in place of ours."""
        named = self._settings.review_model
        return HfSentiment(named, self._settings.models / "huggingface") if named else None

    @lazy
    def recommend_alike(self) -> RecommendAlike:
        """Films like one, best regarded first."""
        return RecommendAlike(
            self._catalogue(), film=self._film, similar=self._similar, regard=self._regard
        )

    def stars(self, film: Film) -> float | None:
        """The film's shrunk mean rating in stars, 0.5 to 5; None where nobody rated it."""
        stars = float(self._stars[self._catalogue().rows[film.id]])
        return stars if stars == stars else None

    def told(self) -> dict[str, str]:
        """Each part and whether it is on, with what leaves the machine."""
        on = dict(self.sent)
        return {
            name: f"on; leaves this machine: {on[name]}"
            if name in on
            else f"off; {setting} turns it on, and {sent} then leave this machine"
            for name, setting, sent in (
                (tmdb.NAME, "MOODREEL_TMDB_KEY", tmdb.SENT),
                (omdb.NAME, "MOODREEL_OMDB_KEY", omdb.SENT),
            )
        } | {"review reader": self._review_reader(), "websites": self._websites()}

    def close(self) -> None:
        """Asks no more."""
        if "_look_up" in self.__dict__:
            self._look_up.close()

    def _review_reader(self) -> str:
        if self.review_reader is None and not self._settings.research:
            return (
                "none, as ours is for research only and such parts are switched off "
                "(MOODREEL_RESEARCH=off): reviews wait; MOODREEL_REVIEW_MODEL names another"
            )
        if self.review_reader is None:
            return "ours, for English; MOODREEL_REVIEW_MODEL names another"
        return f"{self._settings.review_model}; fetched from huggingface.co, reviews stay here"

    def _websites(self) -> str:
        named = ", ".join(self._settings.cors)
        return f"pages of {named} may ask the API" if named else "no other may ask the API"

    def _regard(self, rows: IdArray) -> FloatArray:
        return self._regarded()[rows]

    @lazy
    def _stars(self) -> FloatArray:
        return shrunk_mean(self._catalogue())

    @lazy
    def _look_up(self) -> LookUpFilm:
        folder = self._settings.home / "cache" / "outside"
        return LookUpFilm(self._services, DiskCache(folder, self._clock))


def _services(settings: Settings) -> tuple[Service, ...]:
    """TMDB first: it gives pictures of one size."""
    found: list[Service] = []
    if settings.tmdb_key is not None:
        found.append(tmdb.Tmdb(settings.tmdb_key))
    if settings.omdb_key is not None:
        found.append(omdb.Omdb(settings.omdb_key))
    return tuple(found)
