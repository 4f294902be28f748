import pytest

from moodreel.domain.vocabulary import Kind
from moodreel.errors import BadInput, NotFound, UnknownName
from moodreel.usecases.make_wish import MAX_TITLES, Wishes, make_wish

ROWS = {"Amélie": 3, "Up": 7}


def find(title):
    if title not in ROWS:
        raise NotFound(f"no film is called {title}", ["Up (2009)"])
    return ROWS[title]


def wish(**named):
    return make_wish(Wishes(**named), find, ["en", "fr", "ko"])


def test_names_are_known_in_any_case():
    made = wish(kind="FILM", genres=["sci-fi", "DRAMA"], avoid=["Gore"])
    assert made.kind is Kind.FILM
    assert made.genres == {"Sci-Fi", "Drama"}
    assert made.avoid == {"gore"}


def test_a_language_goes_by_code_or_english_name():
    assert wish(languages=["fr", "korean"]).languages == {"fr", "ko"}


def test_titles_become_rows_once_each():
    made = wish(like=["Up", "Amélie", "Up"], exclude=["Up"])
    assert made.like == (7, 3)
    assert made.exclude == {7}


def test_nothing_asked_is_no_filter():
    assert wish() == wish(genres=(), kind=None)


@pytest.mark.parametrize(
    ("named", "message"),
    [
        ({"kind": "movie"}, "unknown kind 'movie'"),
        ({"genres": ["Commedy"]}, "did you mean"),
        ({"without_genres": [""]}, "unknown genre"),
        ({"languages": ["Klingon"]}, "unknown language 'Klingon'"),
        ({"avoid": ["clowns"]}, "unknown warning"),
    ],
)
def test_an_unknown_name_is_refused_with_the_list(named, message):
    with pytest.raises(UnknownName, match=message):
        wish(**named)


@pytest.mark.parametrize("year", [0, -5, 1887, 2101, 10**39, 10**5000], ids=range(6))
def test_a_year_without_films_is_refused(year):
    with pytest.raises(BadInput, match="expected a year from 1888"):
        wish(year_from=year)


@pytest.mark.parametrize("minutes", [0, -5, 1001, 10**39, 10**320, 10**5000], ids=range(6))
def test_a_length_that_no_film_has_is_refused(minutes):
    with pytest.raises(BadInput, match="expected minutes from 1 to 1000"):
        wish(max_minutes=minutes)


def test_years_reversed_are_refused():
    with pytest.raises(BadInput, match="run backwards"):
        wish(year_from=2001, year_to=1999)


def test_an_unknown_title_comes_with_the_nearest():
    with pytest.raises(NotFound, match=r"Nearest: Up \(2009\)"):
        wish(like=["Upp"])


def test_a_flood_of_titles_is_refused_before_any_is_looked_up():
    with pytest.raises(BadInput, match="at most"):
        wish(exclude=["?"] * (MAX_TITLES + 1))
