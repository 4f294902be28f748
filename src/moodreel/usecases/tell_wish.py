"""What was understood, told to the person: for each part a few words, and what removes it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from moodreel.domain.understood import Asks, Part, Understood
from moodreel.domain.vocabulary import LANGUAGES

_ORDERING = frozenset(("me", "us", "my", "to", "be"))
_INTENTS = {
    "match": "stay with how I feel",
    "lift": "cheer me up",
    "calm": "calm me down",
    "stir": "wake me up",
    "surprise": "surprise me",
}
_COUNTRIES = {
    "US": "American", "GB": "British", "AU": "Australian", "IE": "Irish", "CA": "Canadian",
    "MX": "Mexican", "BR": "Brazilian", "AR": "Argentine", "IN": "Indian", "HK": "Hong Kong",
    "TW": "Taiwanese", "BE": "Belgian", "CL": "Chilean", "CO": "Colombian", "IR": "Iranian",
    "NZ": "New Zealand", "AT": "Austrian", "CH": "Swiss", "SN": "Senegalese", "ZA": "South African",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One part of a wish as it is shown."""

    key: str = field(repr=False)
    label: str = field(repr=False)

    def to_json(self) -> dict[str, str]:
        """Its key and its label."""
        return {"key": self.key, "label": self.label}


def chips_of(understood: Understood, title: Callable[[str], str]) -> tuple[Chip, ...]:
    """A chip for each part, in order; `title` gives the title of a film's id."""
    return tuple(Chip(key=part.key, label=_label(part, title)) for part in understood.parts)


def _label(part: Part, title: Callable[[str], str]) -> str:
    value = part.value
    match part.asks:
        case Asks.LIKE:
            return f"like {title(value)}"
        case Asks.EXCLUDE:
            return f"not {title(value)}"
        case Asks.INTENT:
            return _INTENTS[value]
        case Asks.TONE:
            # Orders ("make me cry") are told by the tone, adjectives as they were said.
            return (
                _plain(value) if not part.said or _ORDERING & set(part.said.split()) else part.said
            )
        case Asks.LANGUAGE:
            return LANGUAGES.get(value, value)
        case Asks.NO_LANGUAGE:
            return f"not in {LANGUAGES.get(value, value)}"
        case Asks.COUNTRY:
            return _COUNTRIES.get(value, value)
        case _:
            return _LABELS.get(part.asks, "{}").format(_plain(value))


_LABELS = {
    Asks.NO_GENRE: "no {}",
    Asks.FROM: "from {}",
    Asks.TO: "up to {}",
    Asks.MAX: "at most {} min",
    Asks.MIN: "at least {} min",
    Asks.AVOID: "no {}",
    Asks.NO_TONE: "not {}",
    Asks.PERSON: "with or by {}",
    Asks.ABOUT: "about: {}",
    Asks.NO_ABOUT: "not about: {}",
}


def _plain(value: str) -> str:
    """The names of tags and warnings as they are read; others have no hyphen that matters."""
    return value.replace("-", " ") if value.islower() else value
