"""What films and words mean, with and without the model, for films as they ship and for others."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.worlds import a_catalogue, a_film

from moodreel.domain.catalogue import Catalogue
from moodreel.errors import BadInput, NotSetUp
from moodreel.providers import minilm
from moodreel.usecases import read_meaning
from moodreel.usecases.encode_films import encode_films
from moodreel.usecases.read_meaning import ReadMeaning, read_films

ARTEFACTS = Path(__file__).parents[2] / "src/moodreel/artefacts"
SEA = a_film("sea-2000", synopsis="A sailor is lost on the open sea.")
SKY = a_film("sky-2000", synopsis="A pilot falls in love above the clouds.")

Open = Callable[..., ReadMeaning]


@pytest.fixture
def meaning_of(tmp_path: Path, request: pytest.FixtureRequest) -> Open:
    """The part over some films; without the model unless it is asked for."""

    def open_(films: Catalogue, model: bool = False) -> ReadMeaning:
        fetched = request.getfixturevalue("fetched_minilm").parent if model else tmp_path / "none"
        return ReadMeaning(
            lambda: films,
            encoder=ARTEFACTS / "sentence-encoder",
            shipped=ARTEFACTS / "meaning",
            models=fetched,
            kept=tmp_path / "kept",
        )

    return open_


def test_every_bundled_film_has_its_vector_without_the_model(
    catalogue: Catalogue, meaning_of: Open
) -> None:
    vectors = meaning_of(catalogue).vectors
    assert vectors.shape == (len(catalogue), 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-3)


def test_the_shipped_vectors_are_what_the_encoder_makes(
    catalogue: Catalogue, meaning_of: Open
) -> None:
    part = meaning_of(catalogue, model=True)
    rows = [0, 1000, 2000]
    again = read_films(part.encoder, [part.texts[row] for row in rows])
    assert ((again * part.vectors[rows]).sum(axis=1) > 0.9998).all()


def test_words_are_near_the_film_that_is_about_them(meaning_of: Open) -> None:
    part = meaning_of(a_catalogue(SEA, SKY), model=True)
    near = part.vectors @ part.encode("alone on the ocean")
    assert near[0] > near[1] + 0.1


def test_the_meaning_of_a_wish_has_unit_length(meaning_of: Open) -> None:
    wish = meaning_of(a_catalogue(SEA), model=True).of("the open Sea, and the sea at night")
    assert np.isclose(np.linalg.norm(wish.vector), 1, atol=1e-5)


def test_without_the_model_words_say_what_helps_and_films_have_no_opinion(
    meaning_of: Open,
) -> None:
    part = meaning_of(a_catalogue(SEA, SKY))
    assert not part.ready
    assert np.isnan(part.vectors).all()
    with pytest.raises(NotSetUp, match="run `moodreel models fetch`"):
        part.encode("the sea")


def test_an_empty_wish_is_refused(meaning_of: Open) -> None:
    with pytest.raises(BadInput):
        meaning_of(a_catalogue(SEA), model=True).of(" ")


def test_damaged_weights_cost_free_words_alone(
    catalogue: Catalogue, meaning_of: Open, fetched_minilm: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "none" / minilm.FOLDER
    shutil.copytree(fetched_minilm, folder)
    with (folder / minilm.WEIGHTS).open("r+b") as file:
        file.seek(1_000_000)
        file.write(b"damage")
    part = meaning_of(catalogue)
    assert not part.ready
    assert np.isfinite(part.vectors).all()


def test_a_changed_film_never_keeps_its_old_vector(catalogue: Catalogue, meaning_of: Open) -> None:
    first = replace(catalogue.films[0], synopsis="Another story altogether.")
    vectors = meaning_of(a_catalogue(first, *catalogue.films[1:3])).vectors
    assert np.isnan(vectors[0]).all()
    assert np.isfinite(vectors[1:]).all()


def test_many_unknown_films_are_encoded_once_and_kept(
    meaning_of: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_meaning, "AT_ONCE", 1)
    films = a_catalogue(SEA, SKY, replace(SEA, id="again-2000"))
    assert np.isnan(meaning_of(films, model=True).vectors).all()
    told = [step.done for step in encode_films(meaning_of(films, model=True))]
    assert told == [0, 2]
    kept = meaning_of(films).vectors
    assert np.isfinite(kept).all()
    assert np.array_equal(kept[0], kept[2])
    assert [step.of for step in encode_films(meaning_of(films, model=True))] == [0]


def test_damaged_kept_vectors_are_left_out(
    meaning_of: Open, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "manifest.json").write_text("{")
    assert np.isnan(meaning_of(a_catalogue(SEA)).vectors).all()
    assert "compared without these vectors" in caplog.text
