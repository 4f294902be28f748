"""What is asked for in plain words is what comes."""

from pathlib import Path

import pytest

from moodreel.settings import read_settings
from moodreel.usecases.make_wish import Wishes
from moodreel.usecases.read_wish import wishes_of
from moodreel.wiring import Engine

CASES = {
    "slow melancholy space film, no gore": {
        "moon-2009", "solaris-2002", "solaris-1972", "2001-a-space-odyssey-1968",
    },
    "something like Spirited Away but darker": {
        "the-dark-crystal-1982", "the-secret-of-nimh-1982", "guillermo-del-toros-pinocchio-2022",
    },
    "submarine war movie": {"das-boot-1981", "u-571-2000", "down-periscope-1996"},
}  # fmt: skip


@pytest.mark.parametrize("words", CASES)
def test_the_first_films_are_what_the_words_ask_for(
    words: str, engine: Engine, fetched_minilm: Path, tmp_path: Path
) -> None:
    home = {"MOODREEL_HOME": str(tmp_path), "MOODREEL_MODELS": str(fetched_minilm.parent)}
    own = Engine(read_settings(home))
    own.__dict__.update(catalogue=engine.catalogue, titles=engine.titles)
    wishes = wishes_of(own.read_wish(words), Wishes())
    answer = own.recommend(own.read_mood(text=words), wishes=wishes, n=8)
    found = {item.film.id for item in answer.items}
    assert len(found & CASES[words]) >= 2
