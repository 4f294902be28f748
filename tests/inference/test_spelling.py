"""Emoji are spelt out for MiniLM, and never make much more of a text than it is."""

from moodreel.inference.tokens import MAX_CHARACTERS
from moodreel.inference.wordpiece import MOST_NAMED, spell_out


def test_an_emoji_stands_under_its_name() -> None:
    assert spell_out("so \U0001f622!").split() == ["so", "crying", "face", "!"]


def test_a_page_of_emoji_is_named_only_as_far_as_there_is_room() -> None:
    long_name, n = "\U0001f605\U0001f604", MAX_CHARACTERS // 2
    spelt = spell_out(long_name * n)
    assert spelt.startswith(" smiling face with open mouth and cold sweat ")
    assert 0.8 * MOST_NAMED < sum(map(len, spelt.split())) <= MOST_NAMED
    assert spell_out("\U0001f622 " * 150).split()[-2:] == ["crying", "face"]


def test_words_after_a_page_of_emoji_are_still_read() -> None:
    assert spell_out("\U0001f605\U0001f604" * 500 + "i am fine").endswith("i am fine")
