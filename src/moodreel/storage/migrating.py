"""Runs the migrations. The only file outside `migrations/` that imports alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

_FOLDER = Path(__file__).parent / "migrations"


def configuration() -> Config:
    """What alembic.ini would say, in code: an installed package has no ini file beside it."""
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    return config


def migrate_up(connection: Connection, revision: str = "head") -> None:
    """Runs the missing migrations in the connection's transaction; the caller commits."""
    command.upgrade(_with(connection), revision)


def migrate_down(connection: Connection, revision: str) -> None:
    """Takes migrations back until `revision` ("base": all of them), with the data they kept."""
    command.downgrade(_with(connection), revision)


def _with(connection: Connection) -> Config:
    config = configuration()
    config.attributes["connection"] = connection
    return config
