"""A training run as a folder: what went in, what came out of each epoch, where to go on.

`config.json` (task, settings, seed, SHA-256 of the data files, code version), `metrics.jsonl` (a
line an epoch), and two checkpoints: `last.ckpt` to go on from, `best.ckpt` to keep.
"""

import json
import platform
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from moodreel import __version__
from moodreel.errors import BadInput, CorruptFile
from moodreel.workshop.datasets.labelled import file_sha256

CONFIG, METRICS = "config.json", "metrics.jsonl"
_IDENTITY = ("task", "settings", "seed", "data")


@dataclass(frozen=True, slots=True)
class RunFolder:
    """The files of one run, by what they hold."""

    path: Path

    @classmethod
    def start(
        cls,
        path: Path,
        *,
        task: str,
        settings: Mapping[str, Any],
        seed: int,
        files: Sequence[Path],
        resume: bool = False,
    ) -> "RunFolder":
        """A new run; with `resume` the one that is there goes on, or a new one where none is.

        Raises `BadInput` where the folder holds a run and `resume` is off, or one of another task,
        settings, seed or data.
        """
        run = cls(path)
        config = {
            "task": task,
            "settings": dict(settings),
            "seed": seed,
            "data": [
                {"file": f.name, "bytes": f.stat().st_size, "sha256": file_sha256(f)} for f in files
            ],
            "code": {"version": __version__, "commit": commit()},
            "python": platform.python_version(),
            "machine": platform.machine(),
        }
        config = json.loads(json.dumps(config))  # tuples are lists in the file
        if (path / CONFIG).is_file():
            _check_same(run.config(), config, path, resume)
            return run
        path.mkdir(parents=True, exist_ok=True)
        _write(path / CONFIG, json.dumps(config, indent=1) + "\n")
        return run

    @property
    def last(self) -> Path:
        """The checkpoint of the last whole epoch."""
        return self.path / "last.ckpt"

    @property
    def best(self) -> Path:
        """The weights of the epoch that validation liked best."""
        return self.path / "best.ckpt"

    def config(self) -> dict[str, Any]:
        """What went in. Raises `CorruptFile` where the file is missing or no JSON object."""
        try:
            config: dict[str, Any] = json.loads((self.path / CONFIG).read_text(encoding="utf-8"))
            return {key: config[key] for key in _IDENTITY} | config
        except (OSError, ValueError, KeyError, TypeError) as problem:
            raise CorruptFile(
                f"{self.path / CONFIG}: expected the settings of a training run; "
                "name another folder or train again"
            ) from problem

    def record(self, epoch: int, metrics: Mapping[str, float]) -> None:
        """Writes the epoch's numbers; those of a later, unfinished attempt go."""
        kept = [line for line in self.epochs() if line["epoch"] < epoch]
        lines = [json.dumps(line) for line in [*kept, {"epoch": epoch, **metrics}]]
        _write(self.path / METRICS, "\n".join(lines) + "\n")

    def epochs(self) -> list[dict[str, Any]]:
        """The numbers of each epoch so far."""
        path = self.path / METRICS
        if not path.is_file():
            return []
        try:
            return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        except ValueError as problem:
            raise CorruptFile(f"{path}: expected one JSON object a line; train again") from problem


def commit() -> str | None:
    """The git commit of the code, with + where files were changed; None outside a checkout."""
    here = Path(__file__).parent
    try:
        head, changes = (
            subprocess.run(  # noqa: S603
                ["git", *arguments],  # noqa: S607
                cwd=here, capture_output=True, check=True, text=True, timeout=10,
            ).stdout.strip()
            for arguments in (["rev-parse", "HEAD"], ["status", "--porcelain", "-uno", "--", "."])
        )  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return None
    return head + ("+" if changes else "")


def _check_same(old: dict[str, Any], new: dict[str, Any], path: Path, resume: bool) -> None:
    if not resume:
        raise BadInput(f"{path} already holds a run; go on with --resume or name another folder")
    if other := [key for key in _IDENTITY if old[key] != new[key]]:
        raise BadInput(
            f"{path} holds a run with another {' and '.join(other)}; it cannot be resumed with "
            "these, name another folder"
        )


def _write(path: Path, text: str) -> None:
    """All of it or nothing, even if the machine stops."""
    aside = path.with_name(path.name + ".part")
    aside.write_text(text, encoding="utf-8")
    aside.replace(path)
