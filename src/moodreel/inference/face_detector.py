"""Faces in a picture: BlazeFace's boxes and points, largest face first.

Anchors, their scale, what overlaps and the order of the points are those of MediaPipe's
face_detection_short_range graph (Apache-2.0; its options for SsdAnchorsCalculator,
TensorsToDetectionsCalculator and NonMaxSuppressionCalculator; Bazarevsky et al., 2019).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np

from moodreel.domain.emotion import FloatArray
from moodreel.errors import CorruptFile
from moodreel.inference.bundle import Bundle
from moodreel.inference.pictures import Pixels, shrunk

TASK = "face-detection"
SIDE = 128
"""Pixels of the net's square; a picture is shrunk to fit it, and the rest is black."""
SCORE_FROM = 0.65
"""MediaPipe takes 0.5, which finds a face in 23 % of crops of pictures without one; this in 2 %. Of
FER2013's tight crops it keeps 92 %, the other all (`tools/measure_faces.py scores`).
"""
LARGE_FROM = 0.15
"""Share of the long side: a face from here on is read as well from one look as from a closer one,
but of faces below a fifth the net begins to miss some, and below this it finds hardly any."""
LEAST_TILE = 200
"""Pixels of the smallest tile that is looked at: a fifth of it is the smallest face to be read."""

_MAYBE_FROM = 0.5  # these count where they overlap a face
_SAME_FROM = 0.3  # intersection over union: boxes of one face, to be averaged by score
_LAYERS = ((16, 2), (8, 6))  # cells along a side, anchors in a cell

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """One face; all places are x, y in pixels of the picture, and points may lie outside of it."""

    box: tuple[float, float, float, float]
    """Left, top, right, bottom, from the brows to the chin; cut at the picture's edges."""
    score: float
    """From `SCORE_FROM` to 1: how surely it is a face."""
    eyes: tuple[Point, Point]
    """The person's right one first, which an upright face has on the left of the picture."""
    nose: Point
    mouth: Point
    ears: tuple[Point, Point]
    """In the order of the eyes."""

    @property
    def size(self) -> float:
        """The longer side of the box in pixels."""
        left, top, right, bottom = self.box
        return max(right - left, bottom - top)


class FaceDetector:
    """Finds faces with one bundle; equal pictures give equal faces. Threads may share it.

    Raises `CorruptFile` where the bundle is of another task.
    """

    def __init__(self, bundle: Bundle) -> None:
        if bundle.manifest["task"] != TASK:
            raise CorruptFile(f"{bundle.folder}: expected a bundle for {TASK}, build it again")
        self.bundle = bundle

    def find(self, pixels: Pixels) -> list[Face]:
        """All faces of a picture (h, w, 3), largest first; an empty list where there is none.

        Looks at the whole. Where no face in it is as large as the net sees well, it looks closer:
        at overlapping tiles of half the long side, then a quarter, until faces in them would be too
        small to be read. So a camera's frame takes one look, and a photograph of a room many.
        """
        height, width = pixels.shape[:2]
        rows = self._look(pixels, (0, 0))
        if not _any_as_large_as(LARGE_FROM * max(width, height), rows):
            tiles = _tiles(width, height)
            closer = [self._look(_tile(pixels, x, y, side), (x, y)) for x, y, side in tiles]
            rows = np.concatenate([rows, *closer])
        found = [row for row in _blended(rows) if row[0] >= SCORE_FROM]
        faces = [_face(row, width, height) for row in found]
        return sorted(faces, key=lambda face: face.size, reverse=True)

    def _look(self, pixels: Pixels, corner: tuple[int, int]) -> FloatArray:
        """(n, 17) what the net sees: score, then left, top, right, bottom and six points, with
        `corner` added to each place.
        """
        square, scale, margin = _letterboxed(pixels)
        seen = self.bundle.run({"pixels": square[None]})
        logits = np.clip(seen["logits"][0, :, 0], -50, 50)
        sure = logits >= np.log(_MAYBE_FROM / (1 - _MAYBE_FROM))
        places = seen["boxes"][0, sure].reshape(-1, 8, 2)
        places[:, _NOT_THE_SIZE] += _ANCHORS[sure][:, None] * SIDE
        centre, half = places[:, 0], places[:, 1] / 2
        points = np.stack([centre - half, centre + half, *places[:, 2:].swapaxes(0, 1)], axis=1)
        points = (points - margin) / scale + np.array(corner, np.float32)
        scores = 1 / (1 + np.exp(-logits[sure]))
        return np.column_stack([scores, points.reshape(-1, 16)]).astype(np.float32)


def anchors() -> FloatArray:
    """(896, 2) centres as shares of the square: cells row by row, as often as each has anchors."""
    centres = []
    for n_cells, n_anchors in _LAYERS:
        middle = (np.arange(n_cells, dtype=np.float32) + 0.5) / n_cells
        grid = np.stack(np.meshgrid(middle, middle), axis=-1).reshape(-1, 2)
        centres.append(np.repeat(grid, n_anchors, axis=0))
    return np.concatenate(centres)


_ANCHORS = anchors()
_NOT_THE_SIZE = [0, 2, 3, 4, 5, 6, 7]  # of centre, size and six points: those that have a place


def _letterboxed(pixels: Pixels) -> tuple[Pixels, float, FloatArray]:
    """The net's square, pixels of it to one of the picture, and the black at its left and top."""
    height, width = pixels.shape[:2]
    scale = SIDE / max(height, width)
    small = shrunk(pixels, max(1, round(width * scale)), max(1, round(height * scale)))
    top, left = (SIDE - small.shape[0]) // 2, (SIDE - small.shape[1]) // 2
    square = np.zeros((SIDE, SIDE, 3), np.uint8)
    square[top : top + small.shape[0], left : left + small.shape[1]] = small
    return square, scale, np.array([left, top], np.float32)


def _tiles(width: int, height: int) -> Iterator[tuple[int, int, int]]:
    """Left, top and side of squares that overlap by half or more, so that whatever is half as large
    lies whole in one.
    """
    side = max(width, height) // 2
    while side >= LEAST_TILE:
        yield from ((x, y, side) for x, y in product(_starts(width, side), _starts(height, side)))
        side //= 2


def _starts(length: int, side: int) -> list[int]:
    room = max(0, length - side)
    n_steps = -(-2 * room // side)
    return [room * step // max(1, n_steps) for step in range(n_steps + 1)]


def _tile(pixels: Pixels, left: int, top: int, side: int) -> Pixels:
    return pixels[top : top + side, left : left + side]


def _any_as_large_as(size: float, rows: FloatArray) -> bool:
    sizes = (rows[:, 3:5] - rows[:, 1:3]).max(axis=1)
    return bool((sizes[rows[:, 0] >= SCORE_FROM] >= size).any())


def _blended(rows: FloatArray) -> list[FloatArray]:
    """Of rows (n, 17), the best first: it and all that overlap it become their mean by score."""
    faces = []
    while len(rows):
        best = rows[:, 0].argmax()
        same = _overlap(rows[best], rows) > _SAME_FROM
        same[best] = True  # also where its box has no area
        mean = np.average(rows[same], axis=0, weights=rows[same, 0])
        faces.append(np.concatenate([rows[best, :1], mean[1:]]))
        rows = rows[~same]
    return faces


def _overlap(one: FloatArray, rows: FloatArray) -> FloatArray:
    """Intersection over union of a box with each of n, (n,)."""
    start, end = np.maximum(one[1:3], rows[:, 1:3]), np.minimum(one[3:5], rows[:, 3:5])
    shared = np.clip(end - start, 0, None).prod(axis=1)
    areas = np.clip(rows[:, 3:5] - rows[:, 1:3], 0, None).prod(axis=1)
    own = float(np.clip(one[3:5] - one[1:3], 0, None).prod())
    overlap: FloatArray = shared / np.maximum(own + areas - shared, 1e-6)
    return overlap


def _face(row: FloatArray, width: int, height: int) -> Face:
    start, end, *points = [(float(x), float(y)) for x, y in row[1:].reshape(8, 2)]
    right_eye, left_eye, nose, mouth, right_ear, left_ear = points
    return Face(
        box=(max(start[0], 0.0), max(start[1], 0.0), min(end[0], width), min(end[1], height)),
        score=float(row[0]),
        eyes=(right_eye, left_eye),
        nose=nose,
        mouth=mouth,
        ears=(right_ear, left_ear),
    )
