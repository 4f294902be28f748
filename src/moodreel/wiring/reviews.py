"""What people say of films, set up."""

from collections.abc import Callable
from datetime import datetime

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.lazy import lazy
from moodreel.providers.hf_sentiment import HfSentiment
from moodreel.recommending.recommend import Recommender
from moodreel.usecases.import_reviews import ImportReviews
from moodreel.usecases.open_review_model import NamedModel, open_other, open_review_model
from moodreel.usecases.place_film import PlaceFilm
from moodreel.usecases.read_reviews import ReadReviews
from moodreel.usecases.review_film import ReviewFilm
from moodreel.usecases.review_numbers import FilmReviews, open_numbers
from moodreel.wiring import artefacts
from moodreel.wiring.people import People


class Reviews:
    """Use cases on reviews; the model is loaded with the first text, the database with the first
    review.
    """

    def __init__(
        self,
        people: People,
        research: bool,
        clock: Callable[[], datetime],
        film_id: Callable[[str], str],
        *,
        catalogue: Callable[[], Catalogue],
        recommender: Callable[[], Recommender],
        other_reader: Callable[[], HfSentiment | None] = lambda: None,
    ) -> None:
        """`film_id` gives the id for an id or a title and forgives no slips; without `research`
        nothing is foretold, and nothing read but by another reader than ours.
        """
        self._people = people
        self._catalogue = catalogue
        self._film_id = film_id
        self._recommender = recommender
        self._research = research
        self._clock = clock
        self._other_reader = other_reader

    @lazy
    def numbers(self) -> FilmReviews:
        """What reviews say of films."""
        return FilmReviews(
            self._catalogue(),
            self._people.unit_of_work,
            self._people.has_database,
            lambda: open_numbers(artefacts.REVIEW_NUMBERS) if self._research else None,
        )

    @lazy
    def reader(self) -> ReadReviews:
        """Reads texts."""
        return ReadReviews(self._people.unit_of_work, lambda: self._model)

    @lazy
    def writing(self) -> ReviewFilm:
        """What people write about films."""
        return ReviewFilm(
            self._people.unit_of_work,
            self._film_id,
            self.reader,
            self._clock,
            changed=self.numbers.changed,
        )

    @lazy
    def imports(self) -> ImportReviews:
        """Files of reviews."""
        return ImportReviews(
            self._people.unit_of_work,
            self._catalogue(),
            self._film_id,
            self.reader,
            changed=self.numbers.changed,
        )

    @lazy
    def place(self) -> PlaceFilm:
        """Where films stand, and what reviews do to that."""
        return PlaceFilm(
            self._catalogue(),
            self._recommender,
            lambda person: self._people.history(person),
            self._clock,
        )

    @lazy
    def _model(self) -> NamedModel | HfSentiment | None:
        if (other := self._other_reader()) is not None:
            return open_other(other)
        return open_review_model(artefacts.REVIEWS) if self._research else None
