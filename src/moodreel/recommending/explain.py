"""Why a film is in the answer: sentences from the very columns that put it there."""

from collections.abc import Callable
from datetime import datetime

import numpy as np

from moodreel.domain.answer import Reason
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import EMOTIONS
from moodreel.domain.film import Film
from moodreel.domain.intent import Intent
from moodreel.domain.query import Query
from moodreel.domain.slate import Slate
from moodreel.recommending.affect_space import N_FELT, N_PLANE, AffectSpace
from moodreel.recommending.blend import GAIN
from moodreel.recommending.in_common import in_common
from moodreel.recommending.ratings import shrunk_mean
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

# A film says something about an emotion when its percentile passes these; "much" needs a film
# higher than two thirds of the catalogue, "hardly any" one that is lower than two thirds and weak.
_MUCH, _LITTLE, _WEAK = 2 / 3, 1 / 3, 0.15

_MOST = 3
_TOLD_AS = {"specificity": "mood_fit", "tone": "mood_fit"}

# Stars (shrunk) from which a film counts as well liked: about the mean over MovieLens's films.
_WELL_LIKED = 3.4


class Explainer:
    """Turns the gains of a film into its strongest reasons, at most three."""

    def __init__(self, catalogue: Catalogue, space: AffectSpace) -> None:
        self._catalogue = catalogue
        self._space = space
        self._stars = shrunk_mean(catalogue)

    def explain(self, query: Query, slate: Slate) -> list[tuple[Reason, ...]]:
        """For each film its reasons: the mood's if it helped the film, then the others by strength;
        every film has one at least.
        """
        return [self._reasons(query, slate, position) for position in range(len(slate))]

    def _reasons(self, query: Query, slate: Slate, position: int) -> tuple[Reason, ...]:
        write: dict[str, Callable[[Query, int], list[str]]] = {
            "mood_fit": self._mood_fit,
            "content": self._content,
            "popularity": self._popularity,
            "discovery": self._discovery,
            "freshness": self._freshness,
        }
        row, gains = int(slate.rows[position]), _told_gains(slate, position)
        strongest = sorted(gains, key=lambda name: (name != "mood_fit", -gains[name]))
        telling = [name for name in strongest if name in write and gains[name] > 0]
        found = [
            Reason(signal=name, text=text) for name in telling for text in write[name](query, row)
        ]
        if not found and "mood_fit" in gains:
            found = [Reason(signal="mood_fit", text=self._mood_fit(query, row)[0])]
        return tuple(found[:_MOST])

    def _mood_fit(self, query: Query, row: int) -> list[str]:
        affect = self._catalogue.films[row].affect
        first = (
            f"{_VERB[query.intent]}: {self._tone(query, row)}"
            f"leaves most people {_band(affect.valence, _LEAVES)} ({affect.valence:.1f}) "
            f"and {_band(affect.arousal, _IS)} ({affect.arousal:.1f})"
        )
        second = self._emotion(query, row)
        return [first, second] if second else [first]

    def _tone(self, query: Query, row: int) -> str:
        """ "cosy and gentle, ": the film's own tags that this mood asks for most."""
        asked = asked_tags(query.mood, query.intent)
        own = [tag for tag in self._catalogue.films[row].tags if asked[tag] > 0]
        strongest = sorted(own, key=lambda tag: -asked[tag])[:2]
        return f"{' and '.join(strongest)}, " if strongest else ""

    def _emotion(self, query: Query, row: int) -> str | None:
        """The emotion that the target asks for, or away from, where the film obliges best."""
        target = aim(query.mood, query.intent)
        asked = (target.point - 0.5)[N_PLANE:] * target.weights[N_PLANE:]
        place = self._space.positions[row, N_PLANE:]
        best = int(np.argmax(asked * (place - 0.5)))
        amount = float(self._catalogue.evokes[row, best])
        name = EMOTIONS[:N_FELT][best].value
        if asked[best] > 0 and place[best] > _MUCH:
            return (
                f"evokes {name} ({amount:.1f}), more than {int(place[best] * 100)} % of titles do"
            )
        if asked[best] < 0 and place[best] < _LITTLE and amount <= _WEAK:
            return f"hardly any {name} in it ({amount:.1f})"
        return None

    def _content(self, query: Query, row: int) -> list[str]:
        film = self._catalogue.films[row]
        liked = [self._catalogue.films[other] for other in query.wish.like]
        shared = [(other, in_common(film, other)) for other in liked]
        return [
            f"because you liked {other.title}: both {common}" for other, common in shared if common
        ]

    def _popularity(self, query: Query, row: int) -> list[str]:  # noqa: ARG002
        n_ratings, stars = self._catalogue.films[row].n_ratings, self._stars[row]
        if stars < _WELL_LIKED:
            return [f"widely seen: {n_ratings} MovieLens ratings"]
        return [f"well liked: {stars:.1f} of 5 stars over {n_ratings} MovieLens ratings"]

    def _discovery(self, query: Query, row: int) -> list[str]:  # noqa: ARG002
        n_ratings = self._catalogue.films[row].n_ratings
        return [f"little known: {n_ratings} MovieLens ratings"] if n_ratings else []

    def _freshness(self, query: Query, row: int) -> list[str]:
        return _newness(self._catalogue.films[row], query.at)


def _newness(film: Film, at: datetime) -> list[str]:
    return [f"recent: {film.year}"] if film.year >= at.year - 5 else []


def _told_gains(slate: Slate, position: int) -> dict[str, float]:
    """What each reason-giver gained the film. Specificity and tone are told with the mood: the one
    is made of the same fit, the other is words for it.
    """
    gains: dict[str, float] = {}
    for name, values in slate.columns.items():
        if name.startswith(GAIN):
            told = _TOLD_AS.get(name.removeprefix(GAIN), name.removeprefix(GAIN))
            gains[told] = gains.get(told, 0.0) + float(values[position])
    return gains


def _band(value: float, bands: tuple[tuple[float, str], ...]) -> str:
    return next(word for limit, word in bands if value >= limit)
