"""What a person answers back to an answer: a correction, the question why, and to forget."""

import logging
from dataclasses import replace

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from moodreel.domain.mood import Mood
from moodreel.errors import BadInput, CorruptFile, Unavailable
from moodreel.sensing.fuse import fuse
from moodreel.web.answers import AnswerStore, KeptAnswer
from moodreel.web.forms import Asked, Submitted
from moodreel.web.rows import answer_mood
from moodreel.web.visits import Visit, Visiting
from moodreel.wiring import Engine

NOT_KEPT = "Your words could not be kept. The correction holds all the same."

_log = logging.getLogger(__name__)


def correct_router(answers: AnswerStore) -> APIRouter:
    """Routes under /answers/{key}."""
    router = APIRouter(include_in_schema=False)

    @router.post("/answers/{key}/correct")
    def correct(key: str, form: Submitted, visit: Visiting) -> Response:
        """The choice outweighs what was read. With `keep` ticked the words are kept with it."""
        chosen = Asked.of(form).choose.lower()
        keep = form.get("keep") == "yes"
        found = answers.update(
            key, lambda kept: _corrected(visit, kept, chosen, keep), visit.person
        )
        return _back(key) if found else visit.forgotten()

    @router.post("/answers/{key}/unwish")
    def unwish(key: str, form: Submitted, visit: Visiting) -> Response:
        """Takes a part of what the words asked for away."""
        part = str(form.get("part", ""))
        found = answers.update(key, lambda kept: _unwished(visit, kept, part), visit.person)
        return _back(key) if found else visit.forgotten()

    @router.post("/answers/{key}/why")
    def why(key: str, visit: Visiting) -> Response:
        """Once the words are forgotten, the answer comes back without."""
        found = answers.update(key, lambda kept: _explained(visit.engine, kept), visit.person)
        return _back(key, "#why") if found else visit.forgotten()

    @router.post("/answers/{key}/forget-words")
    def forget_words(key: str, visit: Visiting) -> Response:
        found = answers.update(key, KeptAnswer.without_words, visit.person)
        return _back(key) if found else visit.forgotten()

    return router


def _unwished(visit: Visit, kept: KeptAnswer, part: str) -> KeptAnswer:
    understood = kept.understood.without({part})
    answer = answer_mood(
        visit.engine, visit.person, kept.mood, kept.chosen, kept.set_wishes, understood
    )
    return replace(answer, words=kept.words, why=kept.why, note=kept.note, label=kept.label)


def _corrected(visit: Visit, kept: KeptAnswer, chosen: str, keep: bool) -> KeptAnswer:
    mood = _outweighed(visit.engine, kept.mood, chosen)
    answer = answer_mood(visit.engine, visit.person, mood, chosen, kept.set_wishes, kept.understood)
    answer = replace(answer, words=kept.words, why=kept.why)
    if visit.person is not None:
        visit.engine.people.doings.shown.disown(visit.person, kept.answer_id)
    if not (keep and kept.words and visit.person is not None):
        return answer
    try:
        label = visit.engine.people.labels.keep(visit.person, kept.words, chosen)
    except (BadInput, Unavailable, CorruptFile) as error:
        _log.error("a label was not kept: %s", error)
        label = None
    return replace(answer, label=chosen) if label else replace(answer, note=NOT_KEPT)


def _explained(engine: Engine, kept: KeptAnswer) -> KeptAnswer:
    return replace(kept, why=engine.explain(kept.words)) if kept.words else kept


def _outweighed(engine: Engine, mood: Mood, chosen: str) -> Mood:
    """What was sensed before, with this choice in place of an earlier one; a note stays."""
    sensed = [reading for reading in mood.readings if reading.source != "choice"]
    fused = fuse([*engine.read_mood(choose=chosen).readings, *sensed], engine.clock())
    return replace(fused, care=mood.care)


def _back(key: str, part: str = "") -> RedirectResponse:
    return RedirectResponse(f"/answers/{key}{part}", 303)
