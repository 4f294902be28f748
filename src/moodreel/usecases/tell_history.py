"""What a person did, told as one story; with the moods of their journal."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from moodreel.domain.bounds import check_person
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.intent import Intent
from moodreel.domain.ports import UnitOfWork
from moodreel.domain.shown import ACTED_WITHIN, Deed, Moment, Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing that a person did, and how it stood with them when the film was shown."""

    deed: Deed
    moment: Moment | None = None
    """Of the answer that showed the film last before; None without a journal."""
    intent: Intent | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPage:
    """A part of what a person did, newest first."""

    total: int
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One moment of a journal, and what was done with its answer."""

    moment: Moment
    used: tuple[Shown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalPage:
    """A part of a person's journal, newest first."""

    total: int
    entries: tuple[Entry, ...]


class TellHistory:
    """Reads a part in a few questions, however many films it holds."""

    def __init__(self, unit_of_work: Callable[[], UnitOfWork]) -> None:
        self._unit_of_work = unit_of_work

    def history(self, person: str, limit: int, offset: int = 0) -> HistoryPage:
        """At most `limit` deeds from the `offset`-th newest on. Raises BadInput."""
        check_person(person)
        with self._unit_of_work() as work:
            total, deeds = work.history.count(person), work.history.newest(person, limit, offset)
            shown: Sequence[Shown] = ()
            moments: Mapping[str, Moment] = {}
            if work.preferences.of(person).journal:
                shown = work.shown.of_films(person, {deed.film_id for deed in deeds})
                moments = work.moments.of_answers(person, {one.answer_id for one in shown})
        told = tuple(_told(deed, shown, moments) for deed in deeds)
        return HistoryPage(total=total, told=told)

    def journal(self, person: str, limit: int, offset: int = 0) -> JournalPage:
        """At most `limit` moments from the `offset`-th newest on. Raises BadInput."""
        check_person(person)
        with self._unit_of_work() as work:
            total, moments = work.moments.count(person), work.moments.journal(person, limit, offset)
            used = work.shown.acted_on(person, [moment.answer_id for moment in moments])
        entries = tuple(
            Entry(
                moment=moment,
                used=tuple(one for one in used if one.answer_id == moment.answer_id),
            )
            for moment in moments
        )
        return JournalPage(total=total, entries=entries)


def _told(deed: Deed, shown: Sequence[Shown], moments: Mapping[str, Moment]) -> Told:
    """The answers are in the order in which they were given."""
    before = [
        one
        for one in shown
        if one.film_id == deed.film_id
        and deed.at - ACTED_WITHIN <= one.at <= deed.at
        and one.answer_id in moments
    ]
    if not before:
        return Told(deed=deed)
    return Told(deed=deed, moment=moments[before[-1].answer_id], intent=before[-1].intent)


def told_json(told: Told, films: Catalogue) -> dict[str, object]:
    """The shape that the command line and the API give; mood and intent are null without a journal,
    stars without a rating.
    """
    return {
        "id": told.deed.film_id,
        "label": films.label_of(told.deed.film_id),
        "kind": told.deed.kind,
        "stars": told.deed.stars,
        "at": told.deed.at.isoformat(),
        "mood": told.moment.mood.to_plain_json() if told.moment and told.moment.mood else None,
        "intent": told.intent.value if told.intent else None,
    }


def entry_json(entry: Entry, films: Catalogue) -> dict[str, object]:
    """The shape that the API gives."""
    moment = entry.moment
    return {
        "answer_id": moment.answer_id,
        "at": moment.at.isoformat(),
        "mood": moment.mood.to_plain_json() if moment.mood else None,
        "films": [
            {
                "id": one.film_id,
                "label": films.label_of(one.film_id),
                "intent": one.intent.value if one.intent else None,
                "did": did(one),
            }
            for one in entry.used
        ],
    }


def shown_json(one: Shown, films: Catalogue) -> dict[str, object]:
    """The shape that the API gives."""
    return {
        "id": one.film_id,
        "label": films.label_of(one.film_id),
        "answer_id": one.answer_id,
        "rank": one.rank,
        "propensity": None if one.propensity is None else round(one.propensity, 4),
        "at": one.at.isoformat(),
        "intent": one.intent.value if one.intent else None,
        "signals": None if one.signals is None else dict(one.signals),
        "did": did(one),
    }


def did(one: Shown) -> list[str]:
    """What the person did with a film that was shown, in the order in which it tells more."""
    done = {"opened": one.opened_at, "watched": one.watched_at, "fits": one.fits_at}
    return [name for name, at in done.items() if at is not None]
