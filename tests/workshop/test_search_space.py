import pytest

from moodreel.workshop.training.search_space import Choice, Range, draws, grid

SPACE = {
    "l2": Range(low=0.1, high=1000, log=True),
    "k": Range(low=1, high=9, whole=True),
    "kind": Choice(("a", "b")),
}


def test_draws_lie_within_their_ranges_and_are_the_same_for_a_seed():
    first = draws(SPACE, 20, seed=3)
    assert first == draws(SPACE, 20, seed=3) != draws(SPACE, 20, seed=4)
    for own in first:
        assert 0.1 <= own["l2"] <= 1000
        assert own["k"] in range(1, 10)
        assert own["kind"] in "ab"


def test_draws_leave_no_part_of_a_range_out():
    exponents = sorted(own["l2"] for own in draws(SPACE, 4))
    for value, (low, high) in zip(
        exponents, [(0.1, 1), (1, 10), (10, 100), (100, 1000)], strict=True
    ):
        assert low <= value <= high
    assert [own["kind"] for own in draws(SPACE, 10)].count("a") == 5


def test_a_grid_has_every_combination_and_both_ends():
    tried = grid(SPACE, 3)
    assert len(tried) == 3 * 3 * 2
    assert {own["l2"] for own in tried} == {0.1, 10, 1000}
    assert {own["k"] for own in tried} == {1, 5, 9}


def test_a_grid_of_one_is_the_middle():
    assert grid({"l2": SPACE["l2"]}, 1) == [{"l2": pytest.approx(10)}]


def test_without_settings_there_is_one_thing_to_try():
    assert grid({}, 3) == [{}]
