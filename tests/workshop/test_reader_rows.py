"""Which rows the shipped readers may see."""

from pathlib import Path

import pytest

from moodreel.errors import BadInput, UnknownName
from moodreel.workshop.datasets import leaks
from moodreel.workshop.evaluation.suite import HOME
from moodreel.workshop.training.reader.rows import OPEN, ReaderRows, Sources

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"


def test_a_set_that_there_is_not_is_refused_by_name() -> None:
    with pytest.raises(UnknownName, match="everyday, goemotions, emotion"):
        Sources(data=SHARED, names=("everyday", "tweets"))


def test_the_sets_of_what_ships_are_open() -> None:
    assert OPEN == ("everyday", "goemotions")


def test_without_the_test_suite_nothing_is_learned(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no test suite at"):
        ReaderRows.read(Sources(data=SHARED, suite=tmp_path / "none.jsonl"))


@pytest.mark.shared
def test_nothing_that_is_learned_or_chosen_by_is_near_a_test_text() -> None:
    rows = ReaderRows.read(Sources(data=SHARED, names=("everyday",)))
    (everyday,) = rows.sets
    assert rows.dropped > 0
    assert not set(everyday.learn.texts) & set(everyday.held_out.texts)
    for part in (everyday.learn, everyday.held_out):
        assert not leaks.near(part.texts, leaks.suite_texts(HOME)).any()
