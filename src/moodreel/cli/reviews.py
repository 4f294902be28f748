"""`moodreel reviews`: what people say of films, imported, read and shown."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from moodreel.cli import show
from moodreel.cli.options import Json

if TYPE_CHECKING:
    from moodreel.reviews.summary import Spread, Summary
    from moodreel.usecases.import_reviews import Imported

app = typer.Typer(help="What people say of films.", no_args_is_help=True)

_SHOWN_PROBLEMS, _BAR = 20, 30


@app.command("import")
def import_(
    file: Annotated[
        Path,
        typer.Argument(
            help="CSV with a header, or a JSON object a line: film (a title or an id) or imdb_id, "
            "text; stars (0.5 to 5), author and at where known."
        ),
    ],
    source: Annotated[
        str | None, typer.Option(help="A name for this import; by default the file's.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Look at it, write nothing.")] = False,
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help="Leave out rows that cannot be used.")
    ] = False,
    json: Json = False,
) -> None:
    """Import reviews from a file, read by the model here; the same file again changes nothing."""
    from moodreel.wiring import open_engine

    engine = open_engine()
    with counting("reading reviews") as begin:
        told = engine.reviews.imports(file, source, dry_run=dry_run, skip_bad=skip_bad, begin=begin)
    engine.close()
    if json:
        show.as_json(told.to_json())
    else:
        _tell(told)
    if told.problems and not (told.written or dry_run):
        raise typer.Exit(2)


@app.command("show")
def show_(
    title: Annotated[str, typer.Argument(help="A title or an id.")], json: Json = False
) -> None:
    """What reviews say of a film: how many, how good, how far apart, and when."""
    from moodreel.wiring import open_engine

    engine = open_engine()
    film = engine.film(title)
    summary = engine.reviews.numbers.summary(film.id)
    if json:
        show.as_json({"id": film.id, "label": film.label, **summary.to_json()})
    else:
        typer.echo(typer.style(film.label, bold=True))
        for line in _lines(summary):
            typer.echo(line)
    engine.close()


@app.command("read")
def read(json: Json = False) -> None:
    """Read the reviews that the model here has not read yet."""
    from moodreel.wiring import open_engine

    engine = open_engine()
    n = engine.reviews.reader.catch_up() if engine.people.has_database() else 0
    can = engine.reviews.reader.can
    engine.close()
    if json:
        show.as_json({"read": n, "model": can})
    else:
        typer.echo(f"read: {n}" if can else "there is no model to read reviews with here")


@app.command("forget")
def forget(
    source: Annotated[str, typer.Argument(help="The name of an import.")], json: Json = False
) -> None:
    """Delete an import."""
    from moodreel.wiring import open_engine

    engine = open_engine()
    n = engine.reviews.imports.forget(source)
    engine.close()
    if json:
        show.as_json({"forgotten": n})
    else:
        typer.echo(f"forgotten: {n}")


@contextmanager
def counting(label: str) -> Iterator[Callable[[int], Callable[[int], None]]]:
    """A progress bar on standard error, where that is a terminal; else a line every ten thousand.
    What it gives is told how many there are, and gives what is told how many are done.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Remaining())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not sys.stderr.isatty()) as progress:

        def begin(total: int) -> Callable[[int], None]:
            task = progress.add_task(label, total=total)

            def tick(n: int) -> None:
                progress.advance(task, n)
                done = int(progress.tasks[task].completed)
                if not sys.stderr.isatty() and done // 10_000 > (done - n) // 10_000:
                    show.aloud(f"{label}: {done:,} of {total:,}")

            return tick

        yield begin


def _tell(told: "Imported") -> None:
    for problem in told.problems[:_SHOWN_PROBLEMS]:
        typer.echo(f"line {problem.line}: {problem.message}", err=True)
    if (more := len(told.problems) - _SHOWN_PROBLEMS) > 0:
        typer.echo(f"and {more:,} more such rows", err=True)
    counts = (
        f"{told.new:,} new, {told.replaced:,} replaced, {told.known:,} known already, "
        f"{told.doubled:,} doubled; of {told.films:,} films"
    )
    if told.written:
        typer.echo(f"imported as {told.source}: {counts}")
    elif told.problems:
        typer.echo(
            f"nothing was written: {len(told.problems):,} rows cannot be used (--skip-bad leaves "
            f"them out). Else: {counts}"
        )
    else:
        typer.echo(f"nothing was written. It would be {counts}")
    if told.unread:
        typer.echo(f"{told.unread:,} wait for a model to read them (moodreel reviews read)")
    if told.unsure:
        typer.echo(f"{told.unsure:,} were hardly understood: the model reads English")


def _lines(summary: "Summary") -> Iterator[str]:
    if summary.shrunk is None and not summary.waiting:
        yield "nobody has written about it"
    if summary.shrunk is not None:
        yield f"{summary.shrunk:.1f} of 10 ({summary.low:.1f}-{summary.high:.1f})"
    if summary.estimated:
        leaning = f", leaning on its content ({summary.foretold:.1f})" if summary.foretold else ""
        yield f"an estimate from few reviews{leaning}"
    if summary.read.n:
        yield f"reviews: {_spread(summary.read)}"
    yield from _levels(summary.read)
    if summary.research:
        yield f"in a research set: {_spread(summary.research)}"
        yield from _levels(summary.research)
    if summary.waiting:
        yield f"waiting for a model: {summary.waiting}"
    for month in summary.months:
        yield f"  {month.name}  {month.mean:4.1f}  of {month.n}"


def _spread(own: "Spread") -> str:
    apart = f", spread {own.deviation:.1f}" if own.deviation is not None else ""
    return f"{own.n:,}, mean {own.mean:.1f} of 10{apart}"


def _levels(own: "Spread") -> Iterator[str]:
    from moodreel.domain.review import LEVELS

    for name, n in reversed(list(zip(LEVELS, own.levels, strict=True))):
        if own.n:
            yield f"  {name:<14}{n:>7,}  {'█' * round(_BAR * n / own.n)}"
