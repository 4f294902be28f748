"""A row's reasons in a language model's words, on the press of a button that says what is sent."""

from dataclasses import replace

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from moodreel.domain.answer import Answer
from moodreel.domain.intent import Intent
from moodreel.usecases.recommend_films import known_intent
from moodreel.web.answers import AnswerStore, KeptAnswer, Row
from moodreel.web.forms import Submitted
from moodreel.web.rows import N_SHOWN
from moodreel.web.views import sentence
from moodreel.web.visits import Visiting
from moodreel.wiring import Engine


def wording_router(answers: AnswerStore) -> APIRouter:
    """`/answers/{key}/wording`."""
    router = APIRouter(include_in_schema=False)

    @router.post("/answers/{key}/wording")
    def reword(key: str, form: Submitted, visit: Visiting) -> Response:
        intent = known_intent(str(form.get("intent", "")))
        kept = answers.get(key, visit.person)
        if kept is None:
            return visit.forgotten()
        old = kept.rows[intent]
        new = _worded(visit.engine, kept, intent)
        # The model took its time: what became of the row meanwhile stays.
        answers.update(key, lambda now: _put(now, intent, old, new), visit.person)
        return RedirectResponse(f"/answers/{key}#{intent}", 303)

    return router


def _worded(engine: Engine, kept: KeptAnswer, intent: Intent) -> Row:
    row = kept.rows[intent]
    answer = Answer(mood=kept.mood, intent=intent, items=row.films[:N_SHOWN])
    worded = engine.wording.reasons(answer)
    note = " ".join(f"{sentence(told)}." for told in worded.notes)
    return replace(row, films=(*worded.items, *row.films[N_SHOWN:]), note=note or row.note)


def _put(now: KeptAnswer, intent: Intent, old: Row, new: Row) -> KeptAnswer:
    return replace(now, rows={**now.rows, intent: new}) if now.rows[intent] is old else now
