"""Golden numbers of the shipped bundles: they change only when a bundle is made anew."""

import pytest

from moodreel.domain.emotion import INDEX, Emotion
from moodreel.inference.text_blend import TextBlend
from moodreel.inference.text_emotion import TextEmotionModel, TextReader

SHOWN = [INDEX[Emotion.JOY], INDEX[Emotion.SADNESS], INDEX[Emotion.NEUTRAL]]


def numbers(reader: TextReader, text: str) -> list[float]:
    """joy, sadness, neutral, valence, arousal, confidence."""
    reading = reader.read(text)
    return [*reading.distribution[SHOWN], reading.valence, reading.arousal, reading.confidence]


@pytest.mark.parametrize(
    ("text", "golden"),
    [
        ("ok I guess", [0.0924, 0.0145, 0.8254, 0.0399, -0.1781, 0.8254]),
        ("my dog died this morning", [0.016, 0.7965, 0.0606, -0.3335, -0.2077, 0.7965]),
        ("tired but happy", [0.6107, 0.0639, 0.2944, 0.3217, -0.0912, 0.6107]),
        ("😭😭", [0.0102, 0.8233, 0.0219, -0.5692, 0.1835, 0.8233]),
        ("ich bin heute sehr traurig", [0.0194, 0.0154, 0.4401, -0.3506, 0.233, 0.044]),
    ],
)
def test_the_bilstm_has_fixed_numbers_for_fixed_sentences(
    bilstm: TextEmotionModel, text: str, golden: list[float]
) -> None:
    assert numbers(bilstm, text) == pytest.approx(golden, abs=1e-3)


# onnxruntime multiplies by int8 blocks with whatever the processor is best at, so that the last
# digits differ between machines.
@pytest.mark.parametrize(
    ("text", "golden"),
    [
        ("ok I guess", [0.0092, 0.0251, 0.9575, -0.0506, -0.2561, 0.9575]),
        ("my dog died this morning", [0.0063, 0.9161, 0.0437, -0.6866, -0.379, 0.9161]),
        ("tired but happy", [0.519, 0.0688, 0.3959, 0.4848, -0.3038, 0.519]),
        ("😭😭", [0.0211, 0.3585, 0.0811, -0.6227, 0.5882, 0.4265]),
        ("ich bin heute sehr traurig", [0.0414, 0.1695, 0.5778, -0.1755, -0.1493, 0.0578]),
    ],
)
def test_the_transformer_has_fixed_numbers_for_fixed_sentences(
    transformer: TextEmotionModel, text: str, golden: list[float]
) -> None:
    assert numbers(transformer, text) == pytest.approx(golden, abs=0.03)


def test_both_together_are_between_the_two_and_sharper(
    transformer: TextEmotionModel, bilstm: TextEmotionModel
) -> None:
    golden = [0.0056, 0.9155, 0.0355, -0.563, -0.319, 0.9155]
    blend = TextBlend(transformer, bilstm)
    assert numbers(blend, "my dog died this morning") == pytest.approx(golden, abs=0.03)
