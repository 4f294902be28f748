"""Worlds that the blend is measured in, and the weights fitted there."""

from datetime import UTC, datetime

import numpy as np
import pytest
from scipy.sparse import csr_array
from tests.favourite_worlds import a_crowd, a_model
from tests.workshop.test_catalogue_weights import a_cinema, two_tastes

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.slate import Slate
from moodreel.errors import BadInput
from moodreel.inference.favourites import FavouriteModel
from moodreel.inference.taste import TasteModel
from moodreel.workshop.evaluation import blend_fit
from moodreel.workshop.evaluation.blend_worlds import Person, World, people_of, unknown_mood
from moodreel.workshop.training.favourites.refit import refit
from moodreel.workshop.training.taste.content_kernel import kernel

NOW = datetime(2020, 1, 1, tzinfo=UTC)
HORROR, ROMANCE = range(10), range(10, 20)


def fours(rated: csr_array) -> csr_array:
    return csr_array((rated.data, rated.indices, rated.indptr), shape=rated.shape)


@pytest.fixture(scope="module")
def world() -> World:
    films = a_cinema()
    return World.of(fours(two_tastes()), np.arange(60), Catalogue.of(films), kernel(films))


def a_person(row: int = 70) -> Person:
    return Person(row=row, told={0: 5.0, 1: 4.0}, liked=np.array([2, 3]))


def test_a_world_knows_only_what_its_people_rated(world):
    counts = np.nan_to_num(world.parts.catalogue.n_ratings)
    assert counts.sum() == 60 * 6
    assert world.judged.tolist() == ([True] * 8 + [False] * 2) * 2


def test_who_was_learned_from_is_refused(world):
    with pytest.raises(BadInput, match="refit the models without them"):
        world.ask(a_person(row=3), recommender=world.recommender())
    with pytest.raises(BadInput, match="refit"):
        world.columns(a_person(row=59), None, world.recommender())


def test_what_ships_is_never_opened(monkeypatch):
    def refuse(*_: object) -> None:
        raise AssertionError("the shipped artefact was learned from everybody")

    monkeypatch.setattr(TasteModel, "open", refuse)
    monkeypatch.setattr(TasteModel, "of", refuse)
    monkeypatch.setattr(FavouriteModel, "open", refuse)
    films = a_cinema()
    own = World.of(fours(two_tastes()), np.arange(60), Catalogue.of(films), kernel(films))
    assert own.ask(a_person(), recommender=own.recommender(plain=True)).items


def test_under_an_unknown_mood_taste_leads(world):
    answer = world.ask(a_person(), recommender=world.recommender(plain=True), n=6)
    rows = {world.parts.catalogue.rows[item.film.id] for item in answer.items}
    assert rows <= set(HORROR) - {0, 1}


def test_an_unknown_mood_is_not_trusted():
    assert unknown_mood().trust == 0
    assert not unknown_mood().sure


def test_people_are_told_four_fifths_and_liked_is_held_out():
    rated = two_tastes()
    people = people_of(rated, np.arange(80), np.ones(20, dtype=bool), liked_from=4.0)
    assert len(people) == 80
    for person in people:
        assert len(person.told) == 5
        assert not set(person.told) & set(person.liked.tolist())


def asked(n: int, *, popular_is_right: bool) -> list[blend_fit.Asked]:
    """Thirty films of which one is liked; taste finds it, or only popularity does."""
    found = []
    for seed in range(n):
        rng = np.random.default_rng(seed)
        right = rng.random(30).astype(np.float32)
        wrong = rng.random(30).astype(np.float32)
        liked = np.array([int(right.argmax())])
        taste, popularity = (wrong, right) if popular_is_right else (right, wrong)
        columns = {"taste": taste, "popularity": popularity}
        found.append(blend_fit.Asked(slate=Slate(np.arange(30), columns), liked=liked))
    return found


def test_a_signal_that_finds_what_is_liked_earns_weight_and_noise_none():
    both = {1: asked(40, popular_is_right=True), 10: asked(40, popular_is_right=False)}
    fitted = blend_fit.beside_taste(both)
    assert fitted[1] == {"popularity": max(blend_fit.GRID)}
    assert fitted[10] == {"popularity": 0}


def test_favourites_earn_weight_where_they_find_what_taste_does_not():
    people = asked(40, popular_is_right=True)
    found = [
        blend_fit.Asked(
            slate=Slate(
                own.slate.rows,
                {
                    "taste": own.slate.columns["taste"],
                    "favourite": own.slate.columns["popularity"],
                    "popularity": np.full(30, np.nan, dtype=np.float32),
                },
            ),
            liked=own.liked,
        )
        for own in people
    ]
    assert blend_fit.beside_taste({10: found}, blend_fit.CANDIDATES)[10]["favourite"] > 0
    gained = blend_fit.gains({10: found}, seed=0)["all told"]
    assert gained["favourite 4.0"]["low"] > 0


def test_favourites_are_refitted_on_the_people_of_the_world_alone():
    asked_for = []

    def learn(_, people, catalogue):
        asked_for.append((people.tolist(), catalogue.n_ratings))
        model = a_model(catalogue, a_crowd(len(catalogue)), "mean of person", 3.0)
        return model.over(catalogue)

    films = a_cinema()
    own = World.of(fours(two_tastes()), np.arange(60), Catalogue.of(films), kernel(films), learn)
    three = Person(row=70, told={0: 5.0, 1: 5.0, 2: 5.0}, liked=np.array([3]))
    plain = own.recommender(plain=True)
    columns = own.columns(three, None, plain).columns
    assert np.isfinite(columns["favourite"]).all()
    assert np.isnan(own.columns(a_person(), None, plain).columns["favourite"]).all()
    (people, counts), *again = asked_for
    assert people == list(range(60))
    assert np.nansum(counts) == 60 * 6
    assert not again


def turned(rated: csr_array, people: slice) -> csr_array:
    """Five stars for three and three for five, from these people."""
    rows = slice(rated.indptr[people.start], rated.indptr[people.stop])
    found = rated.copy()
    found.data[rows] = 8 - found.data[rows]
    return found


@pytest.mark.torch
def test_refitted_favourites_hang_on_no_one_but_the_people_they_are_given():
    catalogue, rated = Catalogue.of(a_cinema()), two_tastes()
    rated.data[:] = np.where(rated.indices % 2, 3.0, 5.0)
    told = (np.array([0, 1, 10, 11]), np.array([5.0, 3.0, 3.0, 2.0], dtype=np.float32))
    usual, others, own = (
        refit(histories, np.arange(60), catalogue, 0).chances(*told, np.arange(20))
        for histories in (rated, turned(rated, slice(60, 80)), turned(rated, slice(0, 60)))
    )
    assert np.array_equal(usual, others)
    assert not np.allclose(usual, own)


def test_a_list_is_scored_by_hand():
    rows = np.array([5, 1, 7])
    assert blend_fit.ndcg(rows, np.array([5])) == pytest.approx(1)
    assert blend_fit.ndcg(rows, np.array([1])) == pytest.approx(1 / np.log2(3))
    assert blend_fit.ndcg(np.empty(0, dtype=np.int64), np.array([1])) == 0
