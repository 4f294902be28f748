"""What is done again where another writer came between, and for how long."""

import ast
from pathlib import Path

import pytest

from moodreel import usecases
from moodreel.errors import Overtaken, Unavailable
from moodreel.usecases.retried import ATTEMPTS, PATIENCE_S, retried


def never(seconds: float) -> None:
    raise AssertionError(f"nobody had to wait, and {seconds} s were asked for")


def test_what_succeeds_is_done_once() -> None:
    done: list[int] = []
    assert retried(lambda n: done.append(n) or n, sleep=never)(7) == 7
    assert done == [7]


def test_what_is_overtaken_is_done_again_after_pauses_whose_bound_doubles() -> None:
    calls, pauses = [], []

    def action() -> str:
        calls.append(1)
        if len(calls) < 4:
            raise Overtaken("another came between")
        return "done"

    longest = retried(action, sleep=pauses.append, draw=lambda _low, high: high, now=lambda: 0.0)
    assert longest() == "done"
    assert pauses == [0.04, 0.08, 0.16]


def test_it_ends_after_the_last_attempt() -> None:
    calls = []

    def action() -> None:
        calls.append(1)
        raise Overtaken("another came between")

    with pytest.raises(Overtaken):
        retried(action, sleep=lambda _: None)()
    assert len(calls) == ATTEMPTS


def test_it_ends_when_patience_does() -> None:
    """Each attempt waited for a lock in the database already."""
    times = iter([0.0, PATIENCE_S - 1, PATIENCE_S + 1])

    def action() -> None:
        raise Overtaken("another came between")

    with pytest.raises(Overtaken):
        retried(action, sleep=lambda _: None, now=lambda: next(times))()
    assert next(times, None) is None


def test_other_errors_are_not_tried_again() -> None:
    calls = []

    def action() -> None:
        calls.append(1)
        raise Unavailable("the disk is full")

    with pytest.raises(Unavailable):
        retried(action, sleep=never)()
    assert len(calls) == 1


def test_every_use_case_that_commits_is_done_again_when_overtaken() -> None:
    folder = Path(usecases.__file__).parent
    found = {
        f"{path.name}: {function.name}": _is_retried(function)
        for path in sorted(folder.glob("*.py"))
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef) and _commits(function)
    }
    assert found, "no use case commits"
    assert [name for name, retried_ in found.items() if not retried_] == []


def _commits(function: ast.FunctionDef) -> bool:
    return any(
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "commit"
        for node in ast.walk(function)
    )


def _is_retried(function: ast.FunctionDef) -> bool:
    return any(isinstance(one, ast.Name) and one.id == "retried" for one in function.decorator_list)
