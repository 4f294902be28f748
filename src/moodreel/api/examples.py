"""What the documentation of the API shows: requests that work as they stand, and answers to them.

Tests send the requests, hold the answers against the models that carry them, and look for their
reasons among those that are really given.
"""

from typing import Any

MOOD_QUESTION = {"text": "I had a horrible day and feel lonely"}

RECOMMENDATION_QUESTION: dict[str, Any] = {
    "text": "I had a horrible day and feel lonely",
    "intent": "lift",
    "n": 5,
    "kind": "film",
    "without_genres": ["Horror"],
    "year_from": 1990,
    "max_minutes": 130,
    "avoid": ["animal-harm"],
    "like": ["Babe"],
}

EMOTIONS = {
    "anger": 0.05,
    "disgust": 0.02,
    "fear": 0.08,
    "joy": 0.01,
    "love": 0.02,
    "sadness": 0.77,
    "surprise": 0.02,
    "neutral": 0.03,
}

MOOD: dict[str, Any] = {
    "emotions": EMOTIONS,
    "valence": -0.62,
    "arousal": -0.24,
    "confidence": 0.77,
    "sure": True,
    "readings": [{"source": "text", "emotions": EMOTIONS, "confidence": 0.77}],
    "care": None,
    "disagreement": None,
    "notes": [],
}

DISAGREEMENT: dict[str, Any] = {
    "says": {"text": "sadness", "face": "neutral"},
    "apart": 0.53,
    "message": "Your words sound sad, your face looks calm: I went with your words",
}

WHY: dict[str, Any] = {
    "emotion": "sadness",
    "named": ["lonely"],
    "together": 1,
    "words": [
        {"word": "horrible", "start": 8, "end": 16, "belief": 0.04, "valence": -0.12},
        {"word": "lonely", "start": 30, "end": 36, "belief": 0.52, "valence": -0.31},
    ],
}

CARE: dict[str, Any] = {
    "message": "That sounds very hard, and I am glad you put it into words. You matter, and you do "
    "not have to carry this alone: talking to somebody helps, be it a person you trust or a "
    "stranger at a helpline. If you are in danger now, please call your local emergency number.",
    "links": [
        {
            "label": "Find a helpline in your country",
            "url": "https://findahelpline.com",
        },
        {
            "label": "Reach somebody who listens",
            "url": "https://www.befrienders.org",
        },
    ],
}

FILM: dict[str, Any] = {
    "id": "paddington-2-2017",
    "kind": "film",
    "title": "Paddington 2",
    "original_title": None,
    "year": 2017,
    "end_year": None,
    "runtime_min": 103,
    "genres": ["Family", "Comedy", "Adventure"],
    "countries": ["GB", "FR"],
    "language": "en",
    "directors": ["Paul King"],
    "cast": ["Ben Whishaw", "Hugh Grant", "Sally Hawkins"],
    "synopsis": "Hoping to buy a pop-up book of London for Aunt Lucy's hundredth birthday, the "
    "bear takes up window-cleaning, is framed for theft by a preening actor and goes to prison.",
    "tags": ["heart-warming", "feel-good", "funny", "charming", "cosy"],
    "ending": "happy",
    "warnings": [],
    "imdb_id": "tt4468740",
    "tmdb_id": None,
    "movielens_id": None,
    "affect": {
        "valence": 0.9,
        "arousal": 0.2,
        "evokes": {
            "anger": 0.1,
            "disgust": 0.0,
            "fear": 0.2,
            "joy": 0.9,
            "love": 0.7,
            "sadness": 0.3,
            "surprise": 0.3,
            "neutral": 0.1,
        },
        "estimated": False,
    },
}

RECOMMENDATION: dict[str, Any] = {
    "rank": 1,
    **FILM,
    "score": 0.68,
    "signals": {"mood_fit": 0.82, "tone": 1.0, "content": 0.46, "taste": 0.91, "popularity": None},
    "reasons": [
        "lifts: feel-good and heart-warming, leaves most people delighted (0.9) and keeps moving "
        "(0.2)",
        "evokes joy (0.9), more than 93 % of titles do",
        "because you liked Babe: both heart-warming, uplifting, charming",
    ],
    "predicted_rating": 4.2,
    "predicted_interval": {"low": 3.1, "high": 5.0},
}

ANSWER: dict[str, Any] = {
    "mood": MOOD,
    "intent": "lift",
    "items": [RECOMMENDATION],
    "notes": ["only 1 of the 5 asked for: no other title meets all the filters"],
    "understood": [
        {"key": "tone:cosy", "label": "cosy"},
        {"key": "avoid:gore", "label": "no gore"},
    ],
}

SIMILAR: dict[str, Any] = {
    "film": {**FILM, "id": "babe-1995", "title": "Babe", "year": 1995},
    "items": [
        {
            **RECOMMENDATION,
            "score": 0.46,
            "signals": {
                "content": 0.46,
                "person": 0.31,
                "tag": 0.62,
                "meaning": 0.48,
                "affect": 0.87,
            },
            "reasons": ["both heart-warming, uplifting and charming"],
            "predicted_rating": None,
            "predicted_interval": None,
        }
    ],
}

FILM_PAGE: dict[str, Any] = {
    "total": 2,
    "limit": 1,
    "offset": 0,
    "items": [FILM],
    "understood": [],
    "next": "/api/v1/films?q=paddington&limit=1&offset=1",
}

CHIPS: dict[str, Any] = {
    "items": [
        {
            "name": "happy",
            "valence": 0.8,
            "arousal": 0.3,
            "emotions": {**dict.fromkeys(EMOTIONS, 0.0), "joy": 0.9, "love": 0.1},
        }
    ]
}

INTENTS = {"items": [{"name": "match", "meaning": "stay with it"}]}

MARKS = {
    "items": [
        {
            "id": "paddington-2-2017",
            "label": "Paddington 2 (2017)",
            "kind": "watched",
            "at": "2025-11-02T20:15:00Z",
        }
    ]
}

RATING_QUESTION = {"stars": 4.5}

RATINGS: dict[str, Any] = {
    "total": 2,
    "limit": 1,
    "offset": 0,
    "items": [
        {
            "id": "paddington-2-2017",
            "label": "Paddington 2 (2017)",
            "stars": 4.5,
            "at": "2025-11-02T20:15:00Z",
        }
    ],
    "next": "/api/v1/ratings?limit=1&offset=1",
}

LABELS: dict[str, Any] = {
    "items": [
        {
            "id": "5f0c7be1a94d2368",
            "text": "worn out, and I miss my sister",
            "chosen": "lonely",
            "emotions": {
                **dict.fromkeys(EMOTIONS, 0.0),
                "sadness": 0.7,
                "love": 0.2,
                "fear": 0.1,
            },
            "valence": -0.6,
            "arousal": -0.3,
            "read": {
                "emotion": "neutral",
                "confidence": 0.41,
                "model": "text-emotion-transformer and text-emotion-bilstm",
            },
            "at": "2025-11-02T20:15:00Z",
        }
    ]
}

ALIVE = {"status": "alive"}

READY: dict[str, Any] = {"status": "ready", "parts": {"films": "ready", "database": "ready"}}

IMPORT_REPORT: dict[str, Any] = {
    "source": "letterboxd",
    "written": True,
    "rows": 3,
    "films": 1,
    "ratings": 1,
    "marks": {"watched": 1},
    "kept": 0,
    "matched_by": {"by title and year": 1},
    "unsure": 0,
    "missing": 1,
    "unread": 1,
    "unsure_rows": [],
    "missing_rows": [
        {
            "file": "ratings.csv",
            "line": 3,
            "title": "A Film of My Own",
            "year": 2021,
            "why": "not in the catalogue",
        }
    ],
    "unread_rows": [
        {
            "file": "ratings.csv",
            "line": 4,
            "why": "expected a rating to 5, in half stars of five",
        }
    ],
}

HISTORY: dict[str, Any] = {
    "format": "moodreel-history",
    "version": 1,
    "films": [
        {
            "id": "heat-1995",
            "title": "Heat",
            "year": 1995,
            "imdb_id": "tt0113277",
            "stars": 4.5,
            "rated_at": "2024-05-01T20:15:00+00:00",
            "marks": {"watched": "2024-05-01T20:15:00+00:00"},
        }
    ],
}

HISTORY_TABLE = """id,title,year,imdb_id,stars,rated_at,watched,watchlist,favourite,fits,dismissed
heat-1995,Heat,1995,tt0113277,4.5,2024-05-01T20:15:00+00:00,2024-05-01T20:15:00+00:00,,,,
"""
