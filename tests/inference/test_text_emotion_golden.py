"""Golden numbers of the shipped bundle: they change only when the bundle is made anew."""

import pytest

from moodreel.domain.emotion import INDEX, Emotion
from moodreel.inference.text_emotion import TextEmotionModel

SHOWN = [INDEX[Emotion.JOY], INDEX[Emotion.SADNESS], INDEX[Emotion.NEUTRAL]]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        # joy, sadness, neutral, valence, arousal, confidence
        ("ok I guess", [0.0375, 0.0074, 0.9346, 0.0607, -0.1571, 0.9346]),
        ("my dog died this morning", [0.0108, 0.8855, 0.0198, -0.3966, -0.0186, 0.8855]),
        ("tired but happy", [0.937, 0.0166, 0.0436, 0.5958, -0.1229, 0.937]),
        ("😭😭", [0.0071, 0.8772, 0.0038, -0.491, 0.326, 0.8772]),
        ("ich bin heute sehr traurig", [0.1108, 0.0637, 0.2828, -0.0702, 0.2148, 0.0283]),
    ],
)
def test_fixed_sentences_have_fixed_numbers(
    model: TextEmotionModel, text: str, numbers: list[float]
) -> None:
    reading = model.read(text)
    got = [*reading.distribution[SHOWN], reading.valence, reading.arousal, reading.confidence]
    assert got == pytest.approx(numbers, abs=1e-3)
