"""`moodreel doctor`: what is installed, loaded and ready, and under which terms."""

import platform
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from moodreel import __version__
from moodreel.cli import show
from moodreel.cli.options import Json
from moodreel.errors import MoodreelError

if TYPE_CHECKING:
    from moodreel.wiring import Engine

# Nobody's words; any model reads them as joy.
_SENTENCE = "I am so happy today"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One part, whether it works, and what there is to know."""

    part: str
    works: bool
    detail: str


def doctor(
    licences: Annotated[
        bool, typer.Option("--licences", help="Terms of all that is loaded.")
    ] = False,
    json: Json = False,
) -> None:
    """Check every part; exit code 1 where one is broken."""
    from moodreel.wiring import open_engine

    engine = open_engine()
    if licences:
        _show_licences(engine, json)
        return
    checks = [_check(name, look) for name, look in _looks(engine).items()]
    if json:
        show.as_json({"version": __version__, "checks": [asdict(check) for check in checks]})
    else:
        for check in checks:
            typer.echo(f"{'ok ' if check.works else 'NO '} {check.part:<12} {check.detail}")
    if not all(check.works for check in checks):
        raise typer.Exit(1)


def _looks(engine: "Engine") -> dict[str, Callable[[], str]]:
    return {
        "moodreel": lambda: f"{__version__} on Python {platform.python_version()}",
        "home": lambda: str(engine.settings.home),
        "settings": lambda: str(engine.settings.config or "from the environment alone"),
        "catalogue": lambda: _catalogue(engine),
        "text model": lambda: _text_model(engine),
        "meaning": engine.meaning.told,
        "faces": engine.face_models,
        "database": lambda: _database(engine),
        **{part: partial(str, told) for part, told in engine.outside.told().items()},
        "wording": engine.wording.told,
    }


def _check(part: str, look: Callable[[], str]) -> Check:
    try:
        return Check(part=part, works=True, detail=look())
    except MoodreelError as error:
        return Check(part=part, works=False, detail=str(error))


def _catalogue(engine: "Engine") -> str:
    films = engine.catalogue
    series = int(films.is_series.sum())
    rated = int((films.n_ratings > 0).sum())
    return f"{len(films) - series} films and {series} series; MovieLens ratings for {rated}"


def _text_model(engine: "Engine") -> str:
    """Reads a sentence, because a bundle may be whole and its runtime not."""
    mood = engine.read_mood(text=_SENTENCE)
    return f"{engine.text_model()}; reads {_SENTENCE!r} as {mood.leading}"


def _database(engine: "Engine") -> str:
    if not engine.people.has_database():
        return "none yet; made by the first `moodreel serve`"
    return f"schema {engine.people.schema() or 'none'}"


def _show_licences(engine: "Engine", json: bool) -> None:
    loaded = engine.licences()
    if json:
        show.as_json({"loaded": [asdict(one) for one in loaded]})
        return
    for one in loaded:
        typer.echo(f"{one.part:<28} {one.licence}\n{'':<28} {one.note}")
