"""The recommender, in the order of the picture: propose, measure, blend, diversify, explain."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np

from moodreel.domain.answer import Answer, Recommendation
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import BoolArray, FloatArray
from moodreel.domain.lazy import lazy
from moodreel.domain.ports import Signal, Source
from moodreel.domain.query import Query
from moodreel.domain.slate import Slate, union
from moodreel.errors import NotSetUp
from moodreel.inference.favourites import Favourites
from moodreel.recommending.about_words import AboutWords
from moodreel.recommending.affect_space import AffectSpace
from moodreel.recommending.blend import SCORE, blend, heard
from moodreel.recommending.diversify import Diversifier, Diversity
from moodreel.recommending.explain import Explainer
from moodreel.recommending.filters import allowed, careful, suits
from moodreel.recommending.franchises import franchises
from moodreel.recommending.likeness import Likeness
from moodreel.recommending.moved import MOVED, moved
from moodreel.recommending.propensity import Chances
from moodreel.recommending.sample import sample, temperature, undrawn
from moodreel.recommending.signals.about import About
from moodreel.recommending.signals.content import Content
from moodreel.recommending.signals.discovery import Discovery
from moodreel.recommending.signals.favourite import Favourite
from moodreel.recommending.signals.freshness import Freshness
from moodreel.recommending.signals.mood_fit import MoodFit
from moodreel.recommending.signals.popularity import Popularity
from moodreel.recommending.signals.sentiment import NAME as SENTIMENT
from moodreel.recommending.signals.sentiment import Sentiment
from moodreel.recommending.signals.specificity import Specificity
from moodreel.recommending.signals.taste import TasteSignal
from moodreel.recommending.signals.tone import Tone
from moodreel.recommending.signals.wished import Wished
from moodreel.recommending.similar import SimilarFilms
from moodreel.recommending.sources.about import AboutFilms
from moodreel.recommending.sources.alike import AlikeFilms
from moodreel.recommending.sources.collaborative import Collaborative
from moodreel.recommending.sources.mood_index import MoodIndex
from moodreel.recommending.sources.popularity import PopularFilms
from moodreel.recommending.sources.wished import WishedTone
from moodreel.recommending.taste import NO_MODELS, Foretold, Taste
from moodreel.recommending.weights import Weights, weigh

Weigh = Callable[[Query, Collection[str]], Weights]


class Recommender:
    """Answers queries over one catalogue; holds no state of any person."""

    def __init__(
        self,
        catalogue: Catalogue,
        *,
        sources: Sequence[Source],
        signals: Sequence[Signal],
        diversifier: Diversifier,
        explainer: Explainer,
        weigh: Weigh = weigh,
        taste: Callable[[], Taste | None] = lambda: None,
        chance: bool = True,
    ) -> None:
        """`weigh` gives the weights of the signals that have an opinion; without `chance` the best
        are shown rather than drawn from.
        """
        self._catalogue = catalogue
        self._sources = sources
        self._signals = signals
        self._diversifier = diversifier
        self._explainer = explainer
        self._weigh = weigh
        self._taste = taste
        self._chance = chance

    def recommend(self, query: Query) -> Answer:
        """The best films for this query, at most `query.n`, with reasons; a note where fewer.

        Raises UnknownName for a model that is none, NotSetUp where there are no models.
        """
        self._check(query.model)
        mask = self._allowed(query)
        proposed = union([source.propose(query, mask) for source in self._sources])
        measured = self.measure(query, proposed)
        blended = self._blend(query, measured)
        best = sample(blended, query) if self._chance else undrawn(blended)
        drawn = self._diversifier.diversify(best, query.n)
        picked = drawn.take(np.argsort(-drawn.columns[SCORE], kind="stable"))
        return Answer(
            mood=query.mood,
            intent=query.intent,
            items=self._items(query, picked),
            notes=_notes(query, len(picked)),
            chances=self._chances(query, best, picked).of_first,
        )

    def measure(self, query: Query, slate: Slate) -> Slate:
        """The slate with a column for every signal."""
        for signal in self._signals:
            slate = slate.with_column(signal.name, signal.measure(query, slate))
        return slate

    def ranked(self, query: Query) -> Slate:
        """Every film that could be offered, with the columns that an answer ranks by."""
        return self._blend(query, self.measure(query, Slate(np.flatnonzero(self._allowed(query)))))

    def _allowed(self, query: Query) -> BoolArray:
        films = self._catalogue
        return allowed(query.wish, films) & suits(query.intent, films) & careful(query.mood, films)

    def _blend(self, query: Query, measured: Slate) -> Slate:
        """With a column that says how many places reviews moved each film."""
        weights = self._weigh(query, heard(measured))
        blended = blend(measured, weights)
        places = moved(measured, blended, weights, SENTIMENT)
        return blended.with_column(MOVED + SENTIMENT, places.astype(np.float32))

    def _items(self, query: Query, picked: Slate) -> tuple[Recommendation, ...]:
        reasons = self._explainer.explain(query, picked)
        foretold = self._foretell(query, picked)
        return tuple(
            Recommendation(
                rank=position + 1,
                film=self._catalogue.films[row],
                score=float(picked.columns[SCORE][position]),
                signals=self._opinions(picked, position),
                reasons=reasons[position],
                predicted_rating=told.stars if (told := foretold[position]) else None,
                predicted_interval=(told.low, told.high) if told else None,
            )
            for position, row in enumerate(picked.rows)
        )

    def _chances(self, query: Query, best: Slate, picked: Slate) -> Chances:
        return Chances(
            pool=best,
            temperature=temperature(query) if self._chance else 0.0,
            picked=picked.rows,
            diversifier=self._diversifier,
            seed=query.seed,
        )

    def _check(self, model: str | None) -> None:
        if model is None:
            return
        taste = self._taste()
        if taste is None:
            raise NotSetUp(NO_MODELS)
        taste.check(model)

    def _foretell(self, query: Query, picked: Slate) -> tuple[Foretold | None, ...]:
        taste = self._taste() if query.history.rated.any() else None
        if taste is None:
            return (None,) * len(picked)
        return taste.foretell(query.history, picked.rows, query.model)

    def _opinions(self, picked: Slate, position: int) -> dict[str, float | None]:
        values = {s.name: float(picked.columns[s.name][position]) for s in self._signals}
        return {name: None if np.isnan(value) else value for name, value in values.items()}


@dataclass(frozen=True)
class Parts:
    """What recommenders over one catalogue share, each built when first asked for."""

    catalogue: Catalogue
    open_taste: Callable[[], Taste | None] = lambda: None
    open_favourites: Callable[[], Favourites | None] = lambda: None
    review_stars: Callable[[], FloatArray | None] = lambda: None
    """(n_films,) what reviews say, as it stands when asked; see `Sentiment`."""
    film_vectors: Callable[[], FloatArray | None] = lambda: None
    """(n_films, d) what the films mean; see `FilmMeanings`."""

    @lazy
    def space(self) -> AffectSpace:
        """Percentiles of affect."""
        return AffectSpace.of(self.catalogue)

    @lazy
    def content(self) -> Likeness:
        """How alike films are: a quarter of a second for the bundled catalogue."""
        return Likeness(self.catalogue, self.film_vectors())

    @lazy
    def similar(self) -> SimilarFilms:
        """Films like one film."""
        return SimilarFilms(self.catalogue, self.content)

    @lazy
    def about(self) -> AboutWords:
        """Which words films speak of."""
        return AboutWords(self.catalogue)

    @lazy
    def taste(self) -> Taste | None:
        """What is known of people's taste; None where nothing trained is there."""
        return self.open_taste()

    @lazy
    def favourites(self) -> Favourites | None:
        """What becomes a favourite of whom; None where nothing trained is there."""
        return self.open_favourites()


def standard_recommender(
    parts: Parts,
    diversity: Diversity | None = None,
    *,
    weigh: Weigh = weigh,
    chance: bool = True,
) -> Recommender:
    """The recommender that the doors use; what is named is for measuring."""
    catalogue = parts.catalogue
    fit, tone = MoodFit(parts.space), Tone(catalogue)
    wished = Wished(catalogue, parts.space)
    return Recommender(
        catalogue,
        sources=(
            MoodIndex(fit),
            PopularFilms(catalogue),
            AlikeFilms(lambda: parts.content),
            Collaborative(lambda: parts.taste),
            WishedTone(wished),
            AboutFilms(lambda: parts.about),
        ),
        signals=(
            fit,
            Content(lambda: parts.content),
            Popularity(catalogue),
            Freshness(catalogue),
            tone,
            Discovery(catalogue),
            Specificity(fit, tone),
            TasteSignal(lambda: parts.taste),
            Favourite(lambda: parts.favourites),
            Sentiment(parts.review_stars),
            wished,
            About(lambda: parts.about),
        ),
        diversifier=Diversifier(catalogue, franchises(catalogue), diversity),
        explainer=Explainer(catalogue, parts.space, lambda: parts.taste, lambda: parts.about),
        weigh=weigh,
        taste=lambda: parts.taste,
        chance=chance,
    )


def _notes(query: Query, found: int) -> tuple[str, ...]:
    if found == 0:
        return ("no title meets all these filters; take one away",)
    if found < query.n:
        return (f"only {found} of the {query.n} asked for: no other title meets all the filters",)
    return ()
