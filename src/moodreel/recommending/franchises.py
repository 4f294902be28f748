"""Which films belong together: sequels, remakes and retellings of one story."""

import re
import unicodedata
from collections.abc import Sequence

import numpy as np

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import BoolArray, FloatArray, IdArray
from moodreel.domain.film import Film

_ARTICLE = re.compile(r"^(the|a|an|le|la|les|el|il|der|die|das)\s+")
_NUMBERED = re.compile(r"\s+(part\s+)?(\d{1,2}|i{1,3}|iv|vi{0,3}|ix|x|one|two|three)$")
_MIN_KEY = 4


def franchises(catalogue: Catalogue) -> IdArray:
    """(n_films,) a group number for each film, the same within a franchise.

    A rule on titles alone: films go together where the part before a colon or a number is the same
    ("Toy Story 2", "Mission: Impossible – Fallout") or where the first two weighty words are
    ("Harry Potter and …"). Sequels under another name stay apart.
    """
    leader = np.arange(len(catalogue))
    seen: dict[str, int] = {}
    for row, film in enumerate(catalogue.films):
        for key in _keys(film.title):
            other = seen.setdefault(key, row)
            if other != row:
                leader[leader == leader[row]] = leader[other]
    return np.asarray(np.unique(leader, return_inverse=True)[1], dtype=np.int64)


def parts_of(film: Film, others: Sequence[Film]) -> BoolArray:
    """(n,) which of these go on with the film, or go before it, under another name: they begin with
    the same weighty word and share somebody ("The Matrix Reloaded", "Aliens").
    """
    people = {*film.directors, *film.cast}
    head = _head(film.title)
    return np.array(
        [_head(o.title) == head and not people.isdisjoint((*o.directors, *o.cast)) for o in others],
        dtype=bool,
    )


def _head(title: str) -> str:
    return next((word.rstrip("s") for word in _fold(_plain(title)).split()), title)


def later_parts(groups: IdArray, year: FloatArray) -> BoolArray:
    """(n_films,) whether the franchise has an earlier film in the catalogue."""
    first: FloatArray = np.full(int(groups.max(initial=-1)) + 1, np.inf, dtype=np.float32)
    np.minimum.at(first, groups, year)
    return np.asarray(year > first[groups])


def _keys(title: str) -> set[str]:
    plain = _plain(title)
    whole = _fold(plain)
    stem = _fold(re.split(r":|\s-\s", plain)[0])
    keys = {whole, _NUMBERED.sub("", whole), _NUMBERED.sub("", stem)}
    words = whole.split()
    if len(words) > 2 and all(len(word) > 3 for word in words[:2]):
        keys.add(" ".join(words[:2]))
    return {key for key in keys if key and (len(key) >= _MIN_KEY or key == whole)}


def _plain(title: str) -> str:
    return unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()


def _fold(text: str) -> str:
    return _ARTICLE.sub("", " ".join(re.sub(r"[^a-z0-9 ]+", " ", text).split()))
