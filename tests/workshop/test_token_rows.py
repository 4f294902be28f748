"""Texts as rows of a word table, and batches of them."""

import numpy as np

from moodreel.inference.tokens import WordRows
from moodreel.workshop.training.token_rows import TokenRows

WORDS = WordRows({"i": 1, "feel": 2, "fine": 3}, 50)


def test_a_batch_holds_what_the_reader_would_feed() -> None:
    packed = TokenRows.of(["i feel fine", "fine", "i feel woolly"], WORDS)
    assert packed.sizes().tolist() == [3, 1, 3]
    assert packed.batch(np.array([0, 1])).tolist() == [[[1], [2], [3]], [[3], [0], [0]]]
    ids = packed.batch(np.array([2]))
    assert ids[0].tolist() == WORDS.of(["i", "feel", "woolly"]).tolist()


def test_training_spells_some_known_words_and_leaves_some_out() -> None:
    packed = TokenRows.of(["i feel fine"], WORDS)
    rng = np.random.default_rng(0)
    spelt = packed.batch(np.array([0]), rng, spell=1.0)
    assert (spelt[0, :, 0] > 3).all()
    short = [packed.batch(np.array([0]), rng, leave_out=0.5).shape[1] for _ in range(30)]
    assert set(short) == {1, 2, 3}
    assert packed.batch(np.array([0]), rng, leave_out=1.0).tolist() == [[[1], [2], [3]]]
