"""One behaviour suite for all models of ratings."""

from dataclasses import replace

import numpy as np
import pytest
from tests.workshop.opinions import DISLIKED, LIKED, opinions
from tests.workshop.taste_worlds import rated

from moodreel.errors import BadInput
from moodreel.workshop.datasets.interactions import Interactions
from moodreel.workshop.training.taste.als import Als
from moodreel.workshop.training.taste.bias import Bias
from moodreel.workshop.training.taste.svd import Svd, SvdPlusPlus

MODELS = {
    "bias": Bias,
    "als": lambda: Als(dimensions=2, l2=0.5),
    "svd": lambda: Svd(dimensions=2),
    "svdpp": lambda: SvdPlusPlus(dimensions=2),
}
TASTES = sorted(MODELS.keys() - {"bias"})


@pytest.fixture(params=sorted(MODELS), scope="module")
def model(request):
    return MODELS[request.param]().fit(opinions())


@pytest.fixture(params=TASTES, scope="module")
def taste(request):
    return MODELS[request.param]().fit(opinions())


def history(*pairs):
    films, ratings = zip(*pairs, strict=True)
    return np.array(films, dtype=np.int64), np.array(ratings, dtype=np.float32)


NOTHING = (np.array([], dtype=np.int64), np.array([], dtype=np.float32))


def whole(data: Interactions):
    people, films = np.divmod(np.arange(data.n_people * data.n_films), data.n_films)
    return people, films


@pytest.mark.parametrize("name", sorted(MODELS))
def test_the_same_seed_gives_the_same_model(name):
    data = opinions()
    one, other = (MODELS[name]().fit(data).predict(*whole(data)) for _ in range(2))
    assert np.array_equal(one, other)


@pytest.mark.parametrize("name", sorted(MODELS))
def test_fit_forgets_what_was_learned_before(name):
    data = opinions()
    again = MODELS[name]().fit(opinions(10, 30, 0.9)).fit(data)
    fresh = MODELS[name]().fit(data)
    assert np.array_equal(again.predict(*whole(data)), fresh.predict(*whole(data)))


def test_predictions_are_numbers_within_the_scale(model):
    predicted = model.predict(*whole(opinions()))
    assert predicted.dtype == np.float32
    assert predicted.min() >= 0.5
    assert predicted.max() <= 5


def test_folding_in_a_training_person_gives_about_what_training_gave(model):
    data = opinions()
    for person in (0, 1):
        theirs = data.people == person
        told = model.fold_in(data.films[theirs], data.ratings[theirs]).mean
        trained = model.predict(np.full(data.n_films, person), np.arange(data.n_films))
        assert told == pytest.approx(trained, abs=0.05)


def test_the_two_camps_are_found(taste):
    data = opinions()
    people, films = whole(data)
    unseen = ~np.isin(people * data.n_films + films, data.people * data.n_films + data.films)
    predicted = taste.predict(people[unseen], films[unseen])
    true = np.where((people + films)[unseen] % 2 == 0, LIKED, DISLIKED)
    assert np.abs(predicted - true).mean() < 0.5


def test_more_of_a_thing_liked_raises_its_like_and_a_dislike_raises_its_contrary(taste):
    none, one = taste.fold_in(*NOTHING).mean, taste.fold_in(*history((0, LIKED))).mean
    three = taste.fold_in(*history((0, LIKED), (2, LIKED), (4, LIKED))).mean
    assert none[8] < one[8] < three[8]
    disliked = taste.fold_in(*history((1, DISLIKED), (3, DISLIKED), (0, 3.0))).mean
    assert disliked[8] - disliked[9] > none[8] - none[9]


def test_a_new_rating_changes_the_answer(model):
    before = model.fold_in(*history((0, 4.0), (3, 2.0))).mean
    after = model.fold_in(*history((0, 4.0), (3, 2.0), (5, 5.0))).mean
    assert np.abs(after - before).max() > 0.01


def test_the_order_of_a_history_changes_nothing(model):
    one = model.fold_in(*history((0, 4.0), (3, 2.0), (5, 5.0))).mean
    other = model.fold_in(*history((5, 5.0), (0, 4.0), (3, 2.0))).mean
    assert one == pytest.approx(other, abs=1e-4)


def test_intervals_hold_their_mean(model):
    few = model.fold_in(*history((0, LIKED)))
    assert (few.low <= few.mean).all()
    assert (few.mean <= few.high).all()


def test_more_ratings_make_intervals_narrower(taste):
    few = taste.fold_in(*history((0, LIKED)))
    many = taste.fold_in(*history(*((f, LIKED if f % 2 == 0 else DISLIKED) for f in range(20))))
    assert (many.high - many.low).mean() < (few.high - few.low).mean()


@pytest.mark.parametrize("name", sorted(MODELS))
def test_a_person_with_one_rating_and_a_film_with_none_get_a_finite_answer(name):
    lonely = rated(
        [*((p, f, 2.0 + (p + f) % 3, 0) for p in range(8) for f in range(6)), (99, 0, 5.0, 0)]
    )
    data = lonely.take(lonely.films != 5)  # film 5 keeps its number and loses its ratings
    fitted = MODELS[name]().fit(data)
    assert np.isfinite(fitted.predict(*whole(data))).all()
    fold = fitted.fold_in(np.array([5]), np.array([1.0], dtype=np.float32))
    assert np.isfinite([fold.mean, fold.low, fold.high]).all()


@pytest.mark.parametrize("name", sorted(MODELS))
def test_ratings_that_are_all_alike_are_foretold(name):
    same = rated((p, f, 3.0, 0) for p in range(6) for f in range(5))
    assert MODELS[name]().fit(same).predict(*whole(same)) == pytest.approx(3.0, abs=0.1)


@pytest.mark.parametrize("name", sorted(MODELS))
def test_rows_without_a_rating_are_refused(name):
    data = opinions()
    holes = replace(data, ratings=np.where(data.films == 0, np.nan, data.ratings))
    with pytest.raises(BadInput, match="of which 40 have none"):
        MODELS[name]().fit(holes)
    with pytest.raises(BadInput, match="got 0 rows"):
        MODELS[name]().fit(data.take(data.films < 0))


def test_a_history_that_does_not_fit_is_refused(model):
    for films, ratings, why in (
        ([30], [3.0], "rows of films below 30"),
        ([-1], [3.0], "rows of films below 30"),
        ([0], [np.nan], "numbers"),
        ([0, 1], [3.0], "a rating for each of 2"),
    ):
        with pytest.raises(ValueError, match=why):
            model.fold_in(np.array(films), np.array(ratings, dtype=np.float32))


def test_a_prediction_takes_nothing_from_the_rating_that_it_foretells():
    """Ratings without any pattern cannot be foretold better than their own spread."""
    rng = np.random.default_rng(0)
    rows = [(p, f, float(rng.integers(1, 6)), 0) for p in range(60) for f in range(40)]
    data = rated(rows, (1.0, 5.0))
    held_out = rng.random(len(data)) < 0.2
    asked = data.take(held_out)
    for name in TASTES:
        fitted = MODELS[name]().fit(data.take(~held_out))
        off = fitted.predict(asked.people, asked.films) - asked.ratings
        assert np.sqrt(np.mean(off**2)) > 0.97 * asked.ratings.std(), name
