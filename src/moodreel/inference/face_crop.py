"""A face as the network that reads it wants it: grey, upright, its eyes where FER2013 has them.

The places are medians over FER2013's Training images as the detector sees them
(`tools/measure_faces.py eyes`); nothing else of those images is used.
"""

from math import ceil, cos, dist, hypot, sin

import numpy as np
from numpy.typing import NDArray

from moodreel.inference.face_detector import Face
from moodreel.inference.pictures import Pixels

SIDE = 48
"""Pixels of a crop's sides."""
EYES = ((15.3, 18.8), (33.0, 18.8))
"""Where the eyes are in a crop, in the order of `Face.eyes`."""
MOUTH_BELOW = 19.7
"""From the middle of the eyes to the mouth where that decides on the size: 5 % more than FER2013's
median, so that it does so in turned faces only."""
_BOX = 41.4  # longer side of the box, median
_LEAST_OF_BOX = 0.5  # a face whose points fall together is taken as large as half its box
_MOST_SAMPLES = 16  # to a side of a pixel


def aligned(pixels: Pixels, face: Face) -> NDArray[np.uint8]:
    """(48, 48) grey (ITU-R 601) crop of a face in its picture (h, w, 3).

    Turned so that the eyes are level, each pixel a mean over what it covers; what lies outside of
    the picture repeats its edge.
    """
    from PIL import Image

    a, b, left, top = _placed(face)
    n = min(ceil(hypot(a, b)), _MOST_SAMPLES)
    corners = [(left + a * x - b * y, top + b * x + a * y) for x in (0, SIDE) for y in (0, SIDE)]
    x_first, y_first = (int(np.floor(min(axis))) - 1 for axis in zip(*corners, strict=True))
    x_last, y_last = (ceil(max(axis)) + 1 for axis in zip(*corners, strict=True))
    region = _cut(pixels, (x_first, y_first, x_last, y_last))
    grey = Image.fromarray(region).convert("L")
    matrix = (a / n, -b / n, left - x_first, b / n, a / n, top - y_first)
    fine = grey.transform(
        (SIDE * n, SIDE * n), Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR
    )
    return np.array(fine.reduce(n))


def pixels_per_crop_pixel(face: Face) -> float:
    """How many pixels of the picture one of the crop covers along a side.

    Turning to the side brings the eyes together, nodding the mouth to them: the longer of both
    distances counts. Over FER2013 that keeps the sizes of its own crops best.
    """
    middle = _middle(face)
    least = _LEAST_OF_BOX * max(face.size, 1.0) / _BOX
    between = dist(*face.eyes) / (EYES[1][0] - EYES[0][0])
    return max(between, dist(middle, face.mouth) / MOUTH_BELOW, least)


def _placed(face: Face) -> tuple[float, float, float, float]:
    """a, b, left, top: (x, y) of the crop is (left + ax - by, top + bx + ay) of the picture."""
    (right_x, right_y), (left_x, left_y) = face.eyes
    turn = np.arctan2(left_y - right_y, left_x - right_x)
    scale = pixels_per_crop_pixel(face)
    a, b = scale * cos(turn), scale * sin(turn)
    x, y = (EYES[0][0] + EYES[1][0]) / 2, EYES[0][1]
    middle_x, middle_y = _middle(face)
    return a, b, middle_x - a * x + b * y, middle_y - b * x - a * y


def _middle(face: Face) -> tuple[float, float]:
    (x0, y0), (x1, y1) = face.eyes
    return (x0 + x1) / 2, (y0 + y1) / 2


def _cut(pixels: Pixels, box: tuple[int, int, int, int]) -> Pixels:
    """What lies in the box, which may reach out of the picture."""
    left, top, right, bottom = box
    height, width = pixels.shape[:2]
    if left >= 0 and top >= 0 and right <= width and bottom <= height:
        return pixels[top:bottom, left:right]
    rows = np.clip(np.arange(top, bottom), 0, height - 1)
    columns = np.clip(np.arange(left, right), 0, width - 1)
    return np.ascontiguousarray(pixels[rows[0] : rows[-1] + 1][rows - rows[0]][:, columns])
