"""What the floors above ask of what is kept about a person's doings."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from moodreel.domain.feedback import FeedbackKind
from moodreel.domain.preferences import Preferences
from moodreel.domain.shown import Deed, IntentCount, Moment, Shown


class PreferenceRepository(Protocol):
    """Keeps what each person allows."""

    def put(self, preferences: Preferences) -> None:
        """Keeps them in place of earlier ones."""
        ...

    def of(self, person: str) -> Preferences:
        """The person's, or those of somebody who has said nothing."""
        ...


class ShownRepository(Protocol):
    """Keeps the films that answers showed."""

    def add(self, shown: Sequence[Shown]) -> None:
        """Keeps them, all at once; a film that its answer has shown already changes nothing."""
        ...

    def open(self, person: str, answer_id: str, film_id: str, at: datetime) -> bool:
        """Notes when a film was opened first; whether it was shown there and not opened before."""
        ...

    def act(self, person: str, film_id: str, kind: FeedbackKind, at: datetime) -> None:
        """Notes watched or fitting with the newest answer that showed the film at most
        `ACTED_WITHIN` before; other kinds are none of its business.
        """
        ...

    def retract(self, person: str, film_id: str, kind: FeedbackKind) -> None:
        """Takes such notes back from every answer."""
        ...

    def count(self, person: str) -> int:
        """How many there are of a person."""
        ...

    def newest(self, person: str, limit: int, offset: int = 0) -> tuple[Shown, ...]:
        """At most `limit` from the `offset`-th newest on; of one moment, the best rank first."""
        ...

    def acted_on(self, person: str, answer_ids: Collection[str]) -> tuple[Shown, ...]:
        """What the person opened, watched or found fitting of these answers, oldest first."""
        ...

    def of_films(self, person: str, film_ids: Collection[str]) -> tuple[Shown, ...]:
        """Every time that one of these films was shown to the person, oldest first."""
        ...

    def intents(self, person: str | None = None) -> tuple[IntentCount, ...]:
        """How often the person, or anybody, followed which intent in which mood, since they let it
        be learned; nothing of who does not. Opened, watched and fitting count one each.
        """
        ...

    def forget_intents(self, person: str) -> None:
        """Deletes which intents the person's answers had."""
        ...

    def forget_signals(self, person: str) -> None:
        """Deletes the columns behind what was shown to the person."""
        ...

    def sweep(self, before: datetime, limit: int) -> int:
        """Deletes at most `limit` of what was shown before; how many it were."""
        ...


class MomentRepository(Protocol):
    """Keeps the moods that people let be kept with their answers."""

    def add(self, moment: Moment) -> None:
        """Keeps it; where the answer has one already, nothing changes."""
        ...

    def journal(self, person: str, limit: int, offset: int = 0) -> tuple[Moment, ...]:
        """At most `limit` moments with a mood from the `offset`-th newest on."""
        ...

    def count(self, person: str) -> int:
        """How many moments with a mood there are."""
        ...

    def of_answers(self, person: str, answer_ids: Collection[str]) -> Mapping[str, Moment]:
        """Those of these answers that have a mood, by answer."""
        ...

    def remove(self, person: str, answer_id: str) -> None:
        """Deletes the moment of this answer, where there is one."""
        ...

    def forget_moods(self, person: str) -> int:
        """Deletes the moods of a person, not their quadrants; how many it were."""
        ...

    def forget(self, person: str) -> None:
        """Deletes all moments of a person."""
        ...

    def sweep(self, before: datetime, limit: int) -> int:
        """Deletes at most `limit` moments from before; how many it were."""
        ...


class HistoryRepository(Protocol):
    """Reads marks and stars as one story."""

    def count(self, person: str) -> int:
        """How many deeds there are."""
        ...

    def newest(self, person: str, limit: int, offset: int = 0) -> tuple[Deed, ...]:
        """At most `limit` deeds from the `offset`-th newest on."""
        ...
