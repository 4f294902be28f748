"""What every store of labels does, whatever it is made of."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import text

from moodreel.domain.emotion import Emotion
from moodreel.domain.label import Label
from moodreel.domain.ports import UnitOfWork
from moodreel.errors import BadInput, CorruptFile
from moodreel.storage.database import Database

Units = Callable[[], UnitOfWork]

NOON = datetime(2024, 5, 1, 12, 0, 0, 123456, tzinfo=UTC)
WORN = Label(
    label_id="one",
    person="ann",
    text="worn out, I miss my sister 😭",
    chosen="lonely",
    emotion=Emotion.NEUTRAL,
    confidence=0.1 + 0.2,
    model="words and pieces",
    at=NOON,
)


def keep(units: Units, *labels: Label) -> None:
    with units() as unit:
        for label in labels:
            unit.labels.add(label)
        unit.commit()


def labels_of(units: Units, person: str = "ann") -> tuple[Label, ...]:
    with units() as unit:
        return unit.labels.of(person)


def test_a_new_store_is_empty(units: Units) -> None:
    assert labels_of(units) == ()


def test_a_label_comes_back_as_it_was_given(units: Units) -> None:
    keep(units, WORN)
    assert labels_of(units) == (WORN,)


def test_times_come_back_in_utc_and_words_without_blanks_around_them(units: Units) -> None:
    india = NOON.astimezone(timezone(timedelta(hours=5, minutes=30)))
    keep(units, replace(WORN, at=india, text=f"  {WORN.text}\n"))
    (label,) = labels_of(units)
    assert label == WORN
    assert label.at.tzinfo is UTC


def test_a_later_label_on_the_same_words_takes_the_place_of_the_earlier(units: Units) -> None:
    later = replace(WORN, label_id="two", chosen="tired", at=NOON + timedelta(minutes=1))
    keep(units, WORN, later)
    assert labels_of(units) == (later,)
    again = replace(WORN, label_id="three", at=NOON + timedelta(minutes=2))
    keep(units, again)
    assert labels_of(units) == (again,)


@pytest.mark.parametrize(
    "words", ["Worn out, I miss my sister 😭", "wörn out, I miss my sister 😭"]
)
def test_words_that_look_alike_are_different_words(units: Units, words: str) -> None:
    other = replace(WORN, label_id="two", text=words)
    keep(units, WORN, other)
    assert labels_of(units) == (WORN, other)


def test_labels_come_oldest_first_and_then_in_the_order_they_were_kept(units: Units) -> None:
    late = replace(WORN, label_id="a", text="late", at=NOON + timedelta(microseconds=1))
    early = replace(WORN, label_id="z", text="early")
    same_moment = replace(WORN, label_id="b", text="same")
    keep(units, late, early, same_moment)
    assert labels_of(units) == (early, same_moment, late)


def test_people_do_not_see_or_delete_each_others_labels(units: Units) -> None:
    ben = replace(WORN, label_id="two", person="ben")
    keep(units, WORN, ben)
    with units() as unit:
        assert not unit.labels.remove("ann", "two")
        assert unit.labels.remove_all("Ann") == 0
        unit.commit()
    assert labels_of(units) == (WORN,)
    assert labels_of(units, "ben") == (ben,)


def test_one_label_is_deleted_by_its_id(units: Units) -> None:
    other = replace(WORN, label_id="two", text="other")
    keep(units, WORN, other)
    with units() as unit:
        assert unit.labels.remove("ann", "one")
        assert not unit.labels.remove("ann", "one")
        unit.commit()
    assert labels_of(units) == (other,)


def test_all_labels_are_deleted_at_once_and_counted(units: Units) -> None:
    keep(units, WORN, replace(WORN, label_id="two", text="other"))
    with units() as unit:
        assert unit.labels.remove_all("ann") == 2
        assert unit.labels.remove_all("ann") == 0
        unit.commit()
    assert labels_of(units) == ()


def test_what_is_not_committed_is_undone(units: Units) -> None:
    keep(units, WORN)
    with units() as unit:
        unit.labels.add(replace(WORN, label_id="two", text="other"))
        unit.labels.remove("ann", "one")
    assert labels_of(units) == (WORN,)


def test_text_that_means_something_in_sql_is_only_text(units: Units) -> None:
    odd = replace(WORN, text="'; DROP TABLE labels; -- %s :x \\ \"")
    keep(units, odd)
    assert labels_of(units) == (odd,)


def test_the_longest_words_fit(units: Units) -> None:
    longest = replace(WORN, text="🎬" * 2_000, person="ä" * 64, model="m" * 128)
    keep(units, longest)
    assert labels_of(units, longest.person) == (longest,)


@pytest.mark.parametrize(
    "wrong",
    [
        replace(WORN, text=" \n"),
        replace(WORN, text="quagmire" * 251),
        replace(WORN, text="quagmire\0"),
        replace(WORN, text="quagmire\ud800"),
        replace(WORN, person=""),
        replace(WORN, chosen="x" * 33),
        replace(WORN, model="m" * 129),
        replace(WORN, label_id=""),
    ],
    ids=["blank", "long", "NUL", "half a character", "nobody", "mood", "model", "id"],
)
def test_what_does_not_fit_is_refused_without_repeating_the_words(
    units: Units, wrong: Label
) -> None:
    with units() as unit, pytest.raises(BadInput) as refused:
        unit.labels.add(wrong)
    assert "quagmire" not in str(refused.value)
    assert labels_of(units) == ()


def test_a_time_without_a_zone_is_refused(units: Units) -> None:
    naive = replace(WORN, at=NOON.replace(tzinfo=None))
    with units() as unit, pytest.raises(ValueError, match="aware time"):
        unit.labels.add(naive)


def test_a_confidence_outside_its_bounds_is_refused() -> None:
    with pytest.raises(ValueError, match="confidence"):
        replace(WORN, confidence=1.5)


def test_words_are_not_told_by_a_label_s_repr() -> None:
    assert "sister" not in repr(WORN)


def test_deleted_words_are_gone_from_the_file(tmp_path: Path) -> None:
    file = tmp_path / "moodreel.db"
    with closing(Database(f"sqlite:///{file}")) as database:
        database.prepare()
        keep(database.unit_of_work, WORN)
    assert b"I miss my sister" in file.read_bytes()
    with closing(Database(f"sqlite:///{file}")) as database, database.unit_of_work() as unit:
        unit.labels.remove_all("ann")
        unit.commit()
    assert [path.name for path in tmp_path.iterdir()] == ["moodreel.db"]
    assert b"I miss my sister" not in file.read_bytes()


def test_a_label_of_an_unknown_emotion_is_named(tmp_path: Path) -> None:
    with closing(Database(f"sqlite:///{tmp_path}/x.db")) as database:
        database.prepare()
        keep(database.unit_of_work, WORN)
        with database._engine.begin() as connection:
            connection.execute(text("UPDATE labels SET emotion = 'glee'"))
        with database.unit_of_work() as unit, pytest.raises(CorruptFile, match="'glee'") as told:
            unit.labels.of("ann")
        assert "sister" not in str(told.value)
