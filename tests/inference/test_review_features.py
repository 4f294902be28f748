"""Reviews as words and runs of words."""

import numpy as np
import pytest

from moodreel.errors import BadInput
from moodreel.inference.review_features import (
    CHUNK,
    MOST_CHARACTERS,
    Vocabulary,
    key_of,
    runs_of,
    words_of,
)

SMALL = Vocabulary.of(["not", "good", "film", "!"])
NOT, GOOD, FILM, LOUD = 1, 2, 3, 4


def test_words_are_lower_case_without_tags_and_keep_their_apostrophes() -> None:
    assert words_of("It ISN\u2019T <b>bad</b>!<br /><br />8/10 &amp; 2 more") == [
        "it", "isn't", "bad", "!", "8/10", "2", "more",
    ]  # fmt: skip


def test_scripts_are_not_read_even_when_they_never_end() -> None:
    assert words_of("<script>great()</script>dull <style>b{}</style>") == ["dull"]
    assert words_of("dull <script>great great") == ["dull"]


@pytest.mark.parametrize("text", ["", " \n\t "])
def test_an_empty_review_is_bad_input(text: str) -> None:
    with pytest.raises(BadInput, match="empty"):
        words_of(text)


def test_a_review_may_have_a_hundred_thousand_characters_and_no_more() -> None:
    assert len(words_of("so " * (MOST_CHARACTERS // 3))) == MOST_CHARACTERS // 3
    with pytest.raises(BadInput, match="100,001") as problem:
        words_of("x" * (MOST_CHARACTERS + 1))
    assert "xx" not in str(problem.value)


def test_runs_are_known_neighbours_of_one_text_and_count_once() -> None:
    runs = runs_of([["not", "good", "not", "good"], ["film"]], SMALL)
    found = sorted(zip(runs.texts.tolist(), runs.keys.tolist(), strict=True))
    assert found == sorted([
        (0, NOT), (0, GOOD), (1, FILM), (0, key_of([NOT, GOOD])), (0, key_of([GOOD, NOT])),
        (0, key_of([NOT, GOOD, NOT])), (0, key_of([GOOD, NOT, GOOD])),
    ])  # fmt: skip
    assert (np.diff(runs.keys) >= 0).all()


def test_an_unknown_word_parts_its_neighbours() -> None:
    runs = runs_of([["not", "very", "good"]], SMALL)
    assert runs.keys.tolist() == [NOT, GOOD]
    assert runs.known_share.tolist() == pytest.approx([2 / 3])


def test_marks_and_numbers_tell_no_language() -> None:
    assert runs_of([["!", "!", "12"], ["!", "film"]], SMALL).known_share.tolist() == [0, 1]


def test_texts_without_words_have_no_runs() -> None:
    assert len(runs_of([[], []], SMALL).keys) == 0
    assert len(runs_of([], SMALL).keys) == 0


def test_more_texts_than_a_chunk_are_refused() -> None:
    with pytest.raises(ValueError, match="at most"):
        runs_of([[]] * (CHUNK + 1), SMALL)


@pytest.mark.parametrize("words", [[], ["a", "a"], [""]])
def test_a_vocabulary_has_different_words(words: list[str]) -> None:
    with pytest.raises(ValueError, match="different words"):
        Vocabulary.of(words)
