"""How well wishes in plain words are understood, and titles found, on lists of our own."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import numpy as np

from moodreel.domain.film import Film
from moodreel.domain.understood import Asks, Understood
from moodreel.errors import BadInput
from moodreel.recommending.wish.tokens import tokens_of
from moodreel.recommending.wish.words import FILLER, FUNCTION

SPLITS = ("dev", "held-out")
_SMALL = frozenset("and but so because the a an or".split())
_FREE = (Asks.ABOUT, Asks.NO_ABOUT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One line of the list."""

    split: str
    text: str
    keys: frozenset[str]
    """What it asks for; of free words each word is a key."""
    feeling: frozenset[str]
    """The words of the part that tells a feeling."""


def run(
    folder: Path,
    read: Callable[[str], Understood],
    search: Callable[[str, int], tuple[Film, ...]],
    split: str = "held-out",
) -> dict[str, object]:
    """The report on one split of both lists. Raises BadInput where a file is not as expected."""
    if split not in SPLITS:
        raise BadInput(f"expected one of {', '.join(SPLITS)} as the split, got {split!r}")
    sentences = [s for s in _sentences(folder / "wishes.tsv") if s.split == split]
    _ = [read(sentence.text) for sentence in sentences]  # so that no table is built below
    started = perf_counter()
    found = [read(sentence.text) for sentence in sentences]
    ms = 1000 * (perf_counter() - started) / len(sentences)
    return {
        "split": split,
        "wishes": {"sentences": len(sentences), "ms": round(ms, 3), **_scores(sentences, found)},
        "titles": _titles(folder / "titles.tsv", search, split),
    }


def _scores(sentences: list[Sentence], found: list[Understood]) -> dict[str, object]:
    hit, said, asked = Counter[str](), Counter[str](), Counter[str]()
    whole = felt = n_feelings = unasked = 0
    for sentence, understood in zip(sentences, found, strict=True):
        keys, feeling = keys_of(understood), _felt(understood.feeling)
        for key in keys | sentence.keys:
            kind = key.split(":")[0]
            hit[kind] += key in keys and key in sentence.keys
            said[kind] += key in keys
            asked[kind] += key in sentence.keys
        felt += feeling == sentence.feeling
        whole += keys == sentence.keys and feeling == sentence.feeling
        if not sentence.keys:
            n_feelings += 1
            unasked += not keys and feeling == sentence.feeling
    n = len(sentences)
    return {
        "understood wholly": _share(whole, n),
        "feeling told apart": _share(felt, n),
        "no wish read into a feeling": _share(unasked, n_feelings),
        "all parts": _precision_recall(hit.total(), said.total(), asked.total()),
        **{kind: _precision_recall(hit[kind], said[kind], asked[kind]) for kind in sorted(asked)},
    }


def _precision_recall(hit: int, said: int, asked: int) -> dict[str, object]:
    return {"precision": _share(hit, said), "recall": _share(hit, asked), "asked": asked}


def _share(hits: int, n: int) -> dict[str, float]:
    """The share with its 95 % interval (Wilson 1927); NaN-free: 0 of 0 is nothing right."""
    if n == 0:
        return {"value": 0.0, "low": 0.0, "high": 1.0}
    z, p = 1.96, hits / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z * np.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return {"value": p, "low": float(middle - half), "high": float(middle + half)}


def keys_of(understood: Understood) -> frozenset[str]:
    """What was understood, as the list writes it."""
    keys = {p.key.replace(" ", "_") for p in understood.parts if p.asks not in _FREE}
    for asks in _FREE:
        keys |= {f"{asks}:{word}" for text in understood.values(asks) for word in telling(text)}
    return frozenset(keys)


def telling(text: str) -> frozenset[str]:
    """Words that say something."""
    words = {token.word for token in tokens_of(text, str) if token.is_word}
    return frozenset(words - FUNCTION - FILLER)


def _felt(text: str) -> frozenset[str]:
    """Words of a feeling; small ones may stand on either side of the cut."""
    words = {token.word for token in tokens_of(text, str) if token.is_word}
    return frozenset(words - _SMALL)


def _sentences(path: Path) -> Iterator[Sentence]:
    for split, text, keys, feeling in _lines(path, 4):
        plain = {key for key in keys.split() if key != "-" and not _is_free(key)}
        free = {
            f"{key.split(':')[0]}:{word}"
            for key in keys.split()
            if _is_free(key)
            for word in telling(key.split(":", 1)[1].replace("_", " "))
        }
        told = _felt(feeling) if feeling != "-" else frozenset()
        yield Sentence(split=split, text=text, keys=frozenset(plain | free), feeling=told)


def _is_free(key: str) -> bool:
    return key.split(":")[0] in _FREE


def _titles(
    path: Path, search: Callable[[str, int], tuple[Film, ...]], split: str
) -> dict[str, object]:
    lines = [(typed, meant) for own, typed, meant in _lines(path, 3) if own == split]
    search("warm", 5)
    started = perf_counter()
    found = [[film.id for film in search(typed, 5)] for typed, _ in lines]
    ms = 1000 * (perf_counter() - started) / len(lines)
    first = sum(ids[:1] == [meant] for ids, (_, meant) in zip(found, lines, strict=True))
    among = sum(meant in ids for ids, (_, meant) in zip(found, lines, strict=True))
    return {
        "titles": len(lines),
        "ms": round(ms, 3),
        "recall@1": _share(first, len(lines)),
        "recall@5": _share(among, len(lines)),
    }


def _lines(path: Path, n_fields: int) -> Iterator[list[str]]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        raise BadInput(f"there is no {path.name} in the folder: expected data/wishes") from None
    for number, line in enumerate(text.splitlines(), start=1):
        fields = line.split("\t")
        if len(fields) != n_fields or fields[0] not in SPLITS:
            raise BadInput(f"{path.name}, line {number}: expected {n_fields} fields, a split first")
        yield fields
