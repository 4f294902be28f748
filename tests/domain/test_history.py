"""What a person thinks of films: stars before marks, and what is liked now."""

import numpy as np
import pytest

from moodreel.domain.history import DISLIKED_AS, History


def told(history: History) -> dict[int, tuple[float | None, bool]]:
    return {
        int(row): (None if np.isnan(stars) else float(stars), bool(liked))
        for row, stars, liked in zip(history.rows, history.stars, history.liked, strict=True)
    }


def test_of_a_stranger_it_is_empty():
    assert len(History()) == 0
    assert len(History.of({}, {})) == 0
    assert History().opinions.shape == (0,)


def test_stars_say_whether_a_film_is_liked():
    history = History.of({1: 5.0, 2: 3.5, 3: 3.0}, {})
    assert told(history) == {1: (5.0, True), 2: (3.5, True), 3: (3.0, False)}


def test_stars_go_before_marks():
    history = History.of({1: 1.0}, {1: True, 2: True, 3: False})
    assert told(history) == {1: (1.0, False), 2: (None, True), 3: (None, False)}


def test_opinions_are_stars_and_what_stands_for_them():
    history = History.of({1: 4.0}, {2: True, 3: False})
    opinions = dict(zip(history.rows.tolist(), history.opinions.tolist(), strict=True))
    assert opinions[1] == 4.0
    assert np.isnan(opinions[2])
    assert opinions[3] == DISLIKED_AS
    assert history.rated.tolist().count(True) == 1


def test_a_film_named_now_is_liked_whatever_was_said_of_it_before():
    history = History.of({1: 5.0, 2: 1.0}, {3: False, 4: True}).with_liked([1, 2, 3, 5, 5])
    assert told(history) == {
        1: (5.0, True),
        2: (None, True),
        3: (None, True),
        4: (None, True),
        5: (None, True),
    }


def test_naming_nothing_changes_nothing():
    history = History.of({1: 5.0}, {})
    assert history.with_liked(()) is history


def test_arrays_that_do_not_fit_together_are_refused():
    with pytest.raises(ValueError, match="for each film"):
        History(rows=np.array([1, 2]))


def test_what_is_named_as_liked_is_no_longer_only_wanted():
    history = History.of({}, {1: True, 2: True}, frozenset({1, 2}))
    assert history.with_liked([2]).wanted == {1}
