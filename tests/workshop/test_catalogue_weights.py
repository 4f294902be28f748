"""Weights over a catalogue: what ratings say, and what content says where there are none."""

from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import csr_array
from tests.worlds import a_film

from moodreel.domain.film import Film
from moodreel.errors import BadInput
from moodreel.workshop.training.taste.catalogue_weights import Settings, fit
from moodreel.workshop.training.taste.content_kernel import blocks, kernel
from moodreel.workshop.training.taste.unrated import mixes
from moodreel.workshop.training.whole_folder import whole_folder

SETTINGS = Settings(k=50, l2=5.0)


def a_cinema() -> list[Film]:
    """Ten horror films and ten romances, the last two of each without ratings."""
    horror = [_one("horror", i, ("Horror",), ("scary", "gory")) for i in range(10)]
    return horror + [_one("romance", i, ("Romance",), ("romantic", "gentle")) for i in range(10)]


def _one(kind: str, i: int, genres: tuple[str, ...], tags: tuple[str, ...]) -> Film:
    felt = {"fear": 0.9} if kind == "horror" else {"love": 0.9}
    return a_film(f"{kind}-{i}-{1990 + i}", genres=genres, tags=tags, evokes=felt)


def two_tastes() -> csr_array:
    """40 people who saw six of the eight horror films, 40 the same of the romances."""
    rng = np.random.default_rng(0)
    seen = [(p, (p % 2) * 10 + f) for p in range(80) for f in rng.choice(8, 6, replace=False)]
    people, films = np.array(seen).T
    return csr_array((np.full(len(people), 4, np.float32), (people, films)), shape=(80, 20))


def test_liking_a_film_speaks_for_its_like_with_ratings_and_without():
    films = a_cinema()
    model = fit(two_tastes(), films, SETTINGS)
    scores = model.scores([films[0].id], np.array([5], np.float32))
    assert model.rated.tolist() == ([True] * 8 + [False] * 2) * 2
    assert scores[1:8].min() > scores[10:18].max()
    assert scores[8:10].min() > scores[18:].max()


def test_liking_a_title_without_ratings_speaks_for_its_like():
    films = a_cinema()
    model = fit(two_tastes(), films, SETTINGS)
    scores = model.scores([films[9].id], np.array([5], np.float32))
    assert scores[:8].min() > scores[10:18].max()
    assert scores[8] > scores[18:].max()


def test_a_title_has_no_weight_for_itself():
    model = fit(two_tastes(), a_cinema(), SETTINGS)
    own = np.repeat(np.arange(20), np.diff(model.weights.starts)) == model.weights.films
    assert not model.weights.weights[own].any()


def test_fitting_twice_gives_the_same():
    one, other = (fit(two_tastes(), a_cinema(), SETTINGS) for _ in range(2))
    np.testing.assert_array_equal(one.weights.weights, other.weights.weights)


def test_a_mix_is_of_what_a_title_is_like_and_sums_to_one():
    films = a_cinema()
    rated = np.array(([True] * 8 + [False] * 2) * 2)
    parts = mixes(kernel(films), rated)
    assert parts.shape == (16, 4)
    np.testing.assert_allclose(parts.sum(axis=0), 1, atol=1e-5)
    assert parts[:8, 0].sum() > 0.8


def test_every_block_is_a_likeness():
    for name, block in blocks(a_cinema()).items():
        assert block.shape == (20, 20), name
        np.testing.assert_allclose(block, block.T, atol=1e-5)
        assert block.max() < 1.001


def test_a_block_is_left_out_by_name():
    films = a_cinema()
    np.testing.assert_allclose(kernel(films, ["genres"]), blocks(films)["genres"])


def test_an_artefact_is_replaced_as_a_whole_or_not_at_all(tmp_path: Path):
    out = tmp_path / "taste"
    with whole_folder(out) as folder:
        (folder / "manifest.json").write_text("old")
    with suppress(RuntimeError), whole_folder(out) as folder:
        (folder / "manifest.json").write_text("half")
        raise RuntimeError("stopped")
    assert (out / "manifest.json").read_text() == "old"
    with whole_folder(out) as folder:
        (folder / "manifest.json").write_text("new")
    assert (out / "manifest.json").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["taste"]


def test_a_folder_of_other_things_is_not_replaced(tmp_path: Path):
    (tmp_path / "letters.txt").write_text("dear")
    with pytest.raises(BadInput, match="something else"), whole_folder(tmp_path):
        pass
    with pytest.raises(BadInput, match="got the file"), whole_folder(tmp_path / "letters.txt"):
        pass
    assert (tmp_path / "letters.txt").read_text() == "dear"
