"""Golden numbers of the shipped bundle: they change only when the bundle is made anew."""

import pytest

from moodreel.domain.emotion import INDEX, Emotion
from moodreel.inference.text_emotion import TextEmotionModel

SHOWN = [INDEX[Emotion.JOY], INDEX[Emotion.SADNESS], INDEX[Emotion.NEUTRAL]]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        # joy, sadness, neutral, valence, arousal, confidence
        ("ok I guess", [0.1453, 0.0122, 0.5435, 0.323, -0.0161, 0.5435]),
        ("my dog died this morning", [0.0312, 0.7123, 0.1148, -0.4471, -0.2928, 0.7123]),
        ("tired but happy", [0.9603, 0.0007, 0.0319, 0.9349, -0.1298, 0.9603]),
        ("😭😭", [0.097, 0.5714, 0.0298, -0.4962, 0.139, 0.5714]),
        ("ich bin heute sehr traurig", [0.0611, 0.0876, 0.2133, -0.2948, 0.3125, 0.0]),
    ],
)
def test_fixed_sentences_have_fixed_numbers(
    model: TextEmotionModel, text: str, numbers: list[float]
) -> None:
    reading = model.read(text)
    got = [*reading.distribution[SHOWN], reading.valence, reading.arousal, reading.confidence]
    assert got == pytest.approx(numbers, abs=1e-3)
