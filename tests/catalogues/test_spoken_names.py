"""Titles and people as they stand in running text."""

import pytest
from tests.worlds import a_film

from moodreel.catalogues.spoken_names import SpokenNames
from moodreel.catalogues.titles import TitleIndex
from moodreel.domain.catalogue import Catalogue


@pytest.fixture(scope="module")
def names():
    films = (
        a_film("dune-1984", n_ratings=40, mean_rating=3.0),
        a_film("dune-2021"),
        a_film("the-thing-1982", cast=("Kurt Russell",), synopsis="Ice, and what it hid."),
        a_film("kill-bill-2003", title="Kill Bill: Vol. 1", directors=("Quentin Tarantino",)),
        a_film("other-2004", directors=("Quentin Tarantino",)),
        a_film("another-2009", directors=("Quentin Tarantino",), cast=("Kurt Russell",)),
    )
    catalogue = Catalogue.of(films)
    return SpokenNames(catalogue, TitleIndex(catalogue).find)


def test_of_films_of_one_title_the_most_rated_is_meant_unless_a_year_says_otherwise(names):
    assert names.title("dune") == "dune-1984"
    assert names.title("Dune (2021)") == "dune-2021"
    assert names.title("Dune (1999)") is None


def test_articles_aside_and_the_main_title_is_enough(names):
    assert names.title("Thing") == "the-thing-1982"
    assert names.title("kill bill") == "kill-bill-2003"
    assert names.begins("thing")
    assert not names.begins("bill")


def test_a_slip_is_forgiven_where_it_is_asked_for(names):
    assert names.title("the thingg") is None
    assert names.slipped("the thign") == "the-thing-1982"
    assert names.slipped("something else") is None


def test_people_go_by_their_names_and_known_directors_by_surname(names):
    assert names.person("kurt russell") == "Kurt Russell"
    assert names.surname("Tarantino") == "Quentin Tarantino"
    assert names.surname("Russell") is None
    assert names.credits("Kurt Russell") == (2, 5)
    assert names.credits("Nobody") == ()


def test_a_word_of_a_synopsis_is_a_word(names):
    assert names.is_word("hid")
    assert not names.is_word("hidd")
