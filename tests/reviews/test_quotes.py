"""The sentences that say most for a film and against it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.reviewing import Counter

from moodreel.domain.review import OWN, Review, Score
from moodreel.reviews.quotes import FIRST, LONGEST, Telling, sentences, telling

NOON = datetime(2024, 5, 1, tzinfo=UTC)
ANN = Review(source=OWN, author="ann", film_id="heat-1995", text="x", at=NOON)


def polarities(texts: list[str]) -> list[float]:
    return [read.polarity for read in Counter().read_many(texts)]


def test_a_text_falls_into_sentences_that_can_stand_alone() -> None:
    text = 'It is a fine, long film! "Go and see it now," he said.) No.\nA line of its very own\n\n'
    assert sentences(text + "- " * 20) == [
        "It is a fine, long film!",
        '"Go and see it now," he said.',
        "A line of its very own",
    ]


@pytest.mark.parametrize(
    "text", ["", "...", "x" * 100_000, "!" * 100_000, "a. " * 33_000, "\n" * 9]
)
def test_what_has_no_sentence_has_no_quote(text: str) -> None:
    assert sentences(text) == []


def test_only_the_first_sentences_are_looked_at() -> None:
    assert len(sentences("This is a sentence as many others. " * 2000)) == FIRST
    assert all(len(own) <= LONGEST for own in sentences("Some words go on " * 30 + ". " + "b" * 99))


def test_quotes_are_the_strongest_each_way_and_of_different_people() -> None:
    reviews = [
        replace(ANN, text="A great and wonderful film to see. The end was awful, just so awful."),
        replace(
            ANN, author="ben", text="It is a good film but a dull one. Nothing was really good."
        ),
        replace(ANN, author="cyd", text="Nothing is said here either way."),
    ]
    found = telling(reviews, polarities, 2)
    assert [(quote.review.author, quote.text) for quote in found.for_it] == [
        ("ann", "A great and wonderful film to see."),
        ("ben", "Nothing was really good."),
    ]
    assert [quote.text for quote in found.against_it] == ["The end was awful, just so awful."]


def test_the_same_sentence_is_quoted_once() -> None:
    reviews = [
        replace(ANN, author=name, text="A great and wonderful film to see.") for name in "abc"
    ]
    assert len(telling(reviews, polarities, 3).for_it) == 1


def test_without_reviews_there_are_no_quotes() -> None:
    assert telling([], polarities, 2) == Telling()


@pytest.mark.parametrize(("whole", "quoted"), [(0.8, []), (-0.8, ["The end was awful, just so."])])
def test_a_review_for_a_film_is_not_quoted_against_it(whole: float, quoted: list[str]) -> None:
    score = Score(polarity=whole, level=2, stars=5.5, confidence=0.9, model="m")
    found = telling([replace(ANN, text="The end was awful, just so.", score=score)], polarities, 2)
    assert [quote.text for quote in found.against_it] == quoted
