"""The camera's panel and its route: what they say, what they refuse, and that nothing is kept."""

import json
import logging
import threading
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.web.conftest import HERE
from tests.web.faces import BOX, DARK, NONE, a_face, a_sight, let_see, put_weights
from tests.web.page import Page

from moodreel.domain.emotion import EMOTIONS
from moodreel.errors import BadPicture, CorruptFile, NotSetUp, Unavailable
from moodreel.sensing.face import Sight
from moodreel.server import create_app
from moodreel.settings import read_settings
from moodreel.wiring import LOCAL_PERSON, Engine

FRAME = "/camera/frame"
PICTURE = {"picture": ("frame.jpg", b"\xff\xd8 a face")}
JOY = {"emotions": {e.value: float(e == "joy") for e in EMOTIONS}, "confidence": 0.8}
CALM = {"emotions": {e.value: float(e == "neutral") for e in EMOTIONS}, "confidence": 0.8}


def look(client: TestClient, earlier: object = ()) -> Any:
    data = {"earlier": json.dumps(list(earlier) if isinstance(earlier, tuple) else earlier)}
    answer = client.post(FRAME, files=PICTURE, data=data)
    assert answer.headers["cache-control"] == "no-store"
    return answer


def test_the_panel_informs_before_anything_is_seen(client: TestClient, own_engine: Engine) -> None:
    let_see(own_engine, a_sight(a_face()))
    answer = client.get("/")
    page = Page(answer.text)
    for told in (
        "What is guessed.",
        "love it cannot tell",
        "On this machine and nowhere else: BlazeFace",
        "It is often wrong.",
        "No picture is stored or sent beyond this app.",
        "“Stop” does at once",
        "Start the camera",
        "Not now",
        "That is not how I feel",
        "a face does not tell",
    ):
        assert told in page.text
    assert 'href="/privacy"' in answer.text
    (ask,) = [form for form in page.of("form") if "data-ask" in form]
    assert ask["enctype"] == "multipart/form-data"
    assert (
        len(page.of("video")) == len([t for t in page.of("input") if t.get("type") == "file"]) == 1
    )
    assert "camera=(self)" in answer.headers["permissions-policy"]


def test_the_notice_tells_how_often_it_is_right_as_the_networks_manifest_does(
    client: TestClient, own_engine: Engine
) -> None:
    from moodreel.inference.bundle import read_manifest
    from moodreel.wiring.artefacts import FACE

    let_see(own_engine, a_sight(a_face()))
    metrics = read_manifest(FACE)["metrics"]
    right = (metrics.get("test") or metrics["validation"])["accuracy"]["value"]
    told = f"Of 100 test photos it names what people saw in them for about {100 * right:.0f}."
    assert told in Page(client.get("/").text).text


def test_what_is_missing_is_said_in_place_of_the_camera(tmp_path: Path, engine: Engine) -> None:
    off = {"MOODREEL_HOME": str(tmp_path), "MOODREEL_RESEARCH": "off"}
    put_weights(tmp_path / "models")
    for environment, told in (
        (off, "what is for research only is switched off (MOODREEL_RESEARCH=off)"),
        ({"MOODREEL_HOME": str(tmp_path / "empty")}, "run `moodreel models fetch`"),
    ):
        own = Engine(read_settings(environment))
        own.__dict__.update(catalogue=engine.catalogue, titles=engine.titles, parts=engine.parts)
        with TestClient(create_app(own, person=LOCAL_PERSON), base_url=HERE) as client:
            page = Page(client.get("/").text)
        assert told in page.text
        assert "Words and moods work as ever." in page.text
        assert not page.of("video")
        assert not [tag for tag in page.of("script") if "camera.js" in str(tag["src"])]


@pytest.fixture
def switched_off(tmp_path: Path, engine: Engine) -> Any:
    own = Engine(read_settings({"MOODREEL_HOME": str(tmp_path), "MOODREEL_CAMERA": "off"}))
    own.__dict__.update(catalogue=engine.catalogue, titles=engine.titles, parts=engine.parts)
    let_see(own, a_sight(a_face()))
    with TestClient(create_app(own, person=LOCAL_PERSON), base_url=HERE) as client:
        yield client


def test_switched_off_nothing_of_it_is_on_the_page(switched_off: TestClient) -> None:
    answer = switched_off.get("/")
    assert "camera=()" in answer.headers["permissions-policy"]
    for trace in ("camera", "<video", 'type="file"', "multipart", "your face"):
        assert trace not in answer.text.lower()
    assert "are switched off here" in Page(switched_off.get("/privacy").text).text


def test_switched_off_every_door_says_so(switched_off: TestClient) -> None:
    frame = switched_off.post(FRAME, files=PICTURE)
    assert frame.status_code == 403
    assert "MOODREEL_CAMERA=off" in frame.json()["message"]
    for fields in ({"data": {"face": json.dumps(JOY)}}, {"files": PICTURE}):
        answer = switched_off.post("/answers", **fields)
        assert answer.status_code == 403
        assert "MOODREEL_CAMERA=off" in Page(answer.text).text
    large = {"picture": b"x" * 300_000}
    assert switched_off.post(FRAME, files=large).status_code == 413
    assert switched_off.post("/answers", data={"choose": "sad"}).status_code == 200


def test_a_frame_says_where_the_face_is_and_what_it_looks_like(
    client: TestClient, own_engine: Engine
) -> None:
    let_see(own_engine, a_sight(a_face(0.8, joy=0.7, neutral=0.3), a_face()))
    seen = look(client).json()
    assert seen["size"] == [640, 480]
    assert seen["faces"] == 2
    assert seen["box"] == [BOX[0] / 640, BOX[1] / 480, BOX[2] / 640, BOX[3] / 480]
    assert seen["problem"] is None
    assert seen["reading"]["emotions"]["joy"] == pytest.approx(0.7)
    assert seen["reading"]["emotions"]["love"] == 0
    assert seen["steady"]["sure"] is True
    assert set(seen["steady"]) == {"emotions", "valence", "arousal", "confidence", "sure"}


def test_the_last_second_steadies_a_frame_and_what_is_older_does_not(
    client: TestClient, own_engine: Engine
) -> None:
    let_see(own_engine, a_sight(a_face(0.8, neutral=1)))
    steady = look(client, [{"age_ms": 100, **JOY}, {"age_ms": 50, **JOY}]).json()["steady"]
    assert steady["emotions"]["joy"] > steady["emotions"]["neutral"] > 0
    assert not steady["sure"]
    old = look(client, [{"age_ms": 5000, **JOY}]).json()["steady"]
    assert old["emotions"]["joy"] == 0


@pytest.mark.parametrize(("problem", "faces"), [(DARK, 1), (NONE, 0)])
def test_a_face_that_cannot_be_read_is_said_with_what_helps(
    client: TestClient, own_engine: Engine, problem: Any, faces: int
) -> None:
    let_see(own_engine, a_sight(problem=problem))
    seen = look(client, [{"age_ms": 10, **JOY}]).json()
    assert seen["faces"] == faces
    assert seen["reading"] is seen["steady"] is None
    assert seen["problem"]["kind"] == problem.kind
    message = seen["problem"]["message"]
    assert message[0].isupper()
    assert message.endswith(".")


@pytest.mark.parametrize(
    "earlier",
    [
        "not a list",
        {"age_ms": 1},
        [JOY],
        [{"age_ms": "1", **JOY}],
        [{"age_ms": -1, **JOY}],
        [{"age_ms": True, **JOY}],
        [{"age_ms": 1, "emotions": {"joy": 1}, "confidence": 0.5}],
        [{"age_ms": 1, "emotions": JOY["emotions"], "confidence": 1.5}],
        [{"age_ms": 1, "emotions": dict.fromkeys(EMOTIONS, 0), "confidence": 0.5}],
        [
            {
                "age_ms": 1,
                "emotions": {e.value: float(e == "love") for e in EMOTIONS},
                "confidence": 0.5,
            }
        ],
        [{"age_ms": 1, "emotions": dict.fromkeys(EMOTIONS, 1e30), "confidence": 0.5}],
        [{"age_ms": 1, "emotions": dict.fromkeys(EMOTIONS, 1e-300), "confidence": 0.5}],
        [{"age_ms": 10**400, **JOY}],
        [{"age_ms": 1, **JOY}] * 21,
        [[]],
    ],
)
def test_earlier_frames_of_another_shape_are_refused(
    client: TestClient, own_engine: Engine, earlier: object
) -> None:
    let_see(own_engine, a_sight(a_face()))
    answer = look(client, earlier)
    assert answer.status_code == 422
    assert answer.json()["message"].startswith("Expected")


@pytest.mark.parametrize(
    "raw", ["[", "[" * 10_000, "[NaN]", '[{"age_ms": Infinity}]', " " * 30_000]
)
def test_earlier_frames_that_are_no_json_are_refused(
    client: TestClient, own_engine: Engine, raw: str
) -> None:
    let_see(own_engine, a_sight(a_face()))
    answer = client.post(FRAME, files=PICTURE, data={"earlier": raw})
    assert answer.status_code == 422


def test_a_frame_that_is_none_or_too_large_is_refused(
    client: TestClient, own_engine: Engine
) -> None:
    let_see(own_engine, a_sight(a_face()))
    assert client.post(FRAME, data={"picture": "text"}).status_code == 422
    assert client.post(FRAME, files={"picture": b"x" * 1_100_000}).status_code == 422
    assert client.post(FRAME, files={"picture": b"x" * 1_500_000}).status_code == 413
    assert client.get(FRAME).status_code == 405
    from_elsewhere = {"Sec-Fetch-Site": "cross-site"}
    assert client.post(FRAME, files=PICTURE, headers=from_elsewhere).status_code == 403


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (BadPicture("expected a JPEG picture, got none"), 422, "Expected a JPEG picture"),
        (NotSetUp("fetch the detector first"), 503, "Fetch the detector first."),
        (Unavailable("/home/a/model is gone"), 503, "Faces cannot be read just now."),
        (CorruptFile("/home/a/model is cut off"), 500, "Faces cannot be read just now."),
    ],
)
def test_what_goes_wrong_is_a_sentence_without_the_names_of_files(
    client: TestClient, own_engine: Engine, error: Exception, status: int, told: str
) -> None:
    def fail() -> Sight:
        raise error

    let_see(own_engine, fail)
    answer = look(client)
    assert answer.status_code == status
    assert told in answer.json()["message"]
    assert "/home" not in answer.text
    assert "retry-after" not in answer.headers


def test_few_frames_are_looked_at_at_once_and_the_next_is_told_to_come_back(
    client: TestClient, own_engine: Engine
) -> None:
    going_on, let_go = threading.Semaphore(0), threading.Event()

    def slow() -> Sight:
        going_on.release()
        let_go.wait(20)
        return a_sight(a_face())

    let_see(own_engine, slow)
    statuses: list[int] = []
    tabs = [
        threading.Thread(target=lambda: statuses.append(look(client).status_code)) for _ in range(2)
    ]
    for tab in tabs:
        tab.start()
    for _ in tabs:
        assert going_on.acquire(timeout=20)
    refused = look(client)
    let_go.set()
    for tab in tabs:
        tab.join()
    assert refused.status_code == 503
    assert refused.headers["retry-after"] == "1"
    assert statuses == [200, 200]
    assert look(client).status_code == 200


def test_frames_leave_nothing_in_logs_database_or_files(
    client: TestClient, own_engine: Engine, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    let_see(own_engine, a_sight(a_face(0.8125, joy=0.7)))
    before = sorted(tmp_path.rglob("*"))
    with caplog.at_level(logging.DEBUG):
        for _ in range(3):
            look(client, [{"age_ms": 7, **CALM}])
    ours = "".join(r.getMessage() for r in caplog.records if not r.name.startswith("httpx"))
    assert "joy" not in ours
    assert "a face" not in ours
    assert sorted(tmp_path.rglob("*")) == before
    for file in tmp_path.rglob("*.db*"):
        assert b"joy" not in file.read_bytes()
