"""The note on how to reach help, beside a problem: words get it even where they get no answer."""

from collections.abc import Iterator
from contextlib import contextmanager

from moodreel.domain.care import Care
from moodreel.errors import BadInput, MoodreelError
from moodreel.wiring import Engine


class NotedError(Exception):
    """An error on purpose, and the note that its answer carries."""

    def __init__(self, error: MoodreelError, care: Care) -> None:
        super().__init__(str(error))
        self.error, self.care = error, care


@contextmanager
def noted(engine: Engine, text: str | None) -> Iterator[None]:
    """What fails in here becomes a `NotedError` where the words sound like a crisis."""
    try:
        yield
    except MoodreelError as error:
        care = _care(engine, text)
        if care is None:
            raise
        raise NotedError(error, care) from error


def _care(engine: Engine, text: str | None) -> Care | None:
    """The note for words that could not be answered; none where they cannot be searched either."""
    try:
        return engine.notice(text)
    except BadInput:
        return None
