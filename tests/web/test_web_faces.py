"""A face in the question: from the camera or a photo, alone or beside words and a chip."""

import json
import logging
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.web.faces import DARK, NONE, a_face, a_sight, let_see
from tests.web.page import Page
from tests.web.test_web_camera import CALM, JOY

from moodreel.errors import BadPicture, CorruptFile, MoodreelError, NotSetUp
from moodreel.sensing.face import Sight
from moodreel.wiring import Engine

SAD = "I feel so sad and I cry all day"
PHOTO = {"picture": ("holiday-in-secret.jpg", b"\xff\xd8 photo " * 200_000)}


def post(client: TestClient, photo: bool = False, face: object = None, **fields: str) -> Any:
    """The page that a question leads to."""
    data = {**fields, **({"face": json.dumps(face)} if face else {})}
    return client.post("/answers", data=data, files=PHOTO if photo else None)


@pytest.mark.parametrize("way", [{"face": JOY}, {"photo": True}], ids=["camera", "photo"])
def test_a_face_alone_becomes_an_answer(
    client: TestClient, own_engine: Engine, way: dict[str, Any]
) -> None:
    let_see(own_engine, a_sight(a_face(0.8)))
    answer = post(client, **way)
    page = Page(answer.text)
    assert "Looks like joy." in page.text
    assert "Your face looks like" in page.text
    assert len(page.films("lift")) == 6
    assert "joy" not in str(answer.url)
    assert "Which words moved this?" not in page.text
    assert "Keep my words" not in page.text


@pytest.mark.parametrize("way", [{"face": JOY}, {"photo": True}], ids=["camera", "photo"])
def test_beside_a_face_the_words_lead_and_the_disagreement_is_shown(
    client: TestClient, own_engine: Engine, way: dict[str, Any]
) -> None:
    let_see(own_engine, a_sight(a_face(0.8)))
    page = Page(post(client, text=SAD, **way).text)
    assert "Sounds like sadness." in page.text
    assert "Your words sound sad, your face looks happy: I went with your words." in page.text
    assert "Your words sound like" in page.text
    assert "Your face looks like" in page.text


def test_a_chip_outweighs_a_face(client: TestClient, own_engine: Engine) -> None:
    let_see(own_engine, a_sight(a_face(0.8)))
    page = Page(post(client, face=JOY, choose="sad").text)
    assert "You chose sad." in page.text
    assert "I went with your choice." in page.text


def test_what_the_camera_saw_can_be_corrected_like_anything_else(
    client: TestClient, own_engine: Engine
) -> None:
    let_see(own_engine, a_sight(a_face(0.8)))
    answer = post(client, face=JOY)
    page = Page(client.post(f"{answer.url.path}/correct", data={"choose": "down"}).text)
    assert "You chose down." in page.text


def test_words_of_crisis_beside_a_face_get_the_note_and_no_guess(
    client: TestClient, own_engine: Engine
) -> None:
    let_see(own_engine, a_sight(a_face(0.8)))
    page = Page(post(client, face=JOY, text="i don't want to be here anymore").text)
    assert "findahelpline" in page.text
    assert "your face looks" not in page.text.lower()


def test_several_faces_are_told(client: TestClient, own_engine: Engine) -> None:
    let_see(own_engine, a_sight(a_face(0.8), a_face(), a_face()))
    assert "3 faces are in the picture: the largest was read." in Page(post(client, True).text).text


@pytest.mark.parametrize("problem", [DARK, NONE])
def test_a_photo_without_a_face_that_can_be_read_says_what_helps(
    client: TestClient, own_engine: Engine, problem: Any
) -> None:
    let_see(own_engine, a_sight(problem=problem))
    refused = post(client, True)
    assert refused.status_code == 422
    page = Page(refused.text)
    assert f"{problem.message[1:]}." in page.text
    (panel,) = [tag for tag in page.of("details") if tag.get("id") == "camera"]
    assert "open" in panel
    assert "aria-invalid" not in page.of("textarea")[0]
    (picked,) = [tag for tag in page.of("input") if tag.get("type") == "file"]
    assert picked["aria-describedby"] == "picture-limits error"
    beside = Page(post(client, True, choose="sad").text)
    assert "You chose sad." in beside.text
    assert f"The picture was left out: {problem.message}." in beside.text


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (BadPicture("expected a JPEG picture"), 422, "Expected a JPEG picture"),
        (NotSetUp("fetch the detector first"), 503, "Fetch the detector first."),
        (CorruptFile("/home/a/model is cut off"), 503, "Faces cannot be read just now"),
    ],
)
def test_a_photo_that_cannot_be_read_leaves_the_form_as_it_was(
    client: TestClient, own_engine: Engine, error: MoodreelError, status: int, told: str
) -> None:
    def fail() -> Sight:
        raise error

    let_see(own_engine, fail)
    refused = post(client, True, kind="series")
    page = Page(refused.text)
    assert refused.status_code == status
    assert told in page.text
    assert "/home" not in refused.text
    assert [t["value"] for t in page.of("input") if t["name"] == "kind" and "checked" in t] == [
        "series"
    ]


def test_damaged_readers_of_faces_do_not_cost_the_words(
    client: TestClient, own_engine: Engine
) -> None:
    def fail() -> Sight:
        raise CorruptFile("/home/a/model is cut off")

    let_see(own_engine, fail)
    page = Page(post(client, True, text=SAD).text)
    assert "Sounds like sadness." in page.text
    assert "The picture was left out: faces cannot be read just now." in page.text


def test_unreadable_words_beside_a_face_cost_a_note(client: TestClient, own_engine: Engine) -> None:
    class Damaged:
        def read(self, *_: object) -> None:
            raise CorruptFile("model.onnx is cut off")

    own_engine.__dict__["_text_sensor"] = Damaged()
    let_see(own_engine, a_sight(a_face(0.8)))
    for way in ({"face": JOY}, {"photo": True}):
        page = Page(post(client, text=SAD, **way).text)
        assert "Looks like joy." in page.text
        assert "Your words cannot be read just now, so this follows your face." in page.text


@pytest.mark.parametrize("face", ["{", "[]", "1", '"joy"', '{"emotions": {}}', "x" * 30_000])
def test_a_reading_that_no_camera_gave_is_refused(
    client: TestClient, own_engine: Engine, face: str
) -> None:
    let_see(own_engine, a_sight(a_face()))
    refused = client.post("/answers", data={"face": face, "text": SAD})
    assert refused.status_code == 422
    assert "look into the camera once more" in Page(refused.text).text


def test_a_refused_form_keeps_what_the_camera_saw_and_lets_it_be_left_out(
    client: TestClient, own_engine: Engine
) -> None:
    let_see(own_engine, a_sight(a_face()))
    page = Page(post(client, face=CALM, year_from="19").text)
    (kept,) = [tag for tag in page.of("input") if tag.get("name") == "face"]
    assert (kept["type"], json.loads(str(kept["value"]))) == ("checkbox", CALM)
    assert "checked" in kept
    (panel,) = [tag for tag in page.of("details") if tag.get("id") == "camera"]
    assert "open" in panel


def test_a_photo_leaves_nothing_behind_but_its_answer(
    client: TestClient,
    own_engine: Engine,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    let_see(own_engine, a_sight(a_face(0.8)))
    spool = tmp_path / "temporary"
    spool.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(spool))
    with caplog.at_level(logging.DEBUG):
        answers = [
            post(client, True),
            post(client, True, text=SAD),
            post(client, True, text="x" * 3000),
        ]
    said = caplog.text + "".join(answer.text + str(answer.headers) for answer in answers)
    assert "holiday-in-secret" not in said
    assert "joy" not in caplog.text
    assert not list(spool.iterdir())
    for file in tmp_path.rglob("*"):
        held = file.read_bytes() if file.is_file() else b""
        assert b"joy" not in held
        assert b"photo photo" not in held
