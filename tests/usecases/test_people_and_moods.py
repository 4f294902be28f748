from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from tests.worlds import NOON

from moodreel.domain.feedback import Feedback, FeedbackKind
from moodreel.errors import BadInput, NotFound, UnknownName
from moodreel.inference import bundle
from moodreel.usecases.list_licences import licences
from moodreel.usecases.recommend_films import MARKS_UNREAD, known_intent
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
    own.people.marks.mark("me", before[0], "watched")
    own.people.marks.mark("me", before[1], "dismissed")
    own.people.marks.mark("me", before[2], "kept")
    after = [i.film.id for i in own.recommend(mood, "lift", **everything).items]
    assert not {before[0], before[1]} & set(after)
    own.people.marks.unmark("me", before[0], "watched")
    own.people.marks.unmark("me", before[1], "dismissed")
    own.people.marks.unmark(
        "me", before[2], "kept"
    )  # a film that was kept is liked, which moves others
    assert [i.film.id for i in own.recommend(mood, "lift", **everything).items] == before


def test_one_persons_marks_are_not_anothers(own):
    own.people.marks.mark("me", SEEN, "watched")
    assert own.people.history("you").hidden == frozenset()
    assert own.people.history("me").hidden == {own.catalogue.rows[SEEN]}


def test_marking_twice_is_marking_once(own):
    own.people.marks.mark("me", SEEN, "kept")
    own.people.marks.mark("me", "Paddington 2", "kept")
    assert [(m.film_id, m.kind) for m in own.people.marks.marks("me")] == [
        (SEEN, FeedbackKind.WATCHLIST)
    ]


def test_a_film_that_is_none_and_a_mark_that_is_none_are_refused(own):
    with pytest.raises(NotFound):
        own.people.marks.mark("me", "zzzzzzzz qqqq", "kept")
    with pytest.raises(UnknownName, match="expected one of watched"):
        own.people.marks.mark("me", SEEN, "loved")


def test_recommending_without_a_person_makes_no_database(own):
    own.recommend(own.read_mood(choose="bored"), "stir")
    assert not own.people.has_database()


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


def test_research_models_that_are_not_loaded_are_not_listed(engine):
    assert not [one.part for one in engine.licences() if "research/text-emotion" in one.part]


def test_a_research_folder_without_notice_says_so(tmp_path):
    (tmp_path / "mystery").mkdir()
    listed = licences(catalogue=None, bundles={}, models=tmp_path, research=tmp_path)
    assert listed[-1].note == "no notice"


def test_a_damaged_bundle_costs_its_own_line_only(tmp_path):
    (tmp_path / "broken").mkdir()
    broken, absent = tmp_path / "broken", tmp_path / "absent"
    bundles, none = dict.fromkeys([broken, absent]), tmp_path / "none"
    listed = licences(catalogue=None, bundles=bundles, models=none, research=none)
    assert [one.licence for one in listed] == [
        "Apache-2.0",
        "CC BY 4.0",
        "not loaded",
        "not loaded",
    ]
    assert "manifest.json is missing" in listed[2].note


def test_blank_words_beside_a_choice_count_as_none(engine):
    mood = engine.read_mood(text=" \n", choose="sad")
    assert mood.to_json() == engine.read_mood(choose="sad").to_json()
    with pytest.raises(BadInput, match="expected some words"):
        engine.read_mood(text=" \n")


def test_a_database_that_goes_away_costs_the_marks_and_not_the_films(own, tmp_path, caplog):
    mood = own.read_mood(choose="lonely")
    own.people.marks.mark("me", SEEN, "watched")
    own.close()
    for file in tmp_path.glob("moodreel.db*"):
        file.unlink()
    answer = own.recommend(mood, "lift", person="me")
    assert len(answer.items) == 10
    assert answer.notes == (MARKS_UNREAD,)
    assert "without marks" in caplog.text


def test_a_mark_on_a_film_that_left_the_catalogue_can_be_taken_back(own):
    with own.people.database.unit_of_work() as work:
        gone = Feedback(person="me", film_id="gone-1999", kind=FeedbackKind.WATCHLIST, at=NOON)
        work.feedback.add(gone)
        work.commit()
    own.people.marks.unmark("me", "gone-1999", "kept")
    assert own.people.marks.marks("me") == ()


@pytest.mark.parametrize("slip", ["Padington 2", "Paddington", "Paddingtn Two"])
def test_marks_are_not_set_on_a_guess(own, slip):
    with pytest.raises(NotFound) as refused:
        own.people.marks.mark("me", slip, "watched")
    assert "Paddington 2 (2017)" in refused.value.suggestions
    assert own.people.marks.marks("me") == ()


def test_threads_that_come_at_once_share_one_of_everything(own, monkeypatch):
    loaded, together = [], Barrier(6)
    load = bundle._load
    monkeypatch.setattr(bundle, "_load", lambda *paths: loaded.append(paths) or load(*paths))

    def read(_):
        together.wait()
        own.read_mood(text="what a lovely day")
        return own.catalogue, own.titles, own.parts

    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(read, range(6)))
    assert len(loaded) == len(set(loaded)) > 0
    assert all(one[i] is found[0][i] for one in found for i in range(3))


def test_a_warm_engine_has_built_what_it_says(own):
    own.warm()
    assert own.__dict__.keys() >= {"catalogue", "titles", "_recommend"}
    assert "database" in own.people.__dict__
    assert "_names" in own.titles.__dict__
