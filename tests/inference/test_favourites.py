"""What is known of person and film before the rating, and the chances that trees make of it."""

from pathlib import Path

import numpy as np
import pytest
from tests.favourite_worlds import SURE, UNSURE, a_crowd, a_model
from tests.worlds import a_catalogue, a_film

from moodreel.errors import CorruptFile, Unavailable
from moodreel.inference.bundle import write_manifest
from moodreel.inference.favourite_features import NAMES, FavouriteFeatures
from moodreel.inference.favourites import FEWEST_RATINGS, FILE, TASK, Calibration, FavouriteModel
from moodreel.inference.item_weights import ItemWeights
from moodreel.inference.preference import Preference

FILMS = a_catalogue(
    a_film("scare-1999", genres=("Horror",), tags=("dark",), evokes={"fear": 0.9}),
    a_film("scream-2001", genres=("Horror",), tags=("dark",), evokes={"fear": 0.9}),
    a_film("shriek-2003", genres=("Horror",), tags=("dark",), evokes={"fear": 0.8}),
    a_film("laugh-1999", genres=("Comedy",), tags=("funny",), evokes={"joy": 0.9}),
    a_film("giggle-2001", genres=("Comedy",), tags=("funny",), evokes={"joy": 0.9}),
    a_film("unseen-2024", genres=("Comedy",), tags=("funny",), evokes={"joy": 0.9}),
)
SCARE, SCREAM, SHRIEK, LAUGH, GIGGLE, UNSEEN = range(6)
IDS = tuple(film.id for film in FILMS.films)


def the_crowd():
    """Scare speaks for scream, and scream against laugh; nobody has rated the last."""
    return a_crowd(
        len(FILMS),
        fame=np.array([0.5, 0.4, 0.3, 0.5, 0.2, 0], dtype=np.float32),
        means=np.array([3.0, 4.0, 3.5, 4.0, 3.0, 3.5], dtype=np.float32),
        shares=np.array([0.1, 0.4, 0.2, 0.4, 0.1, 0.25], dtype=np.float32),
        opinions=ItemWeights(
            starts=np.array([0, 1, 2, 2, 2, 2, 2]),
            films=np.array([SCREAM, LAUGH], dtype=np.int32),
            weights=np.array([0.5, -0.5], dtype=np.float32),
            preference=Preference(),
        ),
    )


def measured(rated, ratings, films=range(6)):
    """Feature by name, of all films."""
    columns = FavouriteFeatures(FILMS, the_crowd()).of(
        np.array(rated, dtype=np.int64),
        np.array(ratings, dtype=np.float32),
        np.array(list(films), dtype=np.int64),
    )
    assert columns.shape == (len(NAMES), len(list(films)))
    assert np.isfinite(columns).all()
    return dict(zip(NAMES, columns, strict=True))


@pytest.mark.parametrize("film", [SCARE, SCREAM, LAUGH])
@pytest.mark.parametrize("stars", [0.5, 5.0, np.nan])
def test_what_a_film_was_given_enters_none_of_its_own_features(film, stars):
    rated = [SCARE, SCREAM, LAUGH, GIGGLE]
    before, after = np.array([4.5, 2.0, 3.0, 5.0]), np.array([4.5, 2.0, 3.0, 5.0])
    before[rated.index(film)], after[rated.index(film)] = 1.0, stars
    own = measured(rated, before, [film]), measured(rated, after, [film])
    for name in NAMES:
        assert own[0][name] == pytest.approx(own[1][name], abs=1e-6), name


def test_a_film_is_measured_as_if_it_had_not_been_rated():
    whole = measured([SCARE, SCREAM, LAUGH, GIGGLE], [4.5, 2, 3, 5], [SCREAM])
    without = measured([SCARE, LAUGH, GIGGLE], [4.5, 3, 5], [SCREAM])
    for name in NAMES:
        assert whole[name] == pytest.approx(without[name], abs=1e-6), name


def test_who_liked_one_horror_film_has_more_to_say_for_the_other():
    own = measured([SCARE, LAUGH, GIGGLE], [5, 2, 2])
    for name in ("stars of alike genres", "favourites of alike tags", "favourites of alike affect"):
        assert own[name][SHRIEK] > own[name][UNSEEN]


def test_opinions_speak_by_how_much_a_film_was_liked_above_its_mean():
    keen, cool = measured([SCARE], [5]), measured([SCARE], [1])
    assert keen["opinions"][SCREAM] > 0 > cool["opinions"][SCREAM]
    assert keen["opinions"][GIGGLE] == keen["support"][GIGGLE] == 0
    assert measured([SCREAM], [5])["opinions"][LAUGH] < 0


def test_a_person_begins_at_everybodys_usual():
    stranger = measured([], [])
    assert stranger["mean of person"] == pytest.approx(3.5)
    assert stranger["favourites of person"] == pytest.approx(0.25)
    assert stranger["spread of person"] == pytest.approx(1)
    assert stranger["expected stars"] == pytest.approx(the_crowd().means)


def test_liked_without_a_number_tells_of_alike_films_and_not_of_the_person():
    own, rated = measured([SCARE], [np.nan]), measured([SCARE], [4.5])
    assert own["favourites of alike genres"][SHRIEK] > 0
    assert own["mean of person"] == pytest.approx(3.5)
    assert own["ratings"][SHRIEK] == 0
    assert rated["ratings"][SHRIEK] > 0


def the_model():
    """Sure where more than 3.5 stars are expected."""
    return a_model(FILMS, the_crowd(), "expected stars", 3.5)


RATED = np.array([SCARE, LAUGH, GIGGLE])
STARS = np.array([4.5, 3.0, 2.5], dtype=np.float32)


def test_chances_are_those_of_the_curve_and_higher_where_the_trees_say_more():
    chances = the_model().over(FILMS).chances(RATED, STARS, np.arange(6))
    assert chances[SCREAM] == pytest.approx(SURE)
    assert chances[SCARE] == pytest.approx(UNSURE)
    assert chances.dtype == np.float32


def test_below_three_ratings_there_is_no_opinion_and_likes_do_not_count():
    ready = the_model().over(FILMS)
    assert FEWEST_RATINGS == 3
    assert np.isnan(ready.chances(RATED[:2], STARS[:2], np.arange(6))).all()
    liked = np.array([4.5, 3.0, np.nan], dtype=np.float32)
    assert np.isnan(ready.chances(RATED, liked, np.arange(6))).all()


def test_a_sum_of_shares_is_turned_into_odds_first():
    told = Calibration(of_odds=False, slope=1, offset=0, threshold=0.5)
    shares = np.array([0.0, 0.2, 0.5, 1.0], dtype=np.float32)
    assert told.chances(shares) == pytest.approx(shares, abs=1e-5)


def test_another_catalogue_has_the_films_it_shares_and_the_usual_for_the_others():
    other = a_catalogue(
        FILMS.films[GIGGLE], a_film("new-2025"), FILMS.films[SCREAM], FILMS.films[SCARE]
    )
    crowd = the_crowd().over(IDS, other.rows)
    assert crowd.means.tolist() == pytest.approx([3.0, 3.5, 4.0, 3.0])
    assert crowd.fame.tolist() == pytest.approx([0.2, 0, 0.4, 0.5])
    said = crowd.opinions.spread(np.array([3]), np.ones(1, dtype=np.float32))
    assert said.tolist() == [0, 0, 0.5, 0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path / "favourites", the_model().arrays())


def written(folder, arrays, task=TASK):
    folder.mkdir()
    np.savez_compressed(folder / FILE, **arrays)
    facts = {"name": task, "task": task, "licence": "", "command": "", "seed": 0}
    write_manifest(folder, {**facts, "settings": {}, "data": [], "metrics": {}})
    return folder


def test_what_was_written_is_read_again(folder):
    again = FavouriteModel.open(folder).over(FILMS).chances(RATED, STARS, np.arange(6))
    assert again == pytest.approx(the_model().over(FILMS).chances(RATED, STARS, np.arange(6)))


def test_no_folder_and_a_changed_file_are_told_apart(folder, tmp_path):
    with pytest.raises(Unavailable):
        FavouriteModel.open(tmp_path / "nowhere")
    content = bytearray((folder / FILE).read_bytes())
    content[100] ^= 1
    (folder / FILE).write_bytes(bytes(content))
    with pytest.raises(CorruptFile, match=FILE):
        FavouriteModel.open(folder)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("names", np.array(["year"]), "features of this version"),
        ("leaves", np.zeros((1, 3), dtype=np.float32), "full trees"),
        ("features", np.full((1, 1), 255, dtype=np.uint8), "columns below"),
        ("means", np.full(6, np.nan, dtype=np.float32), "finite numbers of 6 films"),
        ("starts", np.zeros(3, dtype=np.int32), "sparse matrix of 6 films"),
        ("films", np.array([1, 77], dtype=np.uint16), "sparse matrix of 6 films"),
        ("calibration", np.zeros(2), "favourites.npz"),
    ],
)
def test_arrays_that_do_not_fit_together_are_refused(tmp_path, name, value, told):
    damaged = written(tmp_path / "favourites", {**the_model().arrays(), name: value})
    with pytest.raises(CorruptFile, match=told):
        FavouriteModel.open(damaged)


def test_the_arrays_of_another_task_are_refused(tmp_path):
    with pytest.raises(CorruptFile, match="expected task favourites"):
        FavouriteModel.open(written(tmp_path / "other", the_model().arrays(), task="taste"))
