"""What steadying does to faces read ten times a second: how calm, how right, how fast.

    python tools/measure_steady.py ../shared/data/fer2013/fer2013.npz

There are no films with known feelings here, so that frames are made: a picture of FER2013's
PublicTest moved, turned, scaled and lit a little differently each time, as a head in front of a
camera is; after half of them another picture takes its place, as when an expression changes.
"""

import sys
from datetime import UTC, datetime

import numpy as np
from PIL import Image

from moodreel.domain.emotion import INDEX, Emotion
from moodreel.domain.mood import Reading
from moodreel.inference.bundle import Bundle
from moodreel.inference.face_emotion import SIDE, FaceEmotionModel
from moodreel.sensing import steady as steadying
from moodreel.sensing.face import face_reading
from moodreel.wiring.artefacts import FACE

SEED, N_PAIRS, N_FRAMES, FRAME_S = 0, 400, 20, 0.1
HALF_LIVES_S = (0.125, 0.25, 0.5, 1.0, 2.0)
NOW = datetime(2026, 1, 1, tzinfo=UTC)
# FER2013's labels in their order.
LABELS = ("anger", "disgust", "fear", "joy", "sadness", "surprise", "neutral")


def jittered(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """A frame of the same face: up to 3 degrees, 1.5 pixels, 5 % in size and 15 % in light off."""
    angle, size = np.radians(rng.uniform(-3, 3)), rng.uniform(0.95, 1.05)
    cos, sin, middle = np.cos(angle) / size, np.sin(angle) / size, (SIDE - 1) / 2
    x, y = middle + rng.uniform(-1.5, 1.5, 2)
    place = (cos, sin, x - cos * middle - sin * middle, -sin, cos, y + sin * middle - cos * middle)
    moved = Image.fromarray(image).transform(
        (SIDE, SIDE), Image.Transform.AFFINE, place, Image.Resampling.BILINEAR
    )
    lit = np.asarray(moved, np.float32) * rng.uniform(0.85, 1.15) + rng.normal(0, 4, (SIDE, SIDE))
    return np.clip(lit, 0, 255).astype(np.uint8)


def frames(model: FaceEmotionModel, image: np.ndarray, rng: np.random.Generator) -> list[Reading]:
    """Readings of ten frames of one face."""
    crops = np.stack([jittered(image, rng) for _ in range(N_FRAMES // 2)])
    read = model.read_many(crops)
    return [
        face_reading(belief, float(sure), NOW)
        for belief, sure in zip(read.distribution, read.confidence, strict=True)
    ]


def steadied(readings: list[Reading]) -> list[Reading]:
    """What a page shows at each frame."""
    shown = []
    for now in range(len(readings)):
        seen = [((now - at) * FRAME_S, readings[at]) for at in range(now + 1)]
        shown.append(steadying.steady(seen))
    return shown


def leading(readings: list[Reading]) -> np.ndarray:
    """Which emotion leads in each."""
    return np.array([reading.distribution.argmax() for reading in readings])


def report(name: str, films: list[list[Reading]], truth: np.ndarray) -> None:
    """One line: flicker, accuracy and ECE before the change, and frames until it shows."""
    half = N_FRAMES // 2
    leads = np.array([leading(film) for film in films])
    flicker = (leads[:, 1:half] != leads[:, : half - 1]).mean() / FRAME_S
    last = [film[half - 1] for film in films]
    right = leading(last) == truth[:, 0]
    sure = np.array([reading.confidence for reading in last])
    delays = [np.flatnonzero(lead[half:] == lead[-1])[0] * FRAME_S for lead in leads]
    changed = leads[:, half - 1] != leads[:, -1]
    print(
        f"{name:<14} changes of mind a second {flicker:.2f}; right {right.mean():.3f}; "
        f"ECE {ece(sure, right):.3f}; mean confidence {sure.mean():.3f}; "
        f"a new face leads after {np.mean(np.array(delays)[changed]):.2f} s"
    )


def ece(confidence: np.ndarray, right: np.ndarray) -> float:
    """Expected calibration error over ten bins."""
    bins = np.minimum((confidence * 10).astype(int), 9)
    return float(
        sum(
            abs(confidence[bins == b].mean() - right[bins == b].mean()) * (bins == b).mean()
            for b in np.unique(bins)
        )
    )


def main(path: str) -> None:
    """Prints a line for the frames as they come and one for each half-life."""
    data = np.load(path)
    images, labels = data["images"][data["usage"] == 1], data["labels"][data["usage"] == 1]
    rng = np.random.default_rng(SEED)
    pairs = rng.permutation(len(images))[: 2 * N_PAIRS].reshape(-1, 2)
    of_ours = np.array([INDEX[Emotion(name)] for name in LABELS])
    model = FaceEmotionModel(Bundle.open(FACE))
    films = [[*frames(model, images[a], rng), *frames(model, images[b], rng)] for a, b in pairs]
    truth = of_ours[labels[pairs]]
    report("as they come", films, truth)
    for half_life in HALF_LIVES_S:
        steadying.HALF_LIFE_S = half_life
        report(f"{half_life:.3f} s", [steadied(film) for film in films], truth)


if __name__ == "__main__":
    main(sys.argv[1])
