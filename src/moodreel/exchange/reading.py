"""A file of any service that we know becomes entries, with a word on every row that does not."""

from collections.abc import Iterator, Mapping
from threading import BoundedSemaphore
from types import ModuleType
from typing import Any

from moodreel.errors import BadInput, Busy, UnknownName
from moodreel.exchange import imdb, letterboxd, movielens, ours, trakt
from moodreel.exchange.entries import Entry, Parsed, Unread
from moodreel.exchange.sheets import MAX_ROWS, TOO_LARGE, Sheet, read_sheets

AUTO = "auto"
# In the order in which they are asked: the first that knows its own file reads it.
_SERVICES: dict[str, ModuleType] = {
    own.NAME: own for own in (ours, letterboxd, imdb, trakt, movielens)
}
SOURCES = (AUTO, *sorted(_SERVICES))
# So many files are read at a time: the largest take hundreds of megabytes, however small they come.
AT_ONCE, WAITS_S = 2, 10.0
_places = BoundedSemaphore(AT_ONCE)


def read_entries(content: bytes, name: str, source: str = AUTO) -> Parsed:
    """What a file says of films. `source` is one of `SOURCES`.

    Raises UnknownName, BadInput for what is no export of a service that we know, and Busy.
    """
    if source not in SOURCES:
        raise UnknownName("source", source, SOURCES)
    if not _places.acquire(timeout=WAITS_S):
        raise Busy("several files are being read at once; try again in a moment")
    try:
        return _parsed(content, name, source)
    finally:
        _places.release()


def _parsed(content: bytes, name: str, source: str) -> Parsed:
    known = _SERVICES if source == AUTO else {source: _SERVICES[source]}
    sheets = [
        (service, sheet)
        for sheet in read_sheets(content, name)
        for service in [_service(sheet, known)]
        if service is not None
    ]
    if not sheets:
        raise BadInput(_unknown(source))
    entries: list[Entry] = []
    unread: list[Unread] = []
    for service, sheet in sheets:
        _read(service, sheet, entries, unread)
        if len(entries) + len(unread) > MAX_ROWS:
            raise BadInput(TOO_LARGE)
    return Parsed(source=sheets[0][0].NAME, entries=tuple(entries), unread=tuple(unread))


def _service(sheet: Sheet, known: Mapping[str, ModuleType]) -> ModuleType | None:
    return next((service for service in known.values() if service.fits(sheet)), None)


def _read(service: ModuleType, sheet: Sheet, entries: list[Entry], unread: list[Unread]) -> None:
    if service is movielens:
        movielens.check(sheet)
    unread += [Unread(file=sheet.name, line=line, why=why) for line, why in sheet.broken]
    for line, row in _rows(service, sheet):
        try:
            if not isinstance(row, dict):
                raise ValueError("expected an object with a film")
            entries += service.read(sheet, line, row)
        except ValueError as error:
            unread.append(Unread(file=sheet.name, line=line, why=str(error)))


def _rows(service: ModuleType, sheet: Sheet) -> Iterator[tuple[int, Any]]:
    if sheet.document is None:
        return iter(sheet.rows)
    try:
        found = ours.items(sheet) if service is ours else sheet.document
    except ValueError as error:
        raise BadInput(f"{sheet.name}: {error}") from None
    if len(found) > MAX_ROWS:
        raise BadInput(TOO_LARGE)
    return enumerate(found, 1)


def _unknown(source: str) -> str:
    whose = "Letterboxd, IMDb, Trakt, MovieLens or moodreel" if source == AUTO else source
    return (
        f"expected an export of {whose}: none of the files has the columns that it has. "
        "Give the zip or a file of it as the service made it"
    )
