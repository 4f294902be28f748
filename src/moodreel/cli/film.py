"""`moodreel film`: what the catalogue knows of one film."""

from typing import TYPE_CHECKING, Annotated

import typer

from moodreel.cli import show
from moodreel.cli.options import Json

if TYPE_CHECKING:
    from moodreel.domain.film import Film


def film(
    title: Annotated[str, typer.Argument(help="A title, with the year where several have it.")],
    json: Json = False,
) -> None:
    """Show a film or a series."""
    from moodreel.wiring import open_engine

    found = open_engine().film(title)
    if json:
        show.as_json(found.to_json())
        return
    typer.echo(typer.style(found.label, bold=True) + f"  {show.facts(found)}")
    for line in _lines(found):
        typer.echo(line)


def _lines(found: "Film") -> list[str]:
    from moodreel.domain.emotion import EMOTIONS

    affect = found.affect
    felt = sorted(zip(affect.evokes[:7].tolist(), EMOTIONS, strict=False), reverse=True)
    evokes = ", ".join(f"{e.value} {v:.1f}" for v, e in felt if v >= 0.3)
    return [
        f"by {', '.join(found.directors)}; with {', '.join(found.cast)}",
        "",
        found.synopsis,
        "",
        f"tags: {', '.join(found.tags)}",
        f"evokes: {evokes} · valence {affect.valence:+z.1f}, arousal {affect.arousal:+z.1f}"
        + (" (estimated)" if affect.estimated else ""),
        f"warnings: {', '.join(found.warnings) or 'none noted'}",
    ]
