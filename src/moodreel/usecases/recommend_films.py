"""Films for a mood, the way one person wants them."""

import logging
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime

from moodreel.domain.answer import Answer
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.intent import Intent
from moodreel.domain.mood import Mood
from moodreel.domain.query import Query
from moodreel.errors import CorruptFile, Unavailable, UnknownName
from moodreel.recommending.recommend import Recommender
from moodreel.usecases.make_wish import Wishes, make_wish

MARKS_UNREAD = "your marks could not be read, so that films you have seen may be among these"

_log = logging.getLogger(__name__)


class RecommendFilms:
    """The use case that every door and every evaluation runs."""

    def __init__(
        self,
        catalogue: Catalogue,
        recommender: Recommender,
        find_title: Callable[[str], int],
        hidden: Callable[[str], Collection[str]],
        clock: Callable[[], datetime],
    ) -> None:
        self._catalogue = catalogue
        self._recommender = recommender
        self._find_title = find_title
        self._hidden = hidden
        self._clock = clock
        self._languages = frozenset(catalogue.languages.tolist())

    def __call__(
        self,
        mood: Mood,
        intent: str,
        wishes: Wishes | None = None,
        *,
        n: int = 10,
        seed: int = 0,
        person: str | None = None,
    ) -> Answer:
        """At most n films; those that the person has seen or dismissed stay away. Where the marks
        cannot be read, there are films all the same, with a note.

        Raises BadInput (and its kinds) for anything that cannot be used.
        """
        wish = make_wish(wishes or Wishes(), self._find_title, self._languages)
        hidden = self._hidden_rows(person) if person is not None else frozenset()
        if hidden:
            wish = replace(wish, exclude=wish.exclude | hidden)
        answer = self._recommender.recommend(
            Query(
                mood=mood,
                intent=known_intent(intent),
                at=self._clock(),
                wish=wish,
                n=n,
                seed=seed,
                person=person,
            )
        )
        if hidden is None:
            answer = replace(answer, notes=(*answer.notes, MARKS_UNREAD))
        return answer

    def _hidden_rows(self, person: str) -> frozenset[int] | None:
        """None where the marks cannot be read. Films that left the catalogue since they were marked
        are passed over.
        """
        rows = self._catalogue.rows
        try:
            return frozenset(rows[film_id] for film_id in self._hidden(person) if film_id in rows)
        except (Unavailable, CorruptFile) as error:
            _log.warning("recommending without marks: %s", error)
            return None


def known_intent(name: str) -> Intent:
    """The intent of this name. Raises UnknownName."""
    try:
        return Intent(name.strip().lower())
    except ValueError:
        raise UnknownName("intent", name, tuple(Intent)) from None
