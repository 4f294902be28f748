"""Which words moved a reading: each is left out in turn, and the rest read again.

Occlusion (Zeiler & Fergus 2014, section 4.2; for words Li, Monroe & Jurafsky 2016, "erasure"): it
asks nothing of the model but to read, so that it holds for every model and for the moods that words
name outright, which are joined in as in the reading that the person sees. Known limits: where two
words say the same, leaving out either moves little; and a word's part is told as it is beside the
others, not for itself.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from moodreel.domain.emotion import EMOTIONS, N_EMOTIONS
from moodreel.domain.mood import Reading
from moodreel.errors import BadInput
from moodreel.inference.tokens import normalise
from moodreel.sensing.named import named_moods
from moodreel.sensing.typed_words import TypedWord, typed_words

# The work is bounded: at most so many shortened texts, and so many characters in all of them, which
# are some 8,000 words. Up to 48 words each is left out alone; above, neighbours go together.
MOST_TEXTS = 48
MOST_CHARACTERS_READ = 40_000
MAX_CHARACTERS = 4_000

ReadMany = Callable[[Sequence[str]], Sequence[Reading]]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovingWord:
    """A word and what the reading would lose without it."""

    typed: TypedWord
    belief: float
    """In [-1, 1]: belief in the leading emotion with the word, less the belief without."""
    valence: float
    """In [-2, 2]: the same of the valence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What moved the reading of one text."""

    emotion: str
    """The leading emotion, whose belief the words moved."""
    named: tuple[str, ...] = field(repr=False)
    """Moods that the words name outright; where there are any, they decided the reading."""
    together: int
    """How many neighbours were left out at once: 1, or more in a long text."""
    words: tuple[MovingWord, ...] = field(repr=False)
    """All words in the order in which they were typed."""

    def strongest(self, n: int, least: float) -> tuple[MovingWord, ...]:
        """At most n words that moved the belief by `least` or more, either way, strongest first."""
        moved = sorted(self.words, key=lambda word: -abs(word.belief))
        return tuple(word for word in moved[:n] if abs(word.belief) >= least)

    def to_json(self) -> dict[str, object]:
        """The shape that the command line and the API give on demand; it holds the words."""
        return {
            "emotion": self.emotion,
            "named": list(self.named),
            "together": self.together,
            "words": [
                {
                    "word": moved.typed.word,
                    "start": moved.typed.start,
                    "end": moved.typed.end,
                    # + 0.0, because what rounds to nothing has no sign.
                    "belief": round(moved.belief, 4) + 0.0,
                    "valence": round(moved.valence, 4) + 0.0,
                }
                for moved in self.words
            ],
        }


def explain(text: str, read_many: ReadMany) -> Explanation:
    """What each word did to the reading that `read_many` gives of this text.

    One batch of at most 1 + `MOST_TEXTS` readings. Where nothing is left without a word, nothing
    would be known: each emotion an eighth, valence 0. Raises BadInput for a text that cannot be
    read, or is longer than `MAX_CHARACTERS`.
    """
    if len(text) > MAX_CHARACTERS:
        raise BadInput(
            f"expected at most {MAX_CHARACTERS:,} characters to tell which words moved it, got "
            f"{len(text):,}; ask about a part of them"
        )
    normalise(text)
    words = typed_words(text)
    edges = _edges(len(words), len(text))
    shorter = [_without(text, words[a:b], len(words)) for a, b in pairwise(edges)]
    whole, *readings = read_many([text, *(one for one in shorter if one is not None)])
    leading = int(whole.distribution.argmax())
    rest = iter(readings)
    moved: list[MovingWord] = []
    for (start, end), short in zip(pairwise(edges), shorter, strict=True):
        belief, valence = 1 / N_EMOTIONS, 0.0
        if short is not None:
            reading = next(rest)
            belief, valence = float(reading.distribution[leading]), reading.valence
        moved += [
            MovingWord(
                typed=word,
                belief=float(whole.distribution[leading]) - belief,
                valence=whole.valence - valence,
            )
            for word in words[start:end]
        ]
    return Explanation(
        emotion=EMOTIONS[leading].value,
        named=tuple(choice.name for choice in named_moods(text)),
        together=max((b - a for a, b in pairwise(edges)), default=1),
        words=tuple(moved),
    )


def _edges(n_words: int, n_characters: int) -> list[int]:
    """Where stretches of words that are left out together begin and end, as even as can be."""
    if n_words == 0:
        return []
    n = min(n_words, MOST_TEXTS, MOST_CHARACTERS_READ // n_characters)
    return [round(i * n_words / n) for i in range(n + 1)]


def _without(text: str, words: Sequence[TypedWord], n_words: int) -> str | None:
    """The text without these neighbours and what lies between; None where no words are left."""
    rest = text[: words[0].start] + text[words[-1].end :]
    if len(words) == n_words:
        return None
    try:
        normalise(rest)
    except BadInput:
        return None
    return rest
