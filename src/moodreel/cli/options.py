"""Options that several commands share."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from moodreel.errors import BadInput, shorten

if TYPE_CHECKING:
    from moodreel.wiring import Engine

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
As = Annotated[
    str | None,
    typer.Option(
        "--as", metavar="USER", help="Whose ratings and marks; without it the machine's own person."
    ),
]
Face = Annotated[
    str | None,
    typer.Option(
        metavar="PHOTO",
        help='A picture of your face, read on this machine and forgotten; "-" reads it from '
        "standard input.",
    ),
]

# More than any sensor reads; stops a runaway pipe before it fills the memory.
_MOST_BYTES = 1 << 20


def person_of(engine: "Engine", name: str | None) -> str:
    """The key of whom `--as` names (`usecases.find_person`); asking makes no database. Raises
    BadInput for a name that cannot be kept, NotFound.
    """
    from moodreel.domain.bounds import check_person
    from moodreel.wiring import LOCAL_PERSON

    if name is None:
        return LOCAL_PERSON
    person = name.strip()
    check_person(person)
    return engine.accounts.find_person.find(person) if engine.people.has_database() else person


def words(text: str | None) -> str | None:
    """The words given, read from standard input for "-". Raises BadInput for over a megabyte."""
    if text != "-":
        return text
    raw = sys.stdin.buffer.read(_MOST_BYTES + 1)
    if len(raw) > _MOST_BYTES:
        raise BadInput("expected a few sentences on standard input, got more than a megabyte")
    return raw.decode("utf-8", errors="replace")


def picture(face: str | None, text: str | None) -> bytes | None:
    """The file's bytes, from standard input for "-"; one byte more than is read, where there are so
    many. Raises BadInput where there is no such file, and for a "-" that TEXT has taken.
    """
    from moodreel.inference.pictures import MAX_BYTES

    if face is None:
        return None
    if face == "-":
        if text == "-":
            raise BadInput('expected "-" for TEXT or for --face, as standard input is read once')
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    try:
        with Path(face).open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise BadInput(f"there is no file {shorten(face)}: expected a photo after --face") from None
    except (OSError, ValueError) as problem:
        why = getattr(problem, "strerror", None) or "that is no file name"
        raise BadInput(
            f"cannot read {shorten(face)!r} ({why}): expected a photo after --face"
        ) from None
