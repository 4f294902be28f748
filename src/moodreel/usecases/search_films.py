"""A search in plain words: titles, people, and films as the words describe them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from moodreel.domain.answer import Answer, Recommendation
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.film import Film
from moodreel.domain.mood import UNSAID, Mood
from moodreel.domain.query import MAX_N
from moodreel.domain.understood import Asks, Part, Understood
from moodreel.recommending.about_words import weighty
from moodreel.usecases.make_wish import Wishes
from moodreel.usecases.read_wish import wishes_of

# More titles than these nobody meant by a part of one.
_MOST_TITLES = 12
_N_NEAR = 6
# What describes films, but filters none.
_FREE = (Asks.ABOUT, Asks.NO_ABOUT, Asks.LIKE, Asks.EXCLUDE)


class Recommend(Protocol):
    """Films for a mood and wishes, ranked."""

    def __call__(self, mood: Mood, *, n: int, wishes: Wishes | None) -> Answer:
        """At most n."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFilms:
    """What a search found."""

    titles: tuple[Film, ...]
    """Films called so, best first."""
    items: tuple[Recommendation, ...]
    """Films as the words describe them, best first; none where they describe nothing."""
    understood: Understood
    notes: tuple[str, ...] = ()
    emptied: str | None = None
    """Where the words describe no film: the key of the part without which there are most."""


class SearchFilms:
    """Looks for titles, then for what the words ask for."""

    def __init__(
        self,
        catalogue: Catalogue,
        titles: Callable[[str, int], Sequence[int]],
        near: Callable[[str, int], Sequence[int]],
        is_title: Callable[[str], bool],
        is_word: Callable[[str], bool],
        read: Callable[[str], Understood],
        person: Callable[[str], str | None],
        recommend: Recommend,
    ) -> None:
        """`titles` gives rows of films that are called like the text, `near` of those, too, that
        only share letters with it; `is_title` tells whether it is a whole title, slips forgiven;
        `is_word` whether a word is one, as of what is none nothing can be said; `person` gives the
        name of who is called so.
        """
        self._films = catalogue.films
        self._row_of = catalogue.rows
        self._titles = titles
        self._near = near
        self._is_title = is_title
        self._is_word = is_word
        self._read = read
        self._person = person
        self._recommend = recommend

    def __call__(self, text: str, dropped: Collection[str] = (), n: int = 24) -> FoundFilms:
        """At most n films by description and a dozen by title; parts of the `dropped` keys ask for
        nothing. Raises BadInput for a text that is too long.
        """
        titles = tuple(self._films[row] for row in self._titles(text, _MOST_TITLES))
        understood = self._understood(text).without(dropped)
        free = all(part.asks in _FREE for part in understood.parts)
        if not understood.parts or (free and self._is_title(text)):
            return FoundFilms(titles=titles, items=(), understood=Understood())
        words = (word for part in understood.parts for word in weighty(part.value))
        spoken = not free or any(map(self._is_word, words)) or bool(understood.values(Asks.LIKE))
        answer = self._described(understood, n)
        items = _speaking(answer.items, understood) if spoken else ()
        if free and not items:
            return FoundFilms(
                titles=titles or tuple(self._films[row] for row in self._near(text, _N_NEAR)),
                items=(),
                understood=Understood(),
            )
        emptied = None if answer.items else self._emptied(understood)
        return FoundFilms(
            titles=titles,
            items=items,
            understood=understood,
            notes=tuple(note for note in answer.notes if answer.items and "asked for" not in note),
            emptied=emptied,
        )

    def rows(self, text: str, limit: int) -> list[int]:
        """Rows of all that a search finds, at most so many: titles, then what is described."""
        found = self(text, n=min(limit, MAX_N))
        films = (*found.titles, *(item.film for item in found.items))
        rows = dict.fromkeys(self._row_of[film.id] for film in films)
        return list(rows)[:limit]

    def _understood(self, text: str) -> Understood:
        """The parts; of a name alone the person."""
        if name := self._person(text):
            return Understood(parts=(Part(asks=Asks.PERSON, value=name, said=text.lower()),))
        return self._read(text)

    def _described(self, understood: Understood, n: int) -> Answer:
        return self._recommend(UNSAID, n=n, wishes=wishes_of(understood))

    def _emptied(self, understood: Understood) -> str | None:
        """The key of the part that leaves nothing: without it there are films, and the best."""
        scores = {}
        for part in understood.parts:
            without = self._described(understood.without({part.key}), 1).items
            if without:
                scores[part.key] = without[0].score
        return max(scores, key=lambda key: scores[key]) if scores else None


def _speaking(
    items: tuple[Recommendation, ...], understood: Understood
) -> tuple[Recommendation, ...]:
    """Of films found by free words alone those that have to do with these."""
    if any(part.asks is not Asks.ABOUT for part in understood.parts):
        return items
    return tuple(item for item in items if _near(item))


def _near(item: Recommendation) -> bool:
    told = [item.signals.get(name) for name in ("about", "content")]
    return any(value is not None and value > _LEAST for value in told)


# Of content's scale; below it a film has as much to do with the words as any other.
_LEAST = 0.25
