"""A hundred written moods, five intents: answers vary, and still do what the intent's name says.

The bounds are those that the project set itself; the valence-sorted list, the baseline of the
classic demo, is held to the same bounds here and fails them.
"""

from pathlib import Path

import pytest

from moodreel.domain.intent import Intent
from moodreel.errors import BadInput
from moodreel.workshop.evaluation import variety

MOODS = Path(__file__).parents[1] / "data" / "moods.txt"
MOST_OF_ONE_TITLE = 0.15
LEAST_TITLES = 300
MOST_SHARED = 3


@pytest.fixture(scope="module")
def models(engine):
    report = variety.run(engine, MOODS)
    return {
        model["name"]: {name: metric["value"] for name, metric in model["metrics"].items()}
        for model in report["models"]
    }


@pytest.fixture(scope="module")
def ours(models):
    return models["moodreel"]


def test_the_moods_are_a_hundred():
    assert len(variety.read_moods(MOODS)[0]) == 100


@pytest.mark.parametrize("intent", list(Intent))
def test_no_title_is_everybodys_answer(ours, intent):
    assert ours[f"commonest_title_share_{intent}"] <= MOST_OF_ONE_TITLE


def test_at_least_three_hundred_titles_are_offered(ours):
    assert ours["titles"] >= LEAST_TITLES


def test_lifts_for_different_troubles_share_at_most_three_of_ten(ours):
    assert ours["most_shared_by_two_lifts"] <= MOST_SHARED


def test_each_intent_moves_affect_the_way_its_name_says(ours, catalogue):
    assert ours["valence_lift"] > ours["valence_match"] + 0.2
    assert ours["valence_lift"] > float(catalogue.valence.mean()) + 0.2
    assert ours["arousal_calm"] < ours["arousal_match"] - 0.3
    assert ours["arousal_calm"] < float(catalogue.arousal.mean()) - 0.3
    assert ours["arousal_stir"] > ours["arousal_match"] + 0.2
    assert ours["arousal_stir"] > float(catalogue.arousal.mean()) + 0.2
    assert ours["surprise_evoked_by_surprise"] > float(catalogue.evokes[:, 6].mean()) + 0.1


def test_match_follows_the_mood(ours):
    assert ours["match_valence_correlation"] > 0.8


def test_no_intent_lives_at_the_extreme(ours):
    assert ours["valence_lift"] < 0.85
    assert ours["arousal_calm"] > -0.7
    assert ours["arousal_stir"] < 0.85


def test_series_and_recent_titles_take_at_least_half_their_share(ours):
    share = ours["series_and_recent_share"]
    assert share >= ours["series_and_recent_share_of_catalogue"] / 2


def test_the_valence_sorted_baseline_fails(models):
    baseline = models["valence_order"]
    assert baseline["commonest_title_share_lift"] > MOST_OF_ONE_TITLE
    assert baseline["titles"] < LEAST_TITLES
    assert baseline["arousal_calm"] > baseline["arousal_stir"] - 0.3


def test_a_file_without_moods_is_refused(tmp_path):
    empty = tmp_path / "moods.txt"
    empty.write_text("\n", encoding="utf-8")
    with pytest.raises(BadInput, match="one mood a line"):
        variety.read_moods(empty)
    with pytest.raises(BadInput, match="cannot read"):
        variety.read_moods(tmp_path / "none.txt")
