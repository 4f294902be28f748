"""Connections to a database server: how many, how they behave, and how long they wait."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Engine, create_engine, event

from moodreel.errors import Unavailable
from moodreel.storage.addresses import Address

# As many as there are threads that serve requests, so that none waits for a connection.
CONNECTIONS = 40
# How long a request waits for one of them where there are more doors.
WAIT_S = 5.0

# What a URL may say otherwise. A server that vanished without a word (a cable, another that takes
# its place) is given up after half a minute, not after the hours that TCP waits.
_WAITS: Mapping[str, Mapping[str, str]] = {
    "mysql": {"connect_timeout": "5", "read_timeout": "30", "write_timeout": "30"},
    "postgresql": {
        "connect_timeout": "5",
        "keepalives_idle": "10",
        "keepalives_interval": "5",
        "keepalives_count": "3",
        "tcp_user_timeout": "30000",
    },
}
# A change of the schema may take as long as it needs.
_PATIENT = {"read_timeout", "write_timeout"}

# A writer waits for another one no longer than with SQLite. READ COMMITTED is what PostgreSQL has
# by itself; MySQL's own level locks gaps between rows, over which writers of other rows fall out.
_GREETINGS: Mapping[str, tuple[str, ...]] = {
    "mysql": (
        "SET SESSION innodb_lock_wait_timeout = 5",
        "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
    ),
    "postgresql": ("SET lock_timeout = '5s'",),
}


def open_server(address: Address, *, patient: bool = False) -> Engine:
    """An engine on the server; connects to nothing yet. Raises Unavailable without its driver.

    A `patient` one is for changes of the schema.
    """
    kind = "postgresql" if address.url.get_backend_name() == "postgresql" else "mysql"
    waits = {
        option: value
        for option, value in _WAITS[kind].items()
        if option not in address.url.query and not (patient and option in _PATIENT)
    }
    try:
        engine = create_engine(
            address.url.update_query_dict(waits),
            # Servers close connections that idle (MySQL after eight hours), hence the ping.
            pool_pre_ping=True,
            # A mark says what a person watched: it stays out of error messages.
            hide_parameters=True,
            pool_size=CONNECTIONS,
            max_overflow=0,
            pool_timeout=WAIT_S,
        )
    except ModuleNotFoundError:
        raise Unavailable(
            f"the database {address} needs a driver that is not installed. "
            f'Run: pip install "{address.driver.package}"'
        ) from None
    if not patient:
        _greet(engine, _GREETINGS[kind])
    return engine


def _greet(engine: Engine, greetings: tuple[str, ...]) -> None:
    @event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: object) -> None:
        with connection.cursor() as cursor:
            for greeting in greetings:
                cursor.execute(greeting)
        connection.commit()
