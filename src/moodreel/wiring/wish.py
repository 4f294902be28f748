"""What words ask of films, set up."""

from collections.abc import Callable
from datetime import datetime

from moodreel.catalogues.spoken_names import SpokenNames
from moodreel.catalogues.titles import TitleIndex
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.lazy import lazy
from moodreel.domain.mood import Mood
from moodreel.domain.understood import Understood
from moodreel.usecases.read_wish import ReadWish
from moodreel.usecases.search_films import Recommend, SearchFilms
from moodreel.usecases.tell_wish import Chip, chips_of


class WishWords:
    """The reader of wishes over one catalogue, and the names that it knows."""

    def __init__(
        self,
        catalogue: Callable[[], Catalogue],
        titles: Callable[[], TitleIndex],
        clock: Callable[[], datetime],
        recommend: Recommend,
    ) -> None:
        """`recommend` ranks the films that a search describes."""
        self._catalogue = catalogue
        self._titles = titles
        self._clock = clock
        self._recommend = recommend

    @lazy
    def names(self) -> SpokenNames:
        """Titles and people as they stand in running text."""
        return SpokenNames(self._catalogue(), self._titles().find)

    def title(self, film_id: str) -> str:
        """The title of the film of this id."""
        catalogue = self._catalogue()
        return catalogue.films[catalogue.rows[film_id]].title

    def chips(self, understood: Understood, mood: Mood) -> tuple[Chip, ...]:
        """What was understood, as it is shown; nothing beside a note of care."""
        return () if mood.care else chips_of(understood, self.title)

    @lazy
    def search(self) -> SearchFilms:
        """Finds films by title, by people, and as plain words describe them."""
        return SearchFilms(
            self._catalogue(),
            titles=lambda text, limit: self._titles().called(text, limit),
            near=lambda text, limit: self._titles().search(text, limit),
            is_title=lambda text: bool(self.names.title(text) or self.names.slipped(text)),
            is_word=lambda word: self.names.is_word(word),
            read=lambda text: self.read.search(text),
            person=lambda text: self.names.person(text) or self.names.surname(text),
            recommend=self._recommend,
        )

    @lazy
    def read(self) -> ReadWish:
        """Reads words as a wish."""
        catalogue = self._catalogue()
        return ReadWish(lambda: self.names, lambda: catalogue.languages.tolist(), self._clock)
