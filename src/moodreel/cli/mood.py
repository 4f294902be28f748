"""`moodreel mood`: what the words or the choice say about how someone feels."""

from typing import Annotated

import typer

from moodreel.cli import show
from moodreel.cli.care import care_first
from moodreel.cli.options import Choose, Face, Json, Text, picture, words
from moodreel.errors import BadInput

KEPT = "your words are kept on this machine: see `moodreel labels list`"
NOT_KEPT = "your words were not kept"


def mood(
    text: Text = None,
    face: Face = None,
    choose: Choose = None,
    why: Annotated[bool, typer.Option("--why", help="Show which words moved the reading.")] = False,
    keep_label: Annotated[
        bool,
        typer.Option(
            "--keep-label", help="Keep TEXT with --choose on this machine, to teach the reader."
        ),
    ] = False,
    json: Json = False,
) -> None:
    """Read a mood from words, a photo of a face, a chosen mood, or several of these: the choice
    outweighs the words, and the words lead before the face."""
    from moodreel.wiring import LOCAL_PERSON, open_engine

    engine, seen, said = open_engine(), picture(face, text), words(text)
    if why and not (said or "").strip():
        raise BadInput("expected some words with --why, to show which of them moved the reading")
    if keep_label and not ((said or "").strip() and choose):
        raise BadInput("expected words and --choose MOOD with --keep-label, to keep them together")
    with care_first(engine.notice(said), json=json):
        explained = engine.explain(said) if why and said else None
        read = engine.read_mood(text=said, choose=choose, picture=seen)
        told = read.to_json()
        if explained:
            told["why"] = explained.to_json()
        if keep_label and said and choose:
            label = engine.people.labels.keep(LOCAL_PERSON, said, choose)
            told["label"] = label.label_id if label else None
    engine.close()
    if json:
        show.as_json(told)
        return
    if not read.care:  # beside the note, a guess at feelings would only be in the way
        typer.echo(show.mood_line(read))
        if explained:
            typer.echo(show.why_line(explained))
    show.mood_notes(read)
    if keep_label:
        typer.echo(KEPT if told["label"] else NOT_KEPT)
