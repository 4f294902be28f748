"""`moodreel import` and `moodreel export`: what a person did with films, in and out."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from moodreel.cli import show
from moodreel.cli.options import As, Json, person_of
from moodreel.errors import BadInput

if TYPE_CHECKING:
    from moodreel.usecases.import_history import Plan

_SHOWN = 10


def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV, JSON or zip file.")],
    user: As = None,
    source: Annotated[
        str,
        typer.Option(
            "--from", metavar="SERVICE", help="letterboxd, imdb, trakt, movielens, moodreel or auto"
        ),
    ] = "auto",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be done, and do nothing.")
    ] = False,
    json: Json = False,
) -> None:
    """Bring ratings, what you have seen and your watchlist from another service."""
    from moodreel.exchange.reading import read_entries
    from moodreel.wiring import open_engine

    parsed = read_entries(_content(file), file.name, source)
    engine = open_engine()
    moves = engine.people.imports
    plan = moves.plan(person_of(engine, user), parsed)
    if not dry_run:
        moves.write(plan)
    report = moves.report(plan, written=not dry_run, limit=None if json else _SHOWN)
    engine.close()
    if json:
        show.as_json(report)
    else:
        _tell(report, plan)


def export(
    user: As = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="json or csv")] = "json",
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write here rather than to the terminal.")
    ] = None,
) -> None:
    """Write everything you rated and marked to a file that is yours."""
    from moodreel.wiring import open_engine

    engine = open_engine()
    text = engine.people.exports.file(person_of(engine, user), form).text
    engine.close()
    if out is None:
        typer.echo(text, nl=False)
        return
    try:
        with out.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
    except FileExistsError:
        raise BadInput(f"{out} is there already; name another file, or move it away") from None
    show.aloud(f"written: {out}")


def _content(file: Path) -> bytes:
    """The file's bytes; one more than is read, where there are so many. Raises BadInput."""
    from moodreel.exchange.sheets import MAX_BYTES

    try:
        with file.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except OSError as problem:
        raise BadInput(
            f"cannot read {file} ({problem.strerror}): expected the file that a service gave you"
        ) from None


def _tell(report: dict[str, Any], plan: "Plan") -> None:
    marks = ", ".join(f"{n} {kind}" for kind, n in report["marks"].items())
    done = "written" if report["written"] else "would be written"
    typer.echo(f"{report['source']}: {report['rows']} rows, {report['films']} films found here")
    typer.echo(f"{done}: {report['ratings']} ratings{f'; {marks}' if marks else ''}")
    if report["kept"]:
        typer.echo(f"left: {report['kept']} ratings that you gave here later")
    for name, told in (("unsure", "not sure"), ("missing", "not found"), ("unread", "unreadable")):
        _list(told, report[name], report[f"{name}_rows"])
    if not report["written"] and (plan.ratings or plan.marks):
        typer.echo("nothing has been written; leave out --dry-run to do it")


def _list(told: str, n: int, rows: list[dict[str, Any]]) -> None:
    if not n:
        return
    typer.echo(f"{told}: {n}")
    for row in rows:
        named = f"{row['title']} ({row['year']})" if row.get("title") else ""
        found = f" - {row['found']}?" if row.get("found") else ""
        typer.echo(f"  {row['file']}:{row['line']} {named}{found} {row['why']}")
    if n > len(rows):
        typer.echo(f"  … and {n - len(rows)} more (--json lists all)")
