"""Forms with a picture: read in memory alone, bounded, and a few at a time."""

import asyncio
import tempfile
from typing import Any

import pytest
from fastapi import Depends, FastAPI
from fastapi.testclient import TestClient

from moodreel.api import bodies
from moodreel.api.errors import add_error_handlers
from moodreel.api.guards import add_guards
from moodreel.uploads import MAX_PICTURE_BYTES, PictureForm, read_picture_form

MB = 1024 * 1024
PICTURE = b"\xff\xd8" + b"a face" * 400_000


def an_app(bound: int = 12 * MB) -> FastAPI:
    """Says what came: how many bytes of a picture, and which fields."""
    app = FastAPI()

    @app.post("/api/picture")
    def picture(form: PictureForm = Depends(read_picture_form)) -> dict[str, Any]:  # noqa: B008
        size = None if form.picture is None else len(form.picture)
        return {"size": size, "fields": dict(form.fields)}

    @app.post("/api/words")
    def words(form: PictureForm = Depends(read_picture_form)) -> dict[str, Any]:  # noqa: B008
        return picture(form)

    add_error_handlers(app)
    add_guards(app, ("localhost",), {"/api/picture": bound})
    return app


@pytest.fixture
def client() -> TestClient:
    return TestClient(an_app(), base_url="http://localhost")


@pytest.fixture(autouse=True)
def no_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A form that touches the disk fails."""

    def touched(_: object) -> None:
        raise AssertionError("a part of the form went to the disk")

    monkeypatch.setattr(tempfile.SpooledTemporaryFile, "rollover", touched)


def test_a_picture_above_a_megabyte_stays_in_memory(client: TestClient) -> None:
    answer = client.post("/api/picture", files={"picture": ("me.jpg", PICTURE)}, data={"a": "b"})
    assert answer.json() == {"size": len(PICTURE), "fields": {"a": "b"}}


def test_no_picture_and_an_empty_one_are_none(client: TestClient) -> None:
    nobody_picked = (
        b'--x\r\nContent-Disposition: form-data; name="picture"; filename=""\r\n'
        b"Content-Type: application/octet-stream\r\n\r\n\r\n--x--\r\n"
    )
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    answer = client.post("/api/picture", content=nobody_picked, headers=kind)
    assert answer.json() == {"size": None, "fields": {}}
    answer = client.post("/api/picture", files={"other": ("me.jpg", b"x")})
    assert answer.json() == {"size": None, "fields": {}}
    assert client.post("/api/picture", data={"a": "b"}).json() == {
        "size": None,
        "fields": {"a": "b"},
    }


def test_a_picture_beyond_the_bound_is_refused_in_words(client: TestClient) -> None:
    answer = client.post("/api/picture", files={"picture": b"x" * (MAX_PICTURE_BYTES + 1)})
    assert answer.status_code == 422
    assert "at most 10 MB" in answer.json()["detail"]
    answer = client.post("/api/picture", files={"picture": b"x" * (13 * MB)})
    assert answer.status_code == 413
    assert "at most 12 MB" in answer.json()["detail"]


@pytest.mark.parametrize("files", [{"picture": PICTURE}, {"a": b"x" * MB}])
def test_other_paths_take_no_picture(client: TestClient, files: Any) -> None:
    assert client.post("/api/words", files=files).status_code == 413


def test_large_bodies_that_are_no_forms_are_refused_on_every_path(client: TestClient) -> None:
    assert client.post("/api/picture", content=PICTURE).status_code == 413
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("/api/picture", content=PICTURE, headers=headers).status_code == 413


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"--x"),
        ("multipart/form-data; boundary=x", b"no boundary here"),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data\r\n\r\na\r\n"),
    ],
)
def test_a_broken_form_is_refused(client: TestClient, kind: str, body: bytes) -> None:
    answer = client.post("/api/picture", content=body, headers={"Content-Type": kind})
    assert answer.status_code == 400


def test_two_pictures_or_a_picture_as_a_field_are_refused(client: TestClient) -> None:
    two = [("picture", b"a"), ("picture", b"b")]
    assert client.post("/api/picture", files=two).status_code == 400
    long = {"words": (None, b"x" * MB)}
    assert client.post("/api/picture", files=long).status_code == 400


class Upload:
    """A sender whose body never ends, seen by the guard as a browser's form."""

    def __init__(self, length: int) -> None:
        kind = (b"content-type", b"multipart/form-data; boundary=x")
        headers = [(b"host", b"localhost"), kind, (b"content-length", b"%d" % length)]
        self.scope = {"type": "http", "method": "POST", "path": "/api/picture", "headers": headers}
        self.answers: list[Any] = []
        self.asked = 0

    async def receive(self) -> dict[str, Any]:
        self.asked += 1
        await asyncio.sleep(3600)
        raise AssertionError("never")

    async def send(self, message: Any) -> None:
        self.answers.append(message)


def test_a_few_large_bodies_are_read_at_a_time_and_the_next_is_told_to_wait(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(bodies, "WAITS_S", 0.05)
    monkeypatch.setattr(bodies, "TAKES_S", 0.5)
    app = an_app()
    uploads = [Upload(5 * MB) for _ in range(bodies.LARGE_PLACES + 2)]

    async def all_at_once() -> None:
        await asyncio.gather(*(app(u.scope, u.receive, u.send) for u in uploads))

    asyncio.run(all_at_once())
    statuses = sorted(upload.answers[0]["status"] for upload in uploads)
    assert statuses == [408] * bodies.LARGE_PLACES + [503] * 2
    assert sum(upload.asked for upload in uploads) == bodies.LARGE_PLACES


def test_nothing_of_the_form_shows_in_a_repr() -> None:
    assert "face" not in repr(PictureForm(fields=[("a", "b")], picture=b"face"))  # type: ignore[arg-type]
