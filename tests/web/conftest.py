"""The pages over the real engine, each test with a home of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.worlds import NOON

from moodreel.server import create_app
from moodreel.settings import read_settings
from moodreel.wiring import LOCAL_PERSON, Engine

HERE = "http://localhost"


@pytest.fixture
def own_engine(engine: Engine, tmp_path: Path) -> Iterator[Engine]:
    """An engine with a database of its own; the catalogue is borrowed, which is slow to load."""
    own = Engine(read_settings({"MOODREEL_HOME": str(tmp_path)}), clock=lambda: NOON)
    own.__dict__.update(catalogue=engine.catalogue, titles=engine.titles, parts=engine.parts)
    yield own
    own.close()


@pytest.fixture
def client(own_engine: Engine) -> Iterator[TestClient]:
    with TestClient(create_app(own_engine, person=LOCAL_PERSON), base_url=HERE) as client:
        yield client


@pytest.fixture
def stranger(own_engine: Engine) -> Iterator[TestClient]:
    """Nobody is signed in, so nothing can be marked."""
    with TestClient(create_app(own_engine, person=None), base_url=HERE) as client:
        yield client
