"""Titles and people as they stand in running text: looked up by dictionary, once per place."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

from moodreel.catalogues.title_keys import split_year, without_article, words_of
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.film import Film
from moodreel.domain.lazy import lazy
from moodreel.errors import MoodreelError

# A surname alone means a director of so many films, and the one of most.
_KNOWN_FOR = 3
_WORD = re.compile(r"[^\W\d_]+")


class SpokenNames:
    """The titles, people and plain words of a catalogue; each table is built when first asked."""

    def __init__(self, catalogue: Catalogue, find: Callable[[str], int]) -> None:
        """`find` gives the row of a title, slips of the pen forgiven, and raises where none is."""
        self._films = catalogue.films
        self._find = find

    def is_word(self, word: str) -> bool:
        """Whether the word stands in some synopsis."""
        return word in self._words

    def begins(self, text: str) -> bool:
        """Whether some title begins with this word, its article aside."""
        words = words_of(text)
        return bool(words) and words[0] in self._beginnings

    def title(self, text: str) -> str | None:
        """The id of the film called so, of several the most rated; a year in brackets decides. Its
        main title is enough: Kill Bill."""
        name, year = split_year(text)
        found = self._titles.get(_key(name), []) if year else self._titles.get(_key(text), [])
        films = [film for film in found if year in (None, film.year)]
        return films[0].id if films else None

    def slipped(self, text: str) -> str | None:
        """The id of the one film that was meant, where the pen slipped."""
        try:
            return self._films[self._find(text)].id
        except MoodreelError:
            return None

    def person(self, text: str) -> str | None:
        """The name, as the catalogue writes it, of who directed or played in some film."""
        return self._people.get(_key(text))

    def surname(self, text: str) -> str | None:
        """The name of the director of three films and more who is called so."""
        return self._surnames.get(_key(text))

    def credits(self, name: str) -> tuple[int, ...]:
        """The rows of the films of who is called exactly so."""
        return self._credits.get(name, ())

    @lazy
    def _words(self) -> frozenset[str]:
        return frozenset(w for film in self._films for w in _WORD.findall(film.synopsis.casefold()))

    @lazy
    def _beginnings(self) -> frozenset[str]:
        titles = (t for film in self._films for t in (film.title, film.original_title) if t)
        split = [words_of(title) for title in titles]
        return frozenset(
            own[0] for words in split for own in (words, without_article(words)) if own
        )

    @lazy
    def _titles(self) -> Mapping[str, list[Film]]:
        found: defaultdict[str, list[Film]] = defaultdict(list)
        known = sorted(self._films, key=lambda film: -(film.n_ratings or 0))
        for keys in (_whole, _main):
            added: defaultdict[str, list[Film]] = defaultdict(list)
            for film in known:
                for key in keys(film):
                    if key not in found:
                        added[key].append(film)
            found.update(added)
        return found

    @lazy
    def _credits(self) -> Mapping[str, tuple[int, ...]]:
        rows: defaultdict[str, list[int]] = defaultdict(list)
        for row, film in enumerate(self._films):
            for name in dict.fromkeys((*film.directors, *film.cast)):
                rows[name].append(row)
        return {name: tuple(own) for name, own in rows.items()}

    @lazy
    def _people(self) -> Mapping[str, str]:
        by_credits = sorted(self._credits, key=lambda name: len(self._credits[name]))
        return {_key(name): name for name in by_credits if " " in name}

    @lazy
    def _surnames(self) -> Mapping[str, str]:
        counts = Counter(name for film in self._films for name in film.directors)
        known = [(n, name) for name, n in counts.items() if n >= _KNOWN_FOR]
        return {_key(name.split()[-1]): name for _, name in sorted(known)}


def _key(text: str) -> str:
    return "".join(words_of(text))


def _whole(film: Film) -> Iterable[str]:
    """Keys of the titles as they stand, with and without their article."""
    for title in filter(None, (film.title, film.original_title)):
        words = words_of(title)
        yield from {"".join(words), "".join(without_article(words))} - {""}


def _main(film: Film) -> Iterable[str]:
    """Keys of what stands before a colon, where that is more than a word."""
    words = words_of(film.title.split(":")[0])
    if ":" in film.title and len(words) > 1:
        yield from {"".join(words), "".join(without_article(words))}
