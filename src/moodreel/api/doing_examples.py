"""Examples of what is allowed, shown, learned and told of a person."""

from typing import Any

from moodreel.api.examples import EMOTIONS

AT = "2025-11-02T20:15:00Z"

_FILM: dict[str, Any] = {"id": "paddington-2-2017", "label": "Paddington 2 (2017)"}
_MOOD = {
    "emotions": {**dict.fromkeys(EMOTIONS, 0.0), "sadness": 0.8, "love": 0.2},
    "valence": -0.6,
    "arousal": -0.3,
    "confidence": 0.84,
}

PREFERENCES_QUESTION = {"journal": True}

PREFERENCES: dict[str, Any] = {
    "journal": True,
    "learning": False,
    "hide_seen": True,
    "kept_days": 180,
}

USUAL_INTENT: dict[str, Any] = {
    "learning": True,
    "since": AT,
    "moods": [
        {
            "quadrant": "low",
            "counts": {"match": 0, "lift": 2, "calm": 6, "stir": 0, "surprise": 0},
            "shares": {
                "match": 0.1667,
                "lift": 0.25,
                "calm": 0.4444,
                "stir": 0.0833,
                "surprise": 0.0556,
            },
            "order": ["calm", "lift", "match", "stir", "surprise"],
        }
    ],
}

HISTORY: dict[str, Any] = {
    "total": 1,
    "limit": 100,
    "offset": 0,
    "items": [
        {
            **_FILM,
            "kind": "rated",
            "stars": 4.5,
            "at": AT,
            "mood": _MOOD,
            "intent": "lift",
        }
    ],
    "next": None,
}

JOURNAL: dict[str, Any] = {
    "total": 1,
    "limit": 100,
    "offset": 0,
    "items": [
        {
            "answer_id": "x0Gq8yVb4uKkT2pM",
            "at": AT,
            "mood": _MOOD,
            "films": [{**_FILM, "intent": "lift", "did": ["opened", "watched"]}],
        }
    ],
    "next": None,
}

SHOWN: dict[str, Any] = {
    "total": 1,
    "limit": 100,
    "offset": 0,
    "items": [
        {
            **_FILM,
            "answer_id": "x0Gq8yVb4uKkT2pM",
            "rank": 1,
            "propensity": 0.2481,
            "at": AT,
            "intent": None,
            "signals": None,
            "did": ["opened"],
        }
    ],
    "next": None,
}
