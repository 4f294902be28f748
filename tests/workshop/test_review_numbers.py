"""What ships of a research set of reviews: how it is measured, and that it says what it should."""

from pathlib import Path

import numpy as np
import pytest
from tests.worlds import a_catalogue, a_film

from moodreel.errors import BadInput, CorruptFile, Unavailable
from moodreel.inference.review_numbers import ReviewNumbers
from moodreel.wiring import artefacts
from moodreel.workshop.datasets.interactions import Interactions
from moodreel.workshop.datasets.movie_links import imdb_ids
from moodreel.workshop.evaluation import sentiment_ranking, sentiment_ratings
from moodreel.workshop.training.review_numbers import recipe
from moodreel.workshop.training.review_numbers.films import FilmReadings
from moodreel.workshop.training.review_numbers.prior import (
    calibrated,
    errors_by_worth,
    explained,
    ridge,
    weight_of,
)
from moodreel.workshop.training.review_numbers.reception import Reception, reception

EDGES = np.array([2.5, 4.5, 6.5, 8.5])


def a_table(ratings: np.ndarray) -> Interactions:
    """Everybody of (P, F) rates every film, NaN aside."""
    people, films = np.nonzero(np.isfinite(ratings))
    return Interactions(
        people=people,
        films=films,
        ratings=ratings[people, films].astype(np.float32),
        at=np.zeros(len(people), dtype=np.int64),
        person_ids=np.arange(ratings.shape[0]),
        film_ids=np.arange(ratings.shape[1]),
        scale=(0.5, 5.0),
    )


def test_readings_are_summed_up_by_film_and_a_repeated_text_counts_once() -> None:
    found = FilmReadings.of(
        ["tt2", "tt1", "tt2", "tt2"], ["a", "a", "b", "a"], np.array([9.0, 3.0, 7.0, 9.0]), EDGES
    )
    assert found.imdb_ids == ("tt1", "tt2")
    assert found.n.tolist() == [1, 2]
    assert found.stars.tolist() == [3, 8]
    assert found.squares.tolist() == [9, 65]
    assert found.levels.tolist() == [[0, 1, 0, 0, 0], [0, 0, 0, 1, 1]]


def test_films_that_differ_by_nothing_else_than_chance_are_told_from_those_that_do() -> None:
    rng = np.random.default_rng(0)
    levels = rng.normal(3.5, 0.5, 300)
    ratings = levels + rng.normal(0, 0.6, (40, 300))
    found = reception(a_table(ratings), {i: f"tt{i}" for i in range(300)})
    assert found.between == pytest.approx((2 * 0.5) ** 2, rel=0.2)
    assert found.within == pytest.approx((2 * 0.6) ** 2, rel=0.1)
    means, weights = found.of(["tt0", "none"])
    assert means[0] == pytest.approx(2 * ratings[:, 0].mean(), rel=1e-4)
    assert np.isnan(means[1])
    assert weights[0] > weights[1]


def test_the_expectation_is_worth_what_reviews_vary_by_in_films_variances() -> None:
    weight, spread = weight_of(spread=np.sqrt(5.0), between=1.0)
    assert (weight, spread) == (pytest.approx(4.0), pytest.approx(2.0))


@pytest.mark.parametrize(("noise", "least", "most"), [(0.0, 0.5, 1.0), (4.0, 0.0, 0.1)])
def test_a_set_that_says_less_of_its_films_is_worth_less(
    noise: float, least: float, most: float
) -> None:
    rng = np.random.default_rng(1)
    levels = rng.normal(7, 1, 2000)
    stars = levels + rng.normal(0, 2, (20, 2000)).mean(axis=0) + noise * rng.normal(0, 1, 2000)
    n = np.full(2000, 20.0)
    errors = errors_by_worth(n, stars, levels, np.ones(2000), prior=4.0)
    best = min(errors, key=lambda worth: errors[worth])
    assert least <= best <= most


def test_ridge_finds_a_line_and_its_share_of_the_variance() -> None:
    rng = np.random.default_rng(2)
    columns = rng.normal(0, 1, (400, 3))
    target = columns @ np.array([1.0, -2.0, 0.0]) + 5 + rng.normal(0, 0.1, 400)
    line = ridge(columns, target, penalty=1e-6)
    assert line.weights.tolist() == pytest.approx([1, -2, 0], abs=0.05)
    assert line.offset == pytest.approx(5, abs=0.05)
    assert explained(columns, target, seed=0)[10.0] > 0.95
    half = calibrated(line, columns, 0.5 * line(columns) + 1, np.ones(400))
    assert half.weights.tolist() == pytest.approx([0.5, -1, 0], abs=0.05)
    against = calibrated(line, columns, -line(columns), np.ones(400))
    assert against.weights.tolist() == pytest.approx([0, 0, 0], abs=1e-6)


def test_numbers_are_of_the_films_that_the_catalogue_has() -> None:
    films = [a_film(f"film-{i}-2000", imdb_id=f"tt{i}") for i in range(40)]
    catalogue = a_catalogue(*films, a_film("new-2024"))
    rng = np.random.default_rng(3)
    ids = [f"tt{i}" for i in range(20) for _ in range(5)] + ["tt99"]
    readings = FilmReadings.of(
        ids, [str(i) for i in range(101)], rng.uniform(1, 10, 101).astype(np.float32), EDGES
    )
    received = Reception(
        means={f"tt{i}": 6.0 + i % 3 for i in range(40)},
        counts={f"tt{i}": 9.0 for i in range(40)},
        within=4.0,
        between=1.0,
    )
    numbers, metrics = recipe.fit(readings, received, catalogue, seed=0)
    assert set(numbers.film_ids) == {f"film-{i}-2000" for i in range(20)}
    assert (metrics["films"], metrics["reviews"]) == (20, 100)
    with pytest.raises(BadInput, match="IMDb ids"):
        recipe.fit(readings, received, a_catalogue(a_film("other-2000")), seed=0)


def test_what_ships_is_sound_and_holds_no_text() -> None:
    numbers = ReviewNumbers.open(artefacts.REVIEW_NUMBERS)
    assert len(numbers.film_ids) == 215
    assert numbers.n.sum() == 3248
    assert numbers.worth == pytest.approx(0.1)
    assert numbers.prior_weight == pytest.approx(8.517, abs=0.001)
    locker = numbers.film_ids.index("the-hurt-locker-2008")
    assert numbers.levels[locker].tolist() == [17, 5, 4, 2, 0]
    assert numbers.stars[locker] == pytest.approx(2.864, abs=0.001)


def test_damaged_numbers_are_refused_at_the_door(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        ReviewNumbers.open(tmp_path / "none")
    for source in artefacts.REVIEW_NUMBERS.iterdir():
        (tmp_path / source.name).write_bytes(source.read_bytes())
    (tmp_path / "numbers.npz").write_bytes(b"PK")
    with pytest.raises(CorruptFile):
        ReviewNumbers.open(tmp_path)


def test_links_are_read_and_broken_ones_named(tmp_path: Path) -> None:
    (tmp_path / "links.csv").write_text("movieId,imdbId,tmdbId\n1,0114709,862\n2,,\n")
    assert imdb_ids(tmp_path) == {1: "tt0114709"}
    (tmp_path / "links.csv").write_text("movieId,imdbId,tmdbId\n1,x,862\n")
    with pytest.raises(CorruptFile, match="line 2"):
        imdb_ids(tmp_path)
    with pytest.raises(BadInput, match=r"links\.csv"):
        imdb_ids(tmp_path / "none")


def test_reviews_that_tell_take_error_off_and_those_that_do_not_take_none() -> None:
    rng = np.random.default_rng(4)
    levels = rng.normal(0, 0.8, 200)
    ratings = np.full((60, 200), np.nan)
    seen = rng.random((60, 200)) < 0.1
    ratings[seen] = (3.5 + levels + rng.normal(0, 0.3, (60, 200)))[seen]
    table = a_table(ratings)
    every = np.ones(len(table), dtype=bool)
    for said, gained in ((levels, True), (rng.normal(0, 1, 200), False)):
        told = sentiment_ratings.by_film(table, said.astype(np.float32), seed=0)
        off = sentiment_ratings.rmse(table, told, every, seed=0)["taken off"]
        assert (off["low"] > 0) == gained


def test_lists_gain_by_reviews_that_tell_what_people_like() -> None:
    rng = np.random.default_rng(5)
    good = rng.random(60) < 0.3
    ratings = np.full((200, 60), np.nan)
    seen = rng.random((200, 60)) < 0.3
    ratings[seen] = np.where(good, 4.5, 2.0)[np.nonzero(seen)[1]]
    people = sentiment_ranking.people_of(a_table(ratings), seed=0)
    nothing = np.zeros(people.told.shape, dtype=np.float32)
    found = sentiment_ranking.measure(people, nothing, good.astype(np.float32), seed=0)
    assert found["weight"] != 0
    assert found["gained"]["ndcg@10"]["low"] > 0  # type: ignore[index]
