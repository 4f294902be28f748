"""`moodreel labels`: the words that were kept with a correction, listed and deleted."""

from typing import TYPE_CHECKING, Annotated

import typer

from moodreel.cli import show
from moodreel.cli.options import Json
from moodreel.errors import BadInput, NotFound, shorten

if TYPE_CHECKING:
    from moodreel.domain.label import Label

app = typer.Typer(help="Words kept with a correction (opt-in).", no_args_is_help=True)


@app.command("list")
def list_labels(json: Json = False) -> None:
    """List what is kept, oldest first; asking makes no database."""
    from moodreel.usecases.keep_label import label_json
    from moodreel.wiring import LOCAL_PERSON, open_engine

    engine = open_engine()
    kept = engine.people.labels.labels(LOCAL_PERSON) if engine.people.has_database() else ()
    if json:
        show.as_json({"items": [label_json(label) for label in kept]})
    else:
        for label in kept:
            typer.echo(_line(label))
        if not kept:
            typer.echo("no words are kept")
    engine.close()


@app.command()
def forget(
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="Ids from `labels list`.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="All that is kept.")] = False,
    json: Json = False,
) -> None:
    """Delete kept words for good; asking makes no database."""
    from moodreel.wiring import LOCAL_PERSON, open_engine

    if bool(ids) == everything:
        raise BadInput("expected ids from `moodreel labels list`, or --all")
    engine = open_engine()
    n = len(ids or ())
    if everything:
        n = engine.people.labels.forget_all(LOCAL_PERSON) if engine.people.has_database() else 0
    for label_id in ids or ():
        if not engine.people.has_database():
            raise NotFound(f"no words are kept under the id {shorten(label_id)!r}")
        engine.people.labels.forget(LOCAL_PERSON, label_id)
    engine.close()
    if json:
        show.as_json({"forgotten": n})
    else:
        typer.echo(f"forgotten: {n}")


def _line(label: "Label") -> str:
    from moodreel.sensing.typed_words import visible

    words = " ".join(visible(label.text).split())
    return (
        f"{label.label_id}  {label.at:%Y-%m-%d}  {label.chosen} "
        f"(read as {label.emotion.value} {label.confidence:.2f})  {words}"
    )
