"""Whatever is typed is read, and nothing of it is made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moodreel.domain.bounds import FIRST_YEAR, LAST_YEAR
from moodreel.errors import BadInput
from moodreel.recommending.wish.read import read_search, read_wish

PIECES = (
    "no not without something like about film comedy French 90s 1990 under two hours I feel sad "
    'and but , . ! ? " ( make me cry Heat seen with by the a of to 😭 \u202e é'
).split()


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=200))
def test_the_feeling_is_a_part_of_the_text_and_years_are_years(names, text):
    understood = read_wish(text, names, 2026)
    assert all(word in text or not word.isascii() for word in understood.feeling.split())
    assert set(understood.feeling) <= set(text) | {" "}
    for part in (*understood.parts, *read_search(text, names, 2026).parts):
        if part.asks in ("from", "to"):
            assert FIRST_YEAR <= int(part.value) <= LAST_YEAR
        assert part.value


@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_each_part_is_asked_for_once(names, text):
    keys = [part.key for part in read_wish(text, names, 2026).parts]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("piece", ["a", "the ", "not ", 'like "', "1990 to ", "no,", "( "])
def test_the_longest_text_is_read_and_a_longer_one_refused(names, piece):
    read_wish((piece * 20_000)[:20_000], names, 2026)
    with pytest.raises(BadInput, match="at most 20,000 characters"):
        read_wish(piece * 100_000, names, 2026)


def test_nothing_of_the_words_shows_in_a_repr(names):
    understood = read_wish("I miss Carla, something about Carla and a zebra", names, 2026)
    assert "Carla" not in repr(understood)
    assert "zebra" not in repr(understood)
