"""What a person allows, and what was learned of them; changed and taken back."""

from typing import Any

from fastapi import APIRouter
from starlette.responses import HTMLResponse, RedirectResponse

from moodreel.domain.intent import Intent
from moodreel.domain.quadrant import Quadrant
from moodreel.identity import Owner
from moodreel.usecases.learn_intent import Learned
from moodreel.web.forms import Submitted
from moodreel.web.views import INTENT_TITLES
from moodreel.web.visits import Visit, Visiting

QUADRANT_WORDS = {
    Quadrant.EXCITED: "Up and lively",
    Quadrant.CONTENT: "Content and calm",
    Quadrant.TENSE: "Tense or upset",
    Quadrant.LOW: "Low and tired",
}


def you_router() -> APIRouter:
    """Routes under /you."""
    router = APIRouter(include_in_schema=False)

    @router.get("/you")
    def you(visit: Visiting, owner: Owner) -> HTMLResponse:
        return visit.render("you.html", private=True, **allowed(visit, owner))

    @router.post("/you/preferences")
    def change(form: Submitted, visit: Visiting, owner: Owner) -> RedirectResponse:
        ticked = {name: form.get(name) == "yes" for name in ("journal", "learning", "hide_seen")}
        visit.engine.people.doings.preferences.change(owner, **ticked)
        return RedirectResponse("/you", 303)

    @router.post("/you/journal/forget")
    def forget_journal(visit: Visiting, owner: Owner) -> RedirectResponse:
        visit.engine.people.doings.preferences.forget_journal(owner)
        return RedirectResponse("/you", 303)

    @router.post("/you/learned/forget")
    def forget_learned(visit: Visiting, owner: Owner) -> RedirectResponse:
        visit.engine.people.doings.preferences.forget_learned(owner)
        return RedirectResponse("/you", 303)

    return router


def allowed(visit: Visit, owner: str) -> dict[str, Any]:
    """What the partial `you_allowed.html` shows; other pages about a person may include it."""
    doings = visit.engine.people.doings
    learned = doings.usual_intent.learned(owner)
    return {
        "preferences": doings.preferences.of(owner),
        "kept_days": doings.shown.days,
        "n_moods": doings.story.journal(owner, 1).total,
        "learned": _rows(learned) if learned.learning else [],
        "intents": [INTENT_TITLES[intent][0] for intent in Intent],
    }


def _rows(learned: Learned) -> list[tuple[str, list[int], str]]:
    """For each quadrant its words, the counts by intent, and what comes first there."""
    return [
        (
            QUADRANT_WORDS[quadrant],
            [usual.counts[intent] for intent in Intent],
            INTENT_TITLES[usual.order[0]][0],
        )
        for quadrant, usual in learned.usual.items()
    ]
