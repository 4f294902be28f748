"""Words are kept with a correction where that is asked, as a later training can use them."""

from itertools import count

import numpy as np
import pytest
from tests.worlds import NOON

from moodreel.domain.emotion import EMOTIONS
from moodreel.domain.mood import Mood
from moodreel.errors import BadInput, NotFound, UnknownName
from moodreel.sensing.choice import CHOICES
from moodreel.storage.memory import MemoryDatabase
from moodreel.usecases.keep_label import KeepLabels, label_json, words_of
from moodreel.wiring import Engine

WORDS = "worn out, and I miss my sister"


@pytest.fixture
def labels(engine: Engine) -> KeepLabels:
    """Over the real reader, in memory."""
    ids = count(1)
    return KeepLabels(
        unit_of_work=MemoryDatabase().unit_of_work,
        read_mood=lambda text: engine.read_mood(text=text),
        model=lambda: "the model",
        clock=lambda: NOON,
        new_id=lambda: f"id-{next(ids)}",
    )


def test_a_label_holds_words_choice_and_what_was_read(labels: KeepLabels, engine: Engine) -> None:
    read = engine.read_mood(text=WORDS)
    kept = labels.keep("ann", f" {WORDS}\n", "Lonely")
    assert labels.labels("ann") == (kept,)
    assert kept is not None
    assert (kept.label_id, kept.text, kept.chosen, kept.at) == ("id-1", WORDS, "lonely", NOON)
    assert (kept.emotion, kept.confidence, kept.model) == (
        read.leading,
        read.confidence,
        "the model",
    )


def test_json_says_what_the_words_mean_as_the_corpus_does(labels: KeepLabels) -> None:
    kept = labels.keep("ann", WORDS, "lonely")
    assert kept is not None
    told = label_json(kept)
    chip = CHOICES["lonely"]
    assert told["emotions"] == {
        e.value: pytest.approx(p) for e, p in zip(EMOTIONS, chip.distribution, strict=True)
    }
    assert (told["valence"], told["arousal"]) == (chip.valence, chip.arousal)
    assert told["text"] == WORDS
    assert told["at"] == "2026-06-01T12:00:00+00:00"


def test_a_later_correction_of_the_same_words_replaces_the_earlier(labels: KeepLabels) -> None:
    labels.keep("ann", WORDS, "lonely")
    labels.keep("ann", WORDS, "tired")
    assert [label.chosen for label in labels.labels("ann")] == ["tired"]


def test_labels_are_forgotten_one_by_one_and_all_at_once(labels: KeepLabels) -> None:
    for words in ("one day", "two days", "three days"):
        labels.keep("ann", words, "bored")
    labels.forget("ann", "id-2")
    assert [label.text for label in labels.labels("ann")] == ["one day", "three days"]
    assert labels.forget_all("ann") == 2
    assert labels.labels("ann") == ()
    with pytest.raises(NotFound, match="no words are kept under the id 'id-1'"):
        labels.forget("ann", "id-1")


def test_nobody_deletes_what_is_another_s(labels: KeepLabels) -> None:
    labels.keep("ann", WORDS, "lonely")
    with pytest.raises(NotFound):
        labels.forget("ben", "id-1")
    assert labels.forget_all("ben") == 0
    assert len(labels.labels("ann")) == 1


@pytest.mark.parametrize(
    ("text", "chosen", "error"),
    [
        (WORDS, "lonly", UnknownName),
        ("  ", "lonely", BadInput),
        ("\u200b", "lonely", BadInput),
        ("quagmire " * 250, "lonely", BadInput),
        ("quagmire \0", "lonely", BadInput),
    ],
)
def test_what_cannot_be_kept_is_refused_without_repeating_it(
    labels: KeepLabels, text: str, chosen: str, error: type[Exception]
) -> None:
    with pytest.raises(error) as refused:
        labels.keep("ann", text, chosen)
    assert "quagmire" not in str(refused.value)
    assert labels.labels("ann") == ()


def test_a_chosen_mood_has_no_words(engine: Engine) -> None:
    assert words_of(engine.read_mood(choose="sad")) is None
    assert words_of(engine.read_mood(text=WORDS, choose="sad")) is not None
    assert words_of(Mood(distribution=np.eye(8, dtype=np.float32)[0], valence=0, arousal=0,
                         confidence=1)) is None  # fmt: skip
