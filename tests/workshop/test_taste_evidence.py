"""What taste says of titles without ratings, and what a larger data set would add."""

import numpy as np
import pytest
from scipy.sparse import csr_array
from tests.workshop.test_catalogue_weights import a_cinema

from moodreel.workshop.datasets.interactions import from_columns
from moodreel.workshop.datasets.rating_columns import Columns
from moodreel.workshop.evaluation import cold_titles, data_size
from moodreel.workshop.evaluation.cold_titles import People
from moodreel.workshop.training.taste.catalogue_weights import Settings

SETTINGS = Settings(k=50, l2=5.0)
EVERYONE = People(train=np.arange(60), asked=np.arange(60, 80))


def two_tastes() -> csr_array:
    """40 people who rated eight of ten horror films, 40 the same of the romances."""
    rng = np.random.default_rng(1)
    seen = [(p, (p % 2) * 10 + f) for p in range(80) for f in rng.choice(10, 8, replace=False)]
    people, films = np.array(seen).T
    return csr_array((np.full(len(people), 4, np.float32), (people, films)), shape=(80, 20))


@pytest.fixture(scope="module")
def measured():
    return cold_titles.measure(two_tastes(), a_cinema(), EVERYONE, SETTINGS)


def test_content_finds_who_would_like_a_film_that_nobody_rated(measured):
    assert measured["regression"]["auc"].mean() > 0.9
    assert measured["regression, mean person"]["auc"].mean() < 0.7


def test_every_ranker_is_asked_about_the_same_people(measured):
    sizes = {len(values) for each in measured.values() for values in each.values()}
    assert len(sizes) == 1
    assert all(np.isfinite(v).all() for each in measured.values() for v in each.values())


def test_differences_are_paired(measured):
    found = cold_titles.intervals(measured)
    better = found["regression, mean person"]["regression better by, auc"]
    assert better["low"] > 0
    plain = found["regression"]["auc"]["value"] - found["regression, mean person"]["auc"]["value"]
    assert better["value"] == pytest.approx(plain, abs=2e-4)


def test_every_ridge_is_tried():
    found = cold_titles.choose(two_tastes(), a_cinema(), EVERYONE, SETTINGS)
    assert tuple(found) == cold_titles.RIDGES
    assert max(found.values()) <= 1


def test_the_area_under_the_curve_is_worked_out_by_hand():
    scores = np.array([3, 2, 2, 1], dtype=np.float32)
    assert cold_titles.auc(scores, np.array([True, False, False, False])) == 1
    assert cold_titles.auc(scores, np.array([False, True, False, False])) == pytest.approx(0.5)


def interactions(n_people: int, seed: int):
    rng = np.random.default_rng(seed)
    rows = [
        (p, 100 + (p % 2) * 10 + f)
        for p in range(n_people)
        for f in rng.choice(10, 6, replace=False)
    ]
    people, films = np.array(rows).T
    n = len(rows)
    columns = Columns(person=people, film=films, rating=np.full(n, 4, np.float32), at=np.arange(n))
    return from_columns(columns, (0.5, 5.0))


def test_both_data_sets_are_asked_about_the_same_people_over_common_films():
    found = data_size.compare(interactions(60, 0), interactions(400, 1), k=20, l2=5.0)
    assert found["films"] == 20
    assert found["people trained on"] == {"small": 48, "large": 320}
    assert found["people of the small data"]["n"] == 6
    assert found["people of the large data"]["n"] == 40
    for own in (found["people of the small data"], found["people of the large data"]):
        assert set(own["small"]) == set(data_size.METRICS)
        loss = own["small minus large"]["ndcg@10"]
        assert loss["low"] <= loss["value"] <= loss["high"]
