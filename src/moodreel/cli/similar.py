"""`moodreel similar`: films like one film."""

from typing import Annotated

import typer

from moodreel.cli import show
from moodreel.cli.options import Json


def similar(
    title: Annotated[str, typer.Argument(help="A title, with the year where several have it.")],
    n: Annotated[int, typer.Option("-n", help="How many.")] = 5,
    json: Json = False,
) -> None:
    """Show films like this one, and what they share."""
    from moodreel.wiring import open_engine

    engine = open_engine()
    film, items = engine.film(title), engine.similar(title, n)
    if json:
        show.as_json({"film": film.to_json(), "items": [item.to_json() for item in items]})
        return
    if not items:
        typer.echo(f"the catalogue has nothing like {film.label}")
        return
    typer.echo(f"Like {film.label}:")
    show.recommendations(items)
