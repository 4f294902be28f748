"""The shipped model of taste: golden answers, and that it fits the bundled catalogue."""

import numpy as np
import pytest

from moodreel.catalogues.bundled import load_bundled
from moodreel.inference.taste import TasteModel
from moodreel.wiring.artefacts import ARTEFACTS

FOLDER = ARTEFACTS / "research" / "taste"
CRIME, CARTOONS = ("heat-1995", "ronin-1998"), ("toy-story-1995", "finding-nemo-2003")


@pytest.fixture(scope="module")
def model() -> TasteModel:
    return TasteModel.open(FOLDER)


def best(model: TasteModel, liked: tuple[str, ...], n: int = 30) -> list[str]:
    scores = model.scores(liked, np.full(len(liked), 5, dtype=np.float32))
    return [model.film_ids[row] for row in np.argsort(-np.nan_to_num(scores, nan=-1))[:n]]


def test_every_title_of_the_bundled_catalogue_is_in_the_model(model):
    catalogue = load_bundled()
    assert set(model.film_ids) == set(catalogue.rows)
    rated = {film.id for film in catalogue.films if film.n_ratings}
    assert {own for own, told in zip(model.film_ids, model.rated, strict=True) if told} == rated


def test_tastes_are_answered_in_kind(model):
    assert {"casino-1995", "the-rock-1996"} <= set(best(model, CRIME))
    assert {"monsters-inc-2001", "the-incredibles-2004"} <= set(best(model, CARTOONS))


def test_titles_without_ratings_take_part_in_kind(model):
    assert "the-sopranos-1999" in best(model, CRIME)
    assert "the-sopranos-1999" not in best(model, CARTOONS)


def test_the_files_are_small():
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 2_000_000
