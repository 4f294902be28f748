"""The whole app over the real engine, as a person's own browser and programs would meet it."""

from collections.abc import Iterator
from itertools import count

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from moodreel.server import create_app
from moodreel.wiring import Engine

HOME = "http://localhost"
NEWCOMERS = count(1)


@pytest.fixture(scope="session")
def app(engine: Engine) -> FastAPI:
    return create_app(engine, person="api-tests")


@pytest.fixture(scope="session")
def client(app: FastAPI) -> Iterator[TestClient]:
    with TestClient(app, base_url=HOME, follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="session")
def nobody(engine: Engine) -> Iterator[TestClient]:
    """A client of a server that keeps no marks."""
    with TestClient(create_app(engine, person=None), base_url=HOME) as client:
        yield client


@pytest.fixture
def own(engine: Engine) -> TestClient:
    """A client of a person without any marks yet."""
    return TestClient(create_app(engine, person=f"newcomer-{next(NEWCOMERS)}"), base_url=HOME)
