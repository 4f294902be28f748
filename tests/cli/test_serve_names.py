"""A server that is reached from elsewhere answers to its names alone."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from moodreel.errors import BadInput
from moodreel.settings import read_settings

READY_WITHIN_S = 60.0


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """Where `moodreel serve` listens as behind a reverse proxy on the same machine."""
    home: Path = tmp_path_factory.mktemp("home")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    names = {"MOODREEL_HOME": str(home), "MOODREEL_HOSTS": "films.example.org"}
    command = [sys.executable, "-c", "from moodreel.cli import main; main()", "serve"]
    with subprocess.Popen(
        [*command, "--port", str(port)], env=os.environ | names, stdout=subprocess.DEVNULL
    ) as server:
        deadline = time.monotonic() + READY_WITHIN_S
        while status(port, "localhost") != 200:
            assert server.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.1)
        yield port
        server.terminate()


def status(port: int, host: str, path: str = "/readyz", **headers: str) -> int | None:
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        connection.request("GET", path, headers={"Host": host, **headers})
        return connection.getresponse().status
    except ConnectionError:
        return None
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("films.example.org", 200),
        ("FILMS.example.org:443", 200),
        ("localhost", 200),
        ("evil.example.org", 400),
        ("films.example.org.evil.example", 400),
    ],
)
def test_it_answers_to_its_names_alone(port: int, host: str, expected: int) -> None:
    assert status(port, host) == expected


def test_whoever_comes_through_the_proxy_is_not_this_machines_one_person(port: int) -> None:
    assert status(port, "films.example.org", "/api/v1/ratings") == 401


def test_names_and_proxies_are_read_as_lists(tmp_path: Path) -> None:
    home = {"MOODREEL_HOME": str(tmp_path)}
    usual = read_settings(home)
    assert usual.hosts == ()
    assert usual.proxies == ("127.0.0.1", "::1")
    settings = read_settings(
        home | {"MOODREEL_HOSTS": "Films.example.org, b", "MOODREEL_PROXIES": "10.0.0.0/8 ::1"}
    )
    assert settings.hosts == ("films.example.org", "b")
    assert settings.proxies == ("10.0.0.0/8", "::1")


@pytest.mark.parametrize(
    ("name", "value", "match"),
    [
        ("HOSTS", "https://films.example.org", "expected host names like"),
        ("HOSTS", "films.example.org:443", "without https:// and port"),
        ("HOSTS", "*", "expected host names like"),
        ("PROXIES", "films.example.org", "expected addresses like"),
        ("PROXIES", "10.0.0.1/8", "expected addresses like"),
    ],
)
def test_names_and_proxies_that_are_none_are_refused(name: str, value: str, match: str) -> None:
    with pytest.raises(BadInput, match=match):
        read_settings({f"MOODREEL_{name}": value})
