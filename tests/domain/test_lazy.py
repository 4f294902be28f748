"""Lazy attributes are built once, whoever asks and however often."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier

import pytest

from moodreel.domain.lazy import lazy

N_THREADS = 8


@dataclass(frozen=True)
class House:
    """Frozen, as real users of `lazy` are."""

    built: list[str] = field(default_factory=list)

    @lazy
    def roof(self) -> str:
        """What keeps the rain out."""
        time.sleep(0.02)
        self.built.append("roof")
        return f"roof on {self.walls}"

    @lazy
    def walls(self) -> str:
        self.built.append("walls")
        return "walls"

    @lazy
    def cellar(self) -> str:
        self.built.append("cellar")
        raise OSError("water")


def test_threads_that_ask_at_once_get_the_same_thing_built_once() -> None:
    house, together = House(), Barrier(N_THREADS)

    def ask(_: int) -> str:
        together.wait()
        return house.roof

    with ThreadPoolExecutor(N_THREADS) as pool:
        roofs = list(pool.map(ask, range(N_THREADS)))
    assert house.built == ["roof", "walls"]
    assert all(roof is roofs[0] for roof in roofs)


def test_nothing_is_built_before_it_is_asked_for() -> None:
    assert House().built == []


def test_each_instance_has_its_own() -> None:
    one, other = House(), House()
    assert one.walls == other.walls
    assert one.built == other.built == ["walls"]


def test_an_error_is_not_kept() -> None:
    house = House()
    for _ in range(2):
        with pytest.raises(OSError, match="water"):
            _ = house.cellar
    assert house.built == ["cellar", "cellar"]


def test_the_class_shows_what_it_is() -> None:
    assert House.roof.__doc__ == "What keeps the rain out."
