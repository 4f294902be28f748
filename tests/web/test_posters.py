"""A poster for every film: the same every time, readable, and unlike its neighbours."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from moodreel.domain.film import Film
from moodreel.web.palette import palette
from moodreel.web.posters import poster, poster_version
from moodreel.web.typesetting import ems, set_title
from moodreel.wiring import Engine

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def films(engine: Engine) -> tuple[Film, ...]:
    return engine.catalogue.films


def test_every_film_has_a_well_formed_poster_with_its_title_and_year(
    films: tuple[Film, ...],
) -> None:
    for film in films:
        tree = ET.fromstring(poster(film))  # noqa: S314 - our own file
        lines = [text.text or "" for text in tree.iter(f"{SVG}text")]
        assert str(film.year) in lines
        assert tree.findtext(f"{SVG}title") == film.label
        assert set(film.title.split()) <= set(" ".join(lines).split())


def test_the_same_film_gives_the_same_bytes(films: tuple[Film, ...]) -> None:
    assert poster(films[0]) == poster(replace(films[0]))
    assert poster_version(films[0]) == poster_version(replace(films[0]))


def test_posters_differ(films: tuple[Film, ...]) -> None:
    drawings = {poster(film).partition("</title>")[2] for film in films}
    assert len(drawings) == len(films)


def test_a_changed_film_has_another_address(films: tuple[Film, ...]) -> None:
    assert poster_version(films[0]) != poster_version(replace(films[0], title="Another"))


@pytest.mark.parametrize(
    "title",
    [
        "<script>alert('&')</script>",
        "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente",
        "The Chronicles of Narnia: The Lion, the Witch and the Wardrobe, told again " * 3,
        "千と千尋の神隠しと紅の豚ととなりのトトロ",
        "Зеркало для героя в сумерках большого города",
        "मुग़ल-ए-आज़म",
        "W" * 300,
        "🎬🎬🎬 🎬",
        "a\x00b\x0b\ud800c",
        "   ",
        "!",
    ],
)
def test_no_title_leaves_its_box_or_breaks_the_file(films: tuple[Film, ...], title: str) -> None:
    tree = ET.fromstring(poster(replace(films[0], title=title)).encode())  # noqa: S314 - our own file
    assert not list(tree.iter(f"{SVG}script"))
    block = set_title(title, 340)
    assert 1 <= len(block.lines) <= 5
    assert all(ems(line) * block.size <= 340 for line in block.lines)


def test_type_can_be_read_on_every_ground(films: tuple[Film, ...]) -> None:
    for film in films:
        for variant in range(4):
            ink = palette(film.affect, variant)
            assert _contrast(ink.ground, ink.ink) >= 4.5


def _contrast(one: str, other: str) -> float:
    """WCAG 2.2, "contrast ratio"."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
