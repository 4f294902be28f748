"""Writes the numbers of benchmarks/results.json into docs/performance.md (`make bench`)."""

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "performance.md"
_FRAME = {
    "a camera's frame": "frame_ms",
    "of that, decode": "frame_decode_ms",
    "of that, find": "frame_find_ms",
    "of that, crop": "frame_crop_ms",
}  # rows whose numbers need what is fetched


def numbers(results: dict) -> list[tuple[str, str]]:
    """The beginning of a row of the page's table, and what stands in its second column."""
    server = results["server"]
    return [
        ("`moodreel serve` to", f"{server['start_to_ready_s']['p50']:.2f} s"),
        ("the same on the first run", f"{server['start_to_ready_first_run_s']:.2f} s"),
        ("memory (RSS) when ready", f"{server['memory_ready_mb']:.0f} MB"),
        ("memory after the first", f"{server['memory_after_first_answer_mb']:.0f} MB"),
        ("memory after likeness", f"{server['memory_after_content_mb']:.0f} MB"),
        ("first answer to words", f"{server['first_answer_with_words_ms']:.0f} ms"),
        ("load the catalogue", f"{results['catalogue_load_ms']:.0f} ms"),
        ("read a mood from words", pair(results["read_mood_ms"])),
        ("read by the BiLSTM alone", pair(results["read_mood_bilstm_ms"])),
        ("tell which words moved", pair(results["explain_ms"])),
        ("`recommend` in process", pair(results["recommend_ms"])),
        ("`recommend` like two", pair(results["recommend_like_two_ms"])),
        ("five similar films", pair(results["similar_ms"])),
        *[(row, pair(results[name])) for row, name in _FRAME.items() if name in results],
    ]


def pair(spread: dict) -> str:
    """p50 / p99 in milliseconds."""
    return f"{spread['p50']:.1f} / {spread['p99']:.1f} ms"


def fill(page: str, results: dict) -> str:
    """The page with these numbers in its table."""
    for row, value in numbers(results):
        page, n = re.subn(
            rf"(?m)^(\| {re.escape(row)}[^|]*\|)[^|]*\|", rf"\1 {value} |", page, count=1
        )
        if n != 1:
            raise SystemExit(f"docs/performance.md has no row {row!r}")
    return page


if __name__ == "__main__":
    measured = json.loads((ROOT / "benchmarks" / "results.json").read_text(encoding="utf-8"))
    PAGE.write_text(fill(PAGE.read_text(encoding="utf-8"), measured), encoding="utf-8")
    sys.stdout.write(f"{PAGE.name} holds the numbers of {measured['at']}\n")
