"""Golden numbers of the shipped bundle: they change only when the bundle is made anew."""

import pytest

from moodreel.domain.emotion import INDEX, Emotion
from moodreel.inference.text_emotion import TextEmotionModel

SHOWN = [INDEX[Emotion.JOY], INDEX[Emotion.SADNESS], INDEX[Emotion.NEUTRAL]]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        # joy, sadness, neutral, valence, arousal, confidence
        ("ok I guess", [0.0476, 0.0112, 0.9291, 0.1346, -0.2141, 0.9291]),
        ("my dog died this morning", [0.0152, 0.806, 0.0234, -0.4145, 0.0539, 0.806]),
        ("tired but happy", [0.8678, 0.0258, 0.1041, 0.5286, -0.3082, 0.8678]),
        ("😭😭", [0.0137, 0.8606, 0.0056, -0.3249, 0.235, 0.8606]),
        ("ich bin heute sehr traurig", [0.1432, 0.0675, 0.4405, -0.0448, 0.1321, 0.044]),
    ],
)
def test_fixed_sentences_have_fixed_numbers(
    model: TextEmotionModel, text: str, numbers: list[float]
) -> None:
    reading = model.read(text)
    got = [*reading.distribution[SHOWN], reading.valence, reading.arousal, reading.confidence]
    assert got == pytest.approx(numbers, abs=1e-3)
