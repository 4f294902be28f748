"""Films for a mood, the way one person wants them."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime

from moodreel.domain.answer import Answer
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.intent import Intent
from moodreel.domain.mood import Mood
from moodreel.domain.query import Query
from moodreel.errors import UnknownName
from moodreel.recommending.recommend import Recommender
from moodreel.usecases.make_wish import Wishes, make_wish


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
        """At most n films; those that the person has seen or dismissed stay away.

        Raises BadInput (and its kinds) for anything that cannot be used.
        """
        wish = make_wish(wishes or Wishes(), self._find_title, self._languages)
        if person is not None:
            wish = replace(wish, exclude=wish.exclude | self._hidden_rows(person))
        return self._recommender.recommend(
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

    def _hidden_rows(self, person: str) -> frozenset[int]:
        """Films that left the catalogue since they were marked are passed over."""
        rows = self._catalogue.rows
        return frozenset(rows[film_id] for film_id in self._hidden(person) if film_id in rows)


def known_intent(name: str) -> Intent:
    """The intent of this name. Raises UnknownName."""
    try:
        return Intent(name.strip().lower())
    except ValueError:
        raise UnknownName("intent", name, tuple(Intent)) from None
