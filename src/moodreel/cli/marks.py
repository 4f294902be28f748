"""`moodreel mark`, `unmark` and `history`: what people do with films."""

from typing import TYPE_CHECKING, Annotated

import typer

from moodreel.cli import show
from moodreel.cli.options import As, Json, person_of

if TYPE_CHECKING:
    from moodreel.usecases.tell_history import Told

Title = Annotated[str, typer.Argument(metavar="TITLE", help="A title or an id.")]
Kind = Annotated[
    str, typer.Argument(metavar="KIND", help="watchlist, watched, favourite, fits or dismissed.")
]


def mark(title: Title, kind: Kind, user: As = None, json: Json = False) -> None:
    """Mark a film: put it on the watchlist, say that it was watched, loved, right, or not for you.

    Films watched, favourites and films dismissed are not recommended again.
    """
    from moodreel.wiring import open_engine

    engine = open_engine()
    done = engine.people.marks.mark(person_of(engine, user), title, kind)
    label = engine.film(done.film_id).label
    engine.close()
    if json:
        marked = {"id": done.film_id, "label": label, "kind": done.kind.value}
        show.as_json({"marked": marked | {"at": done.at.isoformat()}})
    else:
        typer.echo(f"marked: {label}, {done.kind.value}")


def unmark(title: Title, kind: Kind, user: As = None, json: Json = False) -> None:
    """Take a mark back. Where there is none, nothing happens."""
    from moodreel.usecases.mark_film import known_kind
    from moodreel.wiring import open_engine

    engine = open_engine()
    known = known_kind(kind)
    if engine.people.has_database():
        engine.people.marks.unmark(person_of(engine, user), title, known)
    else:
        engine.film(title)  # asking makes no database, and a film that is none is refused
    engine.close()
    if json:
        show.as_json({"unmarked": known.value})
    else:
        typer.echo(f"taken back: {known.value}")


def history(
    user: As = None,
    n: Annotated[int, typer.Option("-n", min=1, max=1_000, help="How many.")] = 50,
    json: Json = False,
) -> None:
    """Show what was marked and rated, newest first; with moods, where there is a journal."""
    from moodreel.usecases.tell_history import told_json
    from moodreel.wiring import open_engine

    engine = open_engine()
    told: tuple[Told, ...] = ()
    if engine.people.has_database():
        told = engine.people.doings.story.history(person_of(engine, user), n).told
    lines = [told_json(one, engine.catalogue) for one in told]
    engine.close()
    if json:
        show.as_json({"items": lines})
        return
    for line, one in zip(lines, told, strict=True):
        typer.echo(f"{str(line['at'])[:10]}  {_words(one)}  {line['label'] or line['id']}")
    if not told:
        typer.echo("nothing is marked or rated")


def _words(told: "Told") -> str:
    """ "watched", "4.5 stars", "fits (sadness, calm)"."""
    deed = told.deed
    done = f"{deed.stars:g} stars" if deed.stars is not None else deed.kind
    if told.moment is None or told.moment.mood is None:
        return done
    felt = [told.moment.mood.leading, *([told.intent.value] if told.intent else [])]
    return f"{done} ({', '.join(felt)})"
