"""The examples of the documentation say what the code says."""

import re

from moodreel.api import examples
from moodreel.domain.vocabulary import TAGS
from moodreel.usecases.make_wish import Wishes
from moodreel.wiring import Engine

_TAG = re.compile("|".join(sorted(TAGS, key=len, reverse=True)))


def frame(reason: str) -> str:
    """The sentence without what differs from film to film."""
    return re.sub(r"-?\d+(\.\d+)?", "#", _TAG.sub("TAG", reason))


def test_the_reasons_shown_are_sentences_that_are_given(engine: Engine) -> None:
    wishes = Wishes(like=["Babe"])
    answers = [
        engine.recommend(engine.read_mood(choose=chip), "lift", 100, wishes=wishes).items
        for chip in ("sad", "lonely", "bored", "happy")
    ]
    given = {frame(reason.text) for items in answers for item in items for reason in item.reasons}
    alike = {frame(r.text) for item in engine.similar("Babe", 100) for r in item.reasons}
    shown = {frame(reason) for reason in examples.RECOMMENDATION["reasons"]}
    assert shown <= given
    assert {frame(reason) for reason in examples.SIMILAR["items"][0]["reasons"]} <= alike


def test_the_film_shown_is_the_catalogue_s(engine: Engine) -> None:
    film = engine.film(examples.FILM["id"]).to_json()
    for fact in ("title", "year", "runtime_min", "genres", "affect", "ending"):
        assert examples.FILM[fact] == film[fact]
