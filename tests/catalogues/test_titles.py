import pytest

from moodreel.catalogues.jsonl import films_of
from moodreel.catalogues.title_keys import slips
from moodreel.catalogues.titles import TitleIndex
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.edits import edits
from moodreel.errors import AmbiguousTitle, BadInput, NotFound

# Title, original title, year, kind, ratings.
FILMS = [
    ("The Matrix", None, 1999, "film", 300),
    ("The Matrix Reloaded", None, 2003, "film", 100),
    ("Dune", None, 1984, "film", 40),
    ("Dune", None, 2021, "film", None),
    ("1917", None, 2019, "film", None),
    ("Blade Runner 2049", None, 2017, "film", 20),
    ("Amélie", "Le Fabuleux Destin d'Amélie Poulain", 2001, "film", 120),
    ("Seven Samurai", "七人の侍", 1954, "film", 60),
    ("Paddington 2", None, 2017, "film", 10),
    ("Thelma & Louise", None, 1991, "film", 50),
    ("Spider-Man", None, 2002, "film", 120),
    ("Rocky II", None, 1979, "film", 30),
    ("Ocean's Eleven", None, 2001, "film", 110),
    ("8½", None, 1963, "film", 20),
    ("Taxi Driver", None, 1976, "film", 100),
    ("A Taxi Driver", None, 2017, "film", None),
    ("Vacation", None, 2015, "film", 5),
    ("National Lampoon's Vacation", "Vacation", 1983, "film", 30),
    ("Fargo", None, 1996, "film", 180),
    ("Fargo", None, 2014, "series", None),
    ("Das Boot", None, 1981, "film", 40),
    ("Se7en", None, 1995, "film", 200),
    ("Before Sunrise", None, 1995, "film", 30),
    ("The Shawshank Redemption", None, 1994, "film", 317),
    ("Spirited Away", "千と千尋の神隠し", 2001, "film", 87),
    ("Kill Bill: Vol. 1", None, 2003, "film", 90),
    ("Kill Bill: Vol. 2", None, 2004, "film", 80),
    ("The Karate Kid Part II", None, 1986, "film", 20),
]


@pytest.fixture
def index(record):
    records = [
        record(id=f"film-{n}", title=title, original_title=original, year=year, kind=kind)
        | {"n_ratings": n_ratings}
        for n, (title, original, year, kind, n_ratings) in enumerate(FILMS)
    ]
    return TitleIndex(Catalogue.of(films_of(records)))


def test_an_id_finds_its_film(index):
    assert index.find("film-3") == 3


@pytest.mark.parametrize(
    ("typed", "title", "year"),
    [
        ("The Matrix", "The Matrix", 1999),
        ("matrix", "The Matrix", 1999),
        ("  THE   MATRIX ", "The Matrix", 1999),
        ("Matrix, The", "The Matrix", 1999),
        ("Matrix, The (1999)", "The Matrix", 1999),
        ("The Matrix 1999", "The Matrix", 1999),
        ("The Matrix [1999]", "The Matrix", 1999),
        ("Dune (2021)", "Dune", 2021),
        ("dune 1984", "Dune", 1984),
        ("1917", "1917", 2019),
        ("1917 (2019)", "1917", 2019),
        ("Blade Runner 2049", "Blade Runner 2049", 2017),
        ("amelie", "Amélie", 2001),
        ("le fabuleux destin d’amelie poulain", "Amélie", 2001),
        ("七人の侍", "Seven Samurai", 1954),
        ("7 samurai", "Seven Samurai", 1954),
        ("Thelma and Louise", "Thelma & Louise", 1991),
        ("spiderman", "Spider-Man", 2002),
        ("rocky 2", "Rocky II", 1979),
        ("kill bill 2", "Kill Bill: Vol. 2", 2004),
        ("karate kid 2", "The Karate Kid Part II", 1986),
        ("Oceans 11", "Ocean's Eleven", 2001),
        ("8 1/2", "8½", 1963),
        ("taxi driver", "Taxi Driver", 1976),
        ("a taxi driver", "A Taxi Driver", 2017),
        ("Vacation", "Vacation", 2015),
        ("Vacation (1983)", "National Lampoon's Vacation", 1983),
        ("boot", "Das Boot", 1981),
        ("seven", "Se7en", 1995),
    ],
)
def test_a_title_is_found_as_people_write_it(index, typed, title, year):
    row = index.find(typed)
    assert FILMS[row][0] == title
    assert FILMS[row][2] == year


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("reloaded", "The Matrix Reloaded (2003)"),
        ("thelma", "Thelma & Louise (1991)"),
        ("samur", "Seven Samurai (1954)"),
        ("paddington", "Paddington 2 (2017)"),
        ("before sunset", "Before Sunrise (1995)"),
        ("the matrix reload", "The Matrix Reloaded (2003)"),
        ("blade runner", "Blade Runner 2049 (2017)"),
    ],
)
def test_a_part_of_a_title_or_another_title_is_suggested_and_never_opened(index, typed, nearest):
    with pytest.raises(NotFound) as error:
        index.find(typed)
    assert error.value.suggestions[0] == nearest


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("the matirx", "The Matrix"),
        ("paddngton 2", "Paddington 2"),
        ("spyder-man", "Spider-Man"),
        ("thelma and luise (1991)", "Thelma & Louise"),
        ("blade runer 2049", "Blade Runner 2049"),
        ("matrx", "The Matrix"),
        ("seven samuray", "Seven Samurai"),
        ("thelma louise", "Thelma & Louise"),
        ("shawshank redemtion", "The Shawshank Redemption"),
        ("spirted away", "Spirited Away"),
    ],
)
def test_a_slip_of_the_fingers_is_forgiven(index, typed, title):
    assert FILMS[index.find(typed)][0] == title


def test_a_digit_is_never_a_slip(index):
    with pytest.raises(NotFound):
        index.find("Paddington 3")


def test_a_year_may_be_one_off_but_not_two(index):
    assert index.find("Dune (2020)") == 3
    with pytest.raises(NotFound, match=r"Nearest: Dune \(1984\); Dune \(2021\)"):
        index.find("Dune (2000)")


def test_a_title_of_several_films_asks_for_the_year(index):
    with pytest.raises(AmbiguousTitle, match=r"Dune \(1984\); Dune \(2021\)") as error:
        index.find("dune")
    assert error.value.suggestions == ("Dune (1984)", "Dune (2021)")


def test_a_film_and_a_series_of_one_name_are_told_apart_by_kind_and_year(index):
    with pytest.raises(AmbiguousTitle) as error:
        index.find("Fargo")
    assert error.value.suggestions == ("Fargo (1996, film)", "Fargo (2014, series)")
    assert [index.find(name) for name in error.value.suggestions] == [18, 19]
    assert index.search("Fargo (2014, series)")[0] == 19
    assert FILMS[index.find("Fargo (2014)")][3] == "series"


def test_nothing_that_matches_suggests_the_nearest(index):
    with pytest.raises(NotFound) as error:
        index.find("the matrix resurrections")
    assert error.value.suggestions[0] == "The Matrix (1999)"
    assert len(error.value.suggestions) <= 5


def test_nothing_alike_suggests_nothing(index):
    with pytest.raises(NotFound) as error:
        index.find("qqqq")
    assert error.value.suggestions == ()


@pytest.mark.parametrize("typed", ["", "   ", "a" * 10_000])
def test_nothing_and_far_too_much_are_bad_input(index, typed):
    for look in (index.find, index.search):
        with pytest.raises(BadInput, match="expected a title"):
            look(typed)


@pytest.mark.parametrize("typed", ["!!!", "(1999)", "\x00", "🎬", "%s", "' or 1=1 --"])
def test_odd_input_finds_nothing_and_breaks_nothing(index, typed):
    index.search(typed)
    with pytest.raises(NotFound):
        index.find(typed)


def test_a_search_puts_the_whole_title_before_longer_ones(index):
    assert [FILMS[row][0] for row in index.search("the matrix")][:2] == [
        "The Matrix",
        "The Matrix Reloaded",
    ]


def test_a_search_puts_the_film_of_the_year_first(index):
    assert index.search("Dune 2021")[0] == 3


def test_a_search_among_equals_puts_the_more_rated_first(index):
    assert index.search("fargo") == (18, 19)


def test_a_search_gives_at_most_its_limit(index):
    assert len(index.search("the", limit=1)) <= 1
    assert index.search("qqqq") == ()


def test_swapped_neighbours_are_one_edit():
    assert edits("heta", "heat", at_most=2) == 1
    assert edits("kitten", "sitting", at_most=3) == 3
    assert edits("kitten", "sitting", at_most=2) == 3
    assert edits("", "ab", at_most=1) == 2


@pytest.mark.parametrize(
    ("typed", "title", "expected"),
    [
        ("heat", "heat", 0),
        ("haet", "heat", 1),
        ("her", "hero", None),
        ("sunset", "sunrise", None),
        ("redemtoin", "redemption", 2),
        ("star trek", "star wars", None),
        ("lord rings", "lord of rings", 1),
        ("paddington", "paddington 2", None),
        ("runner 2048", "runner 2049", None),
    ],
)
def test_slips_are_counted_word_by_word(typed, title, expected):
    assert slips(typed.split(), title.split()) == expected
