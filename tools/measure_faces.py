"""Measures how faces are found and cropped: `python tools/measure_faces.py WHAT [FER2013] [N]`.

eyes     where the detector sees eyes and mouth in FER2013's Training images (for face_crop)
sizes    share of pasted Training images that is found in a frame, by their side
scores   share found of faces, and of crops without a face, by the score that a face needs
reading  on PublicTest: read as they are, and as found, cropped and read; and by how far turned

FER2013's folder is by default ../shared/data/fer2013, N 400 images. Faces are pasted upscaled into
plain frames of 640x480; without a face are scikit-learn's two sample photographs and pages of docs.
"""

import os
import sys
from collections.abc import Iterator
from math import dist
from pathlib import Path

import numpy as np
from PIL import Image

from moodreel.inference import face_detector
from moodreel.inference.bundle import Bundle
from moodreel.inference.face_crop import aligned
from moodreel.inference.face_detector import Face, FaceDetector
from moodreel.inference.face_emotion import FaceEmotionModel
from moodreel.inference.pictures import Pixels
from moodreel.providers import blazeface
from moodreel.settings import read_settings
from moodreel.workshop.datasets import fer2013

ROOT = Path(__file__).parents[1]
ARTEFACTS = ROOT / "src" / "moodreel" / "artefacts"
WIDTH, HEIGHT = 640, 480
SCORES = (0.5, 0.6, 0.65, 0.7, 0.8)
RNG = np.random.default_rng(0)


def main() -> None:
    """Runs one measurement."""
    what, folder, n = [*sys.argv[1:], "", "", ""][:3]
    measures = {"eyes": eyes, "sizes": sizes, "scores": scores, "reading": reading}
    if what not in measures:
        raise SystemExit(__doc__)
    models = read_settings(os.environ).models
    bundle = Bundle.open(ARTEFACTS / "face-detector", models / blazeface.FOLDER)
    splits = fer2013.read(Path(folder or ROOT.parent / "shared" / "data" / "fer2013"))
    faces = splits["PublicTest" if what == "reading" else "Training"]
    chosen = faces.take(RNG.choice(len(faces), int(n or 400), replace=False))
    measures[what](FaceDetector(bundle), chosen)


def eyes(detector: FaceDetector, chosen: fer2013.Faces) -> None:
    """Medians of places in the 48x48, of faces whose edges are repeated around them."""
    scale, margin = 4, 96
    seen = []
    for image in chosen.images:
        framed = np.pad(enlarged(image, 48 * scale), margin, mode="edge")
        for face in detector.find(coloured(framed))[:1]:
            points = (*face.eyes, face.mouth)
            places = [(place - margin) / scale for point in points for place in point]
            seen.append([*places, face.size / scale])
    middle = np.median(seen, axis=0)
    print(f"found {len(seen)} of {len(chosen)}")
    for name, place in zip(("eye", "other eye", "mouth"), middle[:6].reshape(3, 2), strict=True):
        print(f"{name}: {place[0]:.2f}, {place[1]:.2f}")
    rows = np.array(seen)
    between = np.hypot(*(rows[:, 2:4] - rows[:, 0:2]).T)
    below = np.hypot(*(rows[:, 4:6] - (rows[:, 2:4] + rows[:, 0:2]) / 2).T)
    told = ("between the eyes", "to the mouth", "box")
    for name, values in zip(told, (between, below, rows[:, 6]), strict=True):
        print(f"{name}: {np.median(values):.2f}, log sd {np.log(values).std():.3f}")
    larger = np.maximum(between / np.median(between), 0.95 * below / np.median(below))
    print(f"the longer of both: log sd {np.log(larger).std():.3f}")


def sizes(detector: FaceDetector, chosen: fer2013.Faces) -> None:
    """Share found, by the side of what was pasted."""
    for side in (400, 320, 240, 160, 120, 96, 80, 64, 48):
        found = [bool(detector.find(framed(image, side))) for image in chosen.images]
        print(f"{side} pixels: {np.mean(found):.3f}")


def scores(detector: FaceDetector, chosen: fer2013.Faces) -> None:
    """The best score in each picture, held against each bound."""
    face_detector.SCORE_FROM = min(SCORES)
    with_face = (framed(image, int(RNG.integers(100, 400))) for image in chosen.images)
    for name, pictures in (("faces", with_face), ("none", without_face(len(chosen) // 4))):
        best = [max((face.score for face in detector.find(one)), default=0) for one in pictures]
        shares = (f"{bound}: {np.mean(np.array(best) >= bound):.3f}" for bound in SCORES)
        print(f"{name:<6} {'  '.join(shares)}")


def reading(detector: FaceDetector, chosen: fer2013.Faces) -> None:
    """Accuracy with the network that is there; the same images both ways."""
    network = FaceEmotionModel(Bundle.open(ARTEFACTS / "research" / "face-emotion"))
    crops, kept, turned = [], [], []
    for i, image in enumerate(chosen.images):
        picture = framed(image, 240)
        for face in detector.find(picture)[:1]:
            crops.append(aligned(picture, face))
            kept.append(i)
            turned.append(nose_off_middle(face))
    right = {}
    for name, images in (("as they are", chosen.images[kept]), ("as found", np.stack(crops))):
        right[name] = network.read_many(images).distribution.argmax(axis=1) == chosen.labels[kept]
        print(f"{name}: {right[name].mean():.3f} of {len(kept)}")
    for low, high in ((0, 0.1), (0.1, 0.2), (0.2, 0.3), (0.3, 0.4), (0.4, 9)):
        here = (np.array(turned) >= low) & (np.array(turned) < high)
        print(f"nose off by {low} to {high}: {right['as found'][here].mean():.3f} of {here.sum()}")


def nose_off_middle(face: Face) -> float:
    """How far the nose is from below the middle of the eyes, in distances between them."""
    (x, y), (other_x, other_y) = face.eyes
    between = max(dist(*face.eyes), 1e-6)
    along = ((other_x - x) / between, (other_y - y) / between)
    middle = ((x + other_x) / 2, (y + other_y) / 2)
    off = [(face.nose[k] - middle[k]) * along[k] for k in (0, 1)]
    return abs(sum(off)) / between


def framed(image: Pixels, side: int) -> Pixels:
    """An image somewhere in a frame of its own mean grey."""
    frame = np.full((HEIGHT, WIDTH), int(image.mean()), np.uint8)
    left, top = RNG.integers(0, WIDTH - side + 1), RNG.integers(0, HEIGHT - side + 1)
    frame[top : top + side, left : left + side] = enlarged(image, side)
    return coloured(frame)


def without_face(n: int) -> Iterator[Pixels]:
    """n crops of each picture that shows no face."""
    from sklearn.datasets import load_sample_image

    pages = ("screenshot.png", "text-emotion-study/confusion.png")
    pictures = [load_sample_image(name) for name in ("china.jpg", "flower.jpg")]
    pictures += [np.asarray(Image.open(ROOT / "docs" / page).convert("RGB")) for page in pages]
    for picture in pictures:
        height, width = picture.shape[:2]
        for _ in range(n):
            wide = int(RNG.integers(width // 5, width + 1))
            high = min(height, wide * 3 // 4)
            left, top = RNG.integers(0, width - wide + 1), RNG.integers(0, height - high + 1)
            yield np.ascontiguousarray(picture[top : top + high, left : left + wide])


def enlarged(image: Pixels, side: int) -> Pixels:
    """A grey image in another size."""
    return np.asarray(Image.fromarray(image).resize((side, side), Image.Resampling.BICUBIC))


def coloured(grey: Pixels) -> Pixels:
    """Grey as RGB."""
    return np.repeat(grey[..., None], 3, axis=2)


if __name__ == "__main__":
    main()
