"""The measure of wishes, on lists whose scores a reader can work out."""

import pytest
from tests.worlds import a_film

from moodreel.domain.understood import Asks, Part, Understood
from moodreel.errors import BadInput
from moodreel.workshop.evaluation.wishes import run

FILMS = (a_film("up-2009"), a_film("heat-1995"))


def read(text):
    """Hears a comedy in every text, and feels what follows a comma."""
    parts = (Part(asks=Asks.GENRE, value="Comedy"), Part(asks=Asks.ABOUT, value="the sea"))
    return Understood(parts=parts[: 1 + ("sea" in text)], feeling=text.partition(", ")[2])


def first_films(_, n):
    return FILMS[:n]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "wishes.tsv").write_text(
        "held-out\ta comedy at sea, so tired\tgenre:Comedy about:sea\tso tired\n"
        "held-out\tso tired of rain\t\tso tired of rain\n"
        "dev\ta film\tkind:film\t-\n"
    )
    (tmp_path / "titles.tsv").write_text("held-out\tup\tup-2009\nheld-out\thet\theat-1995\n")
    return tmp_path


def test_parts_and_feelings_are_counted(folder):
    report = run(folder, read, first_films)
    wishes, titles = report["wishes"], report["titles"]
    assert wishes["sentences"] == 2
    assert wishes["understood wholly"]["value"] == 0.5
    assert wishes["no wish read into a feeling"]["value"] == 0
    assert wishes["all parts"]["precision"]["value"] == pytest.approx(2 / 3)
    assert wishes["all parts"]["recall"]["value"] == 1
    assert titles["recall@1"]["value"] == 0.5
    assert titles["recall@5"]["value"] == 1


def test_a_list_that_is_none_and_an_unknown_split_are_refused(folder, tmp_path):
    with pytest.raises(BadInput, match="expected one of dev, held-out"):
        run(folder, read, first_films, split="test")
    (folder / "wishes.tsv").write_text("held-out\tonly two fields\n")
    with pytest.raises(BadInput, match=r"wishes\.tsv, line 1: expected 4 fields"):
        run(folder, read, first_films)
    with pytest.raises(BadInput, match="expected data/wishes"):
        run(tmp_path / "nowhere", read, first_films)
