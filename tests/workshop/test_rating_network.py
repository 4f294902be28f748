"""The neural rating models: what they share with the others, and what serves them."""

import numpy as np
import pytest
from tests.workshop.opinions import DISLIKED, LIKED, opinions
from tests.workshop.taste_worlds import rated

from moodreel.inference.rating_artefact import open_ratings, to_arrays
from moodreel.workshop.training.taste import rating_recipe
from moodreel.workshop.training.taste.neural import Neural, NeuralFactors

pytestmark = pytest.mark.torch

MODELS = {
    "neural": lambda: Neural(dimensions=4, batch=64, learning_rate=1e-2),
    "neural-factors": lambda: NeuralFactors(dimensions=4, batch=64, shrink=0.01, dropout=0.1),
}


@pytest.fixture(scope="module", params=sorted(MODELS))
def model(request):
    return MODELS[request.param]().fit(opinions())


def fold(model, *pairs):
    films, ratings = zip(*pairs, strict=True)
    return model.fold_in(np.array(films), np.array(ratings, dtype=np.float32))


def test_the_same_seed_gives_the_same_network():
    data = opinions(20, 12)
    one, other = (to_arrays(MODELS["neural-factors"]().fit(data).estimator) for _ in range(2))
    assert all(np.array_equal(one[name], other[name]) for name in one)


def test_the_two_camps_are_found(model):
    data = opinions()
    people, films = np.divmod(np.arange(data.n_people * data.n_films), data.n_films)
    unseen = ~np.isin(people * data.n_films + films, data.people * data.n_films + data.films)
    predicted = model.predict(people[unseen], films[unseen])
    true = np.where((people + films)[unseen] % 2 == 0, LIKED, DISLIKED)
    assert np.abs(predicted - true).mean() < 0.5


def test_folding_in_a_training_person_gives_what_training_gave(model):
    data = opinions()
    theirs = data.people == 1
    told = model.fold_in(data.films[theirs], data.ratings[theirs]).mean
    trained = model.predict(np.ones(data.n_films, dtype=np.int64), np.arange(data.n_films))
    assert told == pytest.approx(trained, abs=1e-4)


def test_likes_and_a_new_rating_move_the_answer(model):
    none = model.fold_in(np.array([], dtype=np.int64), np.array([], dtype=np.float32)).mean
    one = fold(model, (0, LIKED)).mean
    two = fold(model, (0, LIKED), (1, DISLIKED)).mean
    assert two[8] - two[9] > none[8] - none[9]
    assert np.abs(two - one).max() > 1e-3


def test_a_person_with_one_rating_and_a_film_with_none_get_a_finite_answer():
    lonely = rated(
        [*((p, f, 2.0 + (p + f) % 3, 0) for p in range(8) for f in range(6)), (99, 0, 5.0, 0)]
    )
    data = lonely.take(lonely.films != 5)
    for make in MODELS.values():
        told = fold(make().fit(data), (5, 1.0))
        assert np.isfinite([told.mean, told.low, told.high]).all()


def test_what_is_read_back_answers_alike_without_torch(tmp_path):
    path = tmp_path / "ratings.csv"
    data = opinions(30, 20)
    rows = zip(data.people, data.films, data.ratings, data.at, strict=True)
    path.write_text(
        "user,movie,rating,timestamp\n" + "".join(f"{u},{f},{r},{t}\n" for u, f, r, t in rows)
    )
    rating_recipe.run(path, tmp_path / "out", model="neural")
    manifest, estimator = open_ratings(tmp_path / "out")
    assert manifest["kind"] == "network"
    told = estimator.estimate(np.array([0, 1]), np.array([LIKED, DISLIKED], dtype=np.float32))
    assert (told.low <= told.mean).all()
    assert (told.mean <= told.high).all()
