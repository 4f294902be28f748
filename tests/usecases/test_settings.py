from pathlib import Path

import pytest

from moodreel.errors import BadInput
from moodreel.settings import read_settings


def test_the_home_holds_the_database_by_default(tmp_path):
    settings = read_settings({"MOODREEL_HOME": str(tmp_path)})
    assert settings.database_url == f"sqlite:///{tmp_path / 'moodreel.db'}"
    assert settings.catalogue is None
    assert settings.research


def test_without_environment_the_platforms_folder_is_the_home():
    assert read_settings({}).home.name == "moodreel"


def test_what_is_given_by_name_goes_before_the_environment():
    environment = {"MOODREEL_DATABASE": "sqlite:///a.db", "MOODREEL_CATALOGUE": "a.jsonl"}
    settings = read_settings(environment, database="sqlite:///b.db", catalogue=Path("b.jsonl"))
    assert settings.database_url == "sqlite:///b.db"
    assert settings.catalogue == Path("b.jsonl")


def test_a_switch_that_is_neither_on_nor_off_is_refused():
    with pytest.raises(BadInput, match="MOODREEL_RESEARCH: expected on or off, got 'maybe'"):
        read_settings({"MOODREEL_RESEARCH": "maybe"})
