"""`moodreel similar`: films like one film."""

from typing import Annotated

import typer

from moodreel.cli import show
from moodreel.cli.options import Json
from moodreel.cli.wording import QueryOption, by_model, similar_by_model


def similar(
    title: Annotated[str, typer.Argument(help="A title, with the year where several have it.")],
    query: QueryOption = "plain",
    n: Annotated[int, typer.Option("-n", help="How many.")] = 5,
    json: Json = False,
) -> None:
    """Show films like this one, and what they share."""
    from moodreel.wiring import open_engine

    engine, described = open_engine(), by_model("query", query)
    film = engine.film(title)
    items = similar_by_model(engine, film, n) if described else engine.similar(title, n)
    if json:
        show.as_json({"film": film.to_json(), "items": [item.to_json() for item in items]})
        return
    if not items:
        typer.echo(f"the catalogue has nothing like {film.label}")
        return
    typer.echo(f"Like {film.label}:")
    show.recommendations(items)
