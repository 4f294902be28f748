from pathlib import Path

import pytest

from moodreel.inference.bundle import Bundle
from moodreel.inference.face_detector import FaceDetector
from moodreel.inference.text_emotion import TextEmotionModel

ARTEFACTS = Path(__file__).parents[2] / "src/moodreel/artefacts"


@pytest.fixture(scope="session")
def bilstm() -> TextEmotionModel:
    """The reader that needs nothing fetched."""
    return TextEmotionModel(Bundle.open(ARTEFACTS / "text-emotion-bilstm"))


@pytest.fixture(scope="session")
def transformer(fetched_minilm: Path) -> TextEmotionModel:
    """The reader on MiniLM."""
    return TextEmotionModel(Bundle.open(ARTEFACTS / "text-emotion-transformer", fetched_minilm))


@pytest.fixture(scope="session", params=["bilstm", "transformer"])
def model(request: pytest.FixtureRequest) -> TextEmotionModel:
    """Each shipped reader in turn."""
    found: TextEmotionModel = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def detector(fetched_blazeface: Path) -> FaceDetector:
    """The shipped face detector, on its fetched weights."""
    return FaceDetector(Bundle.open(ARTEFACTS / "face-detector", fetched_blazeface))
