"""`moodreel db`: the schema of the database."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(help="Look after the database.", no_args_is_help=True)


@app.command()
def upgrade() -> None:
    """Bring the schema to the newest version."""
    from moodreel.wiring import open_engine

    engine = open_engine()
    _ = engine.people.database
    typer.echo(f"schema {engine.people.schema()} (newest)")
    engine.close()


@app.command()
def current() -> None:
    """Show the version of the schema; changes nothing."""
    from moodreel.wiring import open_engine

    engine = open_engine()
    if not engine.people.has_database():
        typer.echo("no database yet; it is made by the first `moodreel serve` or `db upgrade`")
        return
    typer.echo(f"schema {engine.people.schema() or 'none'}")


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="Where the copy shall be; nothing may be there.")],
) -> None:
    """Write a copy of the SQLite database; it may be in use meanwhile."""
    from moodreel.wiring import open_engine

    engine = open_engine()
    engine.people.unprepared.back_up(file)
    typer.echo(f"copied to {file}")
    engine.close()
