"""The films that answers showed, in a database."""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    func,
    or_,
    select,
    update,
)

from moodreel.domain.feedback import FeedbackKind
from moodreel.domain.intent import Intent
from moodreel.domain.quadrant import Quadrant
from moodreel.domain.shown import ACTED_WITHIN, IntentCount, Shown
from moodreel.errors import CorruptFile
from moodreel.storage import tables
from moodreel.storage.bounds import fitting_shown
from moodreel.storage.oldest import delete_oldest
from moodreel.storage.upsert import Change, upsert

_shown, _moments, _preferences = tables.shown, tables.moments, tables.preferences

# The kinds of mark that say that an answer was of use, and where that is noted.
_NOTED = {FeedbackKind.WATCHED: _shown.c.watched_at, FeedbackKind.FITS: _shown.c.fits_at}
# What becomes of a film that was shown already.
_AS_IT_WAS: Change = [("at", _shown.c.at)]
_USES = (_shown.c.opened_at, _shown.c.watched_at, _shown.c.fits_at)


class SqlShown:
    """`ShownRepository` on the connection, and so in the transaction, of a unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, shown: Sequence[Shown]) -> None:
        """Keeps them in one statement; a film that its answer has shown already changes nothing."""
        rows = [_row(one) for one in shown]
        if rows:
            key = ("answer_id", "film_id")
            upsert(self._connection, _shown, rows, key=key, change=lambda _: _AS_IT_WAS)

    def open(self, person: str, answer_id: str, film_id: str, at: datetime) -> bool:
        """Notes when a film was opened first; whether it was shown there and not opened before."""
        opened = self._connection.execute(
            update(_shown)
            .where(
                _shown.c.person == person,
                _shown.c.answer_id == answer_id,
                _shown.c.film_id == film_id,
                _shown.c.opened_at.is_(None),
            )
            .values(opened_at=at)
        )
        return opened.rowcount > 0

    def act(self, person: str, film_id: str, kind: FeedbackKind, at: datetime) -> None:
        """Notes watched or fitting with the newest answer that showed the film at most
        `ACTED_WITHIN` before; other kinds are none of its business.
        """
        column = _NOTED.get(kind)
        if column is None:
            return
        last = (
            select(_shown.c.id)
            .where(
                _shown.c.person == person,
                _shown.c.film_id == film_id,
                _shown.c.at >= at - ACTED_WITHIN,
                _shown.c.at <= at,
            )
            .order_by(_shown.c.at.desc(), _shown.c.id.desc())
            .limit(1)
        )
        # MySQL changes no table that it asks, nor takes a LIMIT there; a named result is none.
        named = select(last.subquery("last").c.id)
        self._connection.execute(update(_shown).where(_shown.c.id.in_(named)).values({column: at}))

    def retract(self, person: str, film_id: str, kind: FeedbackKind) -> None:
        """Takes such notes back from every answer."""
        column = _NOTED.get(kind)
        if column is not None:
            self._connection.execute(
                update(_shown)
                .where(_shown.c.person == person, _shown.c.film_id == film_id)
                .values({column: None})
            )

    def count(self, person: str) -> int:
        """How many there are of a person."""
        own = select(func.count()).select_from(_shown).where(_shown.c.person == person)
        return int(self._connection.scalar(own) or 0)

    def newest(self, person: str, limit: int, offset: int = 0) -> tuple[Shown, ...]:
        """At most `limit` from the `offset`-th newest on; of one moment, the best rank first."""
        order = (_shown.c.at.desc(), _shown.c.rank, _shown.c.id)
        own = select(_shown).where(_shown.c.person == person)
        return self._read(own.order_by(*order).limit(limit).offset(offset))

    def acted_on(self, person: str, answer_ids: Collection[str]) -> tuple[Shown, ...]:
        """What the person opened, watched or found fitting of these answers, oldest first."""
        own = and_(_shown.c.person == person, _shown.c.answer_id.in_(list(answer_ids)))
        return self._read(_oldest_first(select(_shown).where(own, _used()))) if answer_ids else ()

    def of_films(self, person: str, film_ids: Collection[str]) -> tuple[Shown, ...]:
        """Every time that one of these films was shown to the person, oldest first."""
        own = and_(_shown.c.person == person, _shown.c.film_id.in_(list(film_ids)))
        return self._read(_oldest_first(select(_shown).where(own))) if film_ids else ()

    def intents(self, person: str | None = None) -> tuple[IntentCount, ...]:
        """How often the person, or anybody, followed which intent in which mood, since they let it
        be learned; nothing of who does not.
        """
        n = func.sum(sum(case((use.is_not(None), 1), else_=0) for use in _USES))
        groups = (_shown.c.person, _moments.c.quadrant, _shown.c.intent)
        joined = _shown.join(
            _moments,
            and_(
                _moments.c.answer_id == _shown.c.answer_id,
                _moments.c.person == _shown.c.person,
            ),
        ).join(_preferences, _preferences.c.person == _shown.c.person)
        counted = (
            select(*groups, n)
            .select_from(joined)
            .where(
                _preferences.c.learning.is_(True),
                _shown.c.at >= _preferences.c.learning_since,
                _shown.c.intent.is_not(None),
                _used(),
            )
            .group_by(*groups)
        )
        if person is not None:
            counted = counted.where(_shown.c.person == person)
        return tuple(_count(*row) for row in self._connection.execute(counted))

    def forget_intents(self, person: str) -> None:
        """Deletes which intents the person's answers had."""
        self._forget(person, _shown.c.intent)

    def forget_signals(self, person: str) -> None:
        """Deletes the columns behind what was shown to the person."""
        self._forget(person, _shown.c.signals)

    def sweep(self, before: datetime, limit: int) -> int:
        """Deletes at most `limit` of what was shown before; how many it were."""
        return delete_oldest(self._connection, _shown, before, limit)

    def _forget(self, person: str, column: ColumnElement[Any]) -> None:
        own = and_(_shown.c.person == person, column.is_not(None))
        self._connection.execute(update(_shown).where(own).values({column: None}))

    def _read(self, asked: Select[Any]) -> tuple[Shown, ...]:
        return tuple(_one(row) for row in self._connection.execute(asked))


def _used() -> ColumnElement[bool]:
    return or_(*(use.is_not(None) for use in _USES))


def _oldest_first(asked: Select[Any]) -> Select[Any]:
    return asked.order_by(_shown.c.at, _shown.c.id)


def _row(shown: Shown) -> dict[str, Any]:
    one = fitting_shown(shown)
    return {
        "person": one.person,
        "answer_id": one.answer_id,
        "film_id": one.film_id,
        "rank": one.rank,
        "propensity": one.propensity,
        "at": one.at,
        "intent": one.intent,
        "signals": None if one.signals is None else json.dumps(dict(one.signals)),
        "opened_at": one.opened_at,
        "watched_at": one.watched_at,
        "fits_at": one.fits_at,
    }


def _one(row: Any) -> Shown:
    own = {name: value for name, value in row._mapping.items() if name != "id"}
    try:
        own["intent"] = Intent(row.intent) if row.intent else None
        own["signals"] = json.loads(row.signals) if row.signals else None
    except ValueError:
        raise _changed(row.intent) from None
    return Shown(**own)


def _count(person: str, quadrant: str, intent: str, n: Any) -> IntentCount:
    """Sums come as decimals from some servers."""
    try:
        return IntentCount(
            person=person, quadrant=Quadrant(quadrant), intent=Intent(intent), n=int(n)
        )
    except ValueError:
        raise _changed(intent) from None


def _changed(intent: object) -> CorruptFile:
    return CorruptFile(
        f"expected an intent that is one of {', '.join(Intent)}, with numbers and moods as they "
        f"were kept, and the table shown holds {intent!r}: it was changed by hand or by a newer "
        "moodreel"
    )
