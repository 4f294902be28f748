"""The films that answers showed, without a database."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from moodreel.domain.feedback import FeedbackKind
from moodreel.domain.shown import ACTED_WITHIN, IntentCount, Shown
from moodreel.storage.bounds import fitting_shown
from moodreel.storage.memory.rows import Rows, Session, ShownKey

_NOTED: dict[FeedbackKind, Callable[[Shown, datetime | None], Shown]] = {
    FeedbackKind.WATCHED: lambda one, at: replace(one, watched_at=at),
    FeedbackKind.FITS: lambda one, at: replace(one, fits_at=at),
}
_NEVER = datetime.max.replace(tzinfo=UTC)


class MemoryShown:
    """`ShownRepository` on a session."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, shown: Sequence[Shown]) -> None:
        """Keeps them; a film that its answer has shown already changes nothing."""
        own = [fitting_shown(one) for one in shown]

        def keep(rows: Rows) -> None:
            for one in own:
                rows.shown.setdefault((one.answer_id, one.film_id), one)

        self._session.change(keep)

    def open(self, person: str, answer_id: str, film_id: str, at: datetime) -> bool:
        """Notes when a film was opened first; whether it was shown there and not opened before."""
        key = (answer_id, film_id)
        one = self._session.rows.shown.get(key)
        if one is None or one.person != person or one.opened_at is not None:
            return False
        self._change([key], lambda own: replace(own, opened_at=at))
        return True

    def act(self, person: str, film_id: str, kind: FeedbackKind, at: datetime) -> None:
        """Notes watched or fitting with the newest answer that showed the film at most
        `ACTED_WITHIN` before; other kinds are none of its business.
        """
        lately = [one for one in self.of_films(person, [film_id]) if _lately(one, at)]
        if lately and kind in _NOTED:
            key = (lately[-1].answer_id, film_id)
            self._change([key], lambda own: _NOTED[kind](own, at))

    def retract(self, person: str, film_id: str, kind: FeedbackKind) -> None:
        """Takes such notes back from every answer."""
        if kind in _NOTED:
            keys = [(one.answer_id, film_id) for one in self.of_films(person, [film_id])]
            self._change(keys, lambda own: _NOTED[kind](own, None))

    def count(self, person: str) -> int:
        """How many there are of a person."""
        return len(self._of(person))

    def newest(self, person: str, limit: int, offset: int = 0) -> tuple[Shown, ...]:
        """At most `limit` from the `offset`-th newest on; of one moment, the best rank first."""
        order = sorted(self._of(person), key=lambda one: one.rank)
        order.sort(key=lambda one: one.at, reverse=True)
        return tuple(order[offset : offset + limit])

    def acted_on(self, person: str, answer_ids: Collection[str]) -> tuple[Shown, ...]:
        """What the person opened, watched or found fitting of these answers, oldest first."""
        wanted = frozenset(answer_ids)
        own = (one for one in self._of(person) if one.answer_id in wanted and one.uses)
        return tuple(sorted(own, key=lambda one: one.at))

    def of_films(self, person: str, film_ids: Collection[str]) -> tuple[Shown, ...]:
        """Every time that one of these films was shown to the person, oldest first."""
        wanted = frozenset(film_ids)
        own = (one for one in self._of(person) if one.film_id in wanted)
        return tuple(sorted(own, key=lambda one: one.at))

    def intents(self, person: str | None = None) -> tuple[IntentCount, ...]:
        """How often the person, or anybody, followed which intent in which mood, since they let it
        be learned; nothing of who does not.
        """
        rows = self._session.rows
        counts: Counter[tuple[str, ...]] = Counter()
        for one in rows.shown.values():
            moment, allowed = rows.moments.get(one.answer_id), rows.preferences.get(one.person)
            if moment is None or allowed is None or not allowed.learning or one.intent is None:
                continue
            if one.at >= (allowed.learning_since or _NEVER) and person in (None, one.person):
                counts[one.person, moment.quadrant, one.intent] += one.uses
        return tuple(
            IntentCount(person=p, quadrant=q, intent=i, n=n)  # type: ignore[arg-type]
            for (p, q, i), n in counts.items()
            if n
        )

    def forget_intents(self, person: str) -> None:
        """Deletes which intents the person's answers had."""
        self._change(self._keys(person), lambda own: replace(own, intent=None))

    def forget_signals(self, person: str) -> None:
        """Deletes the columns behind what was shown to the person."""
        self._change(self._keys(person), lambda own: replace(own, signals=None))

    def sweep(self, before: datetime, limit: int) -> int:
        """Deletes at most `limit` of what was shown before; how many it were."""
        shown = self._session.rows.shown
        old = sorted((k for k, one in shown.items() if one.at < before), key=lambda k: shown[k].at)

        def forget(rows: Rows) -> None:
            for key in old[:limit]:
                rows.shown.pop(key, None)

        self._session.change(forget)
        return len(old[:limit])

    def _change(self, keys: Sequence[ShownKey], how: Callable[[Shown], Shown]) -> None:
        def change(rows: Rows) -> None:
            for key in keys:
                if key in rows.shown:
                    rows.shown[key] = how(rows.shown[key])

        self._session.change(change)

    def _keys(self, person: str) -> list[ShownKey]:
        return [(one.answer_id, one.film_id) for one in self._of(person)]

    def _of(self, person: str) -> list[Shown]:
        return [one for one in self._session.rows.shown.values() if one.person == person]


def _lately(one: Shown, at: datetime) -> bool:
    return at - ACTED_WITHIN <= one.at <= at
