"""Which films a wish, an intent and a mood with a note let through."""

import numpy as np

from moodreel.domain.care import WITHHELD
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import BoolArray
from moodreel.domain.intent import Intent
from moodreel.domain.mood import Mood
from moodreel.domain.query import Wish
from moodreel.domain.vocabulary import ENDINGS, GENRES, TAGS, WARNINGS, Kind


def allowed(wish: Wish, catalogue: Catalogue) -> BoolArray:
    """(n_films,) true where the film meets every filter. Films liked are never offered back."""
    mask = np.ones(len(catalogue), dtype=bool)
    if wish.kind is not None:
        mask &= catalogue.is_series == (wish.kind is Kind.SERIES)
    if wish.genres:
        mask &= _any(catalogue.genres, GENRES, wish.genres)
    if wish.together:
        mask &= _together(catalogue.genres, wish.together)
    if wish.without_genres:
        mask &= ~_any(catalogue.genres, GENRES, wish.without_genres)
    if wish.avoid:
        mask &= ~_any(catalogue.warnings, WARNINGS, wish.avoid)
    if wish.year_from is not None:
        mask &= catalogue.year >= wish.year_from
    if wish.year_to is not None:
        mask &= catalogue.year <= wish.year_to
    if wish.max_minutes is not None:
        mask &= ~(catalogue.runtime_min > wish.max_minutes)
    if wish.min_minutes is not None:
        mask &= ~(catalogue.runtime_min < wish.min_minutes)
    mask &= _spoken_and_made(wish, catalogue)
    if wish.without_tones:
        mask &= ~_any(catalogue.tags, TAGS, wish.without_tones)
    if wish.only is not None:
        mask &= np.isin(np.arange(len(catalogue)), list(wish.only))
    mask[list(wish.like)] = False
    mask[list(wish.exclude)] = False
    return mask


def _spoken_and_made(wish: Wish, catalogue: Catalogue) -> BoolArray:
    """(n_films,) true where the main language and country are asked for, or none is."""
    mask = np.ones(len(catalogue), dtype=bool)
    if wish.languages:
        mask &= np.isin(catalogue.languages, list(wish.languages))
    if wish.without_languages:
        mask &= ~np.isin(catalogue.languages, list(wish.without_languages))
    if wish.countries:
        mask &= np.isin(catalogue.countries, list(wish.countries))
    return mask


# What a film that shall lift or settle someone must not hold, however it leaves most people.
_TOO_HEAVY = frozenset({"suicide", "self-harm", "sexual-violence", "torture", "child-harm"})
_KIND_INTENTS = frozenset({Intent.LIFT, Intent.CALM})


def suits(intent: Intent, catalogue: Catalogue) -> BoolArray:
    """(n_films,) false where the intent rules a film out: lift and calm offer neither a tragic
    ending nor the heaviest content.
    """
    if intent not in _KIND_INTENTS:
        return np.ones(len(catalogue), dtype=bool)
    return _kind(catalogue)


def _kind(catalogue: Catalogue) -> BoolArray:
    heavy = _any(catalogue.warnings, WARNINGS, _TOO_HEAVY)
    return np.asarray(~heavy & (catalogue.endings != ENDINGS.index("tragic")))


def careful(mood: Mood, catalogue: Catalogue) -> BoolArray:
    """(n_films,) where the mood has a note, false for films with suicide or self-harm, and for what
    lift and calm never offer.
    """
    if mood.care is None:
        return np.ones(len(catalogue), dtype=bool)
    return np.asarray(_kind(catalogue) & ~_any(catalogue.warnings, WARNINGS, WITHHELD))


def _together(hot: BoolArray, sets: tuple[frozenset[str], ...]) -> BoolArray:
    each = [hot[:, [GENRES.index(name) for name in names]].all(axis=1) for names in sets]
    return np.asarray(np.logical_or.reduce(each))


def _any(hot: BoolArray, vocabulary: tuple[str, ...], names: frozenset[str]) -> BoolArray:
    columns = [vocabulary.index(name) for name in names]
    return np.asarray(hot[:, columns].any(axis=1))
