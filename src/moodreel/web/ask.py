"""The question, and its answers."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import HTMLResponse, RedirectResponse, Response

from moodreel.domain.care import Care
from moodreel.domain.mood import Mood
from moodreel.domain.vocabulary import GENRES, LANGUAGES, WARNINGS
from moodreel.errors import BadInput, BadPicture, NoFace, SwitchedOff
from moodreel.sensing.choice import CHOICES, Choice, nearest_choices
from moodreel.uploads import PictureForm, read_picture_form
from moodreel.usecases.keep_label import words_of
from moodreel.usecases.recommend_films import MARKS_UNREAD, known_intent
from moodreel.web.answers import AnswerStore, KeptAnswer
from moodreel.web.asked_mood import NothingRead, read_asked
from moodreel.web.camera_panel import camera_panel
from moodreel.web.forms import Asked, Submitted
from moodreel.web.rows import answer_mood, other_films
from moodreel.web.showing import note_shown
from moodreel.web.views import (
    SENSOR_WORDS,
    bars,
    filter_words,
    guess,
    headline,
    marked_away,
    row_views,
    sentence,
    told,
)
from moodreel.web.visits import Visit, Visiting
from moodreel.web.why import why_view
from moodreel.wiring import Engine

Question = Annotated[PictureForm, Depends(read_picture_form)]


def ask_router(answers: AnswerStore) -> APIRouter:
    """Routes under / and /answers. The words travel in the body of a POST and in nothing else."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    def home(visit: Visiting) -> HTMLResponse:
        return _question(visit, Asked())

    @router.post("/answers")
    def ask(form: Question, visit: Visiting) -> Response:
        asked = Asked.of(form.fields)
        try:
            asked.check(beside=form.picture is not None)
            wishes = asked.wishes()
            mood, note = read_asked(visit.engine, asked, form.picture)
            chosen = asked.choose.lower() or None
            understood = visit.engine.read_wish(asked.text)
            answer = answer_mood(visit.engine, visit.person, mood, chosen, wishes, understood)
        except (BadInput, SwitchedOff, NothingRead) as error:
            return _question(visit, asked, error)
        words = asked.text if words_of(mood) else ""
        if mood.care:
            answer = answer.without_words()
        return _see(
            f"/answers/{answers.add(replace(answer, note=note, words=words), visit.person)}"
        )

    @router.get("/answers")
    def nothing_asked() -> RedirectResponse:
        """The address that a refused form leaves in the address bar."""
        return _see("/")

    @router.get("/answers/{key}")
    def answer(key: str, visit: Visiting) -> HTMLResponse:
        kept = answers.get(key, visit.person)
        if kept is None:
            return visit.forgotten()
        marks = visit.marks_or_none()
        rows = row_views(kept, marks or {})
        page = visit.render(
            "answer.html",
            notes=_notes(kept) + [sentence(MARKS_UNREAD)] * (marks is None),
            private=True,
            key=key,
            mood=kept.mood,
            chosen=kept.chosen,
            headline=headline(kept.mood, kept.chosen),
            guess=guess(kept.mood),
            readings=[(SENSOR_WORDS[r.source], bars(r)) for r in kept.mood.readings],
            bars=bars(kept.mood),
            filters=filter_words(kept.set_wishes),
            asked_for=visit.engine.wish.chips(kept.understood, kept.mood),
            rows=rows,
            is_own_order=kept.is_own_order and not kept.mood.care,
            answer_id=kept.answer_id if visit.person else "",
            choices=_choices(_nearest_first(kept.mood)),
            can_ask_again_in_words=any(r.source != "face" for r in kept.mood.readings),
            can_ask_why=bool(kept.words) and kept.why is None,
            can_keep_words=bool(kept.words) and visit.person is not None,
            label=kept.label,
            why=why_view(kept.words, kept.why) if kept.why else None,
        )
        page.background = note_shown(visit, answers, key, rows)
        return page

    @router.post("/answers/{key}/more")
    def more(key: str, form: Submitted, visit: Visiting) -> Response:
        intent = known_intent(str(form.get("intent", "")))
        marks = visit.marks()
        found = answers.update(
            key,
            lambda kept: other_films(
                visit.engine, visit.person, kept, intent, marked_away(kept, marks)
            ),
            visit.person,
        )
        return _see(f"/answers/{key}#{intent}") if found else visit.forgotten()

    return router


def _notes(kept: KeptAnswer) -> list[str]:
    """What to know of how the mood was read. Beside a note of care nothing is guessed at."""
    apart = None if kept.mood.care else kept.mood.disagreement
    told = f"{apart.message}." if apart else ""
    left_out = [f"{sentence(note)}." for note in kept.mood.notes]
    return [note for note in (told, kept.note, *left_out) if note]


def _question(
    visit: Visit, asked: Asked, error: BadInput | SwitchedOff | NothingRead | None = None
) -> HTMLResponse:
    """The form as it was asked, with what is wrong with it."""
    return visit.render(
        "home.html",
        status=error.status if error else 200,
        private=bool(error),
        face_refused=isinstance(error, BadPicture | NoFace),
        asked=asked,
        camera=camera_panel(visit.engine),
        care=_noticed(visit.engine, asked.text),
        error=told(error),
        choices=_choices(),
        genres=GENRES,
        warnings=WARNINGS,
        languages=_languages(visit.engine),
    )


def _noticed(engine: Engine, text: str) -> Care | None:
    """The note for words that could not be answered; none where they cannot be searched either."""
    try:
        return engine.notice(text)
    except BadInput:
        return None


def _see(address: str) -> RedirectResponse:
    return RedirectResponse(address, 303)


def _nearest_first(mood: Mood) -> Iterable[Choice]:
    """The chips in their order; the nearest first where a guess is unsure but worth something."""
    plain = mood.sure or mood.hardly_read or mood.unsaid
    return CHOICES.values() if plain else nearest_choices(mood)


def _choices(chips: Iterable[Choice] = CHOICES.values()) -> list[tuple[str, str]]:
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
        for choice in chips
    ]


def _languages(engine: Engine) -> list[tuple[str, str]]:
    """Codes and names of the languages that the catalogue has, by name."""
    codes = set(engine.catalogue.languages.tolist()) & set(LANGUAGES)
    return sorted(((code, LANGUAGES[code]) for code in codes), key=lambda pair: pair[1].lower())
