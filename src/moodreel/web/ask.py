"""The question, and its answers."""

import logging
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.responses import HTMLResponse, RedirectResponse, Response

from moodreel.domain.intent import Intent
from moodreel.domain.mood import Mood
from moodreel.domain.vocabulary import GENRES, LANGUAGES, WARNINGS
from moodreel.errors import BadInput, CorruptFile, Unavailable
from moodreel.sensing.choice import CHOICES
from moodreel.sensing.fuse import fuse
from moodreel.usecases.recommend_films import MARKS_UNREAD, known_intent
from moodreel.web.answers import AnswerStore, KeptAnswer
from moodreel.web.forms import MAX_TEXT, Asked
from moodreel.web.pages import Pages
from moodreel.web.rows import answer_mood, other_films
from moodreel.web.views import SENSOR_WORDS, bars, filter_words, guess, headline, row_view, sentence
from moodreel.web.why import why_view
from moodreel.wiring import Engine


async def submitted(request: Request) -> FormData:
    """The fields of the form that was sent."""
    return await request.form(max_files=0, max_fields=200)


WORDS_UNREAD = "Your words cannot be read just now; tap a mood instead."
CHOICE_ALONE = "Your words cannot be read just now, so this follows the mood that you tapped."

_log = logging.getLogger(__name__)


class _WordsUnread(Exception):
    """There are words, nothing to read them with, and no choice beside them."""


Submitted = Annotated[FormData, Depends(submitted)]


def ask_router(pages: Pages, answers: AnswerStore) -> APIRouter:
    """Routes under / and /answers. The words travel in the body of a POST and in nothing else."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    def home() -> HTMLResponse:
        return _question(pages, Asked())

    @router.post("/answers")
    def ask(form: Submitted) -> Response:
        asked = Asked.of(form)
        try:
            asked.check()
            wishes = asked.wishes()
            chosen = asked.choose.lower() or None
            mood, note = _read(pages.engine, asked.text, chosen)
            answer = answer_mood(pages.engine, pages.person, mood, chosen, wishes)
        except BadInput as error:
            return _question(pages, asked, error=sentence(str(error)), status=error.status)
        except _WordsUnread:
            return _question(pages, asked, error=WORDS_UNREAD, status=Unavailable.status)
        words = asked.text if _may_keep_words(mood) else ""
        return _see(f"/answers/{answers.add(replace(answer, note=note, words=words))}")

    @router.get("/answers")
    def nothing_asked() -> RedirectResponse:
        """The address that a refused form leaves in the address bar."""
        return _see("/")

    @router.get("/answers/{key}")
    def answer(key: str) -> HTMLResponse:
        kept = answers.get(key)
        if kept is None:
            return _forgotten(pages)
        marks = pages.marks_or_none()
        return pages.render(
            "answer.html",
            notes=[kept.note] * bool(kept.note) + [sentence(MARKS_UNREAD)] * (marks is None),
            private=True,
            key=key,
            mood=kept.mood,
            chosen=kept.chosen,
            headline=headline(kept.mood, kept.chosen),
            guess=guess(kept.mood),
            readings=[(SENSOR_WORDS[r.source], bars(r)) for r in kept.mood.readings],
            bars=bars(kept.mood),
            filters=filter_words(kept.wishes),
            rows=[row_view(intent, kept.rows[intent], marks or {}) for intent in Intent],
            choices=_choices(),
            can_ask_why=bool(kept.words) and kept.why is None,
            why=why_view(kept.words, kept.why) if kept.why else None,
        )

    @router.post("/answers/{key}/correct")
    def correct(key: str, form: Submitted) -> Response:
        chosen = Asked.of(form).choose.lower()

        def corrected(kept: KeptAnswer) -> KeptAnswer:
            mood = _outweighed(pages.engine, kept.mood, chosen)
            fresh = answer_mood(pages.engine, pages.person, mood, chosen, kept.wishes)
            return replace(fresh, words=kept.words, why=kept.why)

        found = answers.update(key, corrected)
        return _see(f"/answers/{key}") if found else _forgotten(pages)

    @router.post("/answers/{key}/why")
    def why(key: str) -> Response:
        """Once the words are forgotten, the answer comes back without."""
        found = answers.update(key, lambda kept: _explained(pages.engine, kept))
        return _see(f"/answers/{key}#why") if found else _forgotten(pages)

    @router.post("/answers/{key}/forget-words")
    def forget_words(key: str) -> Response:
        found = answers.update(key, KeptAnswer.without_words)
        return _see(f"/answers/{key}") if found else _forgotten(pages)

    @router.post("/answers/{key}/more")
    def more(key: str, form: Submitted) -> Response:
        intent = known_intent(str(form.get("intent", "")))
        away = pages.marked_away()
        found = answers.update(
            key, lambda kept: other_films(pages.engine, pages.person, kept, intent, away)
        )
        return _see(f"/answers/{key}#{intent}") if found else _forgotten(pages)

    return router


def _read(engine: Engine, text: str, chosen: str | None) -> tuple[Mood, str]:
    """The mood and a note. A choice is enough where the words cannot be read, because the text
    model is damaged or absent; else raises _WordsUnread.
    """
    try:
        return engine.read_mood(text=text or None, choose=chosen), ""
    except (Unavailable, CorruptFile) as error:
        if not text:
            raise
        _log.error("words cannot be read: %s", error)
    if chosen is None:
        raise _WordsUnread
    return engine.read_mood(choose=chosen), CHOICE_ALONE


def _may_keep_words(mood: Mood) -> bool:
    """Whether there are words in the mood to ask about."""
    return any(reading.source == "text" for reading in mood.readings)


def _explained(engine: Engine, kept: KeptAnswer) -> KeptAnswer:
    return replace(kept, why=engine.explain(kept.words)) if kept.words else kept


def _question(pages: Pages, asked: Asked, *, error: str = "", status: int = 200) -> HTMLResponse:
    return pages.render(
        "home.html",
        status=status,
        private=bool(error),
        asked=asked,
        error=error,
        choices=_choices(),
        genres=GENRES,
        warnings=WARNINGS,
        languages=_languages(pages.engine),
        max_text=MAX_TEXT,
    )


def _forgotten(pages: Pages) -> HTMLResponse:
    return pages.render("forgotten.html", status=404)


def _outweighed(engine: Engine, mood: Mood, chosen: str) -> Mood:
    """What was sensed before, with this choice in place of an earlier one."""
    sensed = [reading for reading in mood.readings if reading.source != "choice"]
    return fuse([*engine.read_mood(choose=chosen).readings, *sensed], engine.clock())


def _see(address: str) -> RedirectResponse:
    return RedirectResponse(address, 303)


def _choices() -> list[tuple[str, str]]:
    """Chips with the emotion that colours them."""
    return [
        (
            choice.name,
            Mood(
                distribution=choice.distribution,
                valence=choice.valence,
                arousal=choice.arousal,
                confidence=1,
            ).leading,
        )
        for choice in CHOICES.values()
    ]


def _languages(engine: Engine) -> list[tuple[str, str]]:
    """Codes and names of the languages that the catalogue has, by name."""
    codes = set(engine.catalogue.languages.tolist()) & set(LANGUAGES)
    return sorted(((code, LANGUAGES[code]) for code in codes), key=lambda pair: pair[1].lower())
