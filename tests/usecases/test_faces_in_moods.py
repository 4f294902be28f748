"""A picture beside words or a choice, and a picture alone."""

from collections.abc import Callable

import pytest
from tests.worlds import NOON

from moodreel.domain.emotion import Emotion, distribution
from moodreel.errors import (
    BadInput,
    BadPicture,
    CorruptFile,
    MoodreelError,
    NoFace,
    NotSetUp,
    SwitchedOff,
)
from moodreel.sensing.choice import read_choice
from moodreel.sensing.face import FaceProblem, SeenFace, Sight, face_reading
from moodreel.settings import read_settings
from moodreel.usecases.read_mood import ReadMood
from moodreel.wiring import Engine

HAPPY = face_reading(distribution({Emotion.JOY: 1.0}), 0.9, NOON)
DARK = FaceProblem(kind="dark", message="the face is too dark: turn on a light in front of you")
BOX = (10.0, 10.0, 90.0, 90.0)


def a_sight(*faces: SeenFace, problem: FaceProblem | None = None) -> Sight:
    return Sight(width=100, height=100, faces=faces, problem=problem)


def reading(look: Callable[..., Sight]) -> ReadMood:
    words = read_choice("sad", NOON)
    return ReadMood(lambda _text, _at: words, lambda _picture, _at: look(), lambda: NOON)


def seeing(sight: Sight) -> ReadMood:
    return reading(lambda: sight)


def failing(error: MoodreelError) -> ReadMood:
    def look() -> Sight:
        raise error

    return reading(look)


def test_a_face_alone_is_a_mood() -> None:
    mood = seeing(a_sight(SeenFace(box=BOX, reading=HAPPY)))(picture=b"x")
    assert [one.source for one in mood.readings] == ["face"]
    assert mood.leading == "joy"
    assert mood.notes == ()


def test_blank_words_beside_a_picture_count_as_none() -> None:
    mood = seeing(a_sight(SeenFace(box=BOX, reading=HAPPY)))(text=" \n", picture=b"x")
    assert [one.source for one in mood.readings] == ["face"]


def test_of_several_faces_the_largest_is_read_and_that_is_said() -> None:
    sad = face_reading(distribution({Emotion.SADNESS: 1.0}), 0.9, NOON)
    room = a_sight(SeenFace(box=BOX, reading=HAPPY), SeenFace(box=BOX, reading=sad))
    mood = seeing(room)(picture=b"x")
    assert mood.leading == "joy"
    assert mood.notes == ("2 faces are in the picture: the largest was read",)
    assert mood.to_json()["notes"] == list(mood.notes)


def test_nobody_is_read_in_place_of_the_largest_face() -> None:
    room = a_sight(SeenFace(box=BOX, problem=DARK), SeenFace(box=BOX, reading=HAPPY), problem=DARK)
    with pytest.raises(NoFace, match="turn on a light"):
        seeing(room)(picture=b"x")


def test_a_picture_without_a_face_alone_is_bad_input_that_says_what_helps() -> None:
    with pytest.raises(BadInput, match="turn on a light") as refused:
        seeing(a_sight(problem=DARK))(picture=b"x")
    assert (refused.value.exit_code, refused.value.status) == (2, 422)


@pytest.mark.parametrize("said", [{"text": "sad"}, {"choice": "sad"}])
def test_beside_words_or_a_choice_a_picture_without_a_face_is_left_out_with_a_note(
    said: dict[str, str],
) -> None:
    mood = seeing(a_sight(problem=DARK))(picture=b"x", **said)
    assert [one.source for one in mood.readings] == ["choice"]
    assert mood.notes == (f"the picture was left out: {DARK.message}",)


def test_what_was_never_set_up_costs_the_words_a_note_and_a_picture_alone_an_error() -> None:
    read = failing(NotSetUp("run `moodreel models fetch`"))
    assert read(text="sad", picture=b"x").notes == (
        "the picture was left out: run `moodreel models fetch`",
    )
    with pytest.raises(NotSetUp, match="models fetch"):
        read(picture=b"x")


def test_a_note_names_no_file_of_the_machine(caplog: pytest.LogCaptureFixture) -> None:
    read = failing(CorruptFile("/home/me/model.onnx is damaged"))
    notes = read(text="sad", picture=b"x").notes
    assert notes == ("the picture was left out: faces cannot be read just now",)
    assert "model.onnx" in caplog.text


@pytest.mark.parametrize("error", [BadPicture("no picture"), SwitchedOff("off")])
def test_what_is_no_picture_and_a_camera_switched_off_are_errors_beside_words_too(
    error: MoodreelError,
) -> None:
    with pytest.raises(type(error)):
        failing(error)(text="sad", picture=b"x")


def test_words_of_crisis_beside_a_face_get_their_note() -> None:
    mood = seeing(a_sight(SeenFace(box=BOX, reading=HAPPY)))(text="I want to die", picture=b"x")
    assert mood.care is not None


def test_where_the_camera_is_switched_off_no_picture_is_looked_at(tmp_path) -> None:  # type: ignore[no-untyped-def]
    environment = {"MOODREEL_HOME": str(tmp_path), "MOODREEL_CAMERA": "off"}
    engine = Engine(read_settings(environment))
    assert not engine.camera
    for ask in (engine.look, lambda content: engine.read_mood(choose="sad", picture=content)):
        with pytest.raises(SwitchedOff, match="MOODREEL_CAMERA=off"):
            ask(b"no picture at all")
    assert engine.read_mood(choose="sad").leading == "sadness"
