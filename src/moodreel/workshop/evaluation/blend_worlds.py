"""Worlds to measure the blend in: catalogue and taste refitted on some people, asked by others.

What ships was learned from everybody and would know the answers: a world is made from training
people alone, knows who they were, and refuses to be asked about one of them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np

from moodreel.domain.answer import Answer
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import EMOTIONS, BoolArray, FloatArray, IdArray
from moodreel.domain.history import History
from moodreel.domain.intent import Intent
from moodreel.domain.mood import Mood
from moodreel.domain.query import Query
from moodreel.domain.slate import Slate
from moodreel.errors import BadInput
from moodreel.inference.favourites import Favourites
from moodreel.recommending.diversify import Diversity
from moodreel.recommending.recommend import Parts, Recommender, Weigh, standard_recommender
from moodreel.recommending.taste import Taste
from moodreel.recommending.weights import weigh
from moodreel.usecases.read_history import Past
from moodreel.usecases.recommend_films import RecommendFilms
from moodreel.workshop.datasets.histories import Histories
from moodreel.workshop.training.taste.catalogue_weights import Settings, fit

AT = datetime(2018, 9, 24, tzinfo=UTC)
"""The last day of latest-small."""

NO_DIVERSITY = Diversity(
    penalty=0, genre_cap=1, per_franchise=10**6, per_director=10**6, later_part=0
)

Refit = Callable[[Histories, IdArray, Catalogue], Favourites | None]
"""Favourites learned from these people alone."""


def unknown_mood() -> Mood:
    """Nothing is known: neutral, in the middle of the plane, with confidence 0."""
    distribution = np.eye(len(EMOTIONS), dtype=np.float32)[-1]
    return Mood(distribution=distribution, valence=0.0, arousal=0.0, confidence=0.0)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Person:
    """What is told of a person, and what they would like."""

    row: int
    """Of the histories."""
    told: Mapping[int, float]
    """Stars by catalogue row."""
    liked: IdArray
    """Catalogue rows of held-out films that they rated high."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class World:
    """A catalogue whose every learned number comes from the people `trained_on`."""

    parts: Parts
    trained_on: frozenset[int]
    judged: BoolArray
    """(n_films,) titles that could have been rated; only of these is it known whether a person
    liked them, so that the others are passed over when a list is scored (condensed lists; Sakai,
    2007).
    """

    @classmethod
    def of(
        cls,
        histories: Histories,
        people: IdArray,
        catalogue: Catalogue,
        likeness: FloatArray,
        refit: Refit = lambda *_: None,
    ) -> "World":
        """Refitted on these people alone: weights, favourites, and the catalogue's counts and
        means.
        """
        own = histories[people]
        counts = np.bincount(own.indices, minlength=len(catalogue))
        sums = np.bincount(own.indices, weights=own.data, minlength=len(catalogue))
        films = [
            replace(
                film,
                n_ratings=int(n) or None,
                mean_rating=float(stars / n) if n else None,
            )
            for film, n, stars in zip(catalogue.films, counts, sums, strict=True)
        ]
        refitted = Catalogue.of(films)
        taste = Taste(refitted, fit(own, films, Settings(), likeness))
        return cls(
            parts=Parts(refitted, lambda: taste, lambda: refit(histories, people, refitted)),
            trained_on=frozenset(people.tolist()),
            judged=counts > 0,
        )

    def ask(
        self,
        person: Person,
        *,
        told: int | None = None,
        recommender: Recommender,
        n: int = 10,
    ) -> Answer:
        """What the use case that every door runs answers under an unknown mood; `told` of the
        person's ratings are known, by default all. Raises `BadInput` for who was trained on.
        """
        use_case = self.use_case(person, told, recommender)
        return use_case(unknown_mood(), Intent.MATCH, n=n, person="someone")

    def recommender(self, weigh: Weigh = weigh, *, plain: bool = False) -> Recommender:
        """The standard one; `plain` is without diversity and chance."""
        diversity = NO_DIVERSITY if plain else None
        return standard_recommender(self.parts, diversity, weigh=weigh, chance=not plain)

    def use_case(
        self, person: Person, told: int | None, recommender: Recommender
    ) -> RecommendFilms:
        """The use case in which somebody has this person's past."""
        self._refuse_known(person)
        past = Past(seen=frozenset(person.told), history=history_of(person, told))
        return RecommendFilms(
            self.parts.catalogue,
            recommender,
            find_title=_no_title,
            past=lambda _: past,
            clock=lambda: AT,
        )

    def columns(self, person: Person, told: int | None, recommender: Recommender) -> Slate:
        """Every signal's opinion on all judged titles that the person has not rated."""
        self._refuse_known(person)
        free = self.judged.copy()
        free[list(person.told)] = False
        query = Query(
            mood=unknown_mood(), intent=Intent.MATCH, at=AT, history=history_of(person, told)
        )
        return recommender.measure(query, Slate(np.flatnonzero(free)))

    def _refuse_known(self, person: Person) -> None:
        if person.row in self.trained_on:
            raise BadInput(
                "expected a person that nothing was learned from; refit the models without them "
                "(what ships was learned from everybody)"
            )


def history_of(person: Person, told: int | None) -> History:
    """The history of the first `told` ratings: they come in random order."""
    return History.of(dict(list(person.told.items())[:told]), {})


def people_of(
    histories: Histories, rows: IdArray, judged: BoolArray, liked_from: float, seed: int = 0
) -> list[Person]:
    """Four fifths of each person's ratings at random are told, in random order; who liked none of
    the others is left out.
    """
    found = []
    for row in rows:
        begin, end = histories.indptr[row], histories.indptr[row + 1]
        order = begin + np.random.default_rng([seed, int(row)]).permutation(end - begin)
        n = round(0.8 * len(order))
        told, hidden = order[:n], order[n:]
        liked = histories.indices[hidden[histories.data[hidden] >= liked_from]]
        liked = liked[judged[liked]].astype(np.int64)
        if n and len(liked):
            stars = zip(
                histories.indices[told].tolist(), histories.data[told].tolist(), strict=True
            )
            found.append(Person(row=int(row), told=dict(stars), liked=liked))
    return found


def _no_title(title: str) -> int:
    raise BadInput(f"nobody asks for titles here, got {title!r}")
