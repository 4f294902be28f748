"""How the note is written to a terminal: before anything else."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from moodreel.errors import MoodreelError

if TYPE_CHECKING:
    from moodreel.domain.care import Care


@contextmanager
def care_first(note: "Care | None", *, json: bool) -> "Iterator[None]":
    """The note before what is written in here. JSON carries it itself, so that there it is written
    only before an error, where errors are written.
    """
    if not json:
        _show(note, err=False)
    try:
        yield
    except MoodreelError:
        if json:
            _show(note, err=True)
        raise


def _show(note: "Care | None", *, err: bool) -> None:
    """The note, where help is, and an empty line; nothing where there is none."""
    if note:
        links = "".join(f"\n  {link.label}: {link.url}" for link in note.links)
        typer.echo(f"{note.message}{links}\n", err=err)
