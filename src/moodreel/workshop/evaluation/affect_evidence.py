"""Whether the annotated affect of films agrees with what their viewers wrote.

For titles with ten or more IMDb reviews: the rank correlation between an annotated emotion and the
share of words of that emotion among all words of the reviews. Reviewers talk about plot and quality
as well, so even a perfect annotation stays far from 1; the sign and the interval are the evidence.
"""

import csv
import hashlib
import lzma
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator, Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from moodreel.catalogues.bundled import load_bundled
from moodreel.domain.emotion import EMOTIONS
from moodreel.domain.film import Film
from moodreel.errors import BadInput, CorruptFile, Unavailable
from moodreel.workshop.evaluation.affect_words import PLEASANT, STEMS, UNPLEASANT

FILES = ("imdb_train.csv.xz", "imdb_test.csv.xz")
MIN_REVIEWS = 10
N_RESAMPLES = 2000
SEED = 0

Numbers = NDArray[np.float64]
Classify = Callable[[str], tuple[str, ...]]


def run(data: Path) -> dict[str, object]:
    """Spearman's correlation for each emotion and for valence, with a 95 % bootstrap interval over
    titles. `data` is the folder of IMDb reviews with their titles' IMDb ids."""
    films = {film.imdb_id: film for film in load_bundled().films if film.imdb_id is not None}
    if not films:
        raise Unavailable("no film has an IMDb id: the MovieLens ids file is not installed")
    words, n_reviews = count_words(_reviews(data), films.keys())
    shown = sorted(imdb_id for imdb_id, n in n_reviews.items() if n >= MIN_REVIEWS)
    rng = np.random.default_rng(SEED)
    metrics = {}
    for name in (*STEMS, "valence"):
        annotated = np.array([annotation(films[i], name) for i in shown])
        written = np.array([share(words[i], name) for i in shown])
        metrics[name] = agreement(annotated, written, rng)
    return {
        "task": "affect",
        "data": {
            "name": data.name,
            "sha256": {name: _sha256(data / name) for name in FILES},
            "titles": len(shown),
            "reviews": sum(n_reviews[i] for i in shown),
        },
        "seed": SEED,
        "metrics": metrics,
    }


def count_words(
    reviews: Iterator[tuple[str, str]], wanted: Container[str]
) -> tuple[dict[str, Counter[str]], Counter[str]]:
    """For each wanted IMDb id the words of each emotion in its reviews (and of all, under `all`),
    and how many reviews there are. A text that stands twice counts once."""
    classify = _classifier()
    words: dict[str, Counter[str]] = defaultdict(Counter)
    n_reviews: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    for imdb_id, text in reviews:
        if imdb_id not in wanted or (imdb_id, text) in seen:
            continue
        seen.add((imdb_id, text))
        n_reviews[imdb_id] += 1
        for word in re.findall(r"[a-z]+", text.lower().replace("<br />", " ")):
            words[imdb_id]["all"] += 1
            for emotion in classify(word):
                words[imdb_id][emotion] += 1
    return words, n_reviews


def share(words: Mapping[str, int], name: str) -> float:
    """Share of the words that speak of the emotion; for valence pleasant less unpleasant ones."""
    if name == "valence":
        balance = sum(words.get(e, 0) for e in PLEASANT) - sum(words.get(e, 0) for e in UNPLEASANT)
        return balance / words["all"]
    return words.get(name, 0) / words["all"]


def annotation(film: Film, name: str) -> float:
    """What the catalogue says."""
    if name == "valence":
        return film.affect.valence
    return float(film.affect.evokes[[e.value for e in EMOTIONS].index(name)])


def agreement(a: Numbers, b: Numbers, rng: np.random.Generator) -> dict[str, float | int]:
    """Spearman's correlation of two columns (n,) with the middle 95 % of resampled titles."""
    n = len(a)
    samples = rng.integers(0, n, size=(N_RESAMPLES, n))
    low, high = np.nanpercentile([spearman(a[rows], b[rows]) for rows in samples], [2.5, 97.5])
    value = round(spearman(a, b), 4)
    return {"value": value, "low": round(float(low), 4), "high": round(float(high), 4), "n": n}


def spearman(a: Numbers, b: Numbers) -> float:
    """Pearson's correlation of the ranks, ties sharing their mean; NaN where one is constant."""
    ranks_a, ranks_b = _ranks(a), _ranks(b)
    ranks_a -= ranks_a.mean()
    ranks_b -= ranks_b.mean()
    norm = float(np.sqrt((ranks_a @ ranks_a) * (ranks_b @ ranks_b)))
    return float(ranks_a @ ranks_b) / norm if norm else float("nan")


def _ranks(values: Numbers) -> Numbers:
    _, group, sizes = np.unique(values, return_inverse=True, return_counts=True)
    last = np.cumsum(sizes)
    middle: Numbers = (last - (sizes - 1) / 2).astype(np.float64)
    return middle[group]


def _classifier() -> Classify:
    patterns = {
        emotion: re.compile("|".join(f"{s[:-1]}$" if s.endswith(".") else s for s in stems))
        for emotion, stems in STEMS.items()
    }
    known: dict[str, tuple[str, ...]] = {}

    def classify(word: str) -> tuple[str, ...]:
        if word not in known:
            known[word] = tuple(e for e, pattern in patterns.items() if pattern.match(word))
        return known[word]

    return classify


def _reviews(folder: Path) -> Iterator[tuple[str, str]]:
    """(IMDb id, text) of both files."""
    for name in FILES:
        path = folder / name
        if not path.is_file():
            raise BadInput(
                f"{folder} does not hold {name}: expected the IMDb reviews with title ids"
            )
        try:
            with lzma.open(path, "rt", encoding="utf-8", newline="") as lines:
                for row in csv.DictReader(lines):
                    yield row["imdb_id"], row["text"]
        except (KeyError, lzma.LZMAError, EOFError, UnicodeDecodeError) as error:
            raise CorruptFile(f"{name}: expected columns imdb_id and text: {error}") from None


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
