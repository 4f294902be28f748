"""Options that several commands share."""

import sys
from typing import Annotated

import typer

from moodreel.errors import BadInput

Json = Annotated[bool, typer.Option("--json", help="One JSON document on stdout, nothing else.")]
Text = Annotated[
    str | None,
    typer.Argument(
        metavar="[TEXT]",
        help='How you feel, in your own words; "-" reads them from standard input.',
        show_default=False,
    ),
]
Choose = Annotated[
    str | None,
    typer.Option(metavar="MOOD", help="A mood from the list: happy, lonely, bored, anxious, …"),
]

# More than any sensor reads; stops a runaway pipe before it fills the memory.
_MOST_BYTES = 1 << 20


def words(text: str | None) -> str | None:
    """The words given, read from standard input for "-". Raises BadInput for over a megabyte."""
    if text != "-":
        return text
    raw = sys.stdin.buffer.read(_MOST_BYTES + 1)
    if len(raw) > _MOST_BYTES:
        raise BadInput("expected a few sentences on standard input, got more than a megabyte")
    return raw.decode("utf-8", errors="replace")
