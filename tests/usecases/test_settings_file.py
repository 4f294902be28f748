"""The settings file: what it may say, who may read it, and what messages keep to themselves."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.storage.test_bad_databases import without_privileges

from moodreel.errors import BadInput, UnknownName
from moodreel.settings import read_settings

WITH_URL = 'database = "mysql://ann:hunter2@db.example.org/films"'

Write = Callable[..., dict[str, str]]


@pytest.fixture
def written(tmp_path: Path) -> Write:
    """Writes moodreel.toml into a home and gives the environment that finds it."""

    def write(content: str | bytes, rights: int = 0o600) -> dict[str, str]:
        file = tmp_path / "moodreel.toml"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        file.chmod(rights)
        return {"MOODREEL_HOME": str(tmp_path)}

    return write


def test_the_file_in_the_home_sets_what_the_environment_does_not(written: Write) -> None:
    environment = written('camera = false\nresearch = "off"\ncatalogue = "/films.jsonl"')
    settings = read_settings(environment | {"MOODREEL_RESEARCH": "on"})
    assert not settings.camera
    assert settings.research
    assert settings.catalogue == Path("/films.jsonl")
    assert settings.config == Path(environment["MOODREEL_HOME"], "moodreel.toml")


def test_a_file_that_is_named_may_say_where_the_home_is(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(f'home = "{tmp_path}/films"', encoding="utf-8")
    settings = read_settings({"MOODREEL_CONFIG": str(file)})
    assert settings.home == tmp_path / "films"
    assert settings.database == tmp_path / "films" / "moodreel.db"
    assert read_settings({"MOODREEL_CONFIG": str(file), "MOODREEL_HOME": "/x"}).home == Path("/x")


def test_the_file_in_the_home_cannot_move_the_home(written: Write) -> None:
    with pytest.raises(BadInput, match=r"home in .*moodreel\.toml: a file in the home cannot move"):
        read_settings(written('home = "/elsewhere"'))


def test_what_is_empty_is_not_set(written: Write) -> None:
    settings = read_settings(written('database = ""') | {"MOODREEL_CAMERA": ""})
    assert settings.database == settings.home / "moodreel.db"
    assert settings.camera


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX")
@pytest.mark.parametrize("rights", [0o644, 0o640, 0o604, 0o660, 0o602])
def test_a_secret_that_others_may_read_is_refused_without_telling_it(
    written: Write, rights: int
) -> None:
    with pytest.raises(BadInput, match=r"closed to others.*holds database.*chmod 600") as caught:
        read_settings(written(WITH_URL, rights))
    assert "hunter2" not in str(caught.value)


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX")
@pytest.mark.parametrize("url", ["mysql://db.example.org/films?password=hunter2", "mysql://:x@h/f"])
def test_a_password_is_found_wherever_a_url_may_hold_it(written: Write, url: str) -> None:
    with pytest.raises(BadInput, match="chmod 600"):
        read_settings(written(f'database = "{url}"', 0o644))


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX")
def test_a_file_without_secrets_may_be_read_by_all_and_written_by_its_owner(written: Write) -> None:
    content = 'camera = false\ndatabase = "postgresql://db.example.org/films"'
    assert not read_settings(written(content, 0o644)).camera
    with pytest.raises(BadInput, match="anybody may write to it"):
        read_settings(written(content, 0o646))


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX")
def test_another_persons_file_is_refused(written: Write, tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a file away")
    environment = written("camera = false", 0o644)
    os.chown(tmp_path / "moodreel.toml", 12345, 12345)
    with pytest.raises(BadInput, match="belongs to the user 12345"):
        read_settings(environment)


@pytest.mark.skipif(os.name != "posix", reason="rights are POSIX")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    file = tmp_path / "moodreel.toml"
    file.touch(mode=0o000)
    with without_privileges(), pytest.raises(BadInput, match="expected a settings file in"):
        read_settings({"MOODREEL_CONFIG": str(file)})


def test_no_secret_is_in_the_representation_of_the_settings(written: Write) -> None:
    settings = read_settings(written(WITH_URL))
    assert settings.database == "mysql://ann:hunter2@db.example.org/films"
    assert "hunter2" not in repr(settings)


def test_an_unknown_setting_is_refused_with_the_nearest(written: Write) -> None:
    with pytest.raises(UnknownName, match=r"unknown setting in .*'databse'.*mean database\?"):
        read_settings(written('databse = "sqlite:///x.db"'))


@pytest.mark.parametrize(
    ("content", "match"),
    [
        ('database = "mysql://ann:hunter2@', "cannot be read at end of document"),
        ("hunter2", "cannot be read at end"),
        ("hunter2\n\n", "cannot be read at line 1"),
        ("[database]\npassword = 'hunter2'", "database in .*expected a text"),
        ("database = ['hunter2', 1]", "database in .*expected a text"),
        ("camera = 1979-05-27", "camera in .*expected a text"),
        ("camera = 'maybe'", "camera in .*expected on or off, got 'maybe'"),
        ("catalogue = '~nobody-of-this-name/x'", "catalogue in .*no such home folder"),
        ("a = " + "[" * 5000, "cannot be read"),
        (b"camera = '\xff'", "in UTF-8"),
        ("#" * 100_001, "at most 100,000 bytes"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_without_repeating_it(
    written: Write, content: str | bytes, match: str
) -> None:
    with pytest.raises(BadInput, match=match) as caught:
        read_settings(written(content))
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("place", ["nowhere.toml", "."])
def test_a_file_that_is_named_must_be_there(tmp_path: Path, place: str) -> None:
    with pytest.raises(BadInput, match=r"expected a settings file in .*MOODREEL_CONFIG"):
        read_settings({"MOODREEL_CONFIG": str(tmp_path / place)})
