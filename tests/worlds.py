"""Small worlds whose right answer a reader can work out."""

from datetime import UTC, datetime
from typing import Any

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import EMOTIONS, Emotion, distribution
from moodreel.domain.film import Affect, Film
from moodreel.domain.intent import Intent
from moodreel.domain.mood import Mood
from moodreel.domain.query import Query, Wish
from moodreel.domain.vocabulary import Kind

NOON = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


def a_film(
    film_id: str = "a-film-2000",
    *,
    valence: float = 0.0,
    arousal: float = 0.0,
    evokes: dict[str, float] | None = None,
    **facts: Any,
) -> Film:
    """A plain film; name what matters to the test."""
    felt = np.array([(evokes or {}).get(e.value, 0.0) for e in EMOTIONS], dtype=np.float32)
    felt[-1] = 1 - felt[:-1].max()
    plain: dict[str, Any] = {
        "kind": Kind.FILM,
        "title": film_id.rsplit("-", 1)[0].replace("-", " ").title(),
        "original_title": None,
        "year": int(film_id.rsplit("-", 1)[1]),
        "end_year": None,
        "runtime_min": 100,
        "genres": ("Drama",),
        "countries": ("US",),
        "language": "en",
        "directors": (f"Director of {film_id}",),
        "cast": (),
        "synopsis": "",
        "tags": (),
        "ending": "open",
        "warnings": (),
    }
    return Film(
        id=film_id,
        affect=Affect(evokes=felt, valence=valence, arousal=arousal),
        **{**plain, **facts},
    )


def a_catalogue(*films: Film) -> Catalogue:
    """A catalogue of these films, in this order."""
    return Catalogue.of(films)


def a_plane(steps: int = 9) -> Catalogue:
    """Films on an even grid of valence and arousal, steps x steps of them."""
    places = np.linspace(-0.8, 0.8, steps)
    return Catalogue.of(
        [
            a_film(f"film-{i}-{j}-2000", valence=float(v), arousal=float(a))
            for i, v in enumerate(places)
            for j, a in enumerate(places)
        ]
    )


def a_mood(valence: float = 0.0, arousal: float = 0.0, **weights: float) -> Mood:
    """A mood at this place with these emotions (neutral where none is named)."""
    named = {Emotion(name): weight for name, weight in (weights or {"neutral": 1.0}).items()}
    return Mood(distribution=distribution(named), valence=valence, arousal=arousal, confidence=0.9)


def a_query(
    mood: Mood | None = None,
    intent: Intent = Intent.MATCH,
    *,
    wish: Wish | None = None,
    **rest: Any,
) -> Query:
    """A query at noon."""
    return Query(mood=mood or a_mood(), intent=intent, at=NOON, wish=wish or Wish(), **rest)
