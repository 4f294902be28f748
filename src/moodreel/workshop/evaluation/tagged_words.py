"""Free words find films: a tag that people gave is asked for, and those that have it are wanted."""

from collections import Counter
from typing import Any

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.recommending.content import words
from moodreel.usecases.read_meaning import ReadMeaning
from moodreel.workshop.evaluation.neighbours import Judge
from moodreel.workshop.evaluation.scores import mean
from moodreel.workshop.evaluation.tagged_films import Tagged


def run(tagged: Tagged, meaning: ReadMeaning, seed: int) -> dict[str, Any]:
    """nDCG@10 by ranker, over all tags that two films have; candidates are films with any tag."""
    rows = np.flatnonzero(tagged.has.any(axis=1))
    wanted = tagged.has[rows].T.astype(np.float32)
    judge = Judge(
        gain=wanted, barred=np.zeros(wanted.shape, bool), asked=np.arange(len(wanted)),
        candidates=rows,
    )  # fmt: skip
    asked = np.stack([meaning.encode(tag) for tag in tagged.tags])
    rankers = {
        "meaning": asked @ meaning.vectors[rows].T,
        "words": _shared(tagged.tags, [meaning.texts[row] for row in rows]),
        "random": np.random.default_rng(seed).random(wanted.shape).astype(np.float32),
    }
    found = {}
    for name, scores in rankers.items():
        found[name] = mean(judge.ndcg(scores), seed)
    return {"tags": len(tagged.tags), **found}


def _shared(asked: tuple[str, ...], texts: list[str]) -> FloatArray:
    """(q, n) sum of the idf of words in both; ties, as where no word is shared, in random order."""
    sets = [set(words(text)) for text in texts]
    counts = Counter(word for own in sets for word in own)
    idf = {word: np.log(len(texts) / count) for word, count in counts.items()}
    rows = [[sum(idf[w] for w in set(words(a)) & own) for own in sets] for a in asked]
    ties = np.random.default_rng(0).random((len(asked), len(texts))) * 1e-6
    return np.asarray(np.array(rows) + ties, dtype=np.float32)
