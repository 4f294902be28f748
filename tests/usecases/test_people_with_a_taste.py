"""What a person marked and rated goes into the query, and no further."""

import json
import logging
from collections.abc import Iterator
from shutil import copytree

import numpy as np
import pytest
from sqlalchemy import insert
from tests.worlds import a_catalogue, a_film

from moodreel.domain.answer import Answer
from moodreel.domain.history import DISLIKED_AS, LIKED_FROM, History
from moodreel.domain.query import Query
from moodreel.errors import BadInput, NotSetUp, UnknownName
from moodreel.inference.taste import TasteModel
from moodreel.recommending.recommend import Parts, standard_recommender
from moodreel.storage import tables
from moodreel.usecases.make_wish import Wishes
from moodreel.usecases.open_ratings import open_rating_models
from moodreel.usecases.open_taste import open_taste
from moodreel.usecases.recommend_films import MARKS_UNREAD, RecommendFilms
from moodreel.wiring import Engine, open_engine
from moodreel.wiring.artefacts import RATINGS, TASTE

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
        own.catalogue, listening, own.titles.find, lambda who: own.people.history(who), own.clock
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
    own.people.ratings.rate("me", HEAT, 4.5)
    own.people.ratings.rate("me", FARGO, 1)
    own.people.marks.mark("me", FARGO, "kept")
    own.people.marks.mark("me", ALIEN, "kept")
    own.people.marks.mark("me", BABE, "dismissed")
    own.people.marks.mark("me", "up-2009", "watched")
    own.people.ratings.rate("you", "up-2009", 5)
    assert opinions(own, asked(own).history) == {
        HEAT: 4.5,
        FARGO: 1.0,
        ALIEN: None,
        BABE: DISLIKED_AS,
    }


def test_of_kept_and_dismissed_the_newer_counts(own):
    own.people.marks.mark("me", HEAT, "kept")
    own.people.marks.mark("me", HEAT, "dismissed")
    own.people.marks.mark("me", FARGO, "dismissed")
    own.people.marks.mark("me", FARGO, "kept")
    assert opinions(own, asked(own).history) == {HEAT: DISLIKED_AS, FARGO: None}


def test_a_film_named_is_liked_in_this_query_alone(own):
    own.people.ratings.rate("me", FARGO, 1)
    named = asked(own, wishes=Wishes(like=["Heat", "Fargo"]))
    assert opinions(own, named.history) == {HEAT: None, FARGO: None}
    assert opinions(own, asked(own).history) == {FARGO: 1.0}
    assert opinions(own, asked(own, None, Wishes(like=["Heat"])).history) == {HEAT: None}


def test_what_was_rated_counts_as_seen_and_comes_back_when_taken_back(own):
    mood = own.read_mood(choose="lonely")
    before = [item.film.id for item in own.recommend(mood, "lift", person="me").items]
    own.people.ratings.rate("me", before[0], 5)
    after = [item.film.id for item in own.recommend(mood, "lift", person="me").items]
    assert before[0] not in after
    own.people.ratings.unrate("me", before[0])
    again = [item.film.id for item in own.recommend(mood, "lift", person="me").items]
    assert again == before


def test_a_database_that_goes_away_costs_the_taste_and_not_the_films(own, tmp_path, caplog):
    mood = own.read_mood(choose="lonely")
    own.people.ratings.rate("a-secret-name", HEAT, 4.5)
    own.close()
    for file in tmp_path.glob("moodreel.db*"):
        file.unlink()
    answer = own.recommend(mood, "lift", person="a-secret-name")
    assert len(answer.items) == 10
    assert answer.notes == (MARKS_UNREAD,)
    assert "a-secret-name" not in caplog.text


def test_no_log_holds_what_somebody_likes(own, caplog):
    with caplog.at_level(logging.DEBUG):
        own.people.ratings.rate("a-secret-name", HEAT, 4.5)
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
    with own.people.database._engine.begin() as connection:
        connection.execute(insert(tables.ratings), rows)
    mood = own.read_mood(choose="lonely")
    answer = own.recommend(mood, person="me")
    assert len(answer.items) == 10
    assert not {item.film.id for item in answer.items} & set(films)
    assert own.people.ratings.ratings("me", 10).total == 100_000


def test_without_research_a_person_has_films_and_no_foretold_stars(monkeypatch, tmp_path):
    monkeypatch.setenv("MOODREEL_HOME", str(tmp_path))
    monkeypatch.setenv("MOODREEL_RESEARCH", "off")
    bare = open_engine()
    bare.people.ratings.rate("me", HEAT, 4.5)
    mood = bare.read_mood(choose="lonely")
    items = bare.recommend(mood, person="me").items
    assert len(items) == 10
    assert all(item.signals["taste"] is None for item in items)
    assert all(item.predicted_rating is None for item in items)
    with pytest.raises(NotSetUp):
        bare.recommend(mood, person="me", model="als")
    bare.close()


def test_taste_as_it_ships_brings_films_with_the_names_of_what_was_liked(own):
    for film, stars in ((HEAT, 5), ("ronin-1998", 4.5), (FARGO, 4.5), (BABE, 1)):
        own.people.ratings.rate("me", film, stars)
    mood = own.read_mood(choose="bored")
    items = own.recommend(mood, "stir", person="me").items
    strangers = own.recommend(mood, "stir", person="you").items
    told = [r.text for item in items for r in item.reasons if r.signal == "taste"]
    assert len(told) >= 3
    assert all(text.startswith("because you liked ") and "Babe" not in text for text in told)
    assert [i.film.id for i in items] != [i.film.id for i in strangers]
    assert all(0 <= item.signals["taste"] <= 1 for item in items)
    assert all(item.signals["taste"] is None for item in strangers)


def test_every_reason_of_taste_is_borne_out_by_the_shipped_weights(own):
    model = TasteModel.open(TASTE)
    stars = {HEAT: 5.0, "ronin-1998": 4.5, FARGO: 4.5, ALIEN: 4.0, BABE: 1.0}
    for film, given in stars.items():
        own.people.ratings.rate("me", film, given)
    titles = {own.film(film).title: film for film in stars}
    ratings = np.array(list(stars.values()), dtype=np.float32)
    checked = 0
    for item in own.recommend(own.read_mood(choose="bored"), "stir", 50, person="me").items:
        said = dict(zip(stars, model.because(list(stars), ratings, item.film.id), strict=True))
        for reason in (r for r in item.reasons if r.signal == "taste"):
            names = reason.text.removeprefix("because you liked ").split(" and ")
            strongest = max(said[film] for film in stars if stars[film] >= LIKED_FROM)
            assert said[titles[names[0]]] == pytest.approx(strongest)
            assert all(said[titles[name]] > 0 for name in names)
            checked += 1
    assert checked >= 5


def test_a_strangers_answer_opens_no_taste_and_nor_does_warming_up(own):
    own.warm()
    own.recommend(own.read_mood(choose="bored"), "stir", person="me")
    assert "taste" not in own.parts.__dict__
    own.people.ratings.rate("me", HEAT, 5)
    own.recommend(own.read_mood(choose="bored"), "stir", person="me")
    assert own.parts.taste is not None


def test_a_damaged_taste_costs_the_taste_and_not_the_films(tmp_path, catalogue, caplog):
    folder = tmp_path / "taste"
    copytree(TASTE, folder)
    (folder / "weights.npz").write_bytes(b"no arrays")
    nowhere = tmp_path / "none"
    assert open_taste(folder, nowhere, catalogue) is None
    assert "recommending without taste" in caplog.text
    assert open_taste(nowhere, nowhere, catalogue) is None


def test_a_damaged_rating_model_costs_itself_alone(tmp_path, catalogue, caplog):
    folder = tmp_path / "ratings"
    copytree(RATINGS, folder)
    for file in (folder / "svd").glob("*.npz"):
        file.write_bytes(b"no arrays")
    models = open_rating_models(folder)
    assert set(models) == {path.name for path in RATINGS.iterdir() if path.is_dir()} - {"svd"}
    assert "foretelling ratings without svd" in caplog.text
    taste = open_taste(tmp_path / "none", folder, catalogue)
    assert taste is not None
    history = History.of({catalogue.rows[HEAT]: 4.5}, {})
    assert np.isnan(taste.scores(history)).all()
    assert taste.foretell(history, np.array([catalogue.rows[FARGO]]))[0] is not None


def test_the_usual_model_is_the_one_that_errs_least_by_its_manifest():
    errors = {
        json.loads(path.read_text())["name"]: json.loads(path.read_text())["metrics"]["rmse"]
        for path in RATINGS.glob("*/manifest.json")
    }
    names = list(open_rating_models(RATINGS))
    assert sorted(names) == sorted(errors)
    assert names == sorted(names, key=lambda name: errors[name]["value"])


@pytest.mark.parametrize("model", [None, "als", "svd", "svdpp", "neural", "neural-factors"])
def test_every_item_carries_foretold_stars_for_who_has_rated(own, model):
    for film, stars in ((HEAT, 5), ("ronin-1998", 4.5), (FARGO, 4.5), (BABE, 1)):
        own.people.ratings.rate("me", film, stars)
    mood = own.read_mood(choose="bored")
    items = own.recommend(mood, "stir", 100, person="me", model=model).items
    for item in items:
        low, high = item.predicted_interval
        assert 0.5 <= low <= item.predicted_rating <= high <= 5
    assert len({item.predicted_rating for item in items}) > 20
    strangers = own.recommend(mood, "stir", person="you", model=model).items
    assert all(item.predicted_rating is None for item in strangers)


def test_a_model_that_is_none_is_named_with_those_that_are(own):
    mood = own.read_mood(choose="bored")
    for person in ("me", None):
        with pytest.raises(UnknownName, match="did you mean svdpp"):
            own.recommend(mood, person=person, model="svdp")


def test_who_rates_high_is_foretold_more_than_who_rates_low(own):
    for film in (HEAT, FARGO, ALIEN, "up-2009"):
        own.people.ratings.rate("me", film, 5)
        own.people.ratings.rate("you", film, 2)
    mood = own.read_mood(choose="bored")
    glad, grim = (
        {i.film.id: i.predicted_rating for i in own.recommend(mood, n=100, person=who).items}
        for who in ("me", "you")
    )
    both = glad.keys() & grim.keys()
    assert len(both) > 10
    assert all(glad[film] > grim[film] for film in both)


def test_taste_over_another_catalogue_speaks_of_the_films_that_it_shares():
    heat, ronin = a_film(HEAT), a_film("ronin-1998")
    taste = open_taste(TASTE, RATINGS, a_catalogue(a_film("home-video-2020"), ronin, heat))
    assert taste is not None
    scores = taste.scores(History.of({2: 5.0}, {}))
    assert np.isfinite(scores).tolist() == [False, True, False]
    assert np.isnan(taste.scores(History.of({0: 5.0}, {}))).all()


def test_a_film_on_the_watchlist_is_wanted_until_it_is_seen(own):
    rows = own.catalogue.rows
    own.people.marks.mark("me", HEAT, "watchlist")
    own.people.marks.mark("me", FARGO, "watchlist")
    own.people.marks.mark("me", ALIEN, "favourite")
    assert asked(own).history.wanted == {rows[HEAT], rows[FARGO]}
    own.people.marks.mark("me", HEAT, "watched")
    own.people.ratings.rate("me", FARGO, 4)
    assert asked(own).history.wanted == frozenset()
