"""Reviews as rows of their table, and back."""

from typing import Any

from sqlalchemy import Row

from moodreel.domain.review import OWN, Review, Score
from moodreel.errors import BadInput, CorruptFile
from moodreel.storage import tables

_reviews = tables.reviews

# In the order in which `review_of` reads them.
COLUMNS = tuple(column for column in _reviews.c if column.name not in ("id", "digest"))


# The two unique constraints, and what an edit changes beside its time.
OWN_KEY, IMPORTED_KEY = ("person", "film_id"), ("source", "author", "film_id")
_READ = ("polarity", "level", "read_stars", "confidence", "model")
CONTENT = ("digest", "stars", "text", *_READ)


def key_of(review: Review) -> dict[str, Any]:
    """The columns that tell whose review of which film it is."""
    if review.source == OWN:
        return {"person": review.author, "film_id": review.film_id}
    return {"source": review.source, "author": review.author, "film_id": review.film_id}


def row_of(review: Review) -> dict[str, Any]:
    """All columns of a new row."""
    return {
        "person": None,
        "author": None,
        "source": review.source,
        **key_of(review),
        "at": review.at,
        "edited_at": review.edited_at,
        "digest": review.digest,
        "stars": review.stars,
        "text": review.text,
        **score_of(review.score),
    }


def score_of(score: Score | None) -> dict[str, Any]:
    """The columns of what a model read; all null where none did."""
    return {
        "polarity": score.polarity if score else None,
        "level": score.level if score else None,
        "read_stars": score.stars if score else None,
        "confidence": score.confidence if score else None,
        "model": score.model if score else None,
    }


def review_of(row: Row[Any]) -> Review:
    """The review of a row of `COLUMNS`. Raises CorruptFile for one that nobody can have written."""
    own = row._mapping
    try:
        return Review(
            source=own["source"],
            author=own["person"] if own["source"] == OWN else own["author"],
            film_id=own["film_id"],
            text=own["text"],
            stars=own["stars"],
            at=own["at"],
            edited_at=own["edited_at"],
            score=_score(own),
        )
    except (BadInput, ValueError, TypeError) as error:
        raise CorruptFile(
            f"{error} in the table reviews: it was changed by hand or by a newer moodreel"
        ) from None


def _score(own: Any) -> Score | None:
    if own["model"] is None:
        return None
    return Score(
        polarity=own["polarity"],
        level=own["level"],
        stars=own["read_stars"],
        confidence=own["confidence"],
        model=own["model"],
    )
