"""`moodreel mood`: what the words or the choice say about how someone feels."""

from typing import Annotated

import typer

from moodreel.cli import show
from moodreel.cli.options import Choose, Json, Text, words
from moodreel.errors import BadInput


def mood(
    text: Text = None,
    choose: Choose = None,
    why: Annotated[bool, typer.Option("--why", help="Show which words moved the reading.")] = False,
    json: Json = False,
) -> None:
    """Read a mood from words, a chosen mood, or both (the choice outweighs the words)."""
    from moodreel.wiring import open_engine

    engine, said = open_engine(), words(text)
    if why and not (said or "").strip():
        raise BadInput("expected some words with --why, to show which of them moved the reading")
    read = engine.read_mood(text=said, choose=choose)
    explained = engine.explain(said) if why and said else None
    if json:
        show.as_json(read.to_json() | ({"why": explained.to_json()} if explained else {}))
        return
    typer.echo(show.mood_line(read))
    if explained:
        typer.echo(show.why_line(explained))
