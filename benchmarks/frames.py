"""Speed of a camera's frame: decode a 640x480 JPEG, find the face, crop it, read it; one thread."""

import io
import os
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from moodreel.errors import MoodreelError
from moodreel.inference.bundle import Bundle
from moodreel.inference.face_crop import aligned
from moodreel.inference.face_detector import FaceDetector
from moodreel.inference.pictures import decode
from moodreel.providers import blazeface
from moodreel.settings import read_settings
from moodreel.wiring import Engine

DETECTOR = Path(__file__).parents[1] / "src" / "moodreel" / "artefacts" / "face-detector"
N = 200


def frames(draw: Callable[[int, int], np.ndarray]) -> list[bytes]:
    """JPEGs of about 30 kB as a browser sends them: a drawn face of 200 to 420 pixels somewhere in
    a noisy room. `draw` gives it by side and background.
    """
    rng = np.random.default_rng(0)
    made = []
    for side in rng.integers(200, 421, N):
        left, top = rng.integers(0, 640 - side + 1), rng.integers(0, 480 - side + 1)
        room = np.linspace(60, 190, 640)[None, :, None] + np.zeros((480, 1, 3))
        room[top : top + side, left : left + side] = draw(int(side), 150)
        noisy = np.clip(room + rng.normal(0, 6, room.shape), 0, 255).astype(np.uint8)
        out = io.BytesIO()
        Image.fromarray(noisy).save(out, "JPEG", quality=80)
        made.append(out.getvalue())
    return made


def frame_times(engine: Engine, contents: list[bytes]) -> dict[str, list[float]]:
    """Milliseconds of each step for each frame, and of the whole where faces can be read here."""
    models = read_settings(os.environ).models
    detector = FaceDetector(Bundle.open(DETECTOR, models / blazeface.FOLDER))
    times: dict[str, list[float]] = {
        "frame_decode_ms": [],
        "frame_find_ms": [],
        "frame_crop_ms": [],
    }
    for content in contents:
        begun = time.perf_counter()
        pixels = decode(content)
        decoded = time.perf_counter()
        faces = detector.find(pixels)
        found = time.perf_counter()
        for face in faces[:1]:
            aligned(pixels, face)
        done = time.perf_counter()
        steps = (decoded - begun, found - decoded, done - found)
        for name, seconds in zip(list(times), steps, strict=True):
            times[name].append(seconds * 1000)
    whole = _whole(engine, contents)
    return {**times, "frame_ms": whole} if whole else times


def _whole(engine: Engine, contents: list[bytes]) -> list[float]:
    """Empty where faces cannot be read here."""
    try:
        engine.look(contents[0])
    except MoodreelError:
        return []
    taken = []
    for content in contents:
        begun = time.perf_counter()
        engine.look(content)
        taken.append((time.perf_counter() - begun) * 1000)
    return taken
