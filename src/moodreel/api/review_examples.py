"""Reviews as the documentation of the API shows them."""

from typing import Any

REVIEW_QUESTION: dict[str, Any] = {
    "text": "Warm, funny and beautifully made. I smiled for days.",
    "stars": 4.5,
}

REVIEW: dict[str, Any] = {
    "id": "paddington-2-2017",
    "label": "Paddington 2 (2017)",
    "text": REVIEW_QUESTION["text"],
    "stars": 4.5,
    "at": "2025-11-02T20:15:00Z",
    "edited_at": None,
    "read": {
        "polarity": 0.93,
        "level": "very positive",
        "stars": 9.1,
        "confidence": 0.96,
        "model": "review-sentiment-0a1b2c3d",
    },
}

OWN_REVIEWS: dict[str, Any] = {
    "total": 1,
    "limit": 20,
    "offset": 0,
    "items": [REVIEW],
    "next": None,
}

SIGNED_REVIEW: dict[str, Any] = {**REVIEW, "author": "Ann", "own": False}

FILM_REVIEWS: dict[str, Any] = {**OWN_REVIEWS, "items": [SIGNED_REVIEW]}

REVIEW_SUMMARY: dict[str, Any] = {
    "id": "paddington-2-2017",
    "count": 2,
    "mean": 8.4,
    "deviation": 0.99,
    "levels": {"very negative": 0, "negative": 0, "mixed": 0, "positive": 1, "very positive": 1},
    "waiting": 0,
    "months": [{"month": "2025-11", "count": 2, "mean": 8.4}],
    "research": None,
    "foretold": 7.1,
    "shrunk": 7.5,
    "low": 6.4,
    "high": 8.6,
    "estimated": True,
}
