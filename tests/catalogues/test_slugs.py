import pytest

from moodreel.catalogues.bundled import load_bundled
from moodreel.catalogues.slugs import slug


def test_every_bundled_id_is_the_slug_of_its_title_and_year():
    wrong = [film.id for film in load_bundled().films if film.id != slug(film.title, film.year)]
    assert wrong == []


@pytest.mark.parametrize(
    ("title", "year", "expected"),
    [
        ("8½", 1963, "8-1-2-1963"),
        ("The Naked Gun 2½", 1991, "the-naked-gun-2-1-2-1991"),
        ("Amélie", 2001, "amelie-2001"),
        ("Ocean's Eleven", 2001, "oceans-eleven-2001"),
        ("Ocean’s Eleven", 2001, "oceans-eleven-2001"),
        ("Lilo & Stitch", 2002, "lilo-and-stitch-2002"),
        ("M*A*S*H", 1970, "m-a-s-h-1970"),
        ("WALL·E", 2008, "wall-e-2008"),
        ("Face/Off", 1997, "face-off-1997"),
        ("Æon Flux", 2005, "aeon-flux-2005"),
        ("...And Justice for All", 1979, "and-justice-for-all-1979"),
        ("Spy × Family", 2022, "spy-family-2022"),
        ("七人の侍", 1954, "1954"),
    ],
)
def test_a_slug_keeps_letters_and_digits_and_turns_signs_into_hyphens(title, year, expected):
    assert slug(title, year) == expected
