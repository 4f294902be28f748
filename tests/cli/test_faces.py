"""`--face PHOTO`: what is printed, and what is wrong with files."""

import io
import json
import sys
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.worlds import NOON

from moodreel.domain.emotion import Emotion, distribution
from moodreel.inference import pictures
from moodreel.sensing.face import NO_FACE, SeenFace, Sight, face_reading
from moodreel.wiring import Engine

HAPPY = SeenFace(
    box=(10.0, 10.0, 90.0, 90.0),
    reading=face_reading(distribution({Emotion.JOY: 1.0}), 0.9, NOON),
)
EMPTY = b"a photo of nobody"


def look(content: bytes, _at: datetime) -> Sight:
    """Two happy faces, unless the photo is of nobody."""
    if content == EMPTY:
        return Sight(width=100, height=100, problem=NO_FACE)
    return Sight(width=100, height=100, faces=(HAPPY, HAPPY))


@pytest.fixture
def photo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(Engine, "_faces", SimpleNamespace(look=look))
    path = tmp_path / "me.jpg"
    path.write_bytes(b"two happy people")
    return path


def test_a_face_alone_is_read_and_several_are_mentioned(run, photo):
    code, out, err = run("mood", "--face", str(photo))
    assert (code, err) == (0, "")
    assert out.startswith("joy 1.00")
    assert "2 faces are in the picture: the largest was read" in out


def test_the_document_says_that_it_was_the_face(run, photo):
    _, out, _ = run("mood", "--face", str(photo), "--json")
    assert [one["source"] for one in json.loads(out)["readings"]] == ["face"]
    assert json.loads(out)["disagreement"] is None
    _, out, _ = run("recommend", "--face", str(photo), "-n", "2", "--json")
    assert json.loads(out)["mood"]["readings"][0]["source"] == "face"
    assert len(json.loads(out)["items"]) == 2


@pytest.mark.parametrize("command", ["mood", "recommend"])
def test_where_words_and_face_disagree_a_sentence_says_so(run, photo, command):
    _, out, _ = run(command, "I feel so sad", "--face", str(photo))
    assert "Your words sound sad, your face looks happy: I went with your words" in out


def test_beside_a_note_of_care_the_face_is_not_spoken_of(run, photo):
    _, out, _ = run("mood", "I want to die", "--face", str(photo))
    assert "your face looks" not in out


def test_a_choice_outweighs_the_face(run, photo):
    _, out, _ = run("mood", "--choose", "sad", "--face", str(photo), "--json")
    assert json.loads(out)["emotions"]["sadness"] >= 0.75


def test_a_photo_without_a_face_is_bad_input_alone_and_a_note_beside_words(run, photo):
    photo.write_bytes(EMPTY)
    code, out, err = run("mood", "--face", str(photo))
    assert (code, out) == (2, "")
    assert "there is no face in the picture" in err
    code, out, _ = run("mood", "I feel so sad", "--face", str(photo))
    assert code == 0
    assert "the picture was left out: there is no face" in out


@pytest.mark.usefixtures("photo")
def test_the_photo_may_come_from_standard_input(run, monkeypatch):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"two happy people")))
    code, out, _ = run("mood", "--face", "-")
    assert code == 0
    assert out.startswith("joy")
    code, _, err = run("mood", "-", "--face", "-")
    assert code == 2
    assert "standard input is read once" in err


@pytest.mark.parametrize("command", ["mood", "recommend"])
def test_files_that_are_none_are_refused(run, command, tmp_path):
    for name, said in [
        (str(tmp_path / "absent.jpg"), "there is no file"),
        (str(tmp_path), "Is a directory"),
        ("x" * 5000, "File name too long"),
        ("a\0b", "that is no file name"),
    ]:
        code, out, err = run(command, "sad", "--face", name)
        assert (code, out) == (2, "")
        assert said in err
        assert "expected a photo after --face" in err
        assert err.count("\n") == 1


def test_no_more_is_read_of_a_file_than_could_be_a_picture(run, photo, monkeypatch):
    monkeypatch.setattr(pictures, "MAX_BYTES", 10)
    lengths = []
    watched = SimpleNamespace(
        look=lambda content, at: lengths.append(len(content)) or look(content, at)
    )
    monkeypatch.setattr(Engine, "_faces", watched)
    run("mood", "--face", str(photo))
    assert lengths == [11]


def test_where_the_camera_is_switched_off_that_is_said(run, tmp_path, monkeypatch):
    monkeypatch.setenv("MOODREEL_CAMERA", "off")
    file = tmp_path / "me.jpg"
    file.write_bytes(b"x")
    code, out, err = run("mood", "sad", "--face", str(file))
    assert (code, out) == (2, "")
    assert "MOODREEL_CAMERA=off" in err
