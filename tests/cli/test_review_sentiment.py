"""The commands about readers of reviews: what they refuse, and with which words."""

from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize("doing", ["evaluate", "compare"])
def test_without_data_is_bad_input(doing: str, run: Command, tmp_path: Path) -> None:
    code, out, err = run(doing, "review-sentiment", "--data", str(tmp_path), "--json")
    assert (code, out) == (2, "")
    assert "imdb_test.csv.xz" in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--model", "bilsm"], "did you mean bilstm"),
        (["--resume"], "leave out --resume"),
        (["--seed", "-1"], "--seed"),
    ],
)
def test_train_refuses_what_it_cannot_do(
    run: Command, tmp_path: Path, arguments: list[str], told: str
) -> None:
    where = ["--data", str(tmp_path), "--out", str(tmp_path / "out")]
    code, _, err = run("train", "review-sentiment", *where, *arguments)
    assert code == 2
    assert told in err
