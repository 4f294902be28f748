"""How long one person's scores take: item weights over 2,000 and 100,000 films, one thread.

    OMP_NUM_THREADS=1 python benchmarks/taste.py [--out benchmarks/taste.json]

Weights and histories are made up, of the sizes that are served: 100 weights a film, people with 20,
100 and 500 ratings. Goals: 1 ms for 2,000 films and 20 ms for 100,000, p50. A machine that is busy
with other work stretches wall time; processor time is told beside it.
"""

import argparse
import json
import os
import platform
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from moodreel.inference.item_weights import ItemWeights
from moodreel.inference.preference import Preference

N_FILMS = (2_000, 100_000)
N_RATINGS = (20, 100, 500)
WEIGHTS_A_FILM = 100
TIMES = 300


def main() -> None:
    """Runs everything; some seconds on an idle machine."""
    arguments = argparse.ArgumentParser(description=__doc__)
    out_default = Path(__file__).with_name("taste.json")
    arguments.add_argument("--out", type=Path, default=out_default)
    out = arguments.parse_args().out
    report = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": {
            "cores": os.cpu_count(),
            "python": platform.python_version(),
            "load": os.getloadavg()[0],
        },
        "score_ms": [measure(films, ratings) for films in N_FILMS for ratings in N_RATINGS],
    }
    text = json.dumps(report, indent=1) + "\n"
    out.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


def measure(n_films: int, n_ratings: int) -> dict[str, float]:
    """Milliseconds from one person's ratings to the scores of all films."""
    rng = np.random.default_rng(0)
    weights = made_up(rng, n_films)
    wall, worked = [], []
    for _ in range(TIMES):
        rated = rng.permutation(n_films)[:n_ratings].astype(np.int64)
        ratings = rng.integers(1, 11, n_ratings).astype(np.float32) / 2
        started, cpu = time.perf_counter(), time.process_time()
        weights.score(rated, ratings)
        wall.append(time.perf_counter() - started)
        worked.append(time.process_time() - cpu)
    p50, p99 = np.quantile(wall, [0.5, 0.99]) * 1000
    return {
        "films": n_films,
        "ratings": n_ratings,
        "p50": round(float(p50), 3),
        "p99": round(float(p99), 3),
        "processor_p50": round(float(np.median(worked)) * 1000, 3),
    }


def made_up(rng: np.random.Generator, n_films: int) -> ItemWeights:
    """As many weights a film as are served, for films drawn at random."""
    n = n_films * WEIGHTS_A_FILM
    return ItemWeights(
        starts=np.arange(0, n + 1, WEIGHTS_A_FILM),
        films=rng.integers(0, n_films, n, dtype=np.int32),
        weights=rng.normal(size=n).astype(np.float32),
        preference=Preference(slope=0.3),
    )


if __name__ == "__main__":
    main()
