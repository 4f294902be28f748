"""An attribute that is built when first asked for: once, however many threads ask at the same time.

`functools.cached_property` has no lock from Python 3.12 on: eight first readings at once would load
eight models.
"""

from collections.abc import Callable
from threading import RLock
from typing import Any, Generic, Self, TypeVar, overload

T = TypeVar("T")

_LOCK = "_lazy_lock"


class lazy(Generic[T]):  # noqa: N801 - read as a decorator
    """Turns a method into an attribute that keeps the method's first result.

    An instance has one lock for all its lazy attributes, so that they may ask each other; what is
    built needs no lock any more. An error is not kept: the next one to ask tries again.
    """

    def __init__(self, build: Callable[[Any], T]) -> None:
        self._build = build
        self.__doc__ = build.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> Self | T:
        if instance is None:
            return self
        kept = instance.__dict__
        # One step of the dict, so that two threads get the same lock.
        with kept.setdefault(_LOCK, RLock()):
            if self._name not in kept:
                kept[self._name] = self._build(instance)
            value: T = kept[self._name]
            return value
