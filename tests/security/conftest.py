"""A server for people with accounts, and browsers and programs of theirs."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from tests.worlds import NOON

from moodreel.accounts import passwords
from moodreel.server import create_app
from moodreel.settings import read_settings
from moodreel.wiring import Engine

HERE = "http://films.example"
GOOD = "three green kettles"


@dataclass
class Clock:
    """A clock that tests set."""

    now = NOON

    def __call__(self):
        return self.now


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A thousandth of the memory and one pass: how long a hash takes is tested elsewhere."""
    monkeypatch.setattr(passwords, "MEMORY_KIB", 64)
    monkeypatch.setattr(passwords, "PASSES", 1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def make_engine(engine: Engine, tmp_path: Path, clock: Clock) -> Iterator[Callable[..., Engine]]:
    """Engines with a database of their own and these settings; the catalogue is borrowed."""
    made: list[Engine] = []

    def make(**settings: str) -> Engine:
        own = Engine(read_settings({"MOODREEL_HOME": str(tmp_path), **settings}), clock=clock)
        own.__dict__.update(catalogue=engine.catalogue, titles=engine.titles, parts=engine.parts)
        made.append(own)
        return own

    yield make
    for own in made:
        own.close()


@pytest.fixture
def own_engine(make_engine: Callable[..., Engine]) -> Engine:
    return make_engine()


@pytest.fixture
def app(own_engine: Engine) -> FastAPI:
    """A server that everybody can reach."""
    return create_app(own_engine, at_home=False, hosts=("*",))


@pytest.fixture
def browse(app: FastAPI) -> Callable[[], TestClient]:
    """Makes browsers that follow no redirects."""
    return lambda: TestClient(app, base_url=HERE, follow_redirects=False)


@pytest.fixture
def ann(browse: Callable[[], TestClient]) -> TestClient:
    """The browser of somebody who has just registered."""
    return registered(browse(), "Ann")


@pytest.fixture
def ben(browse: Callable[[], TestClient]) -> TestClient:
    return registered(browse(), "Ben")


def registered(client: TestClient, name: str) -> TestClient:
    answer = client.post("/register", data={"name": name, "password": GOOD, "again": GOOD})
    assert answer.status_code == 303
    return client


def form_token(client: TestClient, page: str = "/account") -> str:
    """What the forms of the page carry."""
    found = re.search(r'name="form_token" value="(\w+)"', client.get(page).text)
    return found[1] if found else ""


def send(client: TestClient, address: str, **fields: str):
    """Sends a form as the page of the account would."""
    return client.post(address, data={"form_token": form_token(client), **fields})


def token(client: TestClient, *, write: bool = True, days: int = 30) -> str:
    """A new token for a program."""
    fields = {"name": "a program", "password": GOOD, "days": str(days)}
    answer = send(client, "/account/tokens", **fields, write="yes" if write else "no")
    return re.search(r"mr_[\w-]+", answer.text)[0]


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}
