from collections.abc import Iterator

import pytest

from moodreel.domain.feedback import FeedbackKind
from moodreel.errors import BadInput, NotFound, UnknownName
from moodreel.usecases.list_licences import licences
from moodreel.usecases.recommend_films import known_intent
from moodreel.wiring import Engine, open_engine

SEEN = "paddington-2-2017"


@pytest.fixture
def own(tmp_path) -> Iterator[Engine]:
    engine = open_engine(database=f"sqlite:///{tmp_path / 'moodreel.db'}")
    yield engine
    engine.close()


def test_words_alone_a_choice_alone_and_both_give_a_mood(engine):
    assert [r.source for r in engine.read_mood(text="what a lovely day").readings] == ["text"]
    assert [r.source for r in engine.read_mood(choose="sad").readings] == ["choice"]
    both = engine.read_mood(text="what a lovely day", choose="sad")
    assert {r.source for r in both.readings} == {"text", "choice"}
    assert both.leading == "sadness"


def test_neither_words_nor_choice_is_refused(engine):
    with pytest.raises(BadInput, match="expected some words"):
        engine.read_mood()


def test_a_mood_tells_json_all_eight_emotions_that_sum_to_one(engine):
    told = engine.read_mood(text="I had a horrible day and feel lonely").to_json()
    assert len(told["emotions"]) == 8
    assert sum(told["emotions"].values()) == pytest.approx(1, abs=1e-3)
    assert told["care"] is None
    assert told["readings"][0]["source"] == "text"


def test_what_was_seen_is_never_recommended_again_and_comes_back_after_undo(own):
    mood = own.read_mood(choose="lonely")
    everything = {"n": 100, "person": "me"}
    before = [i.film.id for i in own.recommend(mood, "lift", **everything).items]
    own.marks.mark("me", before[0], "watched")
    own.marks.mark("me", before[1], "dismissed")
    own.marks.mark("me", before[2], "kept")
    after = [i.film.id for i in own.recommend(mood, "lift", **everything).items]
    assert not {before[0], before[1]} & set(after)
    own.marks.unmark("me", before[0], "watched")
    own.marks.unmark("me", before[1], "dismissed")
    assert [i.film.id for i in own.recommend(mood, "lift", **everything).items] == before


def test_one_persons_marks_are_not_anothers(own):
    own.marks.mark("me", SEEN, "watched")
    assert own.marks.hidden("you") == frozenset()
    assert own.marks.hidden("me") == {SEEN}


def test_marking_twice_is_marking_once(own):
    own.marks.mark("me", SEEN, "kept")
    own.marks.mark("me", "Paddington 2", "kept")
    assert [(m.film_id, m.kind) for m in own.marks.marks("me")] == [(SEEN, FeedbackKind.KEPT)]


def test_a_film_that_is_none_and_a_mark_that_is_none_are_refused(own):
    with pytest.raises(NotFound):
        own.marks.mark("me", "zzzzzzzz qqqq", "kept")
    with pytest.raises(UnknownName, match="expected one of watched"):
        own.marks.mark("me", SEEN, "loved")


def test_recommending_without_a_person_makes_no_database(own):
    own.recommend(own.read_mood(choose="bored"), "stir")
    assert not own.has_database()


def test_an_unknown_intent_names_the_nearest():
    with pytest.raises(UnknownName, match="did you mean lift"):
        known_intent("lft")


def test_the_product_works_without_research_artefacts(monkeypatch, tmp_path):
    monkeypatch.setenv("MOODREEL_RESEARCH", "off")
    monkeypatch.setenv("MOODREEL_HOME", str(tmp_path))
    bare = open_engine()
    answer = bare.recommend(bare.read_mood(text="so bored"), "stir")
    assert len(answer.items) == 10
    assert all(item.signals["popularity"] is None for item in answer.items)
    assert all(film.imdb_id is None and film.n_ratings is None for film in bare.catalogue.films)
    assert not any("research" in one.part for one in bare.licences())


def test_every_research_folder_is_listed_with_its_terms(engine):
    listed = {one.part: one for one in engine.licences()}
    assert listed["research/movielens"].licence == "research only"
    assert "GroupLens" in listed["research/movielens"].note


def test_a_research_folder_without_notice_says_so(tmp_path):
    (tmp_path / "mystery").mkdir()
    assert licences(tmp_path, [])[-1].note == "no notice"
