"""Bytes to pixels: what is read, what is refused, and that nothing else of a file gets through."""

import io
import logging
import struct
import subprocess
import sys
import warnings
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from moodreel.errors import BadInput, BadPicture, Busy
from moodreel.inference.pictures import FORMATS, LONG_SIDE, MAX_BYTES, Pixels, decode

PRIVATE = "Aunt Mary at 52.5200 N"


def quarters(width: int = 64, height: int = 48) -> Image.Image:
    """Red, green; blue, white: so that every way of turning it looks different."""
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[: height // 2, : width // 2] = 255, 0, 0
    pixels[: height // 2, width // 2 :] = 0, 255, 0
    pixels[height // 2 :, : width // 2] = 0, 0, 255
    pixels[height // 2 :, width // 2 :] = 255
    return Image.fromarray(pixels)


def saved(image: Image.Image, form: str = "PNG", **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def corners(pixels: Pixels) -> str:
    """The four quarters' colours by letter, row by row."""
    height, width = pixels.shape[:2]
    names = {(True, False, False): "R", (False, True, False): "G", (False, False, True): "B"}
    spots = [(y, x) for y in (height // 4, 3 * height // 4) for x in (width // 4, 3 * width // 4)]
    return "".join(names.get(tuple(pixels[spot] > 128), "W") for spot in spots)


def png(width: int, height: int, depth: int, kind: int, body: bytes = b"") -> bytes:
    """A PNG made by hand, whose header may say what is not so."""

    def chunk(name: bytes, content: bytes) -> bytes:
        checksum = struct.pack(">I", zlib.crc32(name + content))
        return struct.pack(">I", len(content)) + name + content + checksum

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0))
    data = chunk(b"IDAT", zlib.compress(body))
    return b"\x89PNG\r\n\x1a\n" + header + data + chunk(b"IEND", b"")


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_is_read(form: str) -> None:
    pixels = decode(saved(quarters(), form))
    assert pixels.shape == (48, 64, 3)
    assert pixels.dtype == np.uint8
    assert corners(pixels) == "RGBW"


@pytest.mark.parametrize(
    ("orientation", "seen"),
    list(enumerate(["RGBW", "GRWB", "WBGR", "BWRG", "RBGW", "BRWG", "WGBR", "GWRB"], start=1)),
)
def test_a_turned_picture_comes_upright(orientation: int, seen: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    for form in ("JPEG", "PNG", "WEBP"):
        assert corners(decode(saved(quarters(), form, exif=exif))) == seen


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_every_mode_of_a_png_becomes_rgb(mode: str) -> None:
    pixels = decode(saved(quarters().convert(mode)))
    assert pixels.shape == (48, 64, 3)
    assert pixels[40, 60].min() > 250


def test_cmyk_becomes_rgb() -> None:
    assert corners(decode(saved(quarters().convert("CMYK"), "JPEG"))) == "RGBW"


def test_sixteen_bits_keep_their_greys() -> None:
    steps = np.linspace(0, 65535, 64 * 48).reshape(48, 64).astype(np.uint16)
    pixels = decode(saved(Image.fromarray(steps)))
    assert np.abs(pixels[..., 0].astype(int) - (steps >> 8)).max() <= 1


def test_sixteen_bits_of_colour_are_read() -> None:
    row = b"\0" + struct.pack(">HHH", 65535, 0, 32768) * 4
    assert decode(png(4, 2, 16, 2, row * 2))[0, 0].tolist() == [255, 0, 128]


def test_what_is_transparent_is_white() -> None:
    clear = Image.new("RGBA", (8, 8), (255, 0, 0, 0))
    assert decode(saved(clear)).min() == 255
    palette = Image.new("P", (8, 8))
    assert decode(saved(palette, transparency=0)).min() == 255


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_an_animation_is_its_first_frame(form: str) -> None:
    frames = [Image.new("RGB", (16, 16), colour) for colour in ("red", "blue", "lime")]
    pixels = decode(saved(frames[0], form, save_all=True, append_images=frames[1:]))
    assert corners(pixels) == "RRRR"


def test_several_pictures_in_a_jpeg_are_the_first() -> None:
    pixels = decode(saved(quarters(), "MPO", save_all=True, append_images=[quarters(16, 16)]))
    assert pixels.shape == (48, 64, 3)


@pytest.mark.parametrize(
    ("size", "seen"),
    [
        ((1, 1), (1, 1)),
        ((4000, 3000), (1280, 960)),
        ((3, 20_000), (1, 1280)),
        ((9000, 1), (1280, 1)),
    ],
)
@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_any_shape_fits(form: str, size: tuple[int, int], seen: tuple[int, int]) -> None:
    height, width = decode(saved(Image.new("RGB", size, "red"), form)).shape[:2]
    assert (width, height) == seen
    assert max(height, width) <= LONG_SIDE


def test_shrinking_is_averaging() -> None:
    fine = np.zeros((2560, 2560), np.uint8)
    fine[::2] = 255
    inside = decode(saved(Image.fromarray(fine)))[1:-1].astype(int)
    assert np.abs(inside - 128).max() <= 1


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text>x</text></svg>'
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"
WHOLE = saved(quarters(640, 480), "JPEG")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "got zero bytes: choose another file"),
        (PRIVATE.encode(), "expected a JPEG, PNG, WebP, GIF or BMP picture, got none: save it as"),
        (SVG, "got text, such as SVG or HTML"),
        (b"\xef\xbb\xbf  " + SVG, "got text, such as SVG or HTML"),
        (HEIC, "got HEIC, AVIF or a film"),
        (saved(quarters(), "TIFF"), "got a TIFF"),
        (saved(quarters(), "PDF"), "got a PDF"),
        (saved(quarters(), "ICO"), "got none"),
        (saved(quarters(), "PPM"), "got none"),
        (b"\x89PNG\r\n\x1a\n", "got none"),
        (WHOLE[:-2000], "damaged or breaks off"),
        (WHOLE[: len(WHOLE) // 2], "damaged or breaks off"),
        (saved(quarters())[:-40], "damaged or breaks off"),
        (saved(quarters(), "WEBP")[:-40], "got none|damaged or breaks off"),
        (png(10_000, 10_000, 8, 2), "at most 16 megapixels, got 100: save it smaller"),
        (png(2**31 - 1, 2**31 - 1, 8, 2), "megapixels, got far more"),
        (png(4000, 4000, 8, 2), "damaged or breaks off"),
        (png(0, 5, 8, 2), "got none|damaged"),
        (b"\xff\xd8" + b"\xff" * 5000, "got none|damaged"),
        (b"\0" * (MAX_BYTES + 1), "at most 25 MB, got a larger one: save it smaller"),
    ],
)
def test_what_is_no_picture_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(BadPicture, match=message) as caught:
        decode(content)
    assert isinstance(caught.value, BadInput)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


@given(st.binary(max_size=300), st.integers(0, 400), st.sampled_from(FORMATS))
def test_damage_anywhere_gives_pixels_or_bad_picture(noise: bytes, at: int, form: str) -> None:
    whole = saved(quarters(), form)
    damaged = whole[:at] + noise + whole[at + len(noise) :]
    with suppress(BadPicture):
        assert decode(damaged).ndim == 3


def with_private_notes() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = exif[0x9286] = PRIVATE
    exif.get_ifd(0x8825)[1] = PRIVATE
    return saved(quarters(), "JPEG", exif=exif, comment=PRIVATE)


@pytest.mark.parametrize("damage", [lambda whole: whole, lambda whole: whole[:-300]])
def test_nothing_that_a_file_tells_is_logged_or_warned_of(
    damage: Callable[[bytes], bytes], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    content = damage(with_private_notes())
    assert PRIVATE.encode() in content
    said = ""
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        try:
            decode(content)
        except BadPicture as refused:
            said = str(refused)
    assert PRIVATE not in said + caplog.text
    assert warned == []


def test_broken_exif_is_no_reason_to_refuse() -> None:
    content = with_private_notes().replace(b"Exif\0\0", b"Exif\0\0\xff\xff\xff", 1)
    assert decode(content).shape == (48, 64, 3)


_PEAK = """
import re, sys
from pathlib import Path
from threading import Thread
from moodreel.inference.pictures import decode

def peak_mb():
    return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024

content = sys.stdin.buffer.read()
before = peak_mb()
threads = [Thread(target=decode, args=[content]) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(peak_mb() - before)
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads /proc")
@pytest.mark.parametrize(
    ("image", "form", "options", "megabytes"),
    [
        (("RGB", (8000, 6200)), "JPEG", {}, 60),
        (("CMYK", (8000, 6200)), "JPEG", {"progressive": True}, 450),
        (("RGBA", (4000, 4000)), "PNG", {"compress_level": 1}, 250),
        (("I;16", (4000, 4000)), "PNG", {"compress_level": 1}, 250),
        (("RGBA", (4000, 4000)), "WEBP", {"lossless": True, "method": 0, "quality": 0}, 400),
    ],
)
def test_many_large_pictures_at_once_need_the_memory_of_one(
    image: tuple[str, tuple[int, int]], form: str, options: dict[str, Any], megabytes: int
) -> None:
    content = saved(Image.new(*image), form, **options)
    run = subprocess.run(
        [sys.executable, "-c", _PEAK], input=content, capture_output=True, check=True
    )
    assert run.stderr == b""
    assert 0 < float(run.stdout) < megabytes


def test_more_pictures_than_there_are_places_are_told_to_come_again() -> None:
    content = saved(Image.new("RGB", (4000, 4000)), "PNG", compress_level=1)
    outcomes: list[str] = []

    def read() -> None:
        try:
            outcomes.append(str(decode(content).shape))
        except Busy as refused:
            outcomes.append(str(refused))

    threads = [Thread(target=read) for _ in range(24)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told = "many pictures are being read just now: try again in a moment"
    assert set(outcomes) == {"(1280, 1280, 3)", told}
    assert outcomes.count("(1280, 1280, 3)") >= 16
    assert decode(content).shape == (1280, 1280, 3)
