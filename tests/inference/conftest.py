from pathlib import Path

import pytest

from moodreel.inference.bundle import Bundle
from moodreel.inference.text_emotion import TextEmotionModel

SHIPPED = Path(__file__).parents[2] / "src/moodreel/artefacts/text-emotion"


@pytest.fixture(scope="session")
def model() -> TextEmotionModel:
    return TextEmotionModel(Bundle.open(SHIPPED))
