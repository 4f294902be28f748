"""Looking films up elsewhere: nobody waits long, nobody is asked twice, nothing is lost by it."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from tests.providers.far_away import JPEG, FarAway, Request, far_away, within
from tests.worlds import a_film

from moodreel.providers.disk_cache import DiskCache
from moodreel.providers.omdb import PICTURES, Omdb
from moodreel.providers.remote import Remote
from moodreel.providers.tmdb import Tmdb
from moodreel.usecases.look_up_film import KEEP_FACTS, MOST_WAITING, LookUpFilm

FILM = a_film("the-castle-1997", imdb_id="tt0118826", tmdb_id=13852)
TMDB = {"id": 13852, "title": "The Castle", "vote_average": 7.2, "vote_count": 300}
OMDB = {
    "Title": "The Castle", "Year": "1997", "imdbID": "tt0118826", "imdbRating": "7.7",
    "imdbVotes": "20,123", "Response": "True", "Poster": f"{PICTURES}/images/M/a.jpg",
}  # fmt: skip
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def far() -> Iterator[FarAway]:
    with far_away(both) as far:
        yield far


def both(request: Request) -> None:
    """TMDB without a poster, and OMDb with one."""
    if request.path.startswith("/3/"):
        request.say_json(TMDB)
    elif request.path.startswith("/?"):
        request.say_json(OMDB)
    else:
        request.say(200, JPEG, "image/jpeg")


def look_up(far: FarAway, folder: Path, now: datetime = NOON) -> LookUpFilm:
    def remote(name: str) -> Remote:
        return Remote(name, far.origin, timeout_s=1.0)

    services = [
        Tmdb("key", api=remote("TMDB"), pictures=remote("TMDB's pictures")),
        Omdb("key", api=remote("OMDb"), pictures=remote("OMDb's pictures")),
    ]
    return LookUpFilm(services, DiskCache(folder, lambda: now))


def test_the_first_service_tells_and_the_first_with_a_poster_shows_it(
    far: FarAway, tmp_path: Path
) -> None:
    look = look_up(far, tmp_path)
    facts, poster = look.facts(FILM, 3), look.poster(FILM, 3)
    assert facts is not None
    assert poster is not None
    assert (facts.source, poster.content) == ("TMDB", JPEG)


def test_what_is_known_is_not_asked_again_before_its_time(far: FarAway, tmp_path: Path) -> None:
    look_up(far, tmp_path).poster(FILM, 3)
    asked = len(far.seen)
    again = look_up(far, tmp_path)
    assert again.facts(FILM, 0) is not None
    assert again.poster(FILM, 0) is not None
    assert len(far.seen) == asked
    look_up(far, tmp_path, NOON + KEEP_FACTS + timedelta(hours=1)).facts(FILM, 3)
    assert len(far.seen) > asked


def test_that_nobody_knows_a_film_is_kept_too(far: FarAway, tmp_path: Path) -> None:
    far.answer = lambda request: request.say(404)
    look = look_up(far, tmp_path)
    assert (look.facts(FILM, 3), look.poster(FILM, 3)) == (None, None)
    asked = len(far.seen)
    assert (look.facts(FILM, 3), look.poster(FILM, 3)) == (None, None)
    assert len(far.seen) == asked


def test_that_a_service_fails_is_not_kept(far: FarAway, tmp_path: Path) -> None:
    far.answer = lambda request: request.say(500)
    assert look_up(far, tmp_path).poster(FILM, 3) is None
    far.answer = both
    assert look_up(far, tmp_path).poster(FILM, 3) is not None


def test_one_service_stands_in_for_another_that_fails(far: FarAway, tmp_path: Path) -> None:
    def half(request: Request) -> None:
        request.say(503) if request.path.startswith("/3/") else both(request)

    far.answer = half
    facts = look_up(far, tmp_path).facts(FILM, 3)
    assert facts is not None
    assert facts.source == "OMDb"


def test_a_page_waits_no_longer_than_its_patience_and_the_next_one_has_it(
    far: FarAway, tmp_path: Path
) -> None:
    def slow(request: Request) -> None:
        time.sleep(0.3)
        both(request)

    far.answer = slow
    look = look_up(far, tmp_path)
    begun = time.monotonic()
    assert look.facts(FILM, 0.01) is None
    assert time.monotonic() - begun < 0.25
    assert within(5, lambda: look.facts(FILM, 0.01) is not None)


def test_many_who_want_the_same_film_are_one_question(far: FarAway, tmp_path: Path) -> None:
    def slow(request: Request) -> None:
        time.sleep(0.2)
        both(request)

    far.answer = slow
    look, found = look_up(far, tmp_path), []
    askers = [Thread(target=lambda: found.append(look.facts(FILM, 3))) for _ in range(8)]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert all(facts is not None for facts in found)
    assert len(far.seen) == 2


def test_a_service_that_hangs_is_soon_left_alone_and_holds_up_nobody(
    far: FarAway, tmp_path: Path
) -> None:
    far.answer = Request.hang
    look = look_up(far, tmp_path)
    films = [a_film(f"film-{i}-2000") for i in range(3 * MOST_WAITING)]
    begun = time.monotonic()
    assert [look.poster(film, 0.01) for film in films] == [None] * len(films)
    assert time.monotonic() - begun < 20
    look.close()
    assert len(far.seen) <= 10


@pytest.mark.parametrize("kept", [b"[1]", b"{}", b'[{"source": "TMDB"}]', b'[{"x": 1}]', b"\xff"])
def test_facts_of_another_make_are_asked_for_anew(
    far: FarAway, tmp_path: Path, kept: bytes
) -> None:
    cache: Any = DiskCache(tmp_path, lambda: NOON)
    cache.put(f"facts {FILM.id}", kept, "application/json", timedelta(days=1))
    facts = look_up(far, tmp_path).facts(FILM, 3)
    assert facts is not None
    assert facts.rating == 7.2
