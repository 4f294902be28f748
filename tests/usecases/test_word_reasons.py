"""Reasons and queries in a language model's words: asked for, checked, and never an order."""

import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from tests.providers.chat import Chat, chat
from tests.worlds import a_catalogue, a_film

from moodreel.errors import NotSetUp, Unavailable
from moodreel.recommending.meaning import FilmMeanings
from moodreel.settings import read_settings
from moodreel.usecases.enrich_query import EnrichQuery, plainly
from moodreel.usecases.word_reasons import WordReasons
from moodreel.wiring import Engine

WORDS = "my cat Mimi died and I feel so lonely"


def wordings(sent: str, text: str = "A film that suits you.") -> str:
    films = json.loads(sent)
    return "Here you are:\n" + json.dumps([{"n": one["n"], "text": text} for one in films])


def reworded(engine: Engine, ask: Any) -> tuple[Any, Any]:
    """An answer, and the same answer in the model's words."""
    answer = engine.recommend(engine.read_mood(text=WORDS), intent="lift", n=4)
    return answer, WordReasons(ask, "a model")(answer)


def test_films_and_order_stay_and_the_words_are_the_models(engine: Engine) -> None:
    old, new = reworded(engine, lambda _, about: wordings(about))
    assert [item.film.id for item in new.items] == [item.film.id for item in old.items]
    assert [item.score for item in new.items] == [item.score for item in old.items]
    assert {item.reasons[0].text for item in new.items} == {"A film that suits you."}
    assert new.notes[-1] == "the reasons of 4 of 4 films are worded by a model"


def test_the_words_and_the_mood_of_the_person_are_not_sent(engine: Engine) -> None:
    sent: list[str] = []

    def ask(task: str, about: str) -> str:
        sent.append(task + about)
        return wordings(about)

    reworded(engine, ask)
    for word in ("Mimi", "cat", "lonely", "valence", "confidence"):
        assert word not in sent[0]


@pytest.mark.parametrize(
    "text",
    [
        "It won 11 Oscars.",
        "Like Inception, it is deep.",
        "<script>alert(1)</script>",
        "",
        "x" * 999,
    ],
)
def test_what_adds_anything_leaves_the_reasons_as_computed(engine: Engine, text: str) -> None:
    old, new = reworded(engine, lambda _, about: wordings(about, text))
    assert new.items == old.items
    assert new.notes[-1].startswith("the reasons of 0 of 4")


@pytest.mark.parametrize(
    "answer",
    ["", "no JSON", "[", "[1, 2, null]", '{"n": 1}', '[{"n": "1", "text": "A film."}]',
     '[{"n": 99, "text": "A film."}]', '[{"n": 1}]', "[" * 50_000, '[{"n": 1, "text": 7}]'],
)  # fmt: skip
def test_what_is_no_list_of_wordings_changes_nothing(engine: Engine, answer: str) -> None:
    old, new = reworded(engine, lambda *_: answer)
    assert new.items == old.items


def test_a_model_that_does_not_answer_leaves_a_note(engine: Engine) -> None:
    def ask(*_: str) -> str:
        raise Unavailable("the language model did not answer within 12 s")

    old, new = reworded(engine, ask)
    assert new.items == old.items
    assert "stand as computed: the language model did not answer" in new.notes[-1]


def test_beside_a_note_of_care_nothing_is_sent(engine: Engine) -> None:
    mood = engine.read_mood(text="I want to die")
    answer = engine.recommend(mood, n=2)
    assert mood.care is not None
    assert WordReasons(pytest.fail, "a model")(answer) == answer
    no_films = replace(answer, mood=engine.read_mood(choose="sad"), items=())
    assert WordReasons(pytest.fail, "a model")(no_films) == no_films


def test_without_a_model_that_is_said(engine: Engine) -> None:
    answer = engine.recommend(engine.read_mood(choose="sad"), n=1)
    with pytest.raises(NotSetUp, match="name one in MOODREEL_LLM"):
        engine.wording.reasons(answer)
    assert engine.wording.told().startswith("off")


FILMS = [
    a_film("calm-lake-2000", synopsis="Two sisters row across a lake.", tags=("slow-burn",)),
    a_film("loud-city-2001", synopsis="A band shouts."),
    a_film("still-water-2002", synopsis="A boat drifts."),
]
VECTORS = np.array([[1, 0], [0, 1], [0.8, 0.6]], dtype=np.float32)


def enrich(ask: Any, vector: tuple[float, float] = (0.0, 1.0)) -> EnrichQuery:
    return EnrichQuery(
        ask,
        encode=lambda _: np.array(vector, dtype=np.float32),
        meanings=lambda: FilmMeanings(VECTORS),
    )


def test_a_description_finds_films_that_mean_alike_but_not_the_film_itself() -> None:
    told = "Two sisters on a lake, in a slow burn."
    description, items = enrich(lambda *_: told).nearest(FILMS[0], 2, a_catalogue(*FILMS))
    assert (description.text, description.by_model) == (told, True)
    assert [item.film.id for item in items] == ["loud-city-2001", "still-water-2002"]
    assert [item.rank for item in items] == [1, 2]


@pytest.mark.parametrize("told", ["Directed by Kubrick.", "It cost 90 million.", "", "# Lake"])
def test_a_description_that_adds_anything_is_ours_instead(told: str) -> None:
    description = enrich(lambda *_: told).describe(FILMS[0])
    assert (description.text, description.by_model) == (plainly(FILMS[0]), False)


def test_facts_of_the_film_are_all_that_is_sent() -> None:
    sent: list[str] = []
    enrich(lambda _, about: sent.append(about) or "").describe(FILMS[0])
    assert sent == [
        "Calm Lake, a film of 2000: Drama. Two sisters row across a lake. In tone: slow burn."
    ]


@pytest.fixture
def set_up(engine: Engine) -> Any:
    def with_model(served: Chat) -> Engine:
        home = str(engine.settings.home)
        environment = {
            "MOODREEL_HOME": home,
            "MOODREEL_LLM": "openai:m",
            "MOODREEL_LLM_URL": served.url,
            "MOODREEL_LLM_KEY": "k3y-0f-s0meb0dy",
        }
        own = Engine(read_settings(environment), clock=engine.clock)
        own.__dict__.update(catalogue=engine.catalogue, titles=engine.titles, parts=engine.parts)
        return own

    return with_model


def test_from_end_to_end_over_http(set_up: Any) -> None:
    with chat(wordings) as served:
        own = set_up(served)
        answer = own.recommend(own.read_mood(text=WORDS), intent="lift", n=3)
        new = own.wording.reasons(answer)
        assert {item.reasons[0].text for item in new.items} == {"A film that suits you."}
        assert "Mimi" not in served.said
        assert "openai:m" in own.wording.told()
        assert "k3y" not in own.wording.told() + repr(own.settings)
