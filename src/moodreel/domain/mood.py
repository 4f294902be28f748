"""What a sensor saw (`Reading`) and what is made of several of them (`Mood`)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import numpy as np

from moodreel.domain.care import Care
from moodreel.domain.disagreement import Disagreement
from moodreel.domain.emotion import EMOTIONS, INDEX, N_EMOTIONS, BoolArray, Emotion, FloatArray

SensorName = Literal["text", "face", "choice"]

ALL_SEEN: BoolArray = np.ones(N_EMOTIONS, dtype=bool)

# Below this confidence a mood is called "not sure" and the person is asked to choose. It is the
# confidence at which the bundled text model is right half of the time (docs/architecture.md,
# "Confidence").
SURE_FROM = 0.5


# Below this the words were hardly read at all: most are in another language than English.
HARDLY_READ_BELOW = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one sensor saw at one moment. Not the truth about a person."""

    distribution: FloatArray
    """(8,) belief over the emotions, non-negative, sums to 1; 0 where `sees` is false."""
    sees: BoolArray
    """(8,) whether the sensor can see the emotion at all; false is no opinion, never a zero."""
    valence: float
    """Unpleasant to pleasant, in [-1, 1]."""
    arousal: float
    """Drained or calm to activated, in [-1, 1]."""
    confidence: float
    """Calibrated chance, in [0, 1], that the leading emotion is the right one."""
    source: SensorName
    at: datetime
    """Aware UTC time of the reading."""

    def __post_init__(self) -> None:
        _check_distribution(self.distribution)
        _check_plane(self.valence, self.arousal, self.confidence)
        if self.sees.shape != (N_EMOTIONS,) or self.distribution[~self.sees].any():
            raise ValueError("sees must be (8,), and an emotion that is not seen weighs 0")
        if self.at.tzinfo is None:
            raise ValueError("at must be an aware time")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mood:
    """Readings fused over what each can see and faded with time; a choice outweighs them."""

    distribution: FloatArray
    """(8,) non-negative, sums to 1."""
    valence: float
    arousal: float
    confidence: float
    readings: tuple[Reading, ...] = ()
    care: Care | None = None
    """The note where the words sounded like a crisis: all that is kept of them."""
    disagreement: Disagreement | None = None
    """Where a face shows something else than was said."""
    notes: tuple[str, ...] = ()
    """What to know of how it was read: a picture left out, several faces. Nothing of what it is."""

    def __post_init__(self) -> None:
        _check_distribution(self.distribution)
        _check_plane(self.valence, self.arousal, self.confidence)

    @property
    def sure(self) -> bool:
        """Whether the confidence is high enough to act on without asking back."""
        return self.confidence >= SURE_FROM

    @property
    def trust(self) -> float:
        """How far the mood is taken at its word, in [0, 1]: 1 from where it is sure."""
        return min(self.confidence / SURE_FROM, 1.0)

    @property
    def hardly_read(self) -> bool:
        """Whether to say that words are understood in English only: not of a face alone."""
        sources = {reading.source for reading in self.readings}
        return self.confidence < HARDLY_READ_BELOW and not self.unsaid and sources != {"face"}

    @property
    def unsaid(self) -> bool:
        """Whether nothing was said of how the person feels: they only asked for films."""
        return not self.readings and self.confidence == 0

    @property
    def leading(self) -> str:
        """The name of the strongest emotion."""
        return EMOTIONS[int(self.distribution.argmax())].value

    def to_plain_json(self) -> dict[str, object]:
        """What was felt, and nothing of how it is known: as a journal keeps it."""
        return {
            "emotions": emotions_json(self.distribution),
            # + 0.0, because what rounds to nothing has no sign.
            "valence": round(self.valence, 4) + 0.0,
            "arousal": round(self.arousal, 4) + 0.0,
            "confidence": round(self.confidence, 4),
        }

    def to_json(self) -> dict[str, object]:
        """The shape that the command line, the API and scripts rely on (`moodreel mood --json`)."""
        return {
            **self.to_plain_json(),
            "sure": self.sure,
            "readings": [
                {
                    "source": reading.source,
                    "emotions": emotions_json(reading.distribution),
                    "confidence": round(reading.confidence, 4),
                }
                for reading in self.readings
            ],
            "care": self.care.to_json() if self.care else None,
            "disagreement": self.disagreement.to_json() if self.disagreement else None,
            "notes": list(self.notes),
        }


def emotions_json(distribution: FloatArray) -> dict[str, float]:
    """All eight emotions by name, rounded to four places."""
    return {e.value: round(float(p), 4) for e, p in zip(EMOTIONS, distribution, strict=True)}


def _check_distribution(values: FloatArray) -> None:
    if values.shape != (N_EMOTIONS,) or not np.isfinite(values).all() or (values < 0).any():
        raise ValueError(f"a distribution is (8,), finite and non-negative, got {values}")
    if abs(float(values.sum()) - 1) > 1e-3:
        raise ValueError(f"a distribution sums to 1, got {float(values.sum()):.4f}")


def _check_plane(valence: float, arousal: float, confidence: float) -> None:
    if not (-1 <= valence <= 1 and -1 <= arousal <= 1 and 0 <= confidence <= 1):
        raise ValueError(
            "valence and arousal lie in [-1, 1] and confidence in [0, 1], "
            f"got {valence}, {arousal}, {confidence}"
        )


UNSAID = Mood(
    distribution=np.eye(N_EMOTIONS, dtype=np.float32)[INDEX[Emotion.NEUTRAL]],
    valence=0.0,
    arousal=0.0,
    confidence=0.0,
)
"""The mood of who asked for films and said nothing else."""
