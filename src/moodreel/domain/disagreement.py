"""A face that shows something else than was said: what each says, and what was followed."""

from dataclasses import dataclass
from typing import Literal

from moodreel.domain.emotion import Emotion

_LOOKS = {
    Emotion.ANGER: "angry",
    Emotion.DISGUST: "disgusted",
    Emotion.FEAR: "afraid",
    Emotion.JOY: "happy",
    Emotion.LOVE: "loving",
    Emotion.SADNESS: "sad",
    Emotion.SURPRISE: "surprised",
    Emotion.NEUTRAL: "calm",
}
_SAID = {"text": "your words sound", "choice": "what you chose sounds"}
_FOLLOWED = {"text": "I went with your words", "choice": "I went with your choice"}
_TIPPED = "your words leave it open, so that your face had its say"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """What was said and what was seen lead with different emotions, both of which a face shows."""

    said_by: Literal["text", "choice"]
    said: Emotion
    seen: Emotion
    apart: float
    """How far the two lie apart over what both can see (`sensing.divergence`), in [0, 1]."""
    followed: bool
    """Whether the mood leads with what was said; it may not where the words hardly prefer it."""

    @property
    def message(self) -> str:
        """ "Your words sound sad, your face looks calm: I went with your words"."""
        said = f"{_SAID[self.said_by]} {_LOOKS[self.said]}".capitalize()
        made = _FOLLOWED[self.said_by] if self.followed else _TIPPED
        return f"{said}, your face looks {_LOOKS[self.seen]}: {made}"

    def to_json(self) -> dict[str, object]:
        """The shape of `disagreement` in `moodreel mood --json`."""
        return {
            "says": {self.said_by: self.said.value, "face": self.seen.value},
            "apart": round(self.apart, 4),
            "message": self.message,
        }
