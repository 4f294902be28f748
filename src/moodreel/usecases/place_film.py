"""Where a film stands for a person of whose mood nothing is known, and what reviews do to that."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.intent import Intent
from moodreel.domain.mood import UNSAID
from moodreel.domain.query import Query, Wish
from moodreel.recommending.moved import MOVED, ranks
from moodreel.recommending.recommend import Recommender
from moodreel.recommending.signals.sentiment import NAME
from moodreel.usecases.read_history import Past


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A film's place among all that could be offered."""

    rank: int
    """From 1 on."""
    of: int
    moved: int
    """Places up (negative: down) by which it stands elsewhere than without reviews."""


class PlaceFilm:
    """Ranks the whole catalogue as an answer ranks what it gathered."""

    def __init__(
        self,
        catalogue: Catalogue,
        recommender: Callable[[], Recommender],
        past: Callable[[str], Past],
        clock: Callable[[], datetime],
    ) -> None:
        self._catalogue = catalogue
        self._recommender = recommender
        self._past = past
        self._clock = clock

    def __call__(self, film_id: str, person: str | None = None) -> Placed | None:
        """The place of the film of this id; None where it is not offered to this person, who has
        seen, rated or dismissed it. Raises KeyError for none of the catalogue's.
        """
        row = self._catalogue.rows[film_id]
        past = self._past(person) if person is not None else Past()
        query = Query(
            mood=UNSAID,
            intent=Intent.MATCH,
            at=self._clock(),
            wish=replace(Wish(), exclude=past.hidden),
            person=person,
            history=past.history,
        )
        slate = self._recommender().ranked(query)
        (found,) = np.nonzero(slate.rows == row)
        if not len(found):
            return None
        moved = int(slate.columns[MOVED + NAME][found[0]])
        return Placed(rank=int(ranks(slate)[found[0]]), of=len(slate), moved=moved)
