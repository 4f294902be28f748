"""Everything a person did with films, as a file that they can read, keep and bring elsewhere."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from moodreel.domain.bounds import check_person
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.feedback import FeedbackKind
from moodreel.domain.ports import UnitOfWork
from moodreel.domain.rating import Rating
from moodreel.errors import UnknownName
from moodreel.exchange.ours import Done, as_csv, as_json
from moodreel.usecases.rate_film import every_rating


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One kind of file."""

    ending: str
    media_type: str
    write: Callable[[Sequence[Done]], str]


FORMATS = {
    "json": Form(ending="json", media_type="application/json", write=as_json),
    "csv": Form(ending="csv", media_type="text/csv", write=as_csv),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file to be kept under a name."""

    name: str
    media_type: str
    text: str = field(repr=False)


class ExportHistory:
    """Reads; writes nothing."""

    def __init__(self, unit_of_work: Callable[[], UnitOfWork], catalogue: Catalogue) -> None:
        self._unit_of_work = unit_of_work
        self._catalogue = catalogue

    def films(self, person: str) -> tuple[Done, ...]:
        """Every film that the person rated or marked, also one that left the catalogue, by title.
        Raises BadInput, Unavailable, CorruptFile.
        """
        check_person(person)
        marks: defaultdict[str, dict[FeedbackKind, datetime]] = defaultdict(dict)
        with self._unit_of_work() as work:
            for mark in work.feedback.of(person):
                marks[mark.film_id][mark.kind] = mark.at
            ratings = {own.film_id: own for own in every_rating(work, person)}
        done = [self._done(i, ratings.get(i), marks.get(i, {})) for i in {*ratings, *marks}]
        return tuple(sorted(done, key=lambda film: (film.title.casefold(), film.id)))

    def file(self, person: str, form: str = "json") -> File:
        """The films as a file of this form. Raises UnknownName for another than json or csv."""
        if form not in FORMATS:
            raise UnknownName("format", form, tuple(FORMATS))
        own = FORMATS[form]
        text = own.write(self.films(person))
        return File(name=f"moodreel-history.{own.ending}", media_type=own.media_type, text=text)

    def _done(
        self, film_id: str, rating: Rating | None, marks: dict[FeedbackKind, datetime]
    ) -> Done:
        row = self._catalogue.rows.get(film_id)
        film = None if row is None else self._catalogue.films[row]
        return Done(
            id=film_id,
            title=film.title if film else "",
            year=film.year if film else None,
            imdb_id=film.imdb_id if film else None,
            stars=rating.stars if rating else None,
            rated_at=rating.at if rating else None,
            marks=marks,
        )
