import pytest
from tests.worlds import a_catalogue, a_film

from moodreel.catalogues.spoken_names import SpokenNames
from moodreel.catalogues.titles import TitleIndex
from moodreel.recommending.wish.read import read_search, read_wish

FILMS = a_catalogue(
    a_film("spirited-away-2001", directors=("Hayao Miyazaki",), synopsis="A girl among spirits."),
    a_film("heat-1995", cast=("Al Pacino",), n_ratings=90, mean_rating=4.0),
    a_film("heat-1986", n_ratings=2, mean_rating=3.0),
    a_film("french-kiss-1995"),
    a_film("dark-2017"),
    a_film("ronin-1998"),
    a_film("up-2009", directors=("Hayao Miyazaki",)),
    a_film("kiki-1989", directors=("Hayao Miyazaki",), title="Kiki: The Delivery"),
)


@pytest.fixture(scope="session")
def names():
    return SpokenNames(FILMS, TitleIndex(FILMS).find)


@pytest.fixture(scope="session")
def keys(names):
    """The keys of what a text asks for, and the feeling in it."""

    def read(text):
        understood = read_wish(text, names, 2026)
        return {part.key for part in understood.parts}, understood.feeling

    return read


@pytest.fixture(scope="session")
def searched(names):
    return lambda text: {part.key for part in read_search(text, names, 2026).parts}
