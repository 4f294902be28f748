"""Films for a mood, the way one person wants them."""

import logging
from collections.abc import Callable
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
from moodreel.usecases.read_history import Past

MARKS_UNREAD = (
    "your marks and ratings could not be read, so that films you have seen may be among these"
)

_log = logging.getLogger(__name__)


class RecommendFilms:
    """The use case that every door and every evaluation runs."""

    def __init__(
        self,
        catalogue: Catalogue,
        recommender: Recommender,
        find_title: Callable[[str], int],
        past: Callable[[str], Past],
        clock: Callable[[], datetime],
    ) -> None:
        self._catalogue = catalogue
        self._recommender = recommender
        self._find_title = find_title
        self._past = past
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
        model: str | None = None,
    ) -> Answer:
        """At most n films; those that the person has seen, rated or dismissed stay away. Where
        their marks and ratings cannot be read, there are films all the same, with a note. `model`
        foretells the ratings of a person who has rated films; None is the usual one.

        Raises BadInput (and its kinds) for anything that cannot be used.
        """
        wish = make_wish(wishes or Wishes(), self._find_title, self._languages)
        read = self._read_past(person) if person is not None else Past()
        past = read or Past()
        answer = self._recommender.recommend(
            Query(
                mood=mood,
                intent=known_intent(intent),
                at=self._clock(),
                wish=replace(wish, exclude=wish.exclude | past.hidden),
                n=n,
                seed=seed,
                person=person,
                history=past.history.with_liked(wish.like),
                model=model,
            )
        )
        return answer if read else replace(answer, notes=(*answer.notes, MARKS_UNREAD))

    def _read_past(self, person: str) -> Past | None:
        """None where it cannot be read."""
        try:
            return self._past(person)
        except (Unavailable, CorruptFile) as error:
            _log.warning("recommending without marks and ratings: %s", error)
            return None


def known_intent(name: str) -> Intent:
    """The intent of this name. Raises UnknownName."""
    try:
        return Intent(name.strip().lower())
    except ValueError:
        raise UnknownName("intent", name, tuple(Intent)) from None
