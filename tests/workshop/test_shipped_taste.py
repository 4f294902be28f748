"""The artefact of taste, made from a file of ratings."""

from pathlib import Path

import pytest

from moodreel.catalogues.bundled import load_bundled
from moodreel.errors import BadInput, CorruptFile
from moodreel.inference.bundle import read_manifest
from moodreel.inference.taste import TasteModel
from moodreel.workshop.training.taste import shipped

HEADER = "userId,movieId,rating,timestamp\n"


@pytest.fixture(scope="module")
def ratings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sixty people, half of whom like the first six rated films and half the next six."""
    folder = tmp_path_factory.mktemp("own-ratings")
    ids = [film.movielens_id for film in load_bundled().films if film.movielens_id is not None]
    rows = [
        f"{person},{ids[(person % 2) * 6 + i]},{4 + (person + i) % 2 / 2},{1000 + i}\n"
        for person in range(60)
        for i in range(6)
        if (person + i) % 5
    ]
    (folder / "ratings.csv").write_text(HEADER + "".join(rows), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def artefact(ratings: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("artefacts") / "taste"
    shipped.run(ratings, out)
    return out


def test_what_was_trained_is_opened_at_the_door(artefact):
    model = TasteModel.open(artefact)
    assert set(model.film_ids) == set(load_bundled().rows)
    assert model.rated.sum() == 12


def test_its_terms_its_data_and_its_command_stand_beside_it(artefact):
    assert "GroupLens" in (artefact / "NOTICE.md").read_text(encoding="utf-8")
    card = (artefact / "card.md").read_text(encoding="utf-8")
    assert "60 people" in card
    assert "moodreel train taste" in card


def test_a_broken_off_training_leaves_the_old_one(ratings, artefact, monkeypatch):
    before = {path.name: path.read_bytes() for path in artefact.iterdir()}

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(shipped, "write_manifest", stop)
    monkeypatch.setattr(shipped, "fit", lambda *_: TasteModel.open(artefact))
    with pytest.raises(KeyboardInterrupt):
        shipped.run(ratings, artefact)
    assert {path.name: path.read_bytes() for path in artefact.iterdir()} == before
    assert [path.name for path in artefact.parent.iterdir()] == ["taste"]


def test_ratings_of_other_films_are_refused(tmp_path: Path):
    (tmp_path / "ratings.csv").write_text(HEADER + "1,999999999,4.0,1\n", encoding="utf-8")
    with pytest.raises(BadInput, match="MovieLens ids"):
        shipped.run(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_bad_row_is_named_and_nothing_is_written(tmp_path: Path):
    rows = "1,1,4.0,1\n1,2,oops,1\n"
    (tmp_path / "ratings.csv").write_text(HEADER + rows, encoding="utf-8")
    with pytest.raises(CorruptFile, match="line 3"):
        shipped.run(tmp_path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_its_manifest_is_not_that_of_a_reader_of_words(artefact):
    with pytest.raises(CorruptFile, match="labels"):
        read_manifest(artefact)
