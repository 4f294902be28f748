"""What a page showed and what was opened from it, noted without a script and after the answer."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from starlette.background import BackgroundTask

from moodreel.domain.answer import Recommendation
from moodreel.domain.film import Film
from moodreel.domain.intent import Intent
from moodreel.errors import CorruptFile, Unavailable
from moodreel.usecases.keep_shown import KeepShown, ShownList
from moodreel.web.answers import AnswerStore, KeptAnswer, Row
from moodreel.web.rows import N_SHOWN
from moodreel.web.views import RowView
from moodreel.web.visits import Visit

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Fresh:
    """What a page shows for the first time."""

    answer: KeptAnswer
    rows: list[tuple[Intent, Row, tuple[Recommendation, ...]]] = field(default_factory=list)


def note_shown(
    visit: Visit, answers: AnswerStore, key: str, views: Sequence[RowView]
) -> BackgroundTask | None:
    """Keeps the films on show that this answer has not shown before: to be run once the page is on
    its way. None where nobody is known or nothing is new.
    """
    shown = visit.engine.people.doings.shown
    if visit.person is None or shown.days == 0:
        return None
    on_show = {Intent(view.intent): {card.id for card in view.cards} for view in views}
    fresh: list[_Fresh] = []

    def claim(kept: KeptAnswer) -> KeptAnswer:
        found, noted = _Fresh(kept), set(kept.noted)
        for intent, row in kept.rows.items():
            items = tuple(
                item
                for item in row.films
                if item.film.id in on_show.get(intent, ()) and item.film.id not in noted
            )
            noted |= {item.film.id for item in items}
            if items:
                found.rows.append((intent, row, items))
        fresh[:] = [found]
        return replace(kept, noted=frozenset(noted))

    answers.update(key, claim, visit.person)
    if not fresh or not fresh[0].rows:
        return None
    return BackgroundTask(_keep, shown, visit.person, fresh[0])


def note_opened(visit: Visit, answer_id: str, film: Film) -> None:
    """Notes that a film was opened from an answer, if it was; no page fails for it."""
    if visit.person is None:
        return
    try:
        visit.engine.people.doings.shown.opened(visit.person, answer_id, film.id)
    except (Unavailable, CorruptFile) as error:
        _log.warning("an opened film is not noted: %s", error)


def _keep(shown: KeepShown, person: str, fresh: _Fresh) -> None:
    lists = [
        ShownList(intent=intent, items=_with_chances(row, items))
        for intent, row, items in fresh.rows
    ]
    shown.keep(person, fresh.answer.answer_id, fresh.answer.mood, lists)


def _with_chances(
    row: Row, items: Sequence[Recommendation]
) -> list[tuple[Recommendation, float | None]]:
    """Of the films on show from the start the chance to be among so many; of those that stepped in,
    the chance to be fetched.
    """
    if row.chances is None:
        return [(item, None) for item in items]
    first, fetched = row.chances(N_SHOWN), row.chances(len(row.films))
    places = {item.film.id: place for place, item in enumerate(row.films)}
    return [
        (item, first[place] if (place := places[item.film.id]) < N_SHOWN else fetched[place])
        for item in items
    ]
