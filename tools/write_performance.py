"""Writes the numbers of benchmarks/ into docs/performance.md (`make bench`)."""

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "performance.md"
DATABASES = ("sqlite", "mariadb", "postgresql")
ASKED = ("rate", "library", "recommendations", "page of films")
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


def load_numbers(load: dict) -> list[tuple[str, list[str]]]:
    """The same of the table of databases: a column each."""
    alone, crowd = ([of[part] for of in map(load.get, DATABASES)] for part in ("alone", "crowd"))
    return [
        ("a library", [pair(one["library_ms"]) for one in alone]),
        ("of that, the server's own", [cpu(one["library_ms"]) for one in alone]),
        ("recommendations, ten", [pair(one["recommendations_ms"]) for one in alone]),
        ("of these, the server's own", [cpu(one["recommendations_ms"]) for one in alone]),
        ("a library of", [pair(one["library_of_most_ms"]) for one in alone]),
        ("recommendations of", [pair(one["recommendations_of_most_ms"]) for one in alone]),
        ("the machine's load meanwhile", [f"{one['load']:.1f}" for one in alone]),
        ("the crowd: answers", [f"{one['requests_per_s']:.0f}" for one in crowd]),
        *[(f"the crowd: {kind}", [pair(one[f"{kind}_ms"]) for one in crowd]) for kind in ASKED],
        ("the crowd: answers 5xx", [str(failures(one["statuses"])) for one in crowd]),
        ("the crowd: writes", [f"{one['rate_ms']['n']:,}" for one in crowd]),
        ("of these, lost", [str(one["lost_writes"]) for one in crowd]),
        ("the machine's load before", [f"{one['load_before_and_after'][0]:.1f}" for one in crowd]),
    ]


def cpu(spread: dict) -> str:
    """Milliseconds of processor time a request."""
    return f"{spread['server_cpu']:.1f} ms"


def failures(statuses: dict) -> int:
    """Answers that say that the server could not."""
    return sum(n for status, n in statuses.items() if status.startswith("5"))


def pair(spread: dict) -> str:
    """p50 / p99 in milliseconds."""
    return f"{spread['p50']:.1f} / {spread['p99']:.1f} ms"


def fill(page: str, results: dict, load: dict) -> str:
    """The page with these numbers in its tables."""
    rows = [(row, [value]) for row, value in numbers(results)]
    for row, values in [*rows, *load_numbers(load)]:
        told = " ".join(f"{value} |" for value in values)
        page, n = re.subn(
            rf"(?m)^(\| {re.escape(row)}[^|]*\|)([^|]*\|){{{len(values)}}}",
            rf"\1 {told}",
            page,
            count=1,
        )
        if n != 1:
            raise SystemExit(f"docs/performance.md has no row {row!r}")
    return page


def read(name: str) -> dict:
    """A file of results."""
    return json.loads((ROOT / "benchmarks" / name).read_text(encoding="utf-8"))


if __name__ == "__main__":
    measured = read("results.json")
    page = fill(PAGE.read_text(encoding="utf-8"), measured, read("load.json"))
    PAGE.write_text(page, encoding="utf-8")
    sys.stdout.write(f"{PAGE.name} holds the numbers of {measured['at']}\n")
