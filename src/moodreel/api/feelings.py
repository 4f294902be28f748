"""Moods read and answered with films."""

from typing import Any

from fastapi import APIRouter, BackgroundTasks, Request

from moodreel.api import schemas, word_schemas
from moodreel.api.noted import noted
from moodreel.api.pictures import FORM, PictureRoute, picture_of
from moodreel.api.problems import documented
from moodreel.api.questions import MoodQuestion, RecommendationQuestion
from moodreel.domain.answer import Answer
from moodreel.domain.intent import Intent
from moodreel.domain.mood import Mood, emotions_json
from moodreel.errors import BadInput
from moodreel.identity import Identity, Who, allowed
from moodreel.sensing.choice import CHOICES
from moodreel.usecases.read_wish import intent_of, wishes_of
from moodreel.wiring import Engine

MEANINGS: dict[Intent, str] = {
    Intent.MATCH: "stay with it",
    Intent.LIFT: "cheer me up",
    Intent.CALM: "settle me",
    Intent.STIR: "wake me up",
    Intent.SURPRISE: "show me something that I would not have looked for",
}


def feelings_router(engine: Engine) -> APIRouter:
    """`/mood`, `/recommendations` and the closed lists that they take names from."""
    router = APIRouter(tags=["moods"])
    forms = APIRouter(route_class=PictureRoute)

    @forms.post(
        "/mood",
        summary="Read a mood",
        response_model=word_schemas.MoodRead,
        response_model_exclude_unset=True,
        responses=documented(401, 403, 413, 415, 422),
        openapi_extra=FORM,
    )
    def mood(question: MoodQuestion, request: Request, who: Who) -> dict[str, Any]:
        """The mood in some words, a chosen mood, a picture of a face (then sent as a form), or
        several of these: a choice outweighs the words, and these lead before the face. Nothing is
        kept of any, unless `keep_label` asks for the words. With `explain`, `why` tells what each
        word did to the reading of them."""
        with noted(engine, question.text):
            return _read(engine, who, question, picture_of(request))

    router.include_router(forms)

    @router.post(
        "/recommendations",
        summary="Recommend films for a mood",
        response_model=schemas.Answer,
        responses=documented(403, 404, 409, 413, 422),
    )
    def recommendations(
        question: RecommendationQuestion, who: Who, later: BackgroundTasks
    ) -> dict[str, Any]:
        """Films that answer a mood the way the intent asks, best first, each with its reasons.

        What `text` asks of the films themselves ("a slow French film, no gore") is told in
        `understood` and read apart from the feeling in it; fields beside it win. Send either
        `text`, `choose` or both, or a `mood` that was read before. Equal questions have equal
        films, as long as none is marked or rated in between. What is shown to somebody known is
        kept for a while under the `answer_id`."""
        with noted(engine, question.text):
            understood = engine.read_wish(question.text or "")
            answer = engine.recommend(
                _felt(engine, question),
                intent_of(understood) if question.intent is None else question.intent,
                question.n,
                wishes=wishes_of(understood, question.to_wishes()),
                seed=question.seed,
                person=who.person,
                model=question.model,
            )
            worded = question.wording == "llm"
            told = engine.wording.reasons(answer) if worded else answer
        return {
            **told.to_json(),
            "understood": [chip.to_json() for chip in engine.wish.chips(understood, answer.mood)],
            "answer_id": _kept_later(engine, who.person, answer, later),
        }

    @router.get("/moods", summary="Moods to choose from", response_model=schemas.Chips)
    def moods() -> dict[str, Any]:
        """Every mood that `choose` takes, and its place in feeling space."""
        return {"items": [_chip(name) for name in CHOICES]}

    @router.get("/intents", summary="Intents to choose from", response_model=schemas.Intents)
    def intents() -> dict[str, Any]:
        """What a film may do with a mood, the default first."""
        return {"items": [{"name": name, "meaning": said} for name, said in MEANINGS.items()]}

    return router


def _kept_later(
    engine: Engine, person: str | None, answer: Answer, later: BackgroundTasks
) -> str | None:
    """The id under which what is shown will be kept, once the answer is on its way."""
    shown = engine.people.doings.shown
    if person is None or shown.days == 0:
        return None
    answer_id = shown.new_id()
    later.add_task(shown.keep_answer, person, answer_id, answer)
    return answer_id


def _read(
    engine: Engine, who: Identity, question: MoodQuestion, picture: bytes | None
) -> dict[str, Any]:
    words, chosen = (question.text or "").strip(), question.choose
    if question.explain and not words:
        raise BadInput("expected some words with explain, to say which moved the reading")
    if question.keep_label and not (words and chosen):
        raise BadInput("expected words and a chosen mood with keep_label, to keep the two together")
    person = allowed(who, "POST") if question.keep_label else None
    why = engine.explain(question.text or "").to_json() if question.explain else None
    found = engine.read_mood(text=question.text, choose=chosen, picture=picture).to_json()
    if why:
        found["why"] = why
    if person and chosen:
        label = engine.people.labels.keep(person, words, chosen)
        found["label"] = label.label_id if label else None
    return found


def _felt(engine: Engine, question: RecommendationQuestion) -> Mood:
    if question.mood is None:
        return engine.read_mood(text=question.text, choose=question.choose)
    if (question.text or "").strip() or question.choose is not None:
        raise BadInput("expected a mood, or words and a choice to read one from; got both")
    return question.mood.to_mood()


def _chip(name: str) -> dict[str, Any]:
    choice = CHOICES[name]
    return {
        "name": name,
        "valence": choice.valence,
        "arousal": choice.arousal,
        "emotions": emotions_json(choice.distribution),
    }
