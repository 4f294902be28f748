"""The bundled films' vectors, as they ship: made of our own texts by MiniLM."""

from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from moodreel.catalogues.bundled import FILMS, load_bundled
from moodreel.inference.sentence_vectors import SentenceEncoder
from moodreel.inference.text_vectors import TASK, TextVectors
from moodreel.providers.minilm import LICENCE, NAME, PINS, WEIGHTS
from moodreel.recommending.film_text import film_text
from moodreel.usecases.encode_films import write
from moodreel.usecases.read_meaning import read_films
from moodreel.workshop.training.loop import Report

LICENCE_OF_VECTORS = "CC-BY-4.0"
COMMAND = "moodreel train meaning --out DIR"
_BATCH = 256


def run(encoder: SentenceEncoder, out: Path, report: Report) -> dict[str, Any]:
    """Writes the artefact; gives what its manifest tells. Errors of `load_bundled`."""
    texts = list(dict.fromkeys(film_text(film) for film in load_bundled(research=False).films))
    vectors = []
    for start in range(0, len(texts), _BATCH):
        vectors.append(read_films(encoder, texts[start : start + _BATCH]))
        report(f"{min(start + _BATCH, len(texts)):,} of {len(texts):,} films")
    exact = np.concatenate(vectors)
    own = TextVectors().beside(texts, exact)
    metrics = {"texts": len(texts)}
    write(own, out, command=COMMAND, licence=LICENCE_OF_VECTORS, data=_data(), metrics=metrics)
    kept = (TextVectors.open(out).of(texts) * exact).sum(axis=1)
    return {"task": TASK, "out": str(out), **metrics, "least cosine to exact": float(kept.min())}


def _data() -> list[dict[str, Any]]:
    films = sha256(FILMS.read_bytes()).hexdigest()
    return [
        {"name": "catalogue", "licence": "CC-BY-4.0", "file": FILMS.name, "sha256": films},
        {"name": NAME, "licence": LICENCE, "file": WEIGHTS, "sha256": PINS[WEIGHTS].sha256},
    ]
