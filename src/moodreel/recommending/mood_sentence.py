"""How a film answers a mood, in sentences with the film's own numbers."""

from dataclasses import dataclass

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import EMOTIONS, FloatArray
from moodreel.domain.film import Film
from moodreel.domain.intent import Intent
from moodreel.domain.query import Query
from moodreel.recommending.affect_space import N_FELT, N_PLANE, AffectSpace
from moodreel.recommending.signals.tone import asked_tags
from moodreel.recommending.target import aim

_VERB = {
    Intent.MATCH: "stays with it",
    Intent.LIFT: "lifts",
    Intent.CALM: "settles",
    Intent.STIR: "wakes you up",
    Intent.SURPRISE: "takes you by surprise",
}
_LEAVES = (
    (0.75, "delighted"),
    (0.45, "glad"),
    (0.15, "content"),
    (-0.15, "of two minds"),
    (-0.45, "pensive"),
    (-0.75, "shaken"),
    (-2.0, "devastated"),
)
_IS = (
    (0.65, "is a rush"),
    (0.35, "is lively"),
    (0.1, "keeps moving"),
    (-0.2, "takes its time"),
    (-0.5, "is gentle"),
    (-2.0, "is very quiet"),
)

# Arousal is told where it bears the intent out: a film that is calm beside a racing mood can still
# be lively in itself, and "settles: is lively" would read as a contradiction.
_TELLS_AROUSAL = {Intent.CALM: (-1.0, 0.05), Intent.STIR: (0.3, 1.0)}

# A film says something about an emotion when it evokes more than two thirds of the titles do, or
# less than two thirds do and hardly any.
_MUCH, _LITTLE, _WEAK = 2 / 3, 1 / 3, 0.15


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What a query asks of any film: worked out once, told of each."""

    intent: Intent
    tags: dict[str, float]
    """How much each tag is asked for."""
    emotions: FloatArray
    """(7,) how much more (or less, below 0) of each felt emotion is asked for than usual."""
    plainly: bool
    """Whether to say only what a film is like, and nothing of what it does for anybody."""

    @classmethod
    def by(cls, query: Query) -> "Asked":
        """What this query asks."""
        target = aim(query.mood, query.intent)
        lean = (target.point - 0.5)[N_PLANE:] * target.weights[N_PLANE:]
        return cls(
            query.intent, asked_tags(query.mood, query.intent), lean, query.mood.care is not None
        )


class MoodSentences:
    """Sentences on the films of one catalogue."""

    def __init__(self, catalogue: Catalogue, space: AffectSpace) -> None:
        self._films = catalogue.films
        self._evokes = catalogue.evokes[:, :N_FELT]
        self._ascending = np.sort(self._evokes, axis=0)
        self._places = space.positions[:, N_PLANE:]

    def write(self, asked: Asked, row: int) -> list[str]:
        """One sentence on how the film answers, and one on an emotion where it stands out; where
        the mood has a note, only what the film is like: none is offered as a cure.
        """
        if asked.plainly:
            return [_manner(asked, self._films[row])]
        emotion = self._emotion(asked, row)
        return [_answer(asked, self._films[row]), *([emotion] if emotion else [])]

    def _emotion(self, asked: Asked, row: int) -> str | None:
        """The emotion asked for, or asked to be less of, in which the film obliges best."""
        place = self._places[row]
        best = int(np.argmax(asked.emotions * (place - 0.5)))
        name, amount = EMOTIONS[best].value, float(self._evokes[row, best])
        if asked.emotions[best] > 0 and place[best] > _MUCH:
            lower = int(np.searchsorted(self._ascending[:, best], self._evokes[row, best]))
            share = 100 * lower // len(self._films)
            return f"evokes {name} ({amount:.1f}), more than {share} % of titles do"
        if asked.emotions[best] < 0 and place[best] < _LITTLE and amount <= _WEAK:
            return f"hardly any {name} in it ({amount:.1f})"
        return None


def _answer(asked: Asked, film: Film) -> str:
    """ "lifts: cosy and funny, leaves most people delighted (0.9) and is gentle (-0.4)"."""
    valence, arousal = film.affect.valence, film.affect.arousal
    least, most = _TELLS_AROUSAL.get(asked.intent, (-1.0, 1.0))
    pace = f" and {_band(arousal, _IS)} ({arousal:.1f})" if least <= arousal <= most else ""
    return (
        f"{_VERB[asked.intent]}: {_tone(asked, film)}"
        f"leaves most people {leaves(valence)} ({valence:.1f}){pace}"
    )


def _manner(asked: Asked, film: Film) -> str:
    """ "in tone: cosy and gentle"; of a film without tags, its genres."""
    wanted = sorted(film.tags, key=lambda tag: -asked.tags[tag])[:2]
    return f"in tone: {' and '.join(wanted)}" if wanted else " and ".join(film.genres[:2]).lower()


def _tone(asked: Asked, film: Film) -> str:
    """ "cosy and gentle, ": the film's own tags that are asked for most."""
    own = [tag for tag in film.tags if asked.tags[tag] > 0]
    strongest = sorted(own, key=lambda tag: -asked.tags[tag])[:2]
    return f"{' and '.join(strongest)}, " if strongest else ""


def leaves(valence: float) -> str:
    """How a film of this valence leaves most people, in a word or two."""
    return _band(valence, _LEAVES)


def _band(value: float, bands: tuple[tuple[float, str], ...]) -> str:
    return next(word for limit, word in bands if value >= limit)
