"""The crop: upright, with the eyes where they belong, however the face was turned and sized."""

from math import cos, radians, sin
from typing import Any

import numpy as np
import pytest
from PIL import Image
from tests.faces import EYES as DRAWN_EYES
from tests.faces import drawn_face

from moodreel.inference.face_crop import EYES, SIDE, aligned, pixels_per_crop_pixel
from moodreel.inference.face_detector import Face, FaceDetector, Point
from moodreel.inference.pictures import Pixels

MOUTH = (0.5, 0.73)


def placed(side: int, degrees: float = 0.0, middle: Point | None = None, **changes: Any) -> Face:
    """The drawn face's points, turned clockwise about the middle of a square of this side."""
    angle = radians(degrees)
    half = side / 2

    def turned(point: Point) -> Point:
        x, y = (place * side - half for place in point)
        left, top = middle or (half, half)
        return left + x * cos(angle) - y * sin(angle), top + x * sin(angle) + y * cos(angle)

    right, left = (turned(eye) for eye in DRAWN_EYES)
    box = (side * 0.2, side * 0.28, side * 0.8, side * 0.88)
    points: dict[str, Any] = {
        "box": box, "score": 0.9, "eyes": (right, left), "nose": turned((0.5, 0.6)),
        "mouth": turned(MOUTH), "ears": (turned((0.25, 0.5)), turned((0.75, 0.5))),
    }  # fmt: skip
    return Face(**(points | changes))


def turned_picture(side: int, degrees: float) -> Pixels:
    image = Image.fromarray(drawn_face(side))
    grey = (150, 150, 150)
    return np.array(image.rotate(-degrees, Image.Resampling.BICUBIC, fillcolor=grey))


def darkest(crop: np.ndarray, near: Point) -> Point:
    """Where the pupil is: the weighted middle of what is dark around a place."""
    x, y = (round(place) for place in near)
    part = 255.0 - crop[y - 3 : y + 4, x - 3 : x + 4]
    weight = np.clip(part - 100, 0, None) + 1e-6
    rows, columns = np.indices(part.shape)
    return (
        float((columns * weight).sum() / weight.sum()) + x - 2.5,
        float((rows * weight).sum() / weight.sum()) + y - 2.5,
    )


@pytest.mark.parametrize("degrees", [-60, -35, -10, 0, 15, 45, 90, 180])
@pytest.mark.parametrize("side", [120, 400, 1000])
def test_eyes_are_level_and_in_their_place(side: int, degrees: float) -> None:
    crop = aligned(turned_picture(side, degrees), placed(side, degrees))
    assert crop.shape == (SIDE, SIDE)
    assert crop.dtype == np.uint8
    for eye in EYES:
        assert np.abs(np.array(darkest(crop, eye)) - eye).max() < 0.8


@pytest.mark.parametrize("degrees", [-30, 0, 20])
def test_with_the_detectors_points_it_is_nearly_the_same(
    detector: FaceDetector, degrees: float
) -> None:
    picture = turned_picture(400, degrees)
    (found,) = detector.find(picture)
    crop = aligned(picture, found)
    for eye in EYES:
        assert np.abs(np.array(darkest(crop, eye)) - eye).max() < 3


def test_crops_of_one_face_in_several_sizes_are_alike() -> None:
    crops = [aligned(drawn_face(side), placed(side)).astype(float) for side in (200, 400, 900)]
    assert all(np.abs(crop - crops[0]).mean() < 3 for crop in crops[1:])


def test_grey_is_itu_r_601() -> None:
    for colour, grey in [((255, 0, 0), 76), ((0, 255, 0), 150), ((0, 0, 255), 29)]:
        picture = np.broadcast_to(np.array(colour, np.uint8), (300, 300, 3))
        assert (
            np.abs(aligned(np.ascontiguousarray(picture), placed(300)).astype(int) - grey).max()
            <= 1
        )


def test_shrinking_averages_instead_of_picking() -> None:
    fine = np.zeros((1000, 1000, 3), np.uint8)
    fine[::2] = 255
    crop = aligned(fine, placed(1000))
    assert np.abs(crop.astype(int) - 128).max() <= 8


def test_what_lies_outside_repeats_the_edge() -> None:
    picture = np.full((200, 200, 3), 40, np.uint8)
    picture[:, 0] = 200
    crop = aligned(picture, placed(200, middle=(0.0, 100.0)))
    assert (crop[:, :20] == 200).all()
    assert (crop[:, 30:] == 40).all()
    beyond = aligned(picture, placed(200, middle=(-900.0, 2000.0)))
    assert (beyond == 200).all()


def test_a_face_in_profile_is_not_blown_up() -> None:
    face = placed(400)
    profile = placed(400, eyes=((150.0, 176.0), (175.0, 176.0)))
    assert pixels_per_crop_pixel(profile) == pytest.approx(pixels_per_crop_pixel(face), rel=0.25)


def test_points_that_fall_together_still_give_a_crop() -> None:
    point = (200.0, 200.0)
    face = placed(400, eyes=(point, point), mouth=point, nose=point, box=(200, 200, 200, 200))
    assert aligned(drawn_face(400), face).shape == (SIDE, SIDE)


@pytest.mark.parametrize("shape", [(1, 1), (1, 1280), (1280, 1)])
def test_tiny_pictures_have_crops(shape: tuple[int, int]) -> None:
    assert aligned(np.zeros((*shape, 3), np.uint8), placed(100)).shape == (SIDE, SIDE)
