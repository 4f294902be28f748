import numpy as np

from moodreel.domain.meaning import Meaning
from moodreel.domain.query import Wish

VECTOR = np.array([0.6, 0.8], dtype=np.float32)


def test_equal_meanings_make_equal_wishes_that_can_be_looked_up() -> None:
    one, same = (Wish(meaning=Meaning.of(VECTOR.copy())) for _ in range(2))
    other = Wish(meaning=Meaning.of(VECTOR[::-1]))
    assert one == same
    assert len({one, same, other}) == 2


def test_the_vector_comes_back_as_it_was() -> None:
    assert np.array_equal(Meaning.of(VECTOR).vector, VECTOR)


def test_a_log_gets_neither_the_words_nor_the_vector() -> None:
    own = Meaning.of(VECTOR)
    assert repr(own) == "Meaning()"
    assert "secret" not in repr(Wish(meaning=own, words=("secret",)))
