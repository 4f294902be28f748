"""What is written is read by the model, in batches, as far as there is one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from moodreel.domain.ports import UnitOfWork
from moodreel.domain.review import Review, Score
from moodreel.usecases.retried import retried

BATCH = 256
"""Texts of one reading: the model's speed is reached, and a bar moves."""


class Reading(Protocol):
    """What a model says of one text."""

    @property
    def polarity(self) -> float: ...
    @property
    def level(self) -> int: ...
    @property
    def stars(self) -> float: ...
    @property
    def confidence(self) -> float: ...


class Model(Protocol):
    """Reads many texts at once."""

    @property
    def name(self) -> str: ...

    def read_many(self, texts: Sequence[str]) -> Sequence[Reading]: ...


class ReadReviews:
    """The model on texts, and on the reviews that none has read yet."""

    def __init__(
        self, unit_of_work: Callable[[], UnitOfWork], model: Callable[[], Model | None]
    ) -> None:
        """`model` is asked for with the first text."""
        self._unit_of_work = unit_of_work
        self._model = model

    @property
    def can(self) -> bool:
        """Whether there is a model."""
        return self._model() is not None

    def read(self, text: str) -> Score | None:
        """What the model says of a text; None without one."""
        return next(self.read_all([text]))

    def read_all(
        self, texts: Sequence[str], tick: Callable[[int], None] = lambda _: None
    ) -> Iterator[Score | None]:
        """The same for many; `tick` is told after each batch how many texts it had."""
        model = self._model()
        for begin in range(0, len(texts), BATCH):
            part = texts[begin : begin + BATCH]
            if model is None:
                yield from [None] * len(part)
            else:
                yield from [_score(own, model.name) for own in model.read_many(part)]
            tick(len(part))

    def polarities(self, texts: Sequence[str]) -> list[float]:
        """How much each text is for (1) or against (-1); nothing, hence 0, without a model."""
        return [score.polarity if score else 0.0 for score in self.read_all(texts)]

    def catch_up(
        self, limit: int | None = None, tick: Callable[[int], None] = lambda _: None
    ) -> int:
        """Reads the reviews that this model has not, at most `limit`, a batch a transaction, and
        says how many. Nothing without a model.
        """
        model, n = self._model(), 0
        before: tuple[Review, ...] = ()
        while model is not None and (limit is None or n < limit):
            with self._unit_of_work() as work:
                waiting = work.reviews.unread(model.name, BATCH)
            if not waiting or waiting == before:  # the same again: their scores do not stick
                break
            self._keep(waiting)
            before = waiting
            n += len(waiting)
            tick(len(waiting))
        return n

    @retried
    def _keep(self, waiting: Sequence[Review]) -> None:
        scores = self.read_all([review.text for review in waiting])
        read = [replace(own, score=score) for own, score in zip(waiting, scores, strict=True)]
        with self._unit_of_work() as work:
            work.reviews.rescore(read)
            work.commit()


def _score(own: Reading, model: str) -> Score:
    return Score(
        polarity=float(own.polarity),
        level=int(own.level),
        stars=float(own.stars),
        confidence=float(own.confidence),
        model=model,
    )
