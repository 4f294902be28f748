import pytest
from hypothesis import given
from hypothesis import strategies as st

from moodreel.errors import BadInput
from moodreel.sensing.named import named_moods


def names(text):
    return [choice.name for choice in named_moods(text)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("lonely", ["lonely"]),
        ("So bored!!", ["bored"]),
        ("a bit nostalgic...", ["nostalgic"]),
        ("I feel lonely", ["lonely"]),
        ("I had a horrible day and feel lonely", ["lonely"]),
        ("I'm so angry at my boss I could scream", ["angry"]),
        ("i am really tired and i feel down", ["tired", "down"]),
        ("feeling quite anxious about tomorrow", ["anxious"]),
        ("that call made my day, I'm happy", ["happy"]),
        ("it makes me feel sad", ["sad"]),
    ],
)
def test_a_mood_said_of_oneself_is_named(text, named):
    assert names(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "I'm not sad",
        "I don't feel lonely",
        "she is angry with me",
        "do you feel lonely?",
        "a happy film please",
        "I'm down for anything",
        "if I feel sad I eat",
        "I'd like something relaxed",
        "ok I guess",
        "I'm curious whether it works",
        "sadly",
        "Ich bin traurig",
        "what a sad story",
    ],
)
def test_what_is_denied_or_said_of_others_is_not(text):
    assert names(text) == []


def test_each_of_two_moods_in_a_row_is_named():
    assert names("I'm sad I'm bored") == ["sad", "bored"]
    assert names("when I feel sad and I feel bored") == ["bored"]


@pytest.mark.parametrize("text", ["ab" * 10_000, "i feel " * 2_800, "so " * 6_600, "🥲🫠" * 10_000])
def test_a_text_of_the_longest_kind_is_searched_at_once(text):
    assert names(text) == []


def test_nothing_readable_is_refused():
    with pytest.raises(BadInput):
        named_moods("  ​ ")


@given(st.text(max_size=300))
def test_any_text_is_searched_or_refused(text):
    try:
        found = names(text)
    except BadInput:
        return
    assert len(set(found)) == len(found)


def test_the_first_sentence_of_the_readme_is_understood(engine):
    mood = engine.read_mood(text="I had a horrible day and feel lonely")
    assert mood.leading == "sadness"
    assert mood.sure
    assert mood.valence < -0.3
    assert [reading.source for reading in mood.readings] == ["text"]


def test_words_that_only_name_a_chip_are_near_that_chip(engine):
    named, chosen = engine.read_mood(text="nostalgic"), engine.read_mood(choose="nostalgic")
    assert named.leading == chosen.leading
    assert abs(named.valence - chosen.valence) < 0.3
