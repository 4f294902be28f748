"""The shipped readers by name."""

from pathlib import Path
from typing import Any

from moodreel.errors import BadInput
from moodreel.workshop.training.loop import Report
from moodreel.workshop.training.reader import bilstm, transformer
from moodreel.workshop.training.reader.rows import Sources


def run(
    model: str,
    data: Path,
    out: Path,
    seed: int = 0,
    *,
    minilm: Path,
    teacher: Path | None = None,
    resume: bool = False,
    report: Report = lambda _: None,
) -> dict[str, Any]:
    """Trains `transformer` or `bilstm` in the run folder `out`; gives the validation scores.

    Raises `BadInput` where the bilstm has no teacher, and as the recipes do.
    """
    sources = Sources(data=data)
    if model == "transformer":
        return transformer.run(minilm, sources, out, seed, resume=resume, report=report)
    if teacher is None:
        raise BadInput("expected --teacher with the run folder of the transformer to learn from")
    return bilstm.run(teacher, minilm, sources, out, seed, resume=resume, report=report)
