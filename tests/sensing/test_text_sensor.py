"""Words become a reading."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from moodreel.errors import BadInput
from moodreel.inference.bundle import Bundle
from moodreel.inference.text_emotion import TextEmotionModel
from moodreel.sensing.text import TextSensor

SHIPPED = Path(__file__).parents[2] / "src/moodreel/artefacts/text-emotion-bilstm"
NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def sensor() -> TextSensor:
    return TextSensor(TextEmotionModel(Bundle.open(SHIPPED)))


def test_a_reading_says_what_saw_it_when_and_that_it_sees_all(sensor: TextSensor) -> None:
    reading = sensor.read("so in love", NOON)
    assert (reading.source, reading.at) == ("text", NOON)
    assert reading.sees.all()
    assert reading.valence > 0.5


def test_a_text_of_five_emoji_is_a_valid_reading(sensor: TextSensor) -> None:
    assert sensor.read("🎉🎉🎉🎉🎉", NOON).distribution.sum() == pytest.approx(1, abs=1e-3)


def test_no_words_are_refused(sensor: TextSensor) -> None:
    with pytest.raises(BadInput):
        sensor.read("  ", NOON)
