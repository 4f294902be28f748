"""What likeness is held against: people who rate and tag."""

import lzma
from pathlib import Path

import numpy as np
import pytest
from tests.worlds import a_film

from moodreel.workshop.evaluation.co_raters import association, beside_era, expected
from moodreel.workshop.evaluation.neighbours import Judge
from moodreel.workshop.evaluation.similarity import TF_IDF, World, choose, halves
from moodreel.workshop.evaluation.tagged_films import read_tags

SEEN = np.array(
    [[1, 1, 0, 0, 1], [1, 1, 0, 0, 1], [0, 0, 1, 1, 1], [0, 0, 1, 1, 1], [1, 1, 1, 0, 1]],
    dtype=bool,
)
APART = np.arange(4)


def test_films_of_the_same_people_go_together_and_what_all_saw_says_nothing() -> None:
    found = association(SEEN[:, :4])
    assert found[0, 1] > 0.9
    assert found[0, 2] < 0
    assert np.abs(association(SEEN)[4, :4]).max() < 0.3


def test_everyone_is_expected_to_see_as_much_as_they_did() -> None:
    chances = expected(SEEN[:, :4])
    assert np.allclose(chances.sum(axis=0), SEEN[:, :4].sum(axis=0), atol=0.02)
    assert np.allclose(chances.sum(axis=1), SEEN[:, :4].sum(axis=1), atol=0.02)


def test_what_goes_together_as_it_is_as_old_is_taken_off() -> None:
    old_and_new = np.array([1940, 1940, 2010, 2010], dtype=np.float32)
    together = np.array([[1, 0.5, 0, 0], [0.5, 1, 0, 0], [0, 0, 1, 0.5], [0, 0, 0.5, 1]])
    rest = beside_era(together.astype(np.float32), np.ones(4, dtype=bool), old_and_new)
    assert np.allclose(rest[~np.eye(4, dtype=bool)], 0)


def test_the_best_order_scores_one_and_franchises_are_not_asked_about() -> None:
    gain = np.array([[0, 1, 0.5, 0], [1, 0, 0, 0], [0.5, 0, 0, 0], [0, 0, 0, 0]], dtype=np.float32)
    judge = Judge.of(gain, np.ones(4, dtype=bool), APART)
    assert judge.asked.tolist() == [0, 1, 2]
    assert judge.ndcg(judge.cut(gain)).tolist() == pytest.approx([1, 1, 1])
    assert judge.ndcg(judge.cut(-gain))[0] < 1
    sequel = Judge.of(gain, np.ones(4, dtype=bool), np.array([0, 0, 1, 2]))
    assert sequel.asked.tolist() == [0, 2]


def test_shares_climb_to_the_kind_that_tells() -> None:
    rng = np.random.default_rng(0)
    gain = rng.random((30, 30)).astype(np.float32)
    judge = Judge.of(gain, np.ones(30, dtype=bool), np.arange(30))
    kinds = {kind: rng.random((30, 30)).astype(np.float32) for kind in TF_IDF}
    kinds["tag"] = gain
    world = World(judges={"raters": judge}, kinds={"raters": kinds}, digest="")
    shares = choose(world, dict.fromkeys(TF_IDF, 0.2))
    assert shares["tag"] > 0.6
    assert sum(shares.values()) == pytest.approx(1, abs=0.03)


def test_the_halves_share_no_film_and_are_the_same_again() -> None:
    one, other = halves(11, 0)
    assert (one ^ other).all()
    assert np.array_equal(one, halves(11, 0)[0])


def test_tags_that_one_film_has_or_that_are_plans_are_left_out(tmp_path: Path) -> None:
    films = [a_film(f"film-{n}-2000", movielens_id=n) for n in (1, 2, 3)]
    lines = [
        "userId,movieId,tag,timestamp",
        "1,1,Space,0",
        "2,2,space,0",
        "1,3,alone,0",
        "1,1,Alone,0",
        "1,2,once,0",
    ]
    lines += ["1,1,In Netflix queue,0", "1,2,In Netflix queue,0", "1,99,space,0"]
    with lzma.open(tmp_path / "tags.csv.xz", "wt") as file:
        file.write("\n".join(lines))
    tagged = read_tags(tmp_path, films)
    assert tagged is not None
    assert tagged.tags == ("alone", "space")
    assert tagged.has[:, 1].tolist() == [True, True, False]
    assert tagged.likeness()[0, 1] == pytest.approx(0.5**0.5)
    assert read_tags(tmp_path / "none", films) is None
