"""`moodreel rate`: the stars that people give films, given, listed and taken back."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from moodreel.cli import show
from moodreel.cli.options import As, Json, person_of
from moodreel.errors import BadInput

if TYPE_CHECKING:
    from moodreel.domain.rating import Rating
    from moodreel.wiring import Engine

_PART = 1_000


def rate(
    title: Annotated[
        str | None, typer.Argument(metavar="[TITLE]", help="A title or an id.", show_default=False)
    ] = None,
    stars: Annotated[
        float | None,
        typer.Argument(metavar="[STARS]", help="0.5 to 5 in half steps.", show_default=False),
    ] = None,
    forget: Annotated[bool, typer.Option("--forget", help="Take the stars back.")] = False,
    list_: Annotated[bool, typer.Option("--list", help="List what is rated.")] = False,
    user: As = None,
    json: Json = False,
) -> None:
    """Give a film stars: TITLE STARS; take them back: TITLE --forget; or see them: --list."""
    from moodreel.wiring import open_engine

    asked = (title is not None, stars is not None, forget, list_)
    engine = open_engine()
    person = person_of(engine, user)
    if asked == (True, True, False, False):
        _give(engine, person, str(title), float(stars or 0), json=json)
    elif asked == (True, False, True, False):
        _forget(engine, person, str(title), json=json)
    elif asked == (False, False, False, True):
        _list(engine, person, json=json)
    else:
        raise BadInput("expected TITLE STARS, TITLE --forget, or --list")
    engine.close()


def _give(engine: "Engine", person: str, title: str, stars: float, *, json: bool) -> None:
    from moodreel.usecases.rate_film import rating_json

    given = rating_json(engine.people.ratings.rate(person, title, stars), engine.catalogue)
    if json:
        show.as_json({"rated": given})
    else:
        typer.echo(f"rated: {given['label']}, {stars:g} of 5 stars")


def _forget(engine: "Engine", person: str, title: str, *, json: bool) -> None:
    """Asking makes no database."""
    if engine.people.has_database():
        found = engine.people.ratings.unrate(person, title)
    else:
        _, found = engine.film(title), False
    if json:
        show.as_json({"forgotten": int(found)})
    else:
        typer.echo(f"forgotten: {int(found)}")


def _list(engine: "Engine", person: str, *, json: bool) -> None:
    from moodreel.usecases.rate_film import rating_json

    given = [rating_json(rating, engine.catalogue) for rating in _all(engine, person)]
    if json:
        show.as_json({"items": given})
        return
    for one in given:
        typer.echo(f"{one['stars']:>4}  {str(one['at'])[:10]}  {one['label'] or one['id']}")
    if not given:
        typer.echo("nothing is rated")


def _all(engine: "Engine", person: str) -> Iterator["Rating"]:
    """Newest first; asking makes no database."""
    offset = 0
    while engine.people.has_database():
        page = engine.people.ratings.ratings(person, _PART, offset)
        yield from page.ratings
        offset += _PART
        if offset >= page.total:
            return
