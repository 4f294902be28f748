"""Films from our JSON Lines: one object a line, fields as in docs/catalogue.md."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn

import numpy as np

from moodreel.catalogues.fields import ANNOTATED, fault, sound
from moodreel.domain.emotion import EMOTIONS, FloatArray
from moodreel.domain.film import Affect, Film
from moodreel.domain.vocabulary import Kind
from moodreel.errors import BadInput, CorruptFile

Record = dict[str, Any]
KINDS = {kind.value: kind for kind in Kind}
NOTHING: Mapping[str, Mapping[str, Any]] = MappingProxyType({})
BLOCK = 64


def read_films(path: Path, extras: Mapping[str, Mapping[str, Any]] = NOTHING) -> list[Film]:
    """All films of the file, in its order; `extras` holds more facts for some ids.

    Raises BadInput where the file cannot be opened, CorruptFile with name and line where a line is
    not a film: half a catalogue would be a silent loss.
    """
    films: list[Film] = []
    for records in _blocks(path):
        for record in records:
            if more := extras.get(record["id"]):
                record.update(more)
        films += films_of(records)
    return films


def films_of(records: Sequence[Mapping[str, Any]]) -> list[Film]:
    """Films from checked records; `n_ratings` and `mean_rating` are taken over where present."""
    evokes = _evokes(records)
    return [_film(record, own) for record, own in zip(records, evokes, strict=True)]


def _blocks(path: Path) -> Iterator[list[Record]]:
    """Checked records, a block at a time: what is in the processor's cache is checked and used
    before the next is read, which saves a fifth of a load's time."""
    lines = [
        (number, line)
        for number, line in enumerate(_text(path).split("\n"), start=1)
        if line and not line.isspace()
    ]
    if not lines:
        raise CorruptFile(f"{path.name} is empty: expected one film a line, as JSON")
    first: dict[str, int] = {}
    for start in range(0, len(lines), BLOCK):
        block = lines[start : start + BLOCK]
        records = [_decode(line, path, number) for number, line in block]
        if not sound(records):
            _refuse_faults(records, block, path)
        for record, (number, _) in zip(records, block, strict=True):
            _refuse_double(record["id"], number, first, path)
        yield records


def _refuse_faults(records: list[Record], block: list[tuple[int, str]], path: Path) -> None:
    for record, (number, _) in zip(records, block, strict=True):
        if message := fault(record):
            raise CorruptFile(f"{path.name}, line {number}: {message}")


def _refuse_double(own_id: str, number: int, first: dict[str, int], path: Path) -> None:
    earlier = first.setdefault(own_id, number)
    if earlier != number:
        raise CorruptFile(
            f"{path.name}, line {number}: the id {own_id!r} already stands in line {earlier}; "
            "expected each once"
        )


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise CorruptFile(f"{path.name}, line {line}: not UTF-8; save the file as UTF-8") from None
    except OSError as error:
        raise BadInput(f"cannot read the catalogue {path}: {error.strerror}") from None


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a number")


_decoder = json.JSONDecoder(parse_constant=_refuse_constant)


def _decode(line: str, path: Path, number: int) -> Record:
    try:
        record: Record = _decoder.decode(line)
        if "\\ud" in line or "\\uD" in line:
            json.dumps(record, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:
        reason = "half a surrogate pair" if isinstance(error, UnicodeError) else str(error)
        raise CorruptFile(
            f"{path.name}, line {number}: expected one film as a JSON object: {reason}"
        ) from None
    return record


def _evokes(records: Sequence[Mapping[str, Any]]) -> FloatArray:
    """(n, 8) in the order of `EMOTIONS`; neutral is 1 - max of the seven."""
    seven = np.array(
        [[record["evokes"][emotion] for emotion in ANNOTATED] for record in records],
        dtype=np.float32,
    )
    columns = {name: seven[:, i] for i, name in enumerate(ANNOTATED)}
    columns["neutral"] = 1 - seven.max(axis=1)
    evokes: FloatArray = np.stack([columns[emotion] for emotion in EMOTIONS], axis=1)
    evokes.setflags(write=False)
    return evokes


def _film(record: Mapping[str, Any], evokes: FloatArray) -> Film:
    return Film(
        id=record["id"],
        kind=KINDS[record["kind"]],
        title=record["title"],
        original_title=record["original_title"],
        year=record["year"],
        end_year=record["end_year"],
        runtime_min=record["runtime_min"],
        genres=tuple(record["genres"]),
        countries=tuple(record["countries"]),
        language=record["language"],
        directors=tuple(record["directors"]),
        cast=tuple(record["cast"]),
        synopsis=record["synopsis"],
        tags=tuple(record["tags"]),
        affect=Affect(evokes=evokes, valence=record["valence"], arousal=record["arousal"]),
        ending=record["ending"],
        warnings=tuple(record["warnings"]),
        imdb_id=record.get("imdb_id"),
        tmdb_id=record.get("tmdb_id"),
        movielens_id=record.get("movielens_id"),
        n_ratings=record.get("n_ratings"),
        mean_rating=record.get("mean_rating"),
    )
