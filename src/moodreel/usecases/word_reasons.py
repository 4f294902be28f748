"""Reasons in the words of a language model, where somebody asks for that; never their order.

What is sent: title, year and the reasons of each film, of which some tell of a mood or of films
that the person liked. Never the words of the person; nothing at all beside a note of care.
"""

import json
from collections.abc import Callable
from dataclasses import replace

from moodreel.domain.answer import Answer, Reason, Recommendation
from moodreel.errors import NotSetUp, Unavailable
from moodreel.usecases.check_wording import is_faithful

Ask = Callable[[str, str], str]
"""Task and what it is about become a text. Raises Unavailable."""

# Three reasons of a film have 250 characters together at most.
MOST_CHARACTERS = 320
_MOST_FILMS = 20

_TASK = """You reword the reasons why a film is recommended. You get a JSON list of films, each with
"n", "film" and "reasons". For each film write one or two plain, friendly sentences that say exactly
what its reasons say, to the person as "you". Add nothing: no plot, no people, no numbers, no titles
and no opinions that the reasons do not hold. No markup. Answer with a JSON list of objects with "n"
and "text", and with nothing else."""


class WordReasons:
    """Asks for all films of an answer at once, and checks what comes film by film."""

    def __init__(self, ask: Ask, name: str) -> None:
        """`name` is what notes call the model."""
        self._ask = ask
        self._name = name

    def __call__(self, answer: Answer) -> Answer:
        """The same films in the same order, with reasons in new words where those can be vouched
        for; a note says by whom, or why not. Raises NotSetUp.
        """
        told = [item for item in answer.items if item.reasons][:_MOST_FILMS]
        if answer.mood.care or not told:
            return answer
        try:
            wordings = _read(self._ask(_TASK, _about(told)))
        except NotSetUp:
            raise
        except Unavailable as problem:
            return _noted(answer, f"the reasons stand as computed: {problem}")
        items = tuple(_worded(item, wordings.get(item.rank)) for item in answer.items)
        kept = sum(new is not old for new, old in zip(items, answer.items, strict=True))
        note = f"the reasons of {kept} of {len(told)} films are worded by {self._name}"
        return _noted(replace(answer, items=items), note)


def _about(items: list[Recommendation]) -> str:
    films = [
        {"n": item.rank, "film": item.film.label, "reasons": [r.text for r in item.reasons]}
        for item in items
    ]
    return json.dumps(films, ensure_ascii=False)


def _read(text: str) -> dict[int, str]:
    """Wordings by rank; empty where the text is no such list."""
    start, end = text.find("["), text.rfind("]")
    try:
        listed = json.loads(text[start : end + 1])
    except (ValueError, RecursionError):
        return {}
    found: dict[int, str] = {}
    for one in listed if isinstance(listed, list) else []:
        if isinstance(one, dict) and isinstance(one.get("n"), int):
            wording = one.get("text")
            if isinstance(wording, str):
                found[one["n"]] = " ".join(wording.split())
    return found


def _worded(item: Recommendation, wording: str | None) -> Recommendation:
    given = "\n".join([item.film.label, *(reason.text for reason in item.reasons)])
    if not wording or not item.reasons:
        return item
    if not is_faithful(wording, given, most_characters=MOST_CHARACTERS):
        return item
    return replace(item, reasons=(Reason(signal=item.reasons[0].signal, text=wording),))


def _noted(answer: Answer, note: str) -> Answer:
    return replace(answer, notes=(*answer.notes, note))
