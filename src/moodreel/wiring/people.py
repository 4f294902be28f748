"""What is kept of people, all of it in the database: the use cases that write and read it."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.lazy import lazy
from moodreel.domain.mood import Mood
from moodreel.usecases.keep_label import KeepLabels
from moodreel.usecases.mark_film import MarkFilm
from moodreel.usecases.rate_film import RateFilm
from moodreel.usecases.read_history import ReadHistory
from moodreel.wiring.doings import Doings

if TYPE_CHECKING:
    from moodreel.storage.database import Database
    from moodreel.storage.unit_of_work import SqlUnitOfWork
    from moodreel.usecases.export_history import ExportHistory
    from moodreel.usecases.import_history import ImportHistory


class People:
    """Use cases on the database, which is opened with the first of them."""

    def __init__(
        self,
        where: str | Path,
        *,
        catalogue: Callable[[], Catalogue],
        film_id: Callable[[str], str],
        read_mood: Callable[[str], Mood],
        text_model: Callable[[], str],
        clock: Callable[[], datetime],
        keep_shown_days: int,
    ) -> None:
        """`where` is a URL or a SQLite file; `film_id` gives the id for an id or a title and
        forgives no slips; `text_model` names the models that read words.
        """
        self._where = where
        self._catalogue = catalogue
        self._film_id = film_id
        self._read_mood = read_mood
        self._text_model = text_model
        self._clock = clock
        self._keep_shown_days = keep_shown_days

    @lazy
    def database(self) -> "Database":
        """The database, brought to the newest schema."""
        self.unprepared.prepare()
        return self.unprepared

    @lazy
    def unprepared(self) -> "Database":
        """The database as it stands."""
        # Here, because answers without marks need no SQLAlchemy, which takes a while to load.
        from moodreel.storage.database import Database

        return Database(self._where)

    def unit_of_work(self) -> "SqlUnitOfWork":
        """One transaction."""
        return self.database.unit_of_work()

    @lazy
    def marks(self) -> MarkFilm:
        """What a person did with films."""
        return MarkFilm(unit_of_work=self.unit_of_work, film_id=self._film_id, clock=self._clock)

    @lazy
    def ratings(self) -> RateFilm:
        """The stars that people gave films."""
        return RateFilm(unit_of_work=self.unit_of_work, film_id=self._film_id, clock=self._clock)

    @lazy
    def labels(self) -> KeepLabels:
        """The words that people let be kept with a correction."""
        return KeepLabels(
            unit_of_work=self.unit_of_work,
            read_mood=self._read_mood,
            model=self._text_model,
            clock=self._clock,
            new_id=lambda: token_hex(8),
        )

    @lazy
    def doings(self) -> Doings:
        """What people allow, what answers showed them and what is learned of that."""
        return Doings(self.unit_of_work, self._clock, self._keep_shown_days)

    @lazy
    def imports(self) -> "ImportHistory":
        """What people did with films elsewhere."""
        from moodreel.usecases.import_history import ImportHistory

        return ImportHistory(self.unit_of_work, self._catalogue(), self._clock)

    @lazy
    def exports(self) -> "ExportHistory":
        """What people did with films, as files."""
        from moodreel.usecases.export_history import ExportHistory

        return ExportHistory(self.unit_of_work, self._catalogue())

    @lazy
    def history(self) -> ReadHistory:
        """What a query may know of a person's past."""
        return ReadHistory(self.unit_of_work, self._catalogue())

    def has_database(self) -> bool:
        """Whether there is a database to ask; asking makes none."""
        where = self._where
        return os.path.lexists(where) if isinstance(where, Path) else self.unprepared.exists()

    def schema(self) -> str | None:
        """The version of the database's schema as it stands; changes nothing."""
        return self.unprepared.current()

    def close(self) -> None:
        """Lets go of the database, where it was opened."""
        if "unprepared" in self.__dict__:
            self.unprepared.close()
