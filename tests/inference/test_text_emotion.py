"""What the shipped text model makes of words."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moodreel.domain.emotion import EMOTIONS
from moodreel.domain.mood import SURE_FROM
from moodreel.errors import BadInput
from moodreel.inference.text_emotion import TextEmotionModel


def leading(model: TextEmotionModel, text: str) -> str:
    return EMOTIONS[int(model.read(text).distribution.argmax())].value


@pytest.mark.parametrize(
    ("text", "emotion"),
    [
        ("ok I guess", "neutral"),
        ("so in love", "love"),
        ("I'm so excited about tomorrow!!", "joy"),
        ("my dog died this morning", "sadness"),
        ("I can't believe it, wow", "surprise"),
        ("that was disgusting", "disgust"),
        ("terrified of the exam tomorrow", "fear"),
        ("furious with my boss", "anger"),
        ("tired but happy", "joy"),
    ],
)
def test_plain_feelings_are_read(model: TextEmotionModel, text: str, emotion: str) -> None:
    assert leading(model, text) == emotion


def test_the_first_sentence_of_a_newcomer_is_sad(model: TextEmotionModel) -> None:
    assert leading(model, "I had a horrible day and feel lonely") == "sadness"


@pytest.mark.parametrize("text", ["hapyp", "lonleey"])
def test_a_lone_word_with_a_slip_is_a_weak_opinion_not_none(
    model: TextEmotionModel, text: str
) -> None:
    assert 0 < model.read(text).confidence < SURE_FROM


@pytest.mark.parametrize("text", ["ok I guess", "not exactly thrilled", "meh", "not happy"])
def test_lukewarm_words_are_not_joy(model: TextEmotionModel, text: str) -> None:
    assert leading(model, text) != "joy"


@pytest.mark.parametrize(
    "text",
    [
        "ich bin heute so müde und traurig",
        "今日はとても疲れました",
        "أنا سعيد جدا بهذا الخبر",
        "मैं बहुत खुश हूँ",
        "qwertyuiop zxcvbnm",
        "12345",
        "...",
    ],
)
def test_what_is_not_english_is_never_a_confident_guess(model: TextEmotionModel, text: str) -> None:
    assert model.read(text).confidence < SURE_FROM


def test_a_long_text_is_the_mean_of_its_parts(model: TextEmotionModel) -> None:
    once = model.read("i feel so lonely today .")
    often = model.read("i feel so lonely today . " * 64)
    assert np.abs(once.distribution - often.distribution).max() < 0.3
    assert often.valence < 0


@pytest.mark.parametrize("text", ["a " * 10_000, "x" * 20_000, "😭" * 20_000, "?" * 20_000])
def test_the_longest_texts_are_read(model: TextEmotionModel, text: str) -> None:
    assert np.isfinite(model.read(text).distribution).all()


@pytest.mark.parametrize("text", ["", " ", "\u200b", "sad " * 300_000])
def test_nothing_and_too_much_are_refused(model: TextEmotionModel, text: str) -> None:
    with pytest.raises(BadInput):
        model.read(text)


def test_invisible_characters_tags_and_case_change_nothing(model: TextEmotionModel) -> None:
    plain = model.read("i feel lonely").distribution
    for text in (
        "I FEEL LONELY",
        "i\u200b feel \u202elonely",
        "<p>i feel lonely</p>",
        "i feel\x07lonely",
    ):
        assert np.array_equal(model.read(text).distribution, plain)


def test_reading_many_is_reading_each(model: TextEmotionModel) -> None:
    texts = ["bored", "what a lovely evening with my family"]
    for alone, together in zip(map(model.read, texts), model.read_many(texts), strict=True):
        assert np.allclose(alone.distribution, together.distribution, atol=1e-5)


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_is_read_within_bounds_or_refused(model: TextEmotionModel, text: str) -> None:
    try:
        reading = model.read(text)
    except BadInput:
        return
    assert reading.distribution.shape == (8,)
    assert reading.distribution.dtype == np.float32
    assert abs(float(reading.distribution.sum()) - 1) < 1e-5
    assert float(reading.distribution.min()) >= 0
    assert -1 <= reading.valence <= 1
    assert -1 <= reading.arousal <= 1
    assert 0 <= reading.confidence <= 1
