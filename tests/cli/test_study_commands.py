"""The commands of the text study: what they refuse, and with which words."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from moodreel import cli

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["moodreel", *arguments])
        with pytest.raises(SystemExit) as stop:
            cli.main()
        printed = capsys.readouterr()
        return int(stop.value.code or 0), printed.out, printed.err

    return run


def test_compare_without_data_is_bad_input(command: Command, tmp_path: Path) -> None:
    code, out, err = command("compare", "text-emotion", "--data", str(tmp_path), "--json")
    assert (code, out) == (2, "")
    assert "expected train.txt.xz" in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--model", "bilsm"], "did you mean bilstm"),
        (["--on", "emotions"], "did you mean emotion"),
        (["--on", "everyday", "--model", "ann"], "expected one of bilstm, transformer"),
    ],
)
def test_train_refuses_what_it_cannot_do(
    command: Command, tmp_path: Path, arguments: list[str], told: str
) -> None:
    where = ["--data", str(tmp_path), "--out", str(tmp_path / "out")]
    code, _, err = command("train", "text-emotion", *where, *arguments)
    assert code == 2
    assert told in err
