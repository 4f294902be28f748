"""What the recommender gives back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from moodreel.domain.film import Film
from moodreel.domain.intent import Intent
from moodreel.domain.mood import Mood


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a film is there: a sentence that a person can check, from the column it names."""

    signal: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """One film of an answer."""

    rank: int
    film: Film
    score: float
    """Blend of the signals, in [0, 1]."""
    signals: Mapping[str, float | None]
    """None is no opinion."""
    reasons: tuple[Reason, ...]
    predicted_rating: float | None = None
    """Stars, for a person who has rated films."""
    predicted_interval: tuple[float, float] | None = None
    """The stars between which theirs would lie four times of five."""

    def to_json(self) -> dict[str, object]:
        facts = self.film.to_json()
        return {
            "rank": self.rank,
            **facts,
            "score": round(self.score, 4),
            "signals": {
                k: None if v is None else round(v, 4) + 0.0 for k, v in self.signals.items()
            },
            "reasons": [reason.text for reason in self.reasons],
            "predicted_rating": _rounded(self.predicted_rating),
            "predicted_interval": self._interval(),
        }

    def _interval(self) -> dict[str, float | None] | None:
        if self.predicted_interval is None:
            return None
        low, high = self.predicted_interval
        return {"low": _rounded(low), "high": _rounded(high)}


def _rounded(stars: float | None) -> float | None:
    return None if stars is None else round(stars, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Films for one query, best first, with notes on what the query made hard."""

    mood: Mood
    intent: Intent
    items: tuple[Recommendation, ...]
    notes: tuple[str, ...] = ()
    chances: Callable[[int], tuple[float, ...]] | None = field(
        default=None, compare=False, repr=False
    )
    """For each film the chance to stand among the first so many of the list; computed when asked
    for, as it takes as long as the answer."""

    def to_json(self) -> dict[str, object]:
        """The shape of `moodreel recommend --json`."""
        return {
            "mood": self.mood.to_json(),
            "intent": self.intent.value,
            "items": [item.to_json() for item in self.items],
            "notes": list(self.notes),
        }
