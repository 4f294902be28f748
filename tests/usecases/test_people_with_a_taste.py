"""What a person marked and rated goes into the query, and no further."""

import logging
from collections.abc import Iterator

import numpy as np
import pytest
from sqlalchemy import insert

from moodreel.domain.answer import Answer
from moodreel.domain.history import DISLIKED_AS, History
from moodreel.domain.query import Query
from moodreel.errors import BadInput, NotSetUp
from moodreel.recommending.recommend import Parts, standard_recommender
from moodreel.storage import tables
from moodreel.usecases.make_wish import Wishes
from moodreel.usecases.recommend_films import MARKS_UNREAD, RecommendFilms
from moodreel.wiring import Engine, open_engine

HEAT, FARGO, ALIEN, BABE = "heat-1995", "fargo-1996", "alien-1979", "babe-1995"


@pytest.fixture
def own(tmp_path, monkeypatch) -> Iterator[Engine]:
    monkeypatch.setenv("MOODREEL_HOME", str(tmp_path))
    engine = open_engine()
    yield engine
    engine.close()


class Listening:
    """The real recommender, which remembers the query it was asked."""

    def __init__(self, engine: Engine) -> None:
        self._recommender = standard_recommender(Parts(engine.catalogue))
        self.query: Query | None = None

    def recommend(self, query: Query) -> Answer:
        self.query = query
        return self._recommender.recommend(query)


def asked(own: Engine, person: str | None = "me", wishes: Wishes | None = None) -> Query:
    """The query that the recommender gets for the person."""
    listening = Listening(own)
    usecase = RecommendFilms(
        own.catalogue, listening, own.titles.find, lambda who: own._history(who), own.clock
    )
    usecase(own.read_mood(choose="bored"), "stir", wishes, person=person)
    assert listening.query is not None
    return listening.query


def opinions(own: Engine, history: History) -> dict[str, float | None]:
    films = own.catalogue.films
    return {
        films[row].id: None if np.isnan(stars) else float(stars)
        for row, stars in zip(history.rows, history.opinions, strict=True)
    }


def test_ratings_and_marks_become_the_history_of_the_query(own):
    own.ratings.rate("me", HEAT, 4.5)
    own.ratings.rate("me", FARGO, 1)
    own.marks.mark("me", FARGO, "kept")
    own.marks.mark("me", ALIEN, "kept")
    own.marks.mark("me", BABE, "dismissed")
    own.marks.mark("me", "up-2009", "watched")
    own.ratings.rate("you", "up-2009", 5)
    assert opinions(own, asked(own).history) == {
        HEAT: 4.5,
        FARGO: 1.0,
        ALIEN: None,
        BABE: DISLIKED_AS,
    }


def test_of_kept_and_dismissed_the_newer_counts(own):
    own.marks.mark("me", HEAT, "kept")
    own.marks.mark("me", HEAT, "dismissed")
    own.marks.mark("me", FARGO, "dismissed")
    own.marks.mark("me", FARGO, "kept")
    assert opinions(own, asked(own).history) == {HEAT: DISLIKED_AS, FARGO: None}


def test_a_film_named_is_liked_in_this_query_alone(own):
    own.ratings.rate("me", FARGO, 1)
    named = asked(own, wishes=Wishes(like=["Heat", "Fargo"]))
    assert opinions(own, named.history) == {HEAT: None, FARGO: None}
    assert opinions(own, asked(own).history) == {FARGO: 1.0}
    assert opinions(own, asked(own, None, Wishes(like=["Heat"])).history) == {HEAT: None}


def test_what_was_rated_counts_as_seen_and_comes_back_when_taken_back(own):
    mood = own.read_mood(choose="lonely")
    before = [item.film.id for item in own.recommend(mood, "lift", person="me").items]
    own.ratings.rate("me", before[0], 5)
    after = [item.film.id for item in own.recommend(mood, "lift", person="me").items]
    assert before[0] not in after
    own.ratings.unrate("me", before[0])
    again = [item.film.id for item in own.recommend(mood, "lift", person="me").items]
    assert again == before


def test_a_database_that_goes_away_costs_the_taste_and_not_the_films(own, tmp_path, caplog):
    mood = own.read_mood(choose="lonely")
    own.ratings.rate("a-secret-name", HEAT, 4.5)
    own.close()
    for file in tmp_path.glob("moodreel.db*"):
        file.unlink()
    answer = own.recommend(mood, "lift", person="a-secret-name")
    assert len(answer.items) == 10
    assert answer.notes == (MARKS_UNREAD,)
    assert "a-secret-name" not in caplog.text


def test_no_log_holds_what_somebody_likes(own, caplog):
    with caplog.at_level(logging.DEBUG):
        own.ratings.rate("a-secret-name", HEAT, 4.5)
        own.recommend(own.read_mood(choose="lonely"), person="a-secret-name")
    assert "a-secret-name" not in caplog.text
    assert HEAT not in caplog.text


@pytest.mark.parametrize("person", ["", "x" * 65, "a\0", "\udcff"])
def test_a_person_that_no_database_could_keep_is_refused(own, person):
    with pytest.raises(BadInput, match="a person's name"):
        own.recommend(own.read_mood(choose="lonely"), person=person)


def test_a_history_of_a_hundred_thousand_films_is_answered(own):
    """Nearly all of them of films that are not of this catalogue."""
    films = [film.id for film in own.catalogue.films[::4]]
    ids = [*films, *(f"elsewhere-{i}-2000" for i in range(100_000 - len(films)))]
    rows = [
        {"person": "me", "film_id": film, "stars": 0.5 + i % 10 / 2, "at": own.clock()}
        for i, film in enumerate(ids)
    ]
    with own.database._engine.begin() as connection:
        connection.execute(insert(tables.ratings), rows)
    mood = own.read_mood(choose="lonely")
    answer = own.recommend(mood, person="me")
    assert len(answer.items) == 10
    assert not {item.film.id for item in answer.items} & set(films)
    assert own.ratings.ratings("me", 10).total == 100_000


def test_without_research_a_person_has_films_and_no_foretold_stars(monkeypatch, tmp_path):
    monkeypatch.setenv("MOODREEL_HOME", str(tmp_path))
    monkeypatch.setenv("MOODREEL_RESEARCH", "off")
    bare = open_engine()
    bare.ratings.rate("me", HEAT, 4.5)
    mood = bare.read_mood(choose="lonely")
    items = bare.recommend(mood, person="me").items
    assert len(items) == 10
    assert all(item.signals["taste"] is None for item in items)
    assert all(item.predicted_rating is None for item in items)
    with pytest.raises(NotSetUp):
        bare.recommend(mood, person="me", model="als")
    bare.close()
