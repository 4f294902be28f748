"""Processes of their own for tests of what many do to one database at once."""

from collections.abc import Callable, Iterable
from multiprocessing import get_context
from typing import Any, TypeVar

T = TypeVar("T")

# One process imports what all need, and the others are forked off it: an import takes a second.
_CONTEXT = get_context("forkserver")
_CONTEXT.set_forkserver_preload(
    ["moodreel.storage.database", "moodreel.storage.migrating", "pymysql", "psycopg"]
)


def at_once(action: Callable[..., T], calls: Iterable[tuple[Any, ...]]) -> list[T]:
    """What the action gives for each call, every call in a process of its own."""
    calls = list(calls)
    with _CONTEXT.Pool(len(calls)) as pool:
        found = pool.starmap(action, calls, chunksize=1)
        pool.close()
        pool.join()
    return found
