"""Faces beside words and choices: the words lead, a choice outweighs, disagreement is told."""

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.worlds import NOON

from moodreel.domain.emotion import INDEX, Emotion, distribution
from moodreel.domain.mood import ALL_SEEN, HARDLY_READ_BELOW, Reading
from moodreel.sensing.choice import CHOICES, read_choice
from moodreel.sensing.face import face_reading
from moodreel.sensing.fuse import SEEN_PER_SAID, fuse

LOVE = INDEX[Emotion.LOVE]
FACE_SHARE = SEEN_PER_SAID / (1 + SEEN_PER_SAID)


def the_face(confidence: float = 0.9, **weights: float) -> Reading:
    named = {Emotion(name): weight for name, weight in weights.items()}
    return face_reading(distribution(named), confidence, NOON)


def the_words(confidence: float = 0.8, **weights: float) -> Reading:
    return Reading(
        distribution=distribution({Emotion(name): weight for name, weight in weights.items()}),
        sees=ALL_SEEN,
        valence=0.0,
        arousal=0.0,
        confidence=confidence,
        source="text",
        at=NOON,
    )


shares = st.lists(st.floats(0.001, 1), min_size=8, max_size=8).map(
    lambda row: (np.array(row, np.float32) / np.float32(sum(row))).astype(np.float32)
)
chances = st.floats(0, 1)
ages = st.integers(0, 600).map(lambda minutes: NOON - timedelta(minutes=minutes))
faces = st.builds(face_reading, shares, chances, ages)
words = st.builds(
    lambda row, confidence, at: Reading(
        distribution=row,
        sees=ALL_SEEN,
        valence=0.0,
        arousal=0.0,
        confidence=confidence,
        source="text",
        at=at,
    ),
    shares,
    chances,
    ages,
)
chosen = st.sampled_from(sorted(CHOICES)).map(lambda name: read_choice(name, NOON))


@given(words, st.lists(faces, min_size=1, max_size=5))
def test_the_words_lead_however_sure_and_many_the_faces_are(said: Reading, seen) -> None:  # type: ignore[no-untyped-def]
    assume(said.confidence >= HARDLY_READ_BELOW)
    mood = fuse([said, *seen], NOON)
    moved = 0.5 * np.abs(mood.distribution - said.distribution).sum()
    assert moved <= FACE_SHARE + 1e-4
    first, second = np.sort(said.distribution)[::-1][:2]
    if first - second > SEEN_PER_SAID + 1e-4:
        assert mood.distribution.argmax() == said.distribution.argmax()


@given(chosen, words, st.lists(faces, min_size=1, max_size=3))
def test_a_choice_outweighs_words_and_faces_together(picked: Reading, said: Reading, seen) -> None:  # type: ignore[no-untyped-def]
    mood = fuse([picked, said, *seen], NOON)
    assert 0.5 * np.abs(mood.distribution - picked.distribution).sum() <= 0.25 + 1e-4
    assert mood.sure


@given(st.lists(st.one_of(words, faces, chosen), min_size=1, max_size=5), st.randoms())
def test_the_order_of_readings_does_not_matter(readings, random) -> None:  # type: ignore[no-untyped-def]
    other = random.sample(readings, len(readings))
    one, two = fuse(readings, NOON), fuse(other, NOON)
    assert np.allclose(one.distribution, two.distribution, atol=1e-5)
    assert one.valence == pytest.approx(two.valence, abs=1e-5)
    assert (one.disagreement is None) == (two.disagreement is None)


def test_a_face_alone_is_the_mood_and_has_nothing_to_say_of_love() -> None:
    mood = fuse([the_face(0.7, joy=0.8, surprise=0.2)], NOON)
    assert mood.leading == "joy"
    assert mood.distribution[LOVE] == 0
    assert mood.confidence == pytest.approx(0.7)
    assert mood.disagreement is None


def test_love_comes_from_the_words_alone_and_a_face_does_not_lessen_it() -> None:
    mood = fuse([the_words(love=0.6, joy=0.4), the_face(joy=1.0)], NOON)
    weights = {"love": 0.6, "joy": 0.75 * 0.4 + 0.25}
    assert mood.distribution[LOVE] == pytest.approx(weights["love"] / sum(weights.values()))


def test_an_unsure_face_weighs_less_than_the_bound() -> None:
    mood = fuse([the_words(0.8, sadness=1.0), the_face(0.08, joy=1.0)], NOON)
    assert mood.distribution[INDEX[Emotion.JOY]] == pytest.approx(0.08 / 0.88)


def test_words_that_were_hardly_read_lead_nothing() -> None:
    mood = fuse([the_words(0.1, sadness=1.0), the_face(0.9, joy=1.0)], NOON)
    assert mood.leading == "joy"
    assert mood.disagreement is None


def test_what_words_and_face_say_is_told_where_they_disagree() -> None:
    mood = fuse([the_words(sadness=0.9, neutral=0.1), the_face(neutral=0.9, sadness=0.1)], NOON)
    assert mood.disagreement is not None
    told = mood.disagreement.to_json()
    assert told["says"] == {"text": "sadness", "face": "neutral"}
    assert told["apart"] == pytest.approx(1 - 0.469, abs=1e-3)  # one less the entropy of 0.9
    assert told["message"] == ("Your words sound sad, your face looks calm: I went with your words")
    assert mood.to_json()["disagreement"] == told


def test_a_face_that_shows_something_else_makes_the_mood_less_sure() -> None:
    said = the_words(0.8, sadness=0.9, joy=0.1)
    agreed = fuse([said, the_face(0.8, sadness=0.9, joy=0.1)], NOON)
    disagreed = fuse([said, the_face(0.8, joy=0.9, sadness=0.1)], NOON)
    assert agreed.confidence == pytest.approx(0.8)
    assert agreed.disagreement is None
    assert disagreed.confidence == pytest.approx(0.75 * 0.8 + 0.25 * 0.8 / 9)
    assert disagreed.sure


def test_where_the_words_leave_it_open_the_face_has_its_say_and_that_is_told() -> None:
    said = the_words(0.5, sadness=0.36, joy=0.34, anger=0.3)
    mood = fuse([said, the_face(0.9, joy=1.0)], NOON)
    assert mood.leading == "joy"
    assert mood.disagreement is not None
    assert not mood.disagreement.followed
    assert "your words leave it open" in mood.disagreement.message


def test_a_face_is_held_against_the_choice_where_there_is_one() -> None:
    mood = fuse([read_choice("sad", NOON), the_words(joy=1.0), the_face(joy=1.0)], NOON)
    assert mood.leading == "sadness"
    assert mood.disagreement is not None
    assert mood.disagreement.message.endswith("your face looks happy: I went with your choice")


def test_no_face_contradicts_love() -> None:
    assert fuse([the_words(love=0.9, joy=0.1), the_face(neutral=1.0)], NOON).disagreement is None


@pytest.mark.parametrize("confidence", [0.0, 0.19])
def test_a_face_that_was_hardly_read_contradicts_nobody(confidence: float) -> None:
    mood = fuse([the_words(sadness=1.0), the_face(confidence, joy=1.0)], NOON)
    assert mood.disagreement is None


def test_of_a_face_alone_nobody_says_that_words_are_understood_in_english_only() -> None:
    unsure = the_face(0.1, joy=1.0)
    assert not fuse([unsure], NOON).hardly_read
    assert fuse([the_words(0.1, joy=1.0), unsure], NOON).hardly_read


def test_words_and_a_choice_without_a_face_are_as_sure_as_ever() -> None:
    mood = fuse([read_choice("sad", NOON), the_words(0.8, joy=1.0)], NOON)
    assert mood.confidence == pytest.approx(0.75 * 0.95 + 0.25 * 0.8)
    assert mood.disagreement is None
