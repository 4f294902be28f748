"""A film for Chromium's fake camera, made of faces from FER2013 when a test runs."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image
from tests.conftest import SHARED

WIDTH, HEIGHT = 640, 480
# Chromium plays 30 frames a second from the file, and starts again at its end.
FRAMES_PER_FACE = 30
_HAPPY, _PUBLIC_TEST, _VOTES_FOR_HAPPY = 3, 1, 1

Face = NDArray[np.uint8]


def happy_faces(n: int = 7) -> list[Face]:
    """The first n faces of PublicTest labelled happy that all ten people of FER+ called happy, too:
    chosen by people, not by what our network says of them.
    """
    file = SHARED / "data" / "fer2013" / "fer2013.npz"
    if not file.is_file():
        pytest.skip(f"FER2013 is not beside the checkout ({file})")
    with np.load(file) as data:
        asked = (data["usage"] == _PUBLIC_TEST) & (data["labels"] == _HAPPY)
        agreed = data["ferplus_votes"][:, _VOTES_FOR_HAPPY] == 10
        return list(data["images"][np.flatnonzero(asked & agreed)[:n]])


def frame(face: Face | None, side: int = 300) -> bytes:
    """A JPEG of 640 by 480 with the face in its middle, upscaled; an empty room without one."""
    picture = Image.new("L", (WIDTH, HEIGHT), 128)
    if face is not None:
        large = Image.fromarray(face).resize((side, side), Image.Resampling.BICUBIC)
        picture.paste(large, ((WIDTH - side) // 2, (HEIGHT - side) // 2))
    out = BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=92)
    return out.getvalue()


def film(faces: list[Face | None], path: Path) -> Path:
    """The faces one after another, as motion JPEG: JPEGs in a row."""
    path.write_bytes(b"".join(frame(face) * FRAMES_PER_FACE for face in faces))
    return path


def camera(path: Path) -> tuple[str, ...]:
    """Switches with which Chromium has a camera that plays this film, and is allowed to use it."""
    return (
        "--use-fake-device-for-media-stream",
        "--use-fake-ui-for-media-stream",
        f"--use-file-for-fake-video-capture={path}",
    )
