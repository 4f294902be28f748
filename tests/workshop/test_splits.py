from pathlib import Path

import numpy as np
import pytest
from tests.workshop.taste_worlds import rated, scattered

from moodreel.errors import BadInput
from moodreel.workshop.datasets.interactions import NO_TIME, from_columns, read
from moodreel.workshop.datasets.rating_columns import Columns
from moodreel.workshop.evaluation import splits

SHARED = Path(__file__).parents[2].parent / "shared" / "data"


def pairs(part):
    return set(zip(part.people.tolist(), part.films.tolist(), strict=True))


def all_splits(data):
    return [
        *splits.k_fold(data, 5, seed=1),
        splits.by_time(data),
        splits.last_of_each(data, 2),
        *splits.new_people(data, seed=1),
    ]


def test_no_row_is_both_known_and_held_out():
    for split in all_splits(scattered()):
        assert not pairs(split.held_out) & (pairs(split.train) | pairs(split.known)), split.name
        assert len(split.held_out), split.name


def test_the_folds_hold_every_row_out_once_and_are_of_one_size():
    data = scattered()
    folds = list(splits.k_fold(data, 5, seed=0))
    assert set().union(*(pairs(fold.held_out) for fold in folds)) == pairs(data)
    sizes = [len(fold.held_out) for fold in folds]
    assert sum(sizes) == len(data)
    assert max(sizes) - min(sizes) <= 1


def test_a_seed_gives_the_same_split_and_another_seed_another():
    data = scattered()
    for make in (
        lambda s: next(splits.k_fold(data, 5, s)),
        lambda s: splits.new_people(data, s)[1],
    ):
        assert make(4).digest() == make(4).digest()
        assert make(4).digest() != make(5).digest()


def test_the_order_of_a_file_changes_no_split():
    rows = [(p, f, 3.0 + (p + f) % 3, (p * f) % 4) for p in range(12) for f in range(8)]
    one, other = rated(rows), rated(rows[::-1])
    for a, b in zip(all_splits(one), all_splits(other), strict=True):
        assert a.digest() == b.digest(), a.name


def test_the_last_by_time_come_after_all_that_is_learned_from():
    split = splits.by_time(scattered(), 0.2)
    assert split.train.at.max() < split.held_out.at.min()


def test_equal_times_stay_on_one_side():
    split = splits.by_time(rated([(1, 1, 4, 5), (1, 2, 4, 9), (2, 1, 4, 9), (2, 2, 4, 9)]), 0.25)
    assert len(split.held_out) == 3


def test_the_last_of_each_person_is_held_out_and_who_has_one_keeps_it():
    data = rated([(1, 5, 3, 10), (1, 6, 3, 30), (1, 7, 3, 20), (2, 5, 3, 1)])
    split = splits.last_of_each(data, 1)
    assert split.held_out.film_ids[split.held_out.films].tolist() == [6]
    assert len(split.train) == 3


def test_of_equal_times_the_higher_film_id_is_the_later():
    split = splits.last_of_each(rated([(1, 9, 3, 10), (1, 5, 3, 10), (1, 6, 3, 10)]), 1)
    assert split.held_out.film_ids[split.held_out.films].tolist() == [9]


def test_new_people_are_not_learned_from_and_those_of_test_are_not_those_of_validation():
    data = scattered(60)
    validation, test = splits.new_people(data, seed=2)
    trained, asked, last = (
        set(part.people.tolist()) for part in (validation.train, validation.known, test.known)
    )
    assert not trained & asked
    assert not trained & last
    assert not asked & last
    assert len(asked) == len(last) == 6
    assert validation.train.digest() == test.train.digest()


def test_a_fifth_of_a_new_persons_films_is_held_out_and_at_least_one():
    data = rated([(p, f, 4, 1) for p in range(40) for f in range(10 if p < 20 else 2)])
    for split in splits.new_people(data, seed=0, share=0.4):
        for person in np.unique(split.known.people):
            n, hidden = (np.sum(part.people == person) for part in (split.known, split.held_out))
            assert (n, hidden) in ((8, 2), (1, 1))


def test_who_has_one_film_is_told_and_not_asked_for():
    data = rated([(p, 1, 4, 1) for p in range(20)] + [(p, 2, 4, 1) for p in range(10)])
    for split in splits.new_people(data, seed=0, share=0.4):
        assert set(split.held_out.people.tolist()) <= set(range(10))


def test_the_rows_that_a_file_names_are_held_out(tmp_path):
    path = tmp_path / "ua.test"
    path.write_text("1\t6\t3\t30\n2\t5\t3\t1\n")
    split = splits.official(rated([(1, 5, 3, 10), (1, 6, 3, 30), (2, 5, 3, 1)]), path)
    assert len(split.train) == 1
    assert split.name == "as ua.test says"
    path.write_text("8\t6\t3\t30\n")
    with pytest.raises(BadInput, match="another edition"):
        splits.official(rated([(1, 5, 3, 10)]), path)


def test_what_cannot_be_split_is_bad_input():
    one = rated([(1, 1, 4, 5)])
    without = from_columns(
        Columns(person=np.array([1, 1]), film=np.array([1, 2]),
                rating=np.array([4, 5], dtype=np.float32), at=np.array([NO_TIME] * 2)),
        (0.5, 5.0),
    )  # fmt: skip
    for make in (
        lambda: list(splits.k_fold(one)),
        lambda: list(splits.k_fold(scattered(), 1)),
        lambda: splits.by_time(one),
        lambda: splits.by_time(without),
        lambda: splits.last_of_each(without),
        lambda: splits.new_people(one),
    ):
        with pytest.raises(BadInput, match="expected"):
            make()


@pytest.mark.shared
def test_the_official_split_of_100k_holds_ten_of_each_person_out():
    folder = SHARED / "movielens-100k"
    split = splits.official(read(folder), folder / "ua.test.xz")
    assert np.bincount(split.held_out.people).tolist() == [10] * 943
