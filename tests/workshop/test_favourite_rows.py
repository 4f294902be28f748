"""Rows to learn favourites from: no row has seen its own rating, no person is in two parts."""

from dataclasses import replace

import numpy as np
import pytest
from tests.workshop.taste_worlds import rated
from tests.worlds import a_catalogue, a_film

from moodreel.errors import BadInput
from moodreel.inference.crowd import PRIOR_RATINGS
from moodreel.workshop.training.favourites.calibrate import calibrated, curve
from moodreel.workshop.training.favourites.crowd import crowd_of
from moodreel.workshop.training.favourites.ratings import (
    of_people,
    read_ratings,
    split_people,
)
from moodreel.workshop.training.favourites.rows import (
    each_history,
    rows_of_new_films,
    rows_to_learn,
    rows_to_measure,
    rows_told,
)

N_PEOPLE, N_FILMS = 25, 14
GENRES = ("Comedy", "Horror")
FILMS = a_catalogue(
    *(
        a_film(
            f"film-{i}-{1990 + i}", movielens_id=100 + i, genres=(GENRES[i % 2],),
            evokes={"joy" if i % 2 == 0 else "fear": 0.8},
        )
        for i in range(N_FILMS)
    )
)  # fmt: skip


def ratings_of_two_kinds():
    """Even people love the even films, odd people the odd ones; each has missed some."""
    rng = np.random.default_rng(1)
    data = rated(
        (
            person,
            film,
            float(rng.choice([4.5, 5.0] if person % 2 == film % 2 else [2.0, 3.0])),
            film,
        )
        for person in range(N_PEOPLE)
        for film in range(N_FILMS)
        if rng.random() < 0.8
    )
    return replace(data, film_ids=np.arange(N_FILMS))


DATA = ratings_of_two_kinds()
PEOPLE = np.arange(N_PEOPLE)


def of_row(rows, person, film):
    return rows.columns[:, (rows.people == person) & (rows.films == film)]


@pytest.mark.parametrize("row", [0, 57, 200])
def test_changing_the_rating_of_a_row_changes_no_feature_of_it(row):
    person, film = DATA.people[row], DATA.films[row]
    changed = DATA.ratings.copy()
    changed[row] = 5.5 - changed[row]
    other = replace(DATA, ratings=changed)
    for make in (
        lambda data: rows_to_learn(data, PEOPLE, FILMS, seed=0),
        lambda data: rows_to_measure(
            data,
            PEOPLE[person : person + 1],
            FILMS,
            crowd_of(of_people(DATA, PEOPLE[person + 1 :])),
        ),
    ):
        before, after = of_row(make(DATA), person, film), of_row(make(other), person, film)
        assert before.shape[1] > 0
        np.testing.assert_allclose(before, after, atol=1e-5)


def test_what_others_gave_changes_them():
    changed = DATA.ratings.copy()
    changed[1:] = 5.5 - changed[1:]
    person, film = DATA.people[0], DATA.films[0]
    before, after = (
        of_row(rows_to_learn(data, PEOPLE, FILMS, seed=0), person, film)
        for data in (DATA, replace(DATA, ratings=changed))
    )
    assert not np.allclose(before, after)


def test_every_rating_is_learned_from_once_told_nearly_all_and_perhaps_once_told_a_few():
    rows = rows_to_learn(DATA, PEOPLE, FILMS, seed=0)
    pairs, counts = np.unique(rows.people * 100 + rows.films, return_counts=True)
    assert len(pairs) == len(DATA)
    assert set(counts.tolist()) == {1, 2}
    assert rows.favourites.sum() > 0


def test_equal_seeds_make_equal_rows():
    one, two, other = (rows_to_learn(DATA, PEOPLE, FILMS, seed=own) for own in (0, 0, 1))
    np.testing.assert_array_equal(one.columns, two.columns)
    assert one.columns.shape != other.columns.shape or not np.array_equal(
        one.columns, other.columns
    )


def test_people_are_split_once_and_for_all():
    people = split_people(DATA, seed=0)
    parts = (people.train, people.validation, people.test)
    assert [len(part) for part in parts] == [15, 5, 5]
    np.testing.assert_array_equal(np.sort(np.concatenate(parts)), PEOPLE)
    np.testing.assert_array_equal(split_people(DATA, seed=0).test, people.test)


def test_who_is_told_a_few_is_asked_for_the_others():
    rows = rows_told(DATA, PEOPLE, FILMS, crowd_of(DATA), 5, seed=0)
    assert len(rows) == len(DATA) - 5 * N_PEOPLE


def test_new_films_are_asked_for_and_never_told():
    new = np.array([0, 1])
    crowd = crowd_of(DATA.take(~np.isin(DATA.films, new)))
    rows = rows_of_new_films(DATA, PEOPLE, FILMS, crowd, new)
    assert set(rows.films.tolist()) == {0, 1}
    assert crowd.fame[new].tolist() == [0, 0]


def test_nobody_is_asked_who_rated_too_little():
    few = DATA.take(np.concatenate([np.flatnonzero(DATA.people == own)[:3] for own in PEOPLE]))
    assert len(rows_to_learn(few, PEOPLE, FILMS, seed=0)) == 0
    assert len(rows_to_measure(few, PEOPLE, FILMS, crowd_of(DATA))) == 0
    assert len(rows_told(few, PEOPLE, FILMS, crowd_of(DATA), 5, seed=0)) == 0


def test_histories_are_each_persons_own():
    found = {person: films for person, films, _ in each_history(DATA, PEOPLE)}
    np.testing.assert_array_equal(found[3], DATA.films[DATA.people == 3])


def test_the_crowd_knows_means_shares_and_what_goes_together():
    crowd = crowd_of(DATA)
    own = DATA.ratings[DATA.films == 2]
    assert crowd.fame[2] == pytest.approx(len(own) / N_PEOPLE)
    drawn = (own.sum() + PRIOR_RATINGS * DATA.ratings.mean()) / (len(own) + PRIOR_RATINGS)
    assert crowd.means[2] == pytest.approx(drawn, rel=1e-5)
    said = crowd.opinions.spread(np.array([2]), np.ones(1, dtype=np.float32))
    assert said[2] == 0
    assert said[4::2].sum() > 0 > said[1::2].sum()


def test_a_calibrated_chance_comes_true_as_often_as_it_says():
    rng = np.random.default_rng(0)
    odds = rng.normal(size=20_000)
    favourites = rng.random(len(odds)) < 1 / (1 + np.exp(-(0.5 * odds - 1)))
    slope, offset = curve(odds, favourites)
    assert (slope, offset) == (pytest.approx(0.5, abs=0.05), pytest.approx(-1, abs=0.05))
    scale = calibrated(odds.astype(np.float32), favourites, np.arange(len(odds)), of_odds=True)
    chances = scale.chances(odds.astype(np.float32))
    assert chances.mean() == pytest.approx(favourites.mean(), abs=0.001)


def csv(tmp_path, rows):
    path = tmp_path / "ratings.csv"
    lines = "\n".join(f"{person},{film},{stars},0" for person, film, stars in rows)
    path.write_text(f"userId,movieId,rating,timestamp\n{lines}\n", encoding="utf-8")
    return path


def test_ratings_are_read_by_row_of_the_catalogue_and_others_left_out(tmp_path):
    rows = [(p, 100 + (p + i) % 3, 4.5 + i / 2 - p % 2) for p in range(20) for i in range(2)]
    data = read_ratings(csv(tmp_path, [*rows, (99, 7, 5.0)]), FILMS)
    assert set(data.films.tolist()) == {0, 1, 2}
    assert (data.n_people, data.n_films) == (20, N_FILMS)


@pytest.mark.parametrize(
    "rows",
    [
        [(1, 100, 5.0), (2, 100, 2.0)],
        [(p, 7, 5.0 - p % 2) for p in range(30)],
        [(p, 100, 3.0) for p in range(30)],
        [(p, 100, 5.0) for p in range(30)],
    ],
    ids=["few people", "no film of ours", "no favourite", "favourites alone"],
)
def test_ratings_that_teach_nothing_are_refused(tmp_path, rows):
    with pytest.raises(BadInput, match="expected ratings by 20 people and more"):
        read_ratings(csv(tmp_path, rows), FILMS)
