"""Why two films are alike: only what a person can check on both."""

from tests.worlds import a_film

from moodreel.recommending.alike_reasons import reasons

ONE = a_film(
    "one-2000", directors=("Ann",), cast=("Bo",), tags=("slow", "heart-warming"), valence=0.5,
    evokes={"joy": 0.7}, synopsis="Two sisters keep an old lighthouse in Norway.",
)  # fmt: skip


def told(other, rare=lambda _: True):
    return [reason.text for reason in reasons(ONE, other, rare)]


def test_the_people_then_the_story_then_the_tone() -> None:
    other = a_film(
        "other-2001", directors=("Ann",), cast=("Bo",), tags=("heart-warming",), valence=0.5,
        evokes={"joy": 0.9}, synopsis="Of lighthouses, and who keeps them.",
    )  # fmt: skip
    assert told(other) == ["both by Ann, with Bo", "both mention lighthouses", "both heart-warming"]


def test_how_both_leave_people_is_told_where_it_is_the_same() -> None:
    same = a_film("same-2001", valence=0.6, evokes={"joy": 0.6})
    assert told(same) == ["both leave most people glad, with joy on the way"]
    assert told(a_film("other-2001", valence=-0.5)) == ["both drama"]


def test_common_words_are_no_reason() -> None:
    other = a_film("other-2001", valence=-0.5, synopsis="A lighthouse burns.")
    assert told(other) == ["both mention lighthouse"]
    assert told(other, rare=lambda _: False) == ["both drama"]


def test_films_that_share_nothing_are_given_no_reason() -> None:
    assert told(a_film("other-2001", valence=-0.5, genres=("War",))) == []
