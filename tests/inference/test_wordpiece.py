"""BERT's word pieces, on a vocabulary of a few words."""

import pytest

from moodreel.inference.wordpiece import WordPiece, words

VOCABULARY = "[PAD] [UNK] [CLS] [SEP] i feel un ##happy happy ##ness ##s ! ' t don 漢 cafe".split()
CLS, SEP, UNK = 2, 3, 1


@pytest.fixture
def pieces() -> WordPiece:
    return WordPiece(VOCABULARY)


def named(rows: list[int]) -> list[str]:
    return [VOCABULARY[row] for row in rows[1:-1]]


def test_a_text_stands_between_its_two_marks(pieces: WordPiece) -> None:
    assert pieces.encode("I feel happy", 64) == [CLS, 4, 5, 8, SEP]
    assert pieces.encode("", 64) == [CLS, SEP]


def test_a_word_falls_into_the_longest_pieces_from_its_left(pieces: WordPiece) -> None:
    assert named(pieces.encode("unhappyness", 64)) == ["un", "##happy", "##ness"]


def test_a_word_that_cannot_be_spelt_whole_is_one_unknown(pieces: WordPiece) -> None:
    assert named(pieces.encode("happyx feel", 64)) == ["[UNK]", "feel"]
    assert not pieces.knows("happyx")
    assert pieces.knows("happyness")


def test_a_word_of_more_than_a_hundred_letters_is_unknown(pieces: WordPiece) -> None:
    assert named(pieces.encode("un" + "s" * 99, 64)) == ["[UNK]"]


def test_the_end_of_a_long_text_is_cut_and_the_last_mark_stays(pieces: WordPiece) -> None:
    assert pieces.encode("i feel happy happy", 4) == [CLS, 4, 5, SEP]


def test_case_accents_and_control_characters_do_not_matter(pieces: WordPiece) -> None:
    assert named(pieces.encode("CAFÉ ca\u200bfe\u0000 cafe\u0301", 64)) == ["cafe"] * 3


def test_marks_and_ideographs_are_words_of_their_own(pieces: WordPiece) -> None:
    assert words("Don't—stop!!") == ["don", "'", "t", "—", "stop", "!", "!"]
    assert named(pieces.encode("don't!漢漢", 64)) == ["don", "'", "t", "!", "漢", "漢"]
    assert words("$5\tok\n") == ["$", "5", "ok"]
