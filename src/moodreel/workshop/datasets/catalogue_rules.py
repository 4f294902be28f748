"""The rules that every entry of the catalogue keeps, read from the raw lines of the file."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from moodreel.catalogues.fields import fault
from moodreel.catalogues.slugs import slug
from moodreel.catalogues.title_keys import without_article, words_of
from moodreel.errors import BadInput

# Editorial limits of the format (docs/catalogue.md).
N_GENRES, N_TAGS, N_DIRECTORS, N_CAST = (1, 4), (3, 8), (1, 3), (0, 6)
SYNOPSIS_WORDS = (22, 65)
RUNTIME_MIN = (3, 500)
# Languages that are not written in Latin letters, so that a Latin original title is a romanised
# one. Serbian is written in both; English words that are the title in any script stay null.
OWN_SCRIPT = frozenset("ar bn dz el fa he hi ja ko mk ml mn ru ta te th ur zh".split())
_BEYOND_LATIN = re.compile("[^\u0000-\u024f\u1e00-\u1eff\u2000-\u206f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One rule that one line breaks."""

    line: int
    id: str
    message: str

    def to_json(self) -> dict[str, object]:
        return {"line": self.line, "id": self.id, "message": self.message}


def rule_problems(path: Path) -> list[Problem]:
    """Every rule that a line breaks, in the order of the file; all of them, where the loader would
    stop at the first. Raises BadInput where the file cannot be read."""
    try:
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
    except OSError as error:
        raise BadInput(f"cannot read {path}: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise BadInput(f"{path.name} is not UTF-8: {error.reason}") from None
    problems: list[Problem] = []
    sound: list[tuple[int, dict[str, Any]]] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            problems.append(Problem(line=number, id="", message=f"not JSON: {error}"))
            continue
        if message := fault(record):
            own_id = str(record.get("id", "")) if isinstance(record, dict) else ""
            problems.append(Problem(line=number, id=own_id, message=message))
            continue
        sound.append((number, record))
        problems += [Problem(line=number, id=record["id"], message=m) for m in _broken(record)]
    problems += _between(sound)
    return sorted(problems, key=lambda problem: problem.line)


def _broken(film: dict[str, Any]) -> Iterator[str]:
    if film["id"] != slug(film["title"], film["year"]):
        yield f"the id is not the slug {slug(film['title'], film['year'])!r} of title and year"
    for field, (low, high) in (
        ("genres", N_GENRES),
        ("tags", N_TAGS),
        ("directors", N_DIRECTORS),
        ("cast", N_CAST),
    ):
        if not low <= len(film[field]) <= high:
            yield f"{field}: expected {low} to {high}, got {len(film[field])}"
    for field in ("genres", "tags", "warnings", "countries", "directors", "cast"):
        if len(set(film[field])) != len(film[field]):
            yield f"{field}: one stands twice"
    n_words = len(film["synopsis"].split())
    if not SYNOPSIS_WORDS[0] <= n_words <= SYNOPSIS_WORDS[1]:
        yield f"synopsis: expected {SYNOPSIS_WORDS[0]} to {SYNOPSIS_WORDS[1]} words, got {n_words}"
    runtime = film["runtime_min"]
    if runtime is not None and not RUNTIME_MIN[0] <= runtime <= RUNTIME_MIN[1]:
        yield f"runtime_min: {runtime} is not a likely running time"
    if not film["countries"]:
        yield "countries: expected at least one"
    if film["end_year"] is not None and (
        film["kind"] != "series" or film["end_year"] < film["year"]
    ):
        yield "end_year: only for a series, and not before its first year"
    for field in ("title", "synopsis"):
        if " ".join(film[field].split()) != film[field]:
            yield f"{field}: spaces at an end or doubled"
    yield from _original_title(film)


def _original_title(film: dict[str, Any]) -> Iterator[str]:
    original = film["original_title"]
    if original is None:
        return
    if original == film["title"]:
        yield "original_title: equals the title; expected null"
    if film["language"] in OWN_SCRIPT and not _BEYOND_LATIN.search(original):
        yield f"original_title: {original!r} is romanised; expected its own script or null"


def _between(sound: list[tuple[int, dict[str, Any]]]) -> Iterator[Problem]:
    """Doubles and the order of lines; one work under two ids shows in title, kind and a person."""
    seen: dict[tuple[str, str], list[dict[str, Any]]] = {}
    ids: set[str] = set()
    before = ""
    for number, film in sound:
        own_id = film["id"]
        if own_id in ids:
            yield Problem(line=number, id=own_id, message="the id stands twice")
        elif own_id < before:
            yield Problem(line=number, id=own_id, message=f"not sorted: comes after {before!r}")
        ids.add(own_id)
        before = own_id
        key = (film["kind"], "".join(without_article(words_of(film["title"]))))
        for other in seen.setdefault(key, []):
            people = {*film["directors"], *film["cast"]} & {*other["directors"], *other["cast"]}
            if abs(film["year"] - other["year"]) <= 2 and people:
                message = f"looks like the same work as {other['id']!r}"
                yield Problem(line=number, id=own_id, message=message)
        seen[key].append(film)
