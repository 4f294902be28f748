"""`moodreel mood`: what the words or the choice say about how someone feels."""

import typer

from moodreel.cli import show
from moodreel.cli.options import Choose, Json, Text, words


def mood(text: Text = None, choose: Choose = None, json: Json = False) -> None:
    """Read a mood from words, a chosen mood, or both (the choice outweighs the words)."""
    from moodreel.wiring import open_engine

    read = open_engine().read_mood(text=words(text), choose=choose)
    if json:
        show.as_json(read.to_json())
    else:
        typer.echo(show.mood_line(read))
