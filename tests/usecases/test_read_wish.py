"""Words as wishes beside filters, and the mood of who only asks for films."""

from datetime import UTC, datetime

import pytest

from moodreel.domain.understood import Asks, Part, Understood
from moodreel.usecases.make_wish import Wishes
from moodreel.usecases.read_mood import ReadMood
from moodreel.usecases.read_wish import intent_of, wishes_of

SAID = Understood(
    parts=tuple(
        Part(asks=asks, value=value)
        for asks, value in (
            (Asks.KIND, "film"),
            (Asks.GENRE, "Comedy"),
            (Asks.FROM, "1990"),
            (Asks.TO, "1999"),
            (Asks.AVOID, "gore"),
            (Asks.TONE, "slow-burn"),
            (Asks.INTENT, "lift"),
            (Asks.ABOUT, "space"),
            (Asks.ABOUT, "dogs"),
        )
    )
)


def test_parts_become_wishes():
    wishes = wishes_of(SAID)
    assert wishes.kind == "film"
    assert (wishes.year_from, wishes.year_to) == (1990, 1999)
    assert wishes.tones == ("slow-burn",)
    assert wishes.about == "space, dogs"
    assert intent_of(SAID) == "lift"


def test_filters_set_beside_the_words_win_and_what_is_avoided_adds_up():
    wishes = wishes_of(SAID, Wishes(genres=("Drama",), year_to=1980, avoid=("drugs", "gore")))
    assert wishes.genres == ("Drama",)
    assert (wishes.year_from, wishes.year_to) == (None, 1980)
    assert wishes.avoid == ("drugs", "gore")
    assert wishes.kind == "film"


def test_a_part_taken_away_asks_for_nothing():
    wishes = wishes_of(SAID.without({"genre:Comedy", "about:dogs", "no:such"}))
    assert wishes.genres == ()
    assert wishes.about == "space"


def genres(*said):
    parts = tuple(Part(asks=Asks.GENRE, value=value, said=words) for value, words in said)
    return Understood(parts=parts)


ROMCOM = (("Romance", "romcom"), ("Comedy", "romcom"))


def test_genres_said_in_one_breath_belong_together():
    assert wishes_of(genres(*ROMCOM)).together == (("Romance", "Comedy"),)
    either = wishes_of(genres(*ROMCOM, ("Western", "western")))
    assert either.together == (("Romance", "Comedy"), ("Western",))
    assert wishes_of(genres(("Drama", "drama"), ("Western", "western"))).together == ()


def test_without_words_they_still_do_and_a_chip_or_a_filter_parts_them():
    bare = genres(*ROMCOM, ("Western", "western")).without_words()
    assert wishes_of(bare).together == (("Romance", "Comedy"), ("Western",))
    assert wishes_of(bare.without({"genre:Romance"})).together == ()
    assert wishes_of(bare, Wishes(genres=("Drama",))).together == ()


NOW = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture
def read():
    """Reads moods; all words are wishes, so that no reader is asked."""

    def never(*_):
        raise AssertionError

    return ReadMood(never, never, lambda: NOW, lambda _: "")


def test_who_only_asks_for_films_has_no_known_mood(read):
    mood = read(text="make me cry")
    assert mood.unsaid
    assert mood.confidence == 0
    assert not mood.sure
    assert not mood.hardly_read


def test_a_choice_beside_a_wish_is_the_mood(read):
    mood = read(text="make me cry", choice="happy")
    assert [reading.source for reading in mood.readings] == ["choice"]


def test_care_is_taken_of_all_the_words(read):
    assert read(text="cheer me up, I want to kill myself").care is not None
