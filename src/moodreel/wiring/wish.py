"""What words ask of films, set up."""

from collections.abc import Callable
from datetime import datetime

from moodreel.catalogues.spoken_names import SpokenNames
from moodreel.catalogues.titles import TitleIndex
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.lazy import lazy
from moodreel.usecases.read_wish import ReadWish


class WishWords:
    """The reader of wishes over one catalogue, and the names that it knows."""

    def __init__(
        self,
        catalogue: Callable[[], Catalogue],
        titles: Callable[[], TitleIndex],
        clock: Callable[[], datetime],
    ) -> None:
        self._catalogue = catalogue
        self._titles = titles
        self._clock = clock

    @lazy
    def names(self) -> SpokenNames:
        """Titles and people as they stand in running text."""
        return SpokenNames(self._catalogue(), self._titles().find)

    @lazy
    def read(self) -> ReadWish:
        """Reads words as a wish."""
        catalogue = self._catalogue()
        return ReadWish(lambda: self.names, lambda: catalogue.languages.tolist(), self._clock)
