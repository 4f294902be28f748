"""A language model's words for what was computed: set up, and off until a model is named."""

from collections.abc import Callable

from moodreel.domain.answer import Answer, Recommendation
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import FloatArray
from moodreel.domain.film import Film
from moodreel.domain.lazy import lazy
from moodreel.errors import NotSetUp
from moodreel.providers.language_model import LanguageModel
from moodreel.recommending.meaning import FilmMeanings
from moodreel.settings import Settings
from moodreel.usecases.enrich_query import Description, EnrichQuery
from moodreel.usecases.word_reasons import WordReasons

SENT_REASONS = (
    "titles and reasons of these films, some of which tell of your mood and of films you liked; "
    "never your words"
)
SENT_FACTS = "what the catalogue says of this film"


class Wording:
    """What a language model may do: word, and describe. It never ranks."""

    def __init__(
        self,
        settings: Settings,
        *,
        catalogue: Callable[[], Catalogue],
        encode: Callable[[str], FloatArray],
        vectors: Callable[[], FloatArray],
    ) -> None:
        self._settings = settings
        self._catalogue = catalogue
        self._encode = encode
        self._vectors = vectors

    @property
    def on(self) -> bool:
        """Whether a model is named."""
        return self._settings.llm is not None

    def reasons(self, answer: Answer) -> Answer:
        """The answer with its reasons in the model's words, where these can be vouched for. Raises
        NotSetUp, BadInput.
        """
        return WordReasons(self.model.ask, self.model.name)(answer)

    def similar(self, film: Film, n: int) -> tuple[Description, tuple[Recommendation, ...]]:
        """Films that mean what the model's description of this one means. Raises NotSetUp,
        BadInput.
        """
        return self._enrich.nearest(film, n, self._catalogue())

    @lazy
    def model(self) -> LanguageModel:
        """The model. Raises NotSetUp where none is named, BadInput where it is not named well."""
        own = self._settings
        if own.llm is None:
            raise NotSetUp(
                "no language model is set up here: name one in MOODREEL_LLM, as "
                "provider:model (docs/providers.md)"
            )
        return LanguageModel(own.llm, url=own.llm_url, key=own.llm_key)

    def told(self) -> str:
        """Whether it is on, and what leaves the machine when. Raises BadInput."""
        if not self.on:
            return "off; MOODREEL_LLM turns it on, for who then asks for a wording"
        return (
            f"{self.model.name} at {self.model.where}; who asks for a wording sends titles and "
            "reasons there, never words"
        )

    @lazy
    def _enrich(self) -> EnrichQuery:
        return EnrichQuery(
            self.model.ask, encode=self._encode, meanings=lambda: FilmMeanings(self._vectors())
        )
