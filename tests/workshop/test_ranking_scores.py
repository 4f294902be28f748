import numpy as np
import pytest
from scipy.sparse import csr_array

from moodreel.workshop.evaluation import list_qualities
from moodreel.workshop.evaluation.ranking_scores import (
    accuracy,
    ordered,
    ranking_differences,
    ranking_scores,
)


def sparse(*rows):
    return csr_array(np.array(rows, dtype=np.float32))


def measured(scores, known, wanted):
    return accuracy(ordered(np.array(scores, dtype=np.float32), known), wanted)


def test_a_known_film_stands_behind_all_others_however_high_its_score():
    order = ordered(np.array([[9, 1, 5]], dtype=np.float32), sparse([1, 0, 0]))
    assert order.tolist() == [[2, 1, 0]]


def test_films_of_equal_score_stand_in_order_of_their_row():
    scores = np.zeros((1, 300), dtype=np.float32)
    assert ordered(scores, csr_array((1, 300))).tolist() == [list(range(300))]


def test_a_score_that_is_no_number_is_refused():
    with pytest.raises(ValueError, match="1 of 2 scores are NaN"):
        ordered(np.array([[np.nan, 1]], dtype=np.float32), csr_array((1, 2)))


def test_the_numbers_are_those_worked_out_by_hand():
    # The order is 3, 2, 1, 0; films 2 and 0 are wanted, so they stand second and fourth.
    each = measured([[1, 2, 3, 4]], csr_array((1, 4)), sparse([1, 0, 1, 0]))
    ideal = 1 + 1 / np.log2(3)
    assert each["ndcg@10"][0] == pytest.approx((1 / np.log2(3) + 1 / np.log2(5)) / ideal)
    assert each["mrr"][0] == 0.5
    assert each["map"][0] == pytest.approx((1 / 2 + 2 / 4) / 2)
    assert each["recall@10"][0] == 1


def test_recall_is_out_of_what_fits_and_looks_no_further_than_its_cut():
    scores = -np.arange(40)[None, :]
    wanted = np.zeros((1, 40))
    wanted[0, 5:35] = 1  # thirty films, the first sixth
    each = measured(scores, csr_array((1, 40)), sparse(*wanted))
    assert each["recall@10"][0] == pytest.approx(5 / 10)
    assert each["recall@20"][0] == pytest.approx(15 / 20)
    assert each["recall@50"][0] == 1


def test_a_perfect_order_scores_one_and_the_worst_next_to_nothing():
    wanted = sparse([0] * 150 + [1, 1], [1, 1] + [0] * 150)
    scores = np.arange(152)[None, :].repeat(2, axis=0)
    each = measured(scores, csr_array((2, 152)), wanted)
    for name, (best, worst) in each.items():
        assert best == pytest.approx(1), name
        assert worst < 0.02, name


def test_every_person_is_scored_alone():
    rng = np.random.default_rng(0)
    scores = rng.random((6, 50)).astype(np.float32)
    known, wanted = (csr_array(rng.random((6, 50)) < 0.2, dtype=np.float32) for _ in range(2))
    wanted = csr_array(wanted - wanted.multiply(known))
    wanted.eliminate_zeros()
    together = measured(scores, known, wanted)
    for i in range(6):
        alone = measured(scores[[i]], known[[i]], wanted[[i]])
        assert {n: v[i] for n, v in together.items()} == {n: v[0] for n, v in alone.items()}


def test_a_person_with_nothing_held_out_is_refused():
    with pytest.raises(ValueError, match="at least one held-out film"):
        measured([[1, 2]], csr_array((1, 2)), csr_array((1, 2)))


def test_means_and_paired_differences_come_with_intervals():
    one = {"mrr": np.array([0.5, 1.0, 0.75], dtype=np.float32)}
    other = {"mrr": np.array([0.25, 0.75, 0.5], dtype=np.float32)}
    score = ranking_scores(one)["mrr"]
    assert score["low"] < score["value"] == 0.75 < score["high"]
    assert ranking_differences(one, other)["mrr"] == {"value": 0.25, "low": 0.25, "high": 0.25}


TRAIN = sparse([1, 1, 0, 0], [1, 1, 0, 0], [1, 0, 1, 0], [1, 0, 0, 0])
LISTS = np.array([[0, 1], [2, 3]])


def test_coverage_is_the_share_of_films_in_any_list():
    assert list_qualities.coverage(np.array([[0, 1], [0, 1]]), 4) == 0.5
    assert list_qualities.coverage(LISTS, 4) == 1


def test_a_rarely_seen_film_is_more_novel():
    bits = list_qualities.novelty(LISTS, TRAIN)
    assert bits[0] == pytest.approx((0 + 1) / 2)  # seen by 4 of 4 and by 2 of 4
    assert bits[1] == pytest.approx((2 + 2) / 2)  # by 1 of 4, and by nobody: as by one


def test_films_of_the_same_people_are_not_diverse():
    same = list_qualities.diversity(np.array([[0, 1]]), sparse([1, 1], [1, 1]))
    apart = list_qualities.diversity(np.array([[0, 1]]), sparse([1, 0], [0, 1]))
    assert same[0] == pytest.approx(0, abs=1e-6)
    assert apart[0] == pytest.approx(1)
    unseen = list_qualities.diversity(np.array([[2, 3]]), TRAIN)
    assert unseen[0] == pytest.approx(1)


def test_popularity_is_held_against_the_persons_own_history():
    known = sparse([0, 1, 0, 0], [1, 0, 0, 0])
    lift = list_qualities.popularity_lift(LISTS, known, TRAIN)
    assert lift[0] == pytest.approx(3 / 2 - 1)  # seen 4 and 2 times, against 2
    assert lift[1] == pytest.approx(0.5 / 4 - 1)


def test_a_list_with_the_genres_of_the_history_is_calibrated():
    genres = np.array([[1, 0], [1, 0], [0, 1], [0, 1]], dtype=np.float32)
    known = sparse([1, 0, 0, 0], [1, 0, 0, 1], [0, 0, 0, 0])
    lists = np.array([[1], [1], [1]])
    off = list_qualities.miscalibration(lists, known, genres)
    assert off[0] == pytest.approx(0, abs=1e-6)
    assert off[1] > 1
    assert np.isnan(off[2])
