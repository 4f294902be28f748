"""Films without a vector are encoded, and what came of it is kept for the next start."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from moodreel.errors import Unavailable
from moodreel.inference import arrays_file
from moodreel.inference.arrays_file import ArraysManifest
from moodreel.inference.sentence_vectors import ENCODER
from moodreel.inference.text_vectors import KIND, TASK, TextVectors
from moodreel.usecases.read_meaning import ReadMeaning, opened, read_films

_BATCH = 64
_WRITTEN_EVERY = 2_048  # texts: what is broken off loses a minute at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """How far it is."""

    done: int
    of: int


def encode_films(meaning: ReadMeaning) -> Iterator[Encoded]:
    """Tells how far it is at the start and after each batch.

    Raises NotSetUp where MiniLM has not been fetched, CorruptFile where it is damaged, Unavailable
    where nothing can be written.
    """
    known = meaning.known(meaning.texts)[:, 0]
    pairs = zip(meaning.texts, known, strict=True)
    texts = list(dict.fromkeys(text for text, first in pairs if np.isnan(first)))
    yield Encoded(done=0, of=len(texts))
    kept = opened(meaning.kept)
    for first in range(0, len(texts), _WRITTEN_EVERY):
        chunk = texts[first : first + _WRITTEN_EVERY]
        vectors = []
        for start in range(0, len(chunk), _BATCH):
            vectors.append(read_films(meaning.encoder, chunk[start : start + _BATCH]))
            yield Encoded(done=min(first + start + _BATCH, len(texts)), of=len(texts))
        kept = kept.beside(chunk, np.concatenate(vectors))
        write(kept, meaning.kept, command="moodreel models encode")


def write(vectors: TextVectors, folder: Path, **told: Any) -> None:
    """Keeps them as an artefact, with what is `told` of them in its manifest. Raises Unavailable
    where that cannot be written.
    """
    manifest: ArraysManifest = {
        "format": arrays_file.FORMAT,
        "name": TASK,
        "task": TASK,
        "kind": KIND,
        "data": [],
        "settings": {"encoder": ENCODER},
        "seed": 0,
        "command": "",
        "metrics": {},
        "licence": "",
    }
    manifest.update(told)  # type: ignore[typeddict-item]
    try:
        arrays_file.write(folder, manifest, vectors.arrays())
    except OSError as problem:
        raise Unavailable(f"cannot write to {folder}: {problem.strerror or problem}") from problem
