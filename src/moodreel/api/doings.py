"""What a person allows, was shown and did, and what is learned of it."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response

from moodreel.api import doing_schemas as schemas
from moodreel.api.films import FilmName
from moodreel.api.parts import part_of
from moodreel.api.problems import documented
from moodreel.domain.preferences import Preferences
from moodreel.identity import Owner
from moodreel.usecases.learn_intent import learned_json
from moodreel.usecases.tell_history import entry_json, shown_json, told_json
from moodreel.wiring import Engine

AnswerId = Annotated[str, Path(examples=["x0Gq8yVb4uKkT2pM"], description="As an answer gave it.")]
Part = Annotated[schemas.PartQuestion, Query()]


def doings_router(engine: Engine) -> APIRouter:
    """`/preferences`, `/usual-intent`, `/history`, `/journal` and `/shown` of whoever asks."""
    router = APIRouter(tags=["doings"])
    router.include_router(_allowed_router(engine))

    @router.get(
        "/history",
        summary="What you did",
        response_model=schemas.History,
        responses=documented(401, 422),
    )
    def history(request: Request, owner: Owner, part: Part) -> dict[str, Any]:
        """Every mark and rating, newest first; with the mood and intent of the answer that showed
        the film, if the journal was on."""
        page = engine.people.doings.story.history(owner, part.limit, part.offset)
        told = [told_json(one, engine.catalogue) for one in page.told]
        return part_of(request, part.limit, part.offset, page.total, told)

    @router.get(
        "/journal",
        summary="Your journal",
        response_model=schemas.Journal,
        responses=documented(401, 422),
    )
    def journal(request: Request, owner: Owner, part: Part) -> dict[str, Any]:
        """The moods that you asked with, newest first, and what you did with the answers. Empty
        unless the journal is on."""
        page = engine.people.doings.story.journal(owner, part.limit, part.offset)
        told = [entry_json(one, engine.catalogue) for one in page.entries]
        return part_of(request, part.limit, part.offset, page.total, told)

    @router.delete(
        "/journal",
        summary="Delete your journal",
        status_code=204,
        response_class=Response,
        responses=documented(401, 403),
    )
    def forget_journal(owner: Owner) -> None:
        """Deletes all moods kept so far; the journal stays on, if it is."""
        engine.people.doings.preferences.forget_journal(owner)

    @router.get(
        "/shown",
        summary="What answers showed you",
        response_model=schemas.Shown,
        responses=documented(401, 422),
    )
    def shown(request: Request, owner: Owner, part: Part) -> dict[str, Any]:
        """Every film that an answer showed, newest first, with its rank, its propensity and what
        you did with it."""
        page = engine.people.doings.shown.page(owner, part.limit, part.offset)
        told = [shown_json(one, engine.catalogue) for one in page.shown]
        return part_of(request, part.limit, part.offset, page.total, told)

    @router.put(
        "/shown/{answer_id}/{id:path}/opened",
        summary="Open a film from an answer",
        status_code=204,
        response_class=Response,
        responses=documented(401, 403, 422),
    )
    def opened(answer_id: AnswerId, id: FilmName, owner: Owner) -> None:  # noqa: A002
        """Notes that you looked closer at a film, by its id; where the answer did not show it,
        nothing happens."""
        engine.people.doings.shown.opened(owner, answer_id, id)

    return router


def _allowed_router(engine: Engine) -> APIRouter:
    router = APIRouter()

    @router.get(
        "/preferences",
        summary="What you allow",
        response_model=schemas.Preferences,
        responses=documented(401),
    )
    def preferences(owner: Owner) -> dict[str, Any]:
        """Whether there is a journal, whether your usual intent is learned, and whether films that
        you have seen stay away. Without a word from you: no, no and yes."""
        return _preferences(engine, engine.people.doings.preferences.of(owner))

    @router.patch(
        "/preferences",
        summary="Allow or forbid",
        response_model=schemas.Preferences,
        responses=documented(401, 403, 413, 422),
    )
    def change(question: schemas.PreferencesQuestion, owner: Owner) -> dict[str, Any]:
        """Changes what is named. What is no longer allowed is deleted at once."""
        changed = engine.people.doings.preferences.change(owner, **question.model_dump())
        return _preferences(engine, changed)

    @router.get(
        "/usual-intent",
        summary="What was learned of you",
        response_model=schemas.UsualIntent,
        responses=documented(401),
    )
    def usual_intent(owner: Owner) -> dict[str, Any]:
        """What you usually want in which mood: your own counts, and these shrunk to everyone's."""
        return learned_json(engine.people.doings.usual_intent.learned(owner))

    @router.delete(
        "/usual-intent",
        summary="Forget what was learned",
        status_code=204,
        response_class=Response,
        responses=documented(401, 403),
    )
    def forget_learned(owner: Owner) -> None:
        """Starts anew; whether learning goes on is a preference."""
        engine.people.doings.preferences.forget_learned(owner)

    return router


def _preferences(engine: Engine, own: Preferences) -> dict[str, Any]:
    return {
        "journal": own.journal,
        "learning": own.learning,
        "hide_seen": own.hide_seen,
        "kept_days": engine.people.doings.shown.days,
    }
