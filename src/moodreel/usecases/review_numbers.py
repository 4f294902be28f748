"""What reviews say of films, kept ready for every answer and brought up to date as they come."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock
from time import monotonic

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import FloatArray
from moodreel.domain.lazy import lazy
from moodreel.domain.ports import UnitOfWork
from moodreel.domain.review import Tally
from moodreel.errors import CorruptFile, MoodreelError, Unavailable
from moodreel.inference.review_numbers import ReviewNumbers
from moodreel.reviews.film_numbers import FilmNumbers
from moodreel.reviews.quotes import Polarities, Telling, telling
from moodreel.reviews.summary import Summary, summarise

_log = logging.getLogger(__name__)

KEEP_S = 60.0
"""How long the numbers of all films are kept: so late at most does a server notice what another
process has written; of its own writing it knows at once."""

# Reviews each way whose sentences are read for quotes.
_READ_FOR_QUOTES = 3
_QUOTES = 2


class FilmReviews:
    """The numbers of a catalogue's films."""

    def __init__(
        self,
        catalogue: Catalogue,
        unit_of_work: Callable[[], UnitOfWork],
        has_database: Callable[[], bool],
        open_numbers: Callable[[], ReviewNumbers | None],
        now: Callable[[], float] = monotonic,
    ) -> None:
        """`open_numbers` gives those of the research set; `now` seconds that only grow."""
        self._catalogue = catalogue
        self._unit_of_work = unit_of_work
        self._has_database = has_database
        self._open_numbers = open_numbers
        self._now = now
        self._lock = Lock()
        self._kept: FloatArray | None = None
        self._until = 0.0

    def stars(self) -> FloatArray:
        """(n_films,) shrunk mean stars, from 1 to 10; NaN where nothing is known. Where the
        database cannot be read, as before, or as without reviews of our own.
        """
        with self._lock:
            if self._kept is None or self._now() >= self._until:
                self._kept = self._numbers.shrunk(self._catalogue, self._totals())
                self._kept.setflags(write=False)
                self._until = self._now() + KEEP_S
            return self._kept

    def changed(self) -> None:
        """The next to ask gets new numbers."""
        with self._lock:
            self._until = 0.0

    def summary(self, film_id: str) -> Summary:
        """What reviews say of the film of this id. Raises KeyError for none of the catalogue's."""
        tallies: Sequence[Tally] = ()
        if self._has_database():
            with self._unit_of_work() as work:
                tallies = work.reviews.tallies(film_id)
        return summarise(tallies, self._numbers, self._catalogue.rows[film_id])

    def quotes(self, film_id: str, polarities: Polarities) -> Telling:
        """The most telling sentences for and against the film, of what was written here."""
        if not self._has_database():
            return Telling()
        with self._unit_of_work() as work:
            reviews = work.reviews.extremes(film_id, _READ_FOR_QUOTES)
        return telling(reviews, polarities, _QUOTES)

    @lazy
    def _numbers(self) -> FilmNumbers:
        return FilmNumbers.over(self._catalogue, self._open_numbers())

    def _totals(self) -> Sequence[Tally]:
        try:
            if not self._has_database():
                return ()
            with self._unit_of_work() as work:
                return work.reviews.totals()
        except MoodreelError as error:
            _log.warning("reviews cannot be counted: %s", error)
            return ()


def open_numbers(folder: Path) -> ReviewNumbers | None:
    """The research set's numbers in this folder; None where there are none. What is damaged is left
    out, with a line in the log: films come all the same.
    """
    try:
        return ReviewNumbers.open(folder)
    except Unavailable:
        return None
    except CorruptFile as error:
        _log.error("reviews of the research set are left out: %s", error)
        return None
