"""A picture of a face over HTTP: sent as a form, read in memory, gone."""

import json
import logging
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from threading import Lock
from time import sleep
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.worlds import NOON

from moodreel.api.bodies import LARGE_PLACES
from moodreel.domain.emotion import Emotion, distribution
from moodreel.errors import BadPicture, MoodreelError, NotSetUp, Unavailable
from moodreel.sensing.face import NO_FACE, SeenFace, Sight, face_reading
from moodreel.server import create_app
from moodreel.settings import read_settings
from moodreel.wiring import Engine

MOOD, MB = "/api/v1/mood", 1024 * 1024
PICTURE = b"\xff\xd8Xylophona was here" * 20
HAPPY = SeenFace(
    box=(10.0, 10.0, 90.0, 90.0),
    reading=face_reading(distribution({Emotion.JOY: 0.9, Emotion.NEUTRAL: 0.1}), 0.9, NOON),
)
ONE_FACE = Sight(width=100, height=100, faces=(HAPPY,))


class Eyes:
    """Sees what it is told to see; knows how many look at once."""

    def __init__(self) -> None:
        self.sees: Sight | MoodreelError = ONE_FACE
        self.pictures: list[bytes] = []
        self.now, self.most, self._lock = 0, 0, Lock()
        self.takes_s = 0.0

    def look(self, content: bytes, _at: datetime) -> Sight:
        with self._lock:
            self.pictures.append(content)
            self.now += 1
            self.most = max(self.most, self.now)
        sleep(self.takes_s)
        with self._lock:
            self.now -= 1
        if isinstance(self.sees, MoodreelError):
            raise self.sees
        return self.sees


@pytest.fixture
def eyes(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> Eyes:
    made = Eyes()
    monkeypatch.setitem(engine.__dict__, "_faces", made)
    return made


@pytest.fixture(autouse=True)
def no_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def touched(_: object) -> None:
        raise AssertionError("a part of the form went to the disk")

    monkeypatch.setattr(tempfile.SpooledTemporaryFile, "rollover", touched)


def send(client: TestClient, picture: bytes = PICTURE, **fields: str) -> Any:
    files = {"picture": ("Xylophona.jpg", picture, "image/jpeg")}
    return client.post(MOOD, data=fields, files=files)


def test_a_picture_alone_is_a_mood(client: TestClient, eyes: Eyes) -> None:
    answer = send(client)
    assert answer.status_code == 200
    assert answer.json()["emotions"]["joy"] == pytest.approx(0.9)
    assert [reading["source"] for reading in answer.json()["readings"]] == ["face"]
    assert eyes.pictures == [PICTURE]


@pytest.mark.usefixtures("eyes")
def test_beside_words_and_a_choice_it_weighs_least(client: TestClient, engine: Engine) -> None:
    answer = send(client, text="I am so sad and lonely", choose="sad").json()
    assert [one["source"] for one in answer["readings"]] == ["choice", "text", "face"]
    assert max(answer["emotions"], key=answer["emotions"].get) == "sadness"
    assert answer == engine.read_mood("I am so sad and lonely", "sad", PICTURE).to_json()


@pytest.mark.usefixtures("eyes")
def test_where_words_and_face_disagree_the_answer_says_so(client: TestClient) -> None:
    told = send(client, text="I feel sad").json()["disagreement"]
    assert told["says"] == {"text": "sadness", "face": "joy"}
    assert told["message"].endswith("I went with your words")


def test_a_form_without_a_picture_is_the_json_it_stands_for(client: TestClient) -> None:
    question = {"text": "I feel sad", "choose": "lonely", "explain": True}
    form = {"text": (None, "I feel sad"), "choose": (None, "lonely"), "explain": (None, "true")}
    answer = client.post(MOOD, files=form)
    assert answer.json() == client.post(MOOD, json=question).json()
    assert answer.json()["why"]


@pytest.mark.usefixtures("eyes")
def test_a_mood_from_a_face_goes_through_recommendations_and_comes_back_the_same(
    client: TestClient,
) -> None:
    mood = send(client, text="I feel sad").json()
    answer = client.post("/api/v1/recommendations", json={"mood": mood, "intent": "lift"})
    assert answer.status_code == 200
    assert len(answer.json()["items"]) == 10
    for key in ("emotions", "valence", "arousal", "confidence"):
        assert answer.json()["mood"][key] == pytest.approx(mood[key], abs=1e-3)


def test_a_picture_without_a_face_is_refused_alone_and_left_out_beside_words(
    client: TestClient, eyes: Eyes
) -> None:
    eyes.sees = Sight(width=9, height=9, problem=NO_FACE)
    alone = send(client)
    assert alone.status_code == 422
    assert alone.json()["type"] == "urn:moodreel:problem:no-face"
    assert alone.json()["detail"] == NO_FACE.message
    beside = send(client, choose="sad")
    assert beside.status_code == 200
    assert beside.json()["notes"] == [f"the picture was left out: {NO_FACE.message}"]


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (BadPicture("expected a JPEG"), 422, "expected a JPEG"),
        (NotSetUp("run `moodreel models fetch`"), 503, "run `moodreel models fetch`"),
        (Unavailable("no file /home/me/x"), 503, "a part of the server does not answer"),
    ],
)
def test_what_cannot_be_looked_at_is_a_problem_that_gives_nothing_away(
    client: TestClient, eyes: Eyes, error: MoodreelError, status: int, says: str
) -> None:
    eyes.sees = error
    answer = send(client)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert says in answer.json()["detail"]
    assert "/home/me" not in answer.text


def test_where_the_camera_is_switched_off_that_is_said(tmp_path: Path) -> None:
    settings = read_settings({"MOODREEL_HOME": str(tmp_path), "MOODREEL_CAMERA": "off"})
    client = TestClient(create_app(Engine(settings)), base_url="http://localhost")
    for answer in (send(client), send(client, choose="sad")):
        assert answer.status_code == 403
        assert "MOODREEL_CAMERA=off" in answer.json()["detail"]
    assert client.post(MOOD, json={"choose": "sad"}).status_code == 200


@pytest.mark.usefixtures("eyes")
@pytest.mark.parametrize(
    ("sent", "status", "says"),
    [
        ({"data": {"picture": "me.jpg"}, "files": {"text": (None, "a")}}, 422, "-F picture=@FILE"),
        ({"files": {"photo": PICTURE}}, 422, "in the field `picture`"),
        ({"files": {"picture": PICTURE}, "data": {"mood": "sad"}}, 422, "unknown field 'mood'"),
        ({"files": {"picture": PICTURE}, "data": {"explain": "maybe"}}, 422, "explain: expected"),
        ({"files": {"picture": PICTURE}, "data": {"text": "x" * 20_001}}, 422, "20000"),
        ({"files": {"picture": b""}}, 422, "expected some words"),
        ({"files": {"picture": b"x" * (11 * MB)}}, 413, "10.2 MB"),
        ({"files": [("picture", b"a"), ("picture", b"b")]}, 400, "cannot be read"),
        ({"content": PICTURE, "headers": {"Content-Type": "image/jpeg"}}, 415, "multipart"),
        ({"data": {"text": "sad"}}, 422, "expected a JSON object"),
    ],
)
def test_what_is_no_form_with_a_picture_is_refused_with_what_helps(
    client: TestClient, sent: dict[str, Any], status: int, says: str
) -> None:
    answer = client.post(MOOD, **sent)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert says in answer.json()["detail"]


def test_no_other_route_takes_a_picture(client: TestClient) -> None:
    answer = client.post("/api/v1/recommendations", files={"picture": PICTURE})
    assert answer.status_code == 422
    assert "expected a JSON object" in answer.json()["detail"]
    large = client.post("/api/v1/recommendations", files={"picture": b"x" * MB})
    assert large.status_code == 413


@pytest.mark.parametrize("fails", [False, True])
def test_neither_the_file_s_name_nor_its_bytes_come_back_or_stand_in_a_log(
    client: TestClient, eyes: Eyes, caplog: pytest.LogCaptureFixture, fails: bool
) -> None:
    if fails:
        eyes.sees = BadPicture("expected a JPEG")
    with caplog.at_level(logging.DEBUG):
        answers = [send(client), send(client, choose="sadd"), send(client, PICTURE * 9000)]
    said = "".join(answer.text + str(answer.headers) for answer in answers) + caplog.text
    assert "ylophona" not in said
    assert json.dumps(answers[0].json()) not in caplog.text


def test_words_of_crisis_beside_a_picture_that_cannot_be_read_get_their_note(
    client: TestClient, eyes: Eyes
) -> None:
    eyes.sees = BadPicture("expected a JPEG")
    assert send(client, text="I want to die").json()["care"]["links"]


@pytest.fixture
def served(engine: Engine) -> Iterator[TestClient]:
    with TestClient(create_app(engine), base_url="http://localhost") as client:
        yield client


def test_of_many_large_pictures_at_once_only_a_few_are_in_memory(
    served: TestClient, eyes: Eyes
) -> None:
    eyes.takes_s = 0.05
    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda _: send(served, b"x" * (2 * MB)), range(12)))
    assert [answer.status_code for answer in answers] == [200] * 12
    assert eyes.most <= LARGE_PLACES


def test_a_form_that_breaks_off_leaves_nothing_of_itself_in_the_log(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        kind = {"Content-Type": "multipart/form-data; boundary=x"}
        assert client.post(MOOD, content=b"lonely", headers=kind).status_code == 400
    assert f"got {b'lonely'[0]}" not in caplog.text
