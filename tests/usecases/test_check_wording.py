"""What may pass for a wording: numbers, names and quotations that were given, and plain text."""

import pytest

from moodreel.usecases.check_wording import is_faithful

GIVEN = """Paddington 2 (2017)
leaves people in high spirits, which is the way up from sadness
well liked: 4.1 of 5 stars over 1,234 MovieLens ratings
because you liked Amélie: both warm, whimsical"""


@pytest.mark.parametrize(
    "wording",
    [
        "It leaves people in high spirits, and it is as warm and whimsical as Amélie.",
        "Because you liked Amélie, this warm film suits: 4.1 of 5 stars on MovieLens.",
        "Paddington 2 is well liked. People leave it in high spirits!",
        "With 1,234 MovieLens ratings, it is well liked.",
        "You’ll be lifted, as “high spirits” are its way.",
        "It is one for an evening when I or you feel low.",
    ],
)
def test_what_was_given_may_be_said_in_other_words(wording: str) -> None:
    assert is_faithful(wording, GIVEN, most_characters=200)


@pytest.mark.parametrize(
    "wording",
    [
        "It has 4.8 of 5 stars.",
        "It made 227 million.",
        "A hundred people liked it.",
        "Well liked by critics of the New York Times.",
        "If you liked Inception, this is for you.",
        "Inception fans will like it.",
        "It is warm. Hanks shines in it.",
        "It won an Oscar.",
        "It has “the best bear in cinema”.",
        "<b>Warm</b> and whimsical.",
        "Warm and **whimsical**.",
        "Warm: see https://evil.example for more.",
        "Warm; see evil.com for more.",
        "Warm\x00 and whimsical.",
        "Warm\nand whimsical.",
        "Warm\u202eand whimsical.",
        "",
        "   ",
        "so warm " * 40,
    ],
)
def test_what_was_not_given_may_not(wording: str) -> None:
    assert not is_faithful(wording, GIVEN, most_characters=200)
