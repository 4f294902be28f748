import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Record = dict[str, Any]


def a_record(**changes: object) -> Record:
    record: Record = {
        "id": "paddington-2-2017",
        "kind": "film",
        "title": "Paddington 2",
        "original_title": None,
        "year": 2017,
        "end_year": None,
        "runtime_min": 103,
        "genres": ["Comedy", "Family"],
        "countries": ["GB", "FR"],
        "language": "en",
        "directors": ["Paul King"],
        "cast": ["Ben Whishaw", "Hugh Grant"],
        "synopsis": " ".join(["word"] * 30),
        "tags": ["feel-good", "funny", "cosy"],
        "evokes": {
            "joy": 0.9,
            "love": 0.7,
            "sadness": 0.3,
            "anger": 0.1,
            "fear": 0.2,
            "surprise": 0.3,
            "disgust": 0.0,
        },
        "valence": 0.9,
        "arousal": 0.2,
        "ending": "happy",
        "warnings": [],
    }
    return {**record, **changes}


@pytest.fixture
def record() -> Callable[..., Record]:
    """A sound record, with these fields changed."""
    return a_record


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes records (or lines as they are) to `films.jsonl` and gives its path."""

    def write_lines(*lines: Record | str) -> Path:
        path = tmp_path / "films.jsonl"
        texts = [one if isinstance(one, str) else json.dumps(one) for one in lines]
        path.write_text("".join(text + "\n" for text in texts), encoding="utf-8")
        return path

    return write_lines
