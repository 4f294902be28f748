"""The terms that stand beside what is learned from ratings."""

from pathlib import Path

import pytest

from moodreel.workshop.training.taste.licence import licence_of, movielens_terms

RESEARCH = Path(__file__).parents[2] / "src" / "moodreel" / "artefacts" / "research"
PASSED_ON = "may redistribute the data set, including transformations"


@pytest.mark.parametrize("edition", ["movielens-latest-small", "ml-25m", "ml-10m"])
def test_later_editions_may_be_passed_on_under_the_same_terms(edition):
    assert PASSED_ON in movielens_terms(edition)


@pytest.mark.parametrize("edition", ["movielens-100k", "movielens-1m", "ML-1M"])
def test_the_terms_of_100k_and_1m_do_not_let_anything_be_passed_on(edition):
    terms = movielens_terms(edition)
    assert PASSED_ON not in terms
    assert "may not redistribute" in terms


@pytest.mark.parametrize("artefact", ["taste", "favourites", "ratings"])
def test_what_ships_has_the_terms_of_its_data(artefact):
    notice = (RESEARCH / artefact / "NOTICE.md").read_text(encoding="utf-8")
    assert movielens_terms("movielens-latest-small") in notice


def test_ratings_of_others_have_their_own_terms():
    assert "GroupLens" not in licence_of(Path("mine") / "ratings.csv")
