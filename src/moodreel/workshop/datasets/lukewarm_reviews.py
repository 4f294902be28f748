"""Sentences that are neither for nor against a film, which rated reviews of the research set lack.

Written for moodreel (CC BY 4.0), one a line: part (dev or test), text.
"""

from pathlib import Path
from typing import Literal

from moodreel.errors import CorruptFile, NotFound

HOME = Path("data/lukewarm-reviews.tsv")
PARTS = ("dev", "test")


def read(path: Path, part: Literal["dev", "test"]) -> tuple[str, ...]:
    """The texts of one part, in file order. Raises `NotFound` where there is no file, `CorruptFile`
    with the number of a wrong line.
    """
    if not path.is_file():
        raise NotFound(f"no sentences at {path}; expected lukewarm-reviews.tsv of the repository")
    texts: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line:
            continue
        own, tab, text = line.partition("\t")
        if own not in PARTS or not tab or not text.strip():
            raise CorruptFile(f"{path}:{number}: expected dev or test, a tab, a sentence")
        if own == part:
            texts.append(text)
    return tuple(texts)
