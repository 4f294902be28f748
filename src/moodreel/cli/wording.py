"""`--wording llm`, `--query llm`: what is sent to a language model is said before it is."""

from typing import TYPE_CHECKING, Annotated

import typer

from moodreel.cli import show
from moodreel.errors import UnknownName

if TYPE_CHECKING:
    from moodreel.domain.answer import Answer, Recommendation
    from moodreel.domain.film import Film
    from moodreel.wiring import Engine

_WAYS = ("plain", "llm")

WordingOption = Annotated[
    str,
    typer.Option(
        "--wording",
        metavar="plain|llm",
        help="llm: reasons in the words of the language model that MOODREEL_LLM names; it gets "
        "titles and reasons, never your words, and never ranks.",
    ),
]
QueryOption = Annotated[
    str,
    typer.Option(
        "--query",
        metavar="plain|llm",
        help="llm: look for films that mean what that model's description of this one means; it "
        "gets what the catalogue says of the film.",
    ),
]


def by_model(what: str, way: str) -> bool:
    """Whether a language model is asked for. Raises UnknownName."""
    if way not in _WAYS:
        raise UnknownName(what, way, _WAYS)
    return way == "llm"


def worded(engine: "Engine", answer: "Answer") -> "Answer":
    """The answer with its reasons in the model's words; says first what is sent."""
    from moodreel.wiring.wording import SENT_REASONS

    if answer.mood.care or not answer.items:
        return answer
    model = engine.wording.model
    show.aloud(f"sent to {model.name} at {model.where}: {SENT_REASONS}")
    return engine.wording.reasons(answer)


def similar_by_model(engine: "Engine", film: "Film", n: int) -> "tuple[Recommendation, ...]":
    """Films by the model's description; says first what is sent, and then what was looked for."""
    from moodreel.wiring.wording import SENT_FACTS

    model = engine.wording.model
    show.aloud(f"sent to {model.name} at {model.where}: {SENT_FACTS}")
    description, items = engine.wording.similar(film, n)
    by = "looked for" if description.by_model else "no fitting description came; looked for"
    show.aloud(f"{by}: {description.text}")
    return items
