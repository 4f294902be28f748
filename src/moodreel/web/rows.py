"""Rows of films for a mood, one for each intent; a film stands in one row only."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from moodreel.domain.answer import Answer, Recommendation
from moodreel.domain.intent import Intent
from moodreel.domain.mood import Mood
from moodreel.domain.understood import Understood
from moodreel.usecases.make_wish import MAX_TITLES, Wishes
from moodreel.usecases.read_wish import wishes_of
from moodreel.web.answers import KeptAnswer, Row
from moodreel.wiring import Engine

NOTHING_ASKED = Understood()
N_SHOWN = 6
# Two more than are shown, to step in where the person marks one.
N_FETCHED = 8

NOTHING_FITS = "No title meets all these filters. Take one away and ask again."
STARTED_OVER = "You have been through everything that fits here, so this starts over."


def answer_mood(
    engine: Engine,
    person: str | None,
    mood: Mood,
    chosen: str | None,
    set_wishes: Wishes,
    understood: Understood = NOTHING_ASKED,
) -> KeptAnswer:
    """All rows for the mood, of films that meet the filters set and what the words ask for. Raises
    BadInput where the wishes cannot be used."""
    wishes = wishes_of(understood, set_wishes)
    rows: dict[Intent, Row] = {}
    for intent in Intent:
        fresh = _fresh(engine, person, mood, intent, wishes, _ids(rows), seed=0)
        if len(fresh.items) < N_SHOWN and rows:
            # The filters leave few films: rather one twice on the page than an empty row.
            fresh = _fresh(engine, person, mood, intent, wishes, (), seed=0)
        rows[intent] = Row(films=fresh.items, note=_note(fresh.items), chances=fresh.chances)
    shown = tuple(film_id for row in rows.values() for film_id in _on_show(row))
    usual = engine.people.doings.usual_intent.usual(person, mood)
    return KeptAnswer(
        mood=mood,
        chosen=chosen,
        wishes=wishes,
        set_wishes=set_wishes,
        understood=replace(understood, feeling=""),
        rows=rows,
        shown=_once(shown),
        order=usual.order,
        is_own_order=usual.is_own,
        shows_seen=_shows_seen(wishes, usual.hide_seen),
        answer_id=engine.people.doings.shown.new_id(),
    )


def other_films(
    engine: Engine,
    person: str | None,
    answer: KeptAnswer,
    intent: Intent,
    away: Collection[str] = (),
) -> KeptAnswer:
    """The answer with other films in this row: none that was shown before, nor that stands in
    another row, while there are any. `away` are the films marked away, whose reserves stepped in.
    """
    turn = answer.rows[intent].turn + 1
    before = answer.shown + _on_show(answer.rows[intent], away)
    others = _ids({other: row for other, row in answer.rows.items() if other is not intent})
    fresh = _fresh(
        engine, person, answer.mood, intent, answer.wishes, _once(before + others), seed=turn
    )
    note = ""
    if not fresh.items:
        fresh = _fresh(engine, person, answer.mood, intent, answer.wishes, (), seed=turn)
        note = STARTED_OVER if fresh.items else NOTHING_FITS
    row = Row(films=fresh.items, note=note, turn=turn, chances=fresh.chances)
    shown = _once(before + _on_show(row))
    return replace(answer, rows={**answer.rows, intent: row}, shown=shown)


def _on_show(row: Row, away: Collection[str] = ()) -> tuple[str, ...]:
    """Ids of the films of a row that were seen: as many as are shown that nobody marked away, and
    the marked ones among them."""
    seen, n_here = [], 0
    for item in row.films:
        if n_here == N_SHOWN:
            break
        seen.append(item.film.id)
        n_here += item.film.id not in away
    return tuple(seen)


def _ids(rows: Mapping[Intent, Row]) -> tuple[str, ...]:
    """Ids of all films of the rows, reserves too."""
    return tuple(item.film.id for row in rows.values() for item in row.films)


def _fresh(
    engine: Engine,
    person: str | None,
    mood: Mood,
    intent: Intent,
    wishes: Wishes,
    without: tuple[str, ...],
    seed: int,
) -> Answer:
    n_named = len(wishes.like) + len(wishes.exclude)
    wishes = replace(wishes, exclude=(*wishes.exclude, *without[n_named - MAX_TITLES :]))
    return engine.recommend(
        mood, intent.value, n=N_FETCHED, wishes=wishes, seed=seed, person=person
    )


def _shows_seen(wishes: Wishes, hide_seen: bool) -> bool:
    return not hide_seen if wishes.include_seen is None else wishes.include_seen


def _note(films: tuple[Recommendation, ...]) -> str:
    if not films:
        return NOTHING_FITS
    if len(films) < N_SHOWN:
        return (
            f"Only {len(films)} meet all these filters."
            if len(films) > 1
            else ("Only one meets all these filters.")
        )
    return ""


def _once(ids: tuple[str, ...]) -> tuple[str, ...]:
    """Each id once, at its last place."""
    return tuple(reversed(dict.fromkeys(reversed(ids))))
