"""Bytes become upright RGB pixels: the one place where a picture's file is opened.

Whatever comes is taken for hostile. Only the formats of a closed list are tried; a picture that is
too large is refused by its header; large pictures are decoded one after another, and all by the
same few threads, so that many at once need no more memory than a few (what a thread once used for a
picture, the C library keeps for it). Place, time, camera, comments, colour profile and all frames
but the first are dropped. Pillow's messages may quote the file: they stay out of ours and of the
log.
"""

import logging
import warnings
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from moodreel.errors import BadPicture, Busy

if TYPE_CHECKING:
    from PIL.Image import Image

Pixels = NDArray[np.uint8]
"""(h, w, 3) RGB, the way up the picture is meant to be seen."""

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP")
LONG_SIDE = 1280
"""No side of the pixels is longer: a face that fills a tenth of it still has a hundred."""
MAX_BYTES = 25_000_000
MAX_MEGAPIXELS = {"JPEG": 50, "MPO": 50}
MAX_MEGAPIXELS_ELSE = 16
"""JPEGs are decoded at an eighth to half of their size (libjpeg's scaled DCT), others whole. The
worst of 50 megapixels (CMYK in many scans) takes 400 MB for two seconds, a phone's JPEG 50 MB; the
worst of 16 (WebP) 330 MB."""

_EXPECTED = "expected a JPEG, PNG, WebP, GIF or BMP picture"
_SMALL = 2_000_000  # pixels: every camera frame is below
_SMALL_AT_ONCE = ThreadPoolExecutor(2, "small-pictures")
_LARGE_AT_ONCE = ThreadPoolExecutor(1, "large-pictures")
_PLACES = BoundedSemaphore(16)  # of pictures decoded or waiting: other requests want threads, too
_ORIENTATION = 0x0112  # EXIF tag; its values 2 to 8 are Pillow's Transpose by the name given here
_UPRIGHT_BY = {
    2: "FLIP_LEFT_RIGHT", 3: "ROTATE_180", 4: "FLIP_TOP_BOTTOM", 5: "TRANSPOSE",
    6: "ROTATE_270", 7: "TRANSVERSE", 8: "ROTATE_90",
}  # fmt: skip
# What people try most, by how such files begin; all else is "no picture".
_NOT_READ = {
    b"<": "got text, such as SVG or HTML",
    b"%PDF": "got a PDF",
    b"II*\0": "got a TIFF",
    b"MM\0*": "got a TIFF",
}
_HELP = "save it as a JPEG and try again"


def decode(content: bytes) -> Pixels:
    """Upright RGB pixels of a picture, at most 1280 on the long side, and nothing else of its file.

    Transparent parts are white, CMYK, palette, grey and 16-bit become RGB, an animation its first
    frame. Raises `BadPicture`, whose message holds nothing of the file but its size,
    and `Busy` where many are read already.
    """
    if not content:
        raise BadPicture(f"{_EXPECTED}, got zero bytes: choose another file")
    if len(content) > MAX_BYTES:
        raise BadPicture(
            f"expected a picture of at most {MAX_BYTES // 1_000_000} MB, got a larger one: "
            "save it smaller"
        )
    opened = _open(content)
    n_pixels = opened.width * opened.height
    limit = MAX_MEGAPIXELS.get(str(opened.format), MAX_MEGAPIXELS_ELSE)
    if n_pixels > limit * 1_000_000:
        raise _too_large(limit, f"{n_pixels / 1e6:.0f}")
    if not _PLACES.acquire(blocking=False):
        raise Busy("many pictures are being read just now: try again in a moment")
    try:
        threads = _SMALL_AT_ONCE if n_pixels <= _SMALL else _LARGE_AT_ONCE
        return threads.submit(_pixels, opened).result()
    except Exception:  # Pillow's plugins raise anything
        told = f"the picture is damaged or breaks off: expected a whole one; {_HELP}"
        raise BadPicture(told) from None
    finally:
        _PLACES.release()


def _open(content: bytes) -> "Image":
    """The header alone is read."""
    from PIL import Image  # heavy, and only needed once there is a picture

    logging.getLogger("PIL").setLevel(logging.WARNING)  # below, it logs what EXIF says
    warnings.filterwarnings("ignore", module=r"PIL\.")
    try:
        return Image.open(BytesIO(content), formats=FORMATS)
    except Image.DecompressionBombError:
        raise _too_large(MAX_MEGAPIXELS_ELSE, "far more") from None
    except Exception:  # as above
        raise BadPicture(f"{_EXPECTED}, {_kind(content)}: {_HELP}") from None


def _kind(content: bytes) -> str:
    if content[4:8] == b"ftyp":
        return "got HEIC, AVIF or a film"
    begins = content[:256].removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((told for start, told in _NOT_READ.items() if begins.startswith(start)), "got none")


def _too_large(limit: int, got: str) -> BadPicture:
    return BadPicture(
        f"expected a picture of at most {limit} megapixels, got {got}: save it smaller"
    )


def _pixels(opened: "Image") -> Pixels:
    """Shrinks before it turns and converts, so that little is whole at full size."""
    from PIL import Image

    scale = min(1.0, LONG_SIDE / max(opened.size))
    size = (max(1, round(opened.width * scale)), max(1, round(opened.height * scale)))
    opened.draft("RGB", size)
    opened.load()
    turn = _UPRIGHT_BY.get(_orientation(opened))
    image = _eight_bits(opened)
    if image.size != size:
        image = image.resize(size, Image.Resampling.BILINEAR, reducing_gap=2.0)
    if image.mode == "RGBA":
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image)
    image = image.convert("RGB")
    if turn is not None:
        image = image.transpose(Image.Transpose[turn])
    return np.array(image)


def _orientation(opened: "Image") -> int:
    """1 where EXIF is absent or broken: such a picture is still one."""
    try:
        return int(opened.getexif().get(_ORIENTATION, 1))
    except Exception:  # as above
        return 1


def _eight_bits(image: "Image") -> "Image":
    """In a mode that can be shrunk without mixing what must not be mixed."""
    from PIL import Image

    if image.mode.startswith("I"):  # 16-bit grey, which Pillow would clip
        grey = np.clip(np.asarray(image) >> 8, 0, 255)
        return Image.fromarray(grey.astype(np.uint8))
    if image.mode in {"L", "RGB", "RGBA", "CMYK"} and "transparency" not in image.info:
        return image
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def shrunk(pixels: Pixels, width: int, height: int) -> Pixels:
    """The pixels in a smaller size, each a weighted mean of those that it covers."""
    from PIL import Image

    smooth = Image.Resampling.BILINEAR
    return np.asarray(Image.fromarray(pixels).resize((width, height), smooth, reducing_gap=2.0))
