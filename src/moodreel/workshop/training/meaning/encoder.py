"""The sentence encoder's bundle: MiniLM as a graph of ours, on the weights as they were fetched."""

from pathlib import Path
from typing import Any

from moodreel.inference.bundle import MODEL, FileRecord, write_manifest
from moodreel.inference.sentence_vectors import MAX_PIECES, TASK, WIDTH
from moodreel.providers.minilm import LICENCE, NAME, PIECES, PINS, WEIGHTS
from moodreel.workshop.training.export_minilm import export_fetched
from moodreel.workshop.training.minilm_weights import weights_from

FOLDER = "sentence-encoder"
COMMAND = "moodreel train sentence-encoder --out DIR"

_CARD = f"""# {FOLDER}

Turns a text into {WIDTH} numbers of length 1: texts that mean much the same have vectors of a high
product. It is {NAME} ({LICENCE}; Wang et al., 2020; Reimers & Gurevych, 2019), in 32-bit
numbers as published. The weights are fetched with `moodreel models fetch` and never shipped:
`{MODEL}` holds the network's graph alone, and names the weights by their places in
`{WEIGHTS}`. Runs on onnxruntime.

Made by

```
{COMMAND}
```

after `moodreel models fetch`. `tests/inference/test_sentence_vectors.py` holds it against the same
network in numpy, `benchmarks/meaning.py` tells how near the two are on 500 synopses and how long a
text takes.

## Limits

English: other languages are read as well as their words are like English ones. It was made for
sentences and short paragraphs, of {MAX_PIECES} pieces of words at most; longer texts are read in
parts, and their vector is the mean. It knows what texts are about better than what they deny: "no
zombies" is near films with zombies.
"""


def run(data: Path, out: Path) -> dict[str, Any]:
    """Writes the bundle to `out` from the folder `data` that `moodreel models fetch` filled.

    Raises `BadInput` where it is not, and `CorruptFile` where the weights are not the pinned.
    """
    weights_from(data)
    out.mkdir(parents=True, exist_ok=True)
    export_fetched(data / WEIGHTS, out / MODEL)
    (out / "card.md").write_text(_CARD, encoding="utf-8")
    write_manifest(out, _manifest())
    return {"task": TASK, "bundle": str(out)}


def _manifest() -> dict[str, Any]:
    sources = [
        {"name": NAME, "licence": LICENCE, "file": name, "sha256": PINS[name].sha256}
        for name in (WEIGHTS, PIECES)
    ]
    return {
        "name": FOLDER,
        "task": TASK,
        "labels": [],
        "inputs": {"ids": {"type": "int64", "shape": ["batch", "pieces"]}},
        "outputs": {"vectors": {"type": "float32", "shape": ["batch", WIDTH]}},
        "preprocessing": {"kind": "wordpiece", "max_pieces": MAX_PIECES},
        "calibration": {},
        "licence": LICENCE,
        "data": sources,
        "metrics": {},
        "seed": 0,
        "command": COMMAND,
        "fetched": {
            name: FileRecord(sha256=PINS[name].sha256, bytes=PINS[name].bytes)
            for name in (WEIGHTS, PIECES)
        },
    }
