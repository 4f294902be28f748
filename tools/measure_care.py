"""Measures the rules of care: `python tools/measure_care.py [SHARED_DATA]`.

What they find and miss on the separate list, by group, and how often they give a note on
GoEmotions (where SHARED_DATA has it) and on the catalogue's titles.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from moodreel.catalogues.bundled import load_bundled
from moodreel.sensing.care import notice
from moodreel.workshop.datasets import goemotions

LIST = Path(__file__).parents[1] / "tests" / "data" / "crisis.jsonl"

Counts = dict[tuple[bool, str], tuple[int, int]]


def main() -> None:
    """Prints all counts."""
    counts = by_group()
    for (care, group), (notes, n) in sorted(counts.items()):
        print(f"{'crisis' if care else 'harmless':<9}{group:<20}{notes:>4} of {n}")
    print(f"found {share(counts, care=True):.3f}, false alarms {share(counts, care=False):.3f}")
    data = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data") / "goemotions"
    for split in ("train", "dev", "test") if data.is_dir() else ():
        texts = goemotions.read(data, split).texts
        print(f"GoEmotions {split}: {n_notes(texts)} of {len(texts)}")
    films = load_bundled(research=False).films
    titles = [title for film in films for title in (film.title, film.original_title) if title]
    print(f"titles: {n_notes(titles)} of {len(titles)}")


def by_group() -> Counts:
    """Notes and texts of the separate list, by label and group."""
    found: defaultdict[tuple[bool, str], list[bool]] = defaultdict(list)
    for line in LIST.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        found[one["care"], one["group"]].append(notice(one["text"]) is not None)
    return {key: (sum(notes), len(notes)) for key, notes in found.items()}


def share(counts: Counts, *, care: bool) -> float:
    """Share of the texts with this label that get a note."""
    cells = [cell for (label, _), cell in counts.items() if label is care]
    return sum(notes for notes, _ in cells) / sum(n for _, n in cells)


def n_notes(texts: Iterable[str]) -> int:
    """How many of the texts get a note."""
    return sum(notice(text) is not None for text in texts)


if __name__ == "__main__":
    main()
