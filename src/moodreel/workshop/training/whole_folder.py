"""A folder that is there whole or not at all: training that is interrupted leaves the old one."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from moodreel.errors import BadInput
from moodreel.inference.bundle import MANIFEST


@contextmanager
def whole_folder(out: Path) -> Iterator[Path]:
    """An empty folder to fill, which takes the place of `out` when the block ends without an error.

    Raises `BadInput` where `out` is a file, or a folder with something else than an artefact in it:
    what it holds would be lost.
    """
    if out.exists() and not out.is_dir():
        raise BadInput(f"expected a folder to write to, got the file {out}")
    if out.is_dir() and any(out.iterdir()) and not (out / MANIFEST).is_file():
        raise BadInput(f"{out} holds something else than an artefact: name another folder")
    out.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    new, old = aside / "new", aside / "old"
    new.mkdir()
    try:
        yield new
        if out.is_dir():
            out.rename(old)
        try:
            new.rename(out)
        except OSError:
            if old.is_dir():
                old.rename(out)
            raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
