"""What a person usually wants in a mood is learned, if they let it be."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from moodreel.domain.bounds import check_person
from moodreel.domain.intent import Intent
from moodreel.domain.mood import Mood
from moodreel.domain.ports import UnitOfWork
from moodreel.domain.quadrant import Quadrant, quadrant_of
from moodreel.errors import CorruptFile, Unavailable
from moodreel.learning.usual_intent import Everyone, UsualIntent, everyone_of, usual_intent

# Everyone's shares change slowly, and counting all people takes a while.
_EVERYONE_FOR = timedelta(hours=1)

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """What is known of a person's usual intent."""

    learning: bool
    since: datetime | None
    hide_seen: bool
    usual: Mapping[Quadrant, UsualIntent]
    """By quadrant, all four."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Usual:
    """How a mood is answered where nothing else is asked for."""

    order: tuple[Intent, ...] = tuple(Intent)
    """The intents, likeliest first."""
    is_own: bool = False
    """Whether the person lets it be learned of them; else it is everyone's."""
    hide_seen: bool = True


class LearnIntent:
    """Reads counts; nothing is written here, as they are made of what was shown and done."""

    def __init__(
        self, unit_of_work: Callable[[], UnitOfWork], clock: Callable[[], datetime]
    ) -> None:
        self._unit_of_work = unit_of_work
        self._clock = clock
        self._lock = Lock()
        self._everyone: tuple[datetime, Mapping[Quadrant, Everyone]] | None = None

    def learned(self, person: str) -> Learned:
        """All that is known; of who does not let it be learned, what is known of everyone. Raises
        BadInput, Unavailable, CorruptFile.
        """
        check_person(person)
        everyone = self._read_everyone()
        with self._unit_of_work() as work:
            allowed = work.preferences.of(person)
            counts = work.shown.intents(person) if allowed.learning else ()
        return Learned(
            learning=allowed.learning,
            hide_seen=allowed.hide_seen,
            since=allowed.learning_since if allowed.learning else None,
            usual={q: usual_intent(q, counts, everyone[q]) for q in Quadrant},
        )

    def usual(self, person: str | None, mood: Mood) -> Usual:
        """How such a mood is answered for the person, as far as it can be read."""
        if person is None:
            return Usual()
        try:
            learned = self.learned(person)
        except (Unavailable, CorruptFile) as error:
            _log.warning("intents in their first order: %s", error)
            return Usual()
        if mood.unsaid:
            return Usual(hide_seen=learned.hide_seen)
        own = learned.usual[quadrant_of(mood.valence, mood.arousal)]
        return Usual(order=own.order, is_own=learned.learning, hide_seen=learned.hide_seen)

    def default(self, person: str | None, mood: Mood) -> Intent:
        """The intent of a question that names none: the likeliest of who lets it be learned, else
        the first there is.
        """
        usual = Usual() if mood.care else self.usual(person, mood)
        return usual.order[0] if usual.is_own else Usual().order[0]

    def _read_everyone(self) -> Mapping[Quadrant, Everyone]:
        """At most an hour old; one thread counts, and the others wait for it."""
        with self._lock:
            now = self._clock()
            if self._everyone is None or now - self._everyone[0] >= _EVERYONE_FOR:
                with self._unit_of_work() as work:
                    self._everyone = (now, everyone_of(work.shown.intents()))
            return self._everyone[1]


def learned_json(learned: Learned) -> dict[str, object]:
    """The shape that the command line and the API give."""
    return {
        "learning": learned.learning,
        "since": learned.since.isoformat() if learned.since else None,
        "moods": [
            {
                "quadrant": quadrant.value,
                "counts": {intent.value: n for intent, n in usual.counts.items()},
                "shares": {i.value: round(p, 4) for i, p in usual.shares.items()},
                "order": [intent.value for intent in usual.order],
            }
            for quadrant, usual in learned.usual.items()
        ],
    }
