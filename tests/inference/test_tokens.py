"""The tokenisation that training and run time share."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moodreel.errors import BadInput
from moodreel.inference.tokens import (
    MAX_CHARACTERS,
    MAX_WORD,
    PART_TOKENS,
    Featuriser,
    WordRows,
    known_share,
    parts,
    pieces,
    tokenise,
)

SMALL = Featuriser({"happy": 1, "not": 2, "not happy": 3, "😭": 4}, n_buckets=100)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("I'm HAPPY", ["i'm", "happy"]),
        ("she isn't", ["she", "is", "not"]),
        ("she isnt", ["she", "is", "not"]),
        ("I can't, won't, cannot", ["i", "can", "not", ",", "will", "not", ",", "can", "not"]),
        ("I can’t", ["i", "can", "not"]),
        ("soooooo good!!!!!!", ["sooo", "good", "!!!"]),
        ("great :D <3 :'(", ["great", ":d", "<3", ":'("]),
        ("😭😭 ❤️ 👍🏽", ["😭", "😭", "❤", "👍"]),
        ("ha\u200bppy \u202ehappy", ["happy", "happy"]),
        ("\x1b[1;31msad\x1b[0m \x1b[2Jday", ["sad", "day"]),
        ("a\x00b\tc", ["a", "b", "c"]),
        ("<b>sad</b><script src='x'>", ["sad"]),
        ("ｈａｐｐｙ", ["happy"]),
        ("I <3 you, 2 < 3", ["i", "<3", "you", ",", "2", "<", "3"]),
    ],
)
def test_text_becomes_these_tokens(text: str, tokens: list[str]) -> None:
    assert tokenise(text) == tokens


@pytest.mark.parametrize("text", ["", "   ", "\n\t\x00", "\u200b\u200d\ufe0f", "\ud800", "<br>"])
def test_nothing_to_read_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="empty"):
        tokenise(text)


def test_a_megabyte_is_refused_without_repeating_it() -> None:
    with pytest.raises(BadInput, match="20,000 characters") as caught:
        tokenise("secret " * 150_000)
    assert "secret" not in str(caught.value)


def test_one_character_that_stands_for_eighteen_counts_as_eighteen() -> None:
    with pytest.raises(BadInput):
        tokenise("\ufdfa" * 2_000)


def test_the_longest_text_is_read_in_parts() -> None:
    tokens = tokenise("a " * (MAX_CHARACTERS // 2))
    stretches = parts(tokens)
    assert [token for stretch in stretches for token in stretch] == tokens
    assert max(map(len, stretches)) <= PART_TOKENS


def test_known_words_and_pairs_have_their_own_rows() -> None:
    features = SMALL.features(["not", "happy"])
    assert {1, 2, 3} <= set(features.ids.tolist())


def test_an_unknown_word_is_read_by_its_pieces() -> None:
    features = SMALL.features(["happiness"])
    assert features.ids.min() > len(SMALL.vocabulary)


def test_the_known_share_counts_words_and_emoji_not_marks() -> None:
    assert known_share(["happy", ",", "glorp", "😭", "7"], {"happy", "😭"}) == pytest.approx(2 / 3)
    assert known_share(["!", "7"], {"!"}) == 0


def test_a_word_is_its_own_row_or_its_pieces() -> None:
    rows = WordRows({"happy": 1}, n_buckets=10)
    known, unknown, mark = rows.of(["happy", "glum", "!"])
    assert known.tolist() == [1] + [0] * (len(known) - 1)
    assert (unknown > 1).sum() == len(pieces("glum"))
    assert (mark > 0).sum() == 1
    assert rows.of([]).shape == (0, 1)


def test_without_buckets_one_row_stands_for_every_unknown_word() -> None:
    rows = WordRows({"happy": 1}, n_buckets=0)
    assert rows.of(["glum", "happy", "glorp"]).tolist() == [[2], [1], [2]]
    assert rows.n_rows == 3


def test_an_emoji_is_read_by_its_name() -> None:
    assert pieces("😭") == ["~loudly", "~crying", "~face"]


def test_negated_words_and_words_after_but_stand_in_channels_of_their_own() -> None:
    plain = Featuriser({"not": 1, "sad": 2, ",": 3, "tired": 4, "but": 5, "happy": 6}, n_buckets=1)
    features = plain.features(["not", "sad", ",", "tired", "but", "happy"])
    told, negated, late = features.weights
    assert 2 not in features.ids[told > 0]
    assert set(features.ids[negated > 0].tolist()) <= {2, 7}
    assert 2 in features.ids[negated > 0]
    assert set(features.ids[late > 0].tolist()) <= {6, 7}
    assert 6 in features.ids[late > 0]


def test_rows_are_the_same_on_every_machine() -> None:
    assert SMALL.features(["glum"]).ids.tolist() == [30, 20, 25, 61, 81, 61, 38, 75, 66]


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_any_text_gives_bounded_finite_features_or_bad_input(text: str) -> None:
    try:
        tokens = tokenise(text)
    except BadInput:
        return
    assert tokens == tokenise(text)
    assert all(0 < len(token) <= MAX_WORD for token in tokens)
    for part in parts(tokens):
        features = SMALL.features(part)
        again = SMALL.features(part)
        assert np.array_equal(features.ids, again.ids)
        assert features.weights.shape == (3, len(features.ids))
        assert np.isfinite(features.weights).all()
        assert features.ids.size == 0 or 0 < features.ids.min() <= features.ids.max() < SMALL.n_rows
        assert features.ids.size <= PART_TOKENS * (2 + 3 * (MAX_WORD + 2))
        assert 0 <= known_share(part, SMALL.vocabulary) <= 1
