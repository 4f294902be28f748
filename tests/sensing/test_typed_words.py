"""Words are found as they were typed, whatever the text holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moodreel.sensing.typed_words import typed_words, visible


def words(text: str) -> list[str]:
    return [word.word for word in typed_words(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I'm so sad, again.", ["I'm", "so", "sad", "again"]),
        ("I don’t know — worn-out… tired", ["I", "don’t", "know", "worn-out", "tired"]),
        ("WHY?! oh no!!!", ["WHY", "?!", "oh", "no", "!!!"]),
        ("so sad😭😭😭 and 🎉", ["so", "sad", "😭😭😭", "and", "🎉"]),
        ("ok :( fine :'( xD <3 T_T", ["ok", ":(", "fine", ":'(", "xD", "<3", "T_T"]),
        ("my 👩‍👩‍👧 and ❤️ 👍🏽 🇬🇧", ["my", "👩‍👩‍👧", "and", "❤️", "👍🏽", "🇬🇧"]),
        ("see https://example.org/sad?x=1 now", ["see", "https://example.org/sad?x=1", "now"]),
        ("Мне грустно", ["Мне", "грустно"]),
        ("मैं उदास हूँ", ["मैं", "उदास", "हूँ"]),
        ("7/10, would cry", ["7", "10", "would", "cry"]),
        ("...", []),
        (" \n\t ", []),
        ("\u200b \u202e", []),
        ("", []),
    ],
)
def test_words_are_what_a_person_would_call_so(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_what_is_not_seen_is_in_the_span_and_not_in_the_word() -> None:
    text = "so lo\u200bne\u202ely\x00x\ud800y"
    found = typed_words(text)
    assert [word.word for word in found] == ["so", "lonely", "x", "y"]
    assert text[found[1].start : found[1].end] == "lo\u200bne\u202ely"


def test_a_word_is_not_told_by_its_repr() -> None:
    assert "lonely" not in repr(typed_words("so lonely"))


def test_line_breaks_stay_visible_and_commands_of_a_terminal_do_not() -> None:
    assert visible("a\n\x1b[31mb\u202ec\ud800") == "a\n[31mbc"


@given(st.text(st.characters(exclude_categories=[]), max_size=300))
def test_any_text_has_words_in_order_that_can_be_shown(text: str) -> None:
    end = 0
    for word in typed_words(text):
        assert end <= word.start < word.end <= len(text)
        assert word.word.encode()
        assert visible(word.word) == word.word != ""
        end = word.end
