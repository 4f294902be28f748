"""One suite for every ranking model."""

import numpy as np
import pytest
from scipy.sparse import csr_array
from tests.workshop.taste_worlds import checkerboard, rated, scattered

from moodreel.inference.preference import Preference
from moodreel.workshop.datasets.histories import histories
from moodreel.workshop.training.taste.ease import Ease
from moodreel.workshop.training.taste.ials import Ials
from moodreel.workshop.training.taste.knn import Knn
from moodreel.workshop.training.taste.popularity import Popularity
from moodreel.workshop.training.taste.sparse_ease import SparseEase

LEARNING = {
    "ease": lambda **more: Ease(l2=5, **more),
    "ease with dropout": lambda **more: Ease(l2=2, dropout=0.3, damping=-0.3, **more),
    "sparse ease": lambda **more: SparseEase(l2=5, k=6, **more),
    "knn": lambda **more: Knn(k=6, shrink=2, **more),
    "ials": lambda **more: Ials(dimensions=4, l2=0.05, epochs=8, **more),
}
ALL = {"popularity": lambda **_: Popularity()} | LEARNING
every_model = pytest.mark.parametrize("make", ALL.values(), ids=ALL.keys())
every_learner = pytest.mark.parametrize("make", LEARNING.values(), ids=LEARNING.keys())


def person(n_films, **ratings):
    """One history: film number by `f3=4.5`, NaN for seen only."""
    films = [int(name[1:]) for name in ratings]
    values = np.array(list(ratings.values()), dtype=np.float32)
    return csr_array((values, films, [0, len(films)]), shape=(1, n_films))


@every_model
def test_the_same_ratings_give_the_same_scores(make):
    told = histories(scattered())
    scores = make().fit(told).score(told)
    assert scores.shape == told.shape
    assert scores.dtype == np.float32
    assert np.array_equal(scores, make().fit(told).score(told))


@every_model
def test_a_model_that_is_fitted_again_forgets_what_it_learned_before(make):
    told = histories(scattered())
    again = make().fit(histories(checkerboard())).fit(told)
    assert np.array_equal(again.score(told), make().fit(told).score(told))


@every_learner
def test_a_planted_checkerboard_is_found(make):
    told = histories(checkerboard())
    model = make().fit(told)
    scores = model.score(told)
    scores[np.repeat(np.arange(told.shape[0]), np.diff(told.indptr)), told.indices] = -np.inf
    for row, own in enumerate(scores):
        assert own.argmax() % 2 == row % 2, row


@every_learner
def test_a_new_person_is_folded_in_as_training_saw_the_same_ratings(make):
    data = checkerboard()
    told = histories(data)
    model = make().fit(told)
    twin = csr_array(told[[3]])
    assert np.allclose(model.score(twin), model.score(told)[3], atol=1e-5)


@every_model
def test_people_are_scored_alone(make):
    told = histories(scattered())
    model = make().fit(told)
    assert np.allclose(model.score(told)[[5, 2]], model.score(told[[5, 2]]), atol=1e-5)


@every_learner
def test_one_rating_is_enough_for_an_answer(make):
    model = make().fit(histories(checkerboard()))
    scores = model.score(person(30, f0=4.5))[0]
    others = np.arange(1, 30)
    assert scores[others[others % 2 == 0]].mean() > scores[others[others % 2 == 1]].mean()


@every_model
def test_a_person_without_ratings_gets_what_most_people_saw(make):
    told = histories(scattered())
    scores = make().fit(told).score(csr_array((2, told.shape[1]), dtype="f4"))
    assert np.array_equal(scores, Popularity().fit(told).score(scores))


@every_model
def test_a_film_that_nobody_saw_is_not_put_first(make):
    told = histories(checkerboard())
    empty = csr_array((told.data, told.indices, told.indptr), shape=(told.shape[0], 31))
    scores = make().fit(empty).score(empty)
    assert np.isfinite(scores).all()
    assert (scores.argmax(axis=1) != 30).all()


@every_learner
def test_a_new_rating_changes_the_answer(make):
    model = make().fit(histories(checkerboard()))
    one, two = (model.score(person(30, **own))[0] for own in ({"f0": 4}, {"f0": 4, "f3": 4}))
    assert two[np.arange(5, 30, 2)].mean() > one[np.arange(5, 30, 2)].mean()


@every_learner
def test_a_film_liked_more_lifts_its_like_and_a_dislike_counts_against_it(make):
    model = make(slope=0.5).fit(histories(checkerboard()))
    like, mixed, dislike = (
        model.score(person(30, f0=rating, f2=rating, f1=3.5))[0][np.arange(4, 30, 2)].mean()
        for rating in (5.0, 3.5, 1.0)
    )
    assert like > mixed > dislike


@every_learner
def test_without_a_slope_only_the_seeing_counts(make):
    model = make().fit(histories(checkerboard()))
    liked, hated, seen = (
        model.score(person(30, f0=rating, f2=rating)) for rating in (5.0, 0.5, np.nan)
    )
    assert np.array_equal(liked, hated)
    assert np.array_equal(liked, seen)


@every_learner
def test_what_is_seen_without_a_rating_is_learned_from(make):
    told = histories(checkerboard())
    told.data[:] = np.nan
    assert np.isfinite(make(slope=0.5).fit(told).score(told)).all()


def test_more_films_than_fit_into_a_dense_matrix_are_refused():
    from moodreel.errors import BadInput

    with pytest.raises(BadInput, match="at most 20000 films"):
        Ease().fit(csr_array((3, 20_001), dtype="f4"))


def test_ease_is_the_ridge_regression_of_each_film_on_all_others():
    told = histories(scattered())
    seen = (told.toarray() != 0).astype(float)
    weights = Ease(l2=3.0).fit(told).weights_
    for film in (0, 7):
        others = np.delete(np.arange(20), film)
        gram = seen[:, others].T @ seen[:, others] + 3.0 * np.eye(19)
        by_hand = np.linalg.solve(gram, seen[:, others].T @ seen[:, film])
        assert np.allclose(weights[others, film], by_hand, atol=1e-5)
        assert weights[film, film] == 0


def test_with_every_weight_kept_sparse_ease_is_ease():
    told = histories(scattered())
    dense = Ease(l2=3.0, dropout=0.2).fit(told).weights_
    sparse = SparseEase(l2=3.0, dropout=0.2, k=19).fit(told).weights_
    assert np.allclose(sparse.toarray(), dense, atol=1e-4)


def test_ials_gives_each_person_the_minimum_of_its_loss():
    told = histories(scattered())
    model = Ials(dimensions=3, l2=0.1, unseen=0.2, epochs=3).fit(told)
    films = model.films_.astype(np.float64)
    seen = (told.toarray() != 0).astype(float)
    for row in (0, 4):
        l2 = 0.1 * (seen[row].sum() + 0.2 * 20)
        left = films.T @ (films * (seen[row] + 0.2)[:, None]) + l2 * np.eye(3)
        by_hand = np.linalg.solve(left, films.T @ seen[row])
        assert np.allclose(model.fold_in(told)[row], by_hand, atol=1e-4)


def test_a_rating_is_worth_more_the_further_it_lies_above_the_persons_own_middle():
    ratings = np.array([5, 3, np.nan], dtype=np.float32)
    values = Preference(slope=0.5, mean=3.0).of(ratings)
    middle = 3 + 2 / (2 + 5)
    assert values == pytest.approx([1 + 0.5 * (5 - middle), 1 + 0.5 * (3 - middle), 1])


def test_the_middle_is_each_persons_own():
    ratings, people = np.array([5, 5, 1], dtype=np.float32), np.array([0, 0, 1])
    together = Preference(slope=1.0, mean=3.0).of(ratings, people)
    assert np.allclose(together[:2], Preference(slope=1.0, mean=3.0).of(ratings[:2]))
    assert np.allclose(together[2:], Preference(slope=1.0, mean=3.0).of(ratings[2:]))


def test_a_person_who_is_not_among_the_rows_has_an_empty_history():
    told = histories(rated([(1, 5, 4, 1), (2, 6, 3, 2)]).take(np.array([1])))
    assert told.toarray().tolist() == [[0, 0], [0, 3]]
