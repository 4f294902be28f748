"""FER2013 (Goodfellow et al., ICONIP 2013): grey faces of 48x48 pixels, seven expressions.

Scraped from the web for a contest, without a clear licence: what is trained on it is a research
artefact. The contest's split is kept: Training to learn from, PublicTest for choices, PrivateTest
once. FER+ (Barsoum et al., ICMI 2016, MIT) has ten people's votes for the same images.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from moodreel.domain.emotion import INDEX, N_EMOTIONS, BoolArray, Emotion, FloatArray, IdArray
from moodreel.errors import CorruptFile, NotFound

Split = Literal["Training", "PublicTest", "PrivateTest"]
SPLITS: tuple[Split, ...] = get_args(Split)
FILE = "fer2013.npz"
SIDE = 48
NAME = "fer2013"
LICENCE = "research only: photographs scraped from the web without a clear licence"

ORDER = (
    Emotion.ANGER, Emotion.DISGUST, Emotion.FEAR, Emotion.JOY, Emotion.SADNESS, Emotion.SURPRISE,
    Emotion.NEUTRAL,
)  # fmt: skip
"""The contest's labels 0 to 6; love is not among them."""
COUNTS: dict[Split, tuple[int, ...]] = {
    "Training": (3995, 436, 4097, 7215, 4830, 3171, 4965),
    "PublicTest": (467, 56, 496, 895, 653, 415, 607),
    "PrivateTest": (491, 55, 528, 879, 594, 416, 626),
}
"""Images of each label as published."""

_VOTES = (
    Emotion.NEUTRAL, Emotion.JOY, Emotion.SURPRISE, Emotion.SADNESS, Emotion.ANGER,
    Emotion.DISGUST, Emotion.FEAR,
)  # fmt: skip
"""The first seven columns of FER+; contempt, unknown and "no face" have no emotion of ours."""

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Faces:
    """Images of one split, in file order."""

    images: Pixels
    """(n, 48, 48)."""
    labels: IdArray
    """(n,) columns of `EMOTIONS`."""
    votes: FloatArray
    """(n, 8) FER+ votes for each emotion; 0 where nobody voted for one of ours."""

    def __len__(self) -> int:
        return len(self.labels)

    def take(self, rows: IdArray | BoolArray) -> "Faces":
        """The images at these positions."""
        return Faces(images=self.images[rows], labels=self.labels[rows], votes=self.votes[rows])


def path_of(folder: Path) -> Path:
    """The one file that holds every split."""
    return folder / FILE


def is_here(folder: Path) -> bool:
    """Whether `folder` is the data set's own folder."""
    return path_of(folder).is_file()


def read(folder: Path) -> dict[Split, Faces]:
    """Every split. Raises `NotFound` where the file is missing, `CorruptFile` where it is not as
    published.
    """
    path = path_of(folder)
    if not path.is_file():
        raise NotFound(f"no faces at {path}; expected the folder that holds {FILE}")
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as data:
            images, labels = data["images"], data["labels"]
            usage, votes = data["usage"], data["ferplus_votes"]
        if images.shape[1:] != (SIDE, SIDE) or images.dtype != np.uint8:
            raise ValueError(f"images of shape {images.shape} and type {images.dtype}")
        faces = Faces(
            images=images,
            labels=np.array([INDEX[e] for e in ORDER])[labels],
            votes=_votes(votes),
        )
        splits = {split: faces.take(usage == i) for i, split in enumerate(SPLITS)}
    except (OSError, EOFError, ValueError, KeyError, IndexError, BadZipFile) as problem:
        raise CorruptFile(
            f"{path}: expected images (n, {SIDE}, {SIDE}), labels, usage and ferplus_votes; "
            f"{problem}"
        ) from problem
    for split, part in splits.items():
        _check_counts(path, split, part.labels)
    return splits


def _votes(columns: Pixels) -> FloatArray:
    votes = np.zeros((len(columns), N_EMOTIONS), dtype=np.float32)
    votes[:, [INDEX[e] for e in _VOTES]] = columns[:, : len(_VOTES)]
    return votes


def _check_counts(path: Path, split: Split, labels: IdArray) -> None:
    found = tuple(int((labels == INDEX[e]).sum()) for e in ORDER)
    if found != COUNTS[split]:
        raise CorruptFile(f"{path}: expected {COUNTS[split]} images of {split}, got {found}")


def copies(images: Pixels, of: Pixels, largest_error: float = 30.0) -> BoolArray:
    """(n,) whether an image stands among the others, too, or is the mirror image of one there.

    The same up to a mean squared error of `largest_error` grey levels (noise of JPEG compression
    in the copies that were saved anew); different photographs differ by hundreds.
    """
    small, others = _thumbnails(images), _thumbnails(of)
    others = np.concatenate([others, others.reshape(-1, 12, 12)[:, :, ::-1].reshape(-1, 144)])
    whole = np.concatenate([of, of[:, :, ::-1]])
    norms = (others**2).sum(axis=1)
    found = np.zeros(len(images), dtype=bool)
    for start in range(0, len(images), 2_000):
        part = small[start : start + 2_000]
        errors = norms - 2 * part @ others.T
        nearest = errors.argmin(axis=1)
        apart = images[start : start + 2_000].astype(np.float32) - whole[nearest]
        found[start : start + 2_000] = (apart**2).mean(axis=(1, 2)) <= largest_error
    return found


def _thumbnails(images: Pixels) -> FloatArray:
    """(n, 144) means of 4x4 pixels."""
    blocks = images.reshape(len(images), 12, 4, 12, 4).astype(np.float32)
    small: FloatArray = blocks.mean(axis=(2, 4)).reshape(len(images), 144)
    return small
