"""How long meaning takes, on one thread: a sentence, and the films nearest to it.

    PYTHONPATH=. OMP_NUM_THREADS=1 python benchmarks/meaning.py [--out benchmarks/meaning.json]

Needs `moodreel models fetch`. Sentences and synopses are real; the vectors of 100,000 films are
made up. Goals, p50: 5 ms a short sentence, 0.5 ms for the nearest ten of 2,000 films, 25 ms of
100,000; mean cosine to the same network in plain numpy on 500 synopses 0.999 and more. A machine
that is busy with other work stretches wall time; processor time is told beside it.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy is loaded

import argparse
import json
import platform
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from tests.inference.minilm_oracle import oracle

import moodreel
from moodreel.domain.emotion import FloatArray
from moodreel.inference.sentence_vectors import MAX_PIECES, SentenceEncoder, unit
from moodreel.inference.text_inputs import PIECES, read_pieces
from moodreel.inference.wordpiece import WordPiece, spell_out
from moodreel.providers.minilm import FOLDER, WEIGHTS
from moodreel.recommending.meaning import FilmMeanings
from moodreel.recommending.sources.top import top
from moodreel.workshop.training.minilm_weights import parse_safetensors

SENTENCES = (
    "two lonely people in a big city",
    "a heist that goes wrong",
    "slow melancholy film about space",
    "growing up by the sea",
    "something like a fairy tale, for adults",
)
TIMES = 200


def main() -> None:
    """Runs everything; two minutes on an idle machine."""
    arguments = argparse.ArgumentParser(description=__doc__)
    out_default = Path(__file__).with_name("meaning.json")
    arguments.add_argument("--out", type=Path, default=out_default)
    arguments.add_argument("--synopses", type=int, default=500)
    chosen = arguments.parse_args()
    engine = moodreel.open()
    encoder, synopses = engine.meaning.encoder, [film.synopsis for film in engine.catalogue.films]
    encoder.encode(SENTENCES)  # loads the network
    texts = iter(SENTENCES * TIMES)
    paragraphs = iter(synopses)
    asked = engine.meaning.encode(SENTENCES[0])
    report = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": {
            "cores": os.cpu_count(),
            "python": platform.python_version(),
            "load": round(os.getloadavg()[0], 2),
        },
        "encode_sentence_ms": timed(lambda: encoder.encode([next(texts)]), TIMES),
        "encode_synopsis_ms": timed(lambda: encoder.encode([next(paragraphs)]), TIMES // 4),
        "nearest_ms": {
            str(n): nearest(engine.meaning.vectors if n == 0 else made_up(n), asked)
            for n in (0, 2_000, 100_000)
        },
        "cosine_to_numpy": against_numpy(
            encoder, engine.settings.models / FOLDER, synopses[: chosen.synopses]
        ),
    }
    report["nearest_ms"]["catalogue"] = report["nearest_ms"].pop("0")
    text = json.dumps(report, indent=1) + "\n"
    chosen.out.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


def timed(work: Callable[[], object], times: int) -> dict[str, float]:
    """Milliseconds of a call."""
    wall, worked = [], []
    for _ in range(times):
        started, cpu = time.perf_counter(), time.process_time()
        work()
        wall.append(time.perf_counter() - started)
        worked.append(time.process_time() - cpu)
    p50, p99 = np.quantile(wall, [0.5, 0.99]) * 1000
    return {
        "p50": round(float(p50), 3),
        "p99": round(float(p99), 3),
        "processor_p50": round(float(np.median(worked)) * 1000, 3),
    }


def nearest(vectors: FloatArray, asked: FloatArray) -> dict[str, float]:
    """The nearest ten films to a vector."""
    films, all_ = FilmMeanings(vectors), np.ones(len(vectors), dtype=bool)
    times = TIMES if len(vectors) < 10_000 else TIMES // 4
    return timed(lambda: top("meaning", films.nearness(asked), all_, 10), times)


def made_up(n: int) -> FloatArray:
    """Vectors of that many films, drawn at random."""
    return unit(np.random.default_rng(0).normal(size=(n, 384)).astype(np.float32))


def against_numpy(encoder: SentenceEncoder, folder: Path, texts: list[str]) -> dict[str, float]:
    """Cosine of the encoder's vectors to those of the network in plain numpy."""
    arrays = parse_safetensors((folder / WEIGHTS).read_bytes())
    pieces = WordPiece(read_pieces(folder / PIECES))
    wanted = [oracle(arrays, pieces.encode(spell_out(text), MAX_PIECES)) for text in texts]
    cosines = (encoder.encode(texts) * np.stack(wanted)).sum(axis=1)
    return {"texts": len(texts), "mean": float(cosines.mean()), "least": float(cosines.min())}


if __name__ == "__main__":
    main()
