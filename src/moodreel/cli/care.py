"""How the note is written to a terminal: before anything else."""

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from moodreel.domain.care import Care


def show_care(note: "Care | None") -> None:
    """The note, where help is, and an empty line; nothing where there is none."""
    if note:
        links = "".join(f"\n  {link.label}: {link.url}" for link in note.links)
        typer.echo(f"{note.message}{links}\n")
