"""Short texts that the English model cannot know: other languages, and keyboard mashing (`none`).

Written for moodreel (CC BY 4.0), one a line: ISO 639 code, part (train or validation), text.
"""

from pathlib import Path
from typing import Literal

from moodreel.errors import CorruptFile, NotFound

HOME = Path("data/everyday-feelings/other-languages.tsv")


def read(path: Path, part: Literal["train", "validation"]) -> tuple[str, ...]:
    """The texts of one part, in file order."""
    if not path.is_file():
        raise NotFound(f"no texts at {path}; expected other-languages.tsv of the repository")
    texts: list[str] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line:
            continue
        fields = line.split("\t")
        if len(fields) != 3 or fields[1] not in ("train", "validation"):
            raise CorruptFile(f"{path}:{number}: expected language, train or validation, text")
        if fields[1] == part:
            texts.append(fields[2])
    return tuple(texts)
