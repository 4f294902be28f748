"""Asking other servers: bounded in time and size, never led away, never telling a key."""

import json
import logging
import time

import pytest
from tests.providers.far_away import JPEG, FarAway, Request, far_away

from moodreel.errors import Unavailable
from moodreel.providers.asking import Asking
from moodreel.providers.breaker import FIRST_PAUSE_S, LONGEST_PAUSE_S, Breaker
from moodreel.providers.remote import Remote

KEY = "k3y-0f-s0meb0dy"


def remote(far: FarAway, timeout_s: float = 0.4) -> Remote:
    return Remote("Somebody", far.origin, timeout_s=timeout_s)


@pytest.mark.parametrize(
    "origin",
    [
        "http://example.org",
        "https://example.org/path",
        "file:///etc/passwd",
        "ftp://example.org",
        "example.org",
        "https://",
        "http://127.0.0.1.example.org",
        "",
    ],
)
def test_only_https_to_a_named_host_is_asked(origin: str) -> None:
    with pytest.raises(ValueError, match="expected an origin"):
        Remote("Somebody", origin)


def test_what_came_is_given_with_its_kind_and_status() -> None:
    with far_away(lambda r: r.say_json({"a": 1}, 201)) as far:
        reply = remote(far).get("/x?y=1", at_most=100)
    assert (reply.status, reply.kind, json.loads(reply.body)) == (201, "application/json", {"a": 1})
    assert far.paths == ["/x?y=1"]


@pytest.mark.parametrize("how", [Request.hang, Request.drip], ids=["hangs", "drips"])
def test_who_is_slow_is_not_waited_for(how: object) -> None:
    begun = time.monotonic()
    with far_away(how) as far, pytest.raises(Unavailable, match=r"did not answer"):  # type: ignore[arg-type]
        remote(far).get("/", at_most=10_000)
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize("where", ["file:///etc/passwd", "http://127.0.0.1:1/", "/elsewhere"])
@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_nobody_is_followed_elsewhere(where: str, status: int) -> None:
    with far_away(lambda r: r.say(status, Location=where)) as far:
        with pytest.raises(Unavailable, match="leads elsewhere"):
            remote(far).get("/", at_most=100)
        assert far.paths == ["/"]


def test_too_much_is_not_read() -> None:
    with (
        far_away(lambda r: r.say(200, b"x" * 1_000_000)) as far,
        pytest.raises(Unavailable, match="more than 1,000 bytes"),
    ):
        remote(far, 3).get("/", at_most=1_000)


def test_half_an_answer_is_none() -> None:
    def half(request: Request) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "100")
        request.end_headers()
        request.wfile.write(b"half")

    with far_away(half) as far, pytest.raises(Unavailable, match="broke off"):
        remote(far).get("/", at_most=1_000)


def test_packed_answers_are_refused() -> None:
    with (
        far_away(lambda r: r.say(200, b"x", Content_Encoding="gzip")) as far,
        pytest.raises(Unavailable, match="packed"),
    ):
        remote(far).get("/", at_most=1_000)


def test_who_is_not_there_is_said_by_name() -> None:
    with pytest.raises(Unavailable, match=r"^Somebody did not answer \(ConnectionRefusedError\)$"):
        Remote("Somebody", "http://127.0.0.1:1").get(f"/?apikey={KEY}", at_most=10)


@pytest.mark.parametrize(
    "answer",
    [
        lambda r: r.say(200, b"<html>Sign in to this network</html>", "text/html"),
        lambda r: r.say(200, b"<html></html>", "application/json"),
        lambda r: r.say(200, b"[1, 2]", "application/json"),
        lambda r: r.say(200, b"[" * 100_000, "application/json"),
        lambda r: r.say(200, b'{"a": ' + b"9" * 10_000 + b"}", "application/json"),
        lambda r: r.say(200, b"\xff\xfe", "application/json"),
        lambda r: r.say(200, b"", "application/json"),
        lambda r: r.say(500, b"{}", "application/json"),
        lambda r: r.say(401, b"{}", "application/json"),
        lambda r: r.say(204, b"", "application/json"),
    ],
)
def test_what_is_no_json_object_is_a_failure_that_names_no_address(
    answer: object, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), far_away(answer) as far:  # type: ignore[arg-type]
        asking = Asking(remote(far, 3))
        with pytest.raises(Unavailable, match="Somebody") as refused:
            asking.document(f"/?apikey={KEY}")
        with pytest.raises(Unavailable, match="left alone"):
            asking.document(f"/?apikey={KEY}")
        assert len(far.seen) == 1
    assert KEY not in caplog.text
    assert KEY not in str(refused.value)
    assert far.origin not in str(refused.value)


def test_nothing_there_is_no_failure() -> None:
    with far_away(lambda r: r.say(404)) as far:
        asking = Asking(remote(far))
        assert asking.document("/a") is None
        assert asking.document("/b") is None


def test_a_picture_is_one_by_what_is_said_and_what_it_is() -> None:
    with far_away(lambda r: r.say(200, JPEG, "image/jpeg")) as far:
        assert Asking(remote(far)).picture("/a.jpg").content == JPEG
    for content, kind in [
        (b"<svg/>", "image/svg+xml"),
        (b"<script>", "image/jpeg"),
        (JPEG, "text/html"),
    ]:
        with (
            far_away(lambda r, c=content, k=kind: r.say(200, c, k)) as far,  # type: ignore[misc]
            pytest.raises(Unavailable, match="no picture"),
        ):
            Asking(remote(far)).picture("/a.jpg")


def test_a_service_that_asks_for_a_pause_gets_it() -> None:
    now = [0.0]
    with far_away(lambda r: r.say(429, Retry_After="120")) as far:
        asking = Asking(remote(far), Breaker("Somebody", lambda: now[0]))
        for moment, asked in [(0.0, 1), (119.0, 1), (121.0, 2)]:
            now[0] = moment
            with pytest.raises(Unavailable):
                asking.document("/")
            assert len(far.seen) == asked


def test_pauses_double_up_to_the_longest_and_end_with_one_try() -> None:
    now = [0.0]
    breaker = Breaker("Somebody", lambda: now[0])
    for pause in (FIRST_PAUSE_S, 2 * FIRST_PAUSE_S, 4 * FIRST_PAUSE_S):
        breaker.enter()
        breaker.failed("no answer")
        now[0] += pause - 0.1
        with pytest.raises(Unavailable):
            breaker.enter()
        now[0] += 0.2
    breaker.enter()
    with pytest.raises(Unavailable):  # the second who would try
        breaker.enter()
    breaker.succeeded()
    breaker.enter()
    for _ in range(50):
        breaker.failed("no answer")
    now[0] += LONGEST_PAUSE_S + 1
    breaker.enter()
