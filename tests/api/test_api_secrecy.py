"""The words that say how somebody feels come back in no answer and stand in no log."""

import logging
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from moodreel.api.errors import add_error_handlers

SAID = "quietly unravelling Xylophona"

BODIES: list[Any] = [
    {"text": SAID},
    {"text": SAID, "intent": "lfit"},
    {"text": SAID, "n": 0, "seed": "x"},
    {"text": SAID * 1000},
    {"text": SAID * 20_000},
    {"text": [SAID]},
    {"text": {SAID: SAID}},
    {SAID: 1},
    {"text": SAID, "like": ["qqqqxxxxzzzz"]},
    {"text": SAID, "mood": SAID},
    {"mood": {"emotions": {SAID: 1}, "valence": SAID}},
    [SAID],
    SAID,
]


@pytest.mark.parametrize("address", ["/api/v1/mood", "/api/v1/recommendations"])
@pytest.mark.parametrize("body", BODIES)
def test_words_come_back_in_no_answer_and_no_log(
    client: TestClient, caplog: pytest.LogCaptureFixture, address: str, body: Any
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = client.post(address, json=body)
    said = answer.text + str(answer.headers) + caplog.text
    assert "Xylophona" not in said
    assert "unravelling" not in said


@pytest.mark.parametrize(
    "raw", [f'{{"text": "{SAID}', f"text={SAID}", f'{{"text": "{SAID}\udcff"}}']
)
def test_broken_json_is_not_quoted(
    client: TestClient, caplog: pytest.LogCaptureFixture, raw: str
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = client.post(
            "/api/v1/mood",
            content=raw.encode("utf-8", "surrogateescape"),
            headers={"Content-Type": "application/json"},
        )
    assert answer.status_code in (400, 422)
    assert "Xylophona" not in answer.text + caplog.text


@pytest.mark.parametrize("path", ["/api/v1/{word}", "/page/{word}"])
def test_a_bug_is_logged_by_type_and_route_only(
    caplog: pytest.LogCaptureFixture, path: str
) -> None:
    app = FastAPI()

    @app.get(path)
    def fails(word: str) -> None:
        raise ValueError(f"cannot stand {word}")

    add_error_handlers(app)
    with caplog.at_level(logging.DEBUG):
        answer = TestClient(app).get(path.format(word="Xylophona"))
    assert answer.status_code == 500
    assert "went wrong on our side" in answer.text
    assert "cannot stand" not in answer.text + caplog.text
    ours = [record for record in caplog.records if record.name == "moodreel.api.errors"]
    assert len(ours) == 1
    assert f"ValueError in GET {path}, from test_api_secrecy.py" in ours[0].getMessage()
    assert "Xylophona" not in ours[0].getMessage()


def test_a_bug_after_the_answer_began_is_not_passed_on_in_words() -> None:
    from starlette.responses import StreamingResponse

    app = FastAPI()

    @app.get("/api/stream")
    def fails() -> StreamingResponse:
        def parts() -> Any:
            yield b"one"
            raise ValueError("Xylophona")

        return StreamingResponse(parts())

    add_error_handlers(app)
    with pytest.raises(ConnectionAbortedError) as caught:
        TestClient(app).get("/api/stream")
    assert caught.value.__suppress_context__
    assert "Xylophona" not in str(caught.value)
