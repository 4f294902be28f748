"""The face detector's bundle: BlazeFace's network as a graph of ours, on the weights as fetched."""

from hashlib import sha256
from pathlib import Path
from typing import Any

from moodreel.errors import CorruptFile, NotFound
from moodreel.inference.bundle import MODEL, FileRecord, write_manifest
from moodreel.inference.face_detector import SCORE_FROM, SIDE, TASK
from moodreel.providers.blazeface import LICENCE, NAME, PINS, WEIGHTS
from moodreel.workshop.training.face.detector_graph import detector_graph
from moodreel.workshop.training.face.tflite import read_tflite

FOLDER = "face-detector"
COMMAND = "moodreel train face-detector --out DIR"
_N_ANCHORS, _N_NUMBERS = 896, 16

_CARD = f"""# {FOLDER}

Finds faces in a picture: a box, how surely it is a face, and six points (eyes, nose, mouth, ears).
It is {NAME} ({LICENCE}; Bazarevsky et al., 2019, arXiv:1907.05047; part of MediaPipe),
whose weights are fetched with `moodreel models fetch` and never shipped: `{MODEL}` holds the
network's graph alone, and names the weights by their places in `{WEIGHTS}`.
Runs on onnxruntime.

Made by

```
{COMMAND}
```

after `moodreel models fetch`. Outputs are those of LiteRT on the same file to 2e-4 (of numbers up
to 137, on noise and on gradients).

## Limits

Made for selfies: it sees faces from about a fifth of the picture's longer side; smaller ones are
looked for in overlapping tiles (`inference/face_detector.py`). Faces in profile, upside down or
half covered are often missed. Its authors publish how well it finds faces of different skin tones
and regions in MediaPipe's model card; nobody has measured that here. It does not tell who somebody
is.
"""


def run(data: Path, out: Path) -> dict[str, Any]:
    """Writes the bundle to `out` from the folder `data` that `moodreel models fetch` filled.

    Raises `NotFound` where it is not, and `CorruptFile` where the weights are not the pinned.
    """
    weights = data / WEIGHTS
    if not weights.is_file():
        raise NotFound(f"no {WEIGHTS} in {data}: run `moodreel models fetch`")
    got = sha256(weights.read_bytes()).hexdigest()
    if got != PINS[WEIGHTS].sha256:
        raise CorruptFile(f"{weights}: expected SHA-256 {PINS[WEIGHTS].sha256}, got {got}")
    out.mkdir(parents=True, exist_ok=True)
    (out / MODEL).write_bytes(detector_graph(read_tflite(weights)))
    (out / "card.md").write_text(_CARD, encoding="utf-8")
    write_manifest(out, _manifest())
    return {"task": TASK, "bundle": str(out)}


def _manifest() -> dict[str, Any]:
    pin = PINS[WEIGHTS]
    return {
        "name": FOLDER,
        "task": TASK,
        "labels": [],
        "inputs": {"pixels": {"type": "uint8", "shape": ["batch", SIDE, SIDE, 3]}},
        "outputs": {
            "boxes": {"type": "float32", "shape": ["batch", _N_ANCHORS, _N_NUMBERS]},
            "logits": {"type": "float32", "shape": ["batch", _N_ANCHORS, 1]},
        },
        "preprocessing": {"colours": "RGB", "border": "black"},
        "calibration": {"score_from": SCORE_FROM},
        "licence": LICENCE,
        "data": [{"name": NAME, "licence": LICENCE, "file": WEIGHTS, "sha256": pin.sha256}],
        "metrics": {},
        "seed": 0,
        "command": COMMAND,
        "fetched": {WEIGHTS: FileRecord(sha256=pin.sha256, bytes=pin.bytes)},
    }
