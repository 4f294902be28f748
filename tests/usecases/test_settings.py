from pathlib import Path

import pytest

from moodreel.errors import BadInput
from moodreel.settings import read_settings
from moodreel.wiring import Engine


def test_the_home_holds_the_database_by_default(tmp_path):
    settings = read_settings({"MOODREEL_HOME": str(tmp_path)})
    assert settings.database == tmp_path / "moodreel.db"
    assert settings.catalogue is None
    assert settings.research
    assert settings.camera


def test_the_camera_can_be_switched_off(tmp_path):
    environment = {"MOODREEL_HOME": str(tmp_path), "MOODREEL_CAMERA": "off"}
    assert not read_settings(environment).camera


@pytest.mark.parametrize("name", ["what?", "50 %", "a#b", "x?mode=memory"])
def test_a_home_may_have_any_name(tmp_path, name):
    home = tmp_path / name
    engine = Engine(read_settings({"MOODREEL_HOME": str(home)}))
    engine.people.marks.mark("me", "paddington-2-2017", "kept")
    engine.close()
    assert (home / "moodreel.db").is_file()
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_tilde_is_the_home_folder_and_an_unknown_one_is_refused():
    settings = read_settings({"MOODREEL_CATALOGUE": "~/films.jsonl"})
    assert settings.catalogue == Path.home() / "films.jsonl"
    with pytest.raises(BadInput, match="MOODREEL_CATALOGUE: there is no such home folder"):
        read_settings({"MOODREEL_CATALOGUE": "~nobody-of-this-name/films.jsonl"})


def test_without_environment_the_platforms_folder_is_the_home():
    assert read_settings({}).home.name == "moodreel"


def test_what_is_given_by_name_goes_before_the_environment():
    environment = {"MOODREEL_DATABASE": "sqlite:///a.db", "MOODREEL_CATALOGUE": "a.jsonl"}
    settings = read_settings(environment, database="sqlite:///b.db", catalogue=Path("b.jsonl"))
    assert settings.database == "sqlite:///b.db"
    assert settings.catalogue == Path("b.jsonl")


def test_a_switch_that_is_neither_on_nor_off_is_refused():
    with pytest.raises(BadInput, match="MOODREEL_RESEARCH: expected on or off, got 'maybe'"):
        read_settings({"MOODREEL_RESEARCH": "maybe"})


@pytest.mark.parametrize(("written", "days"), [("0", 0), (" 30 ", 30), ("3650", 3650)])
def test_answers_are_kept_for_as_many_days_as_are_set(tmp_path, written, days):
    environment = {"MOODREEL_HOME": str(tmp_path), "MOODREEL_KEEP_SHOWN_DAYS": written}
    assert read_settings(environment).keep_shown_days == days
    assert read_settings({"MOODREEL_HOME": str(tmp_path)}).keep_shown_days == 180


@pytest.mark.parametrize("wrong", ["-1", "1.5", "ever", "3651", "٣", "9" * 5000])
def test_days_that_are_none_are_refused(tmp_path, wrong):
    environment = {"MOODREEL_HOME": str(tmp_path), "MOODREEL_KEEP_SHOWN_DAYS": wrong}
    with pytest.raises(BadInput, match="MOODREEL_KEEP_SHOWN_DAYS: expected whole days"):
        read_settings(environment)
