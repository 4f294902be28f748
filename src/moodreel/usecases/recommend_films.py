"""Films for a mood, the way one person wants them."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from moodreel.domain.answer import Answer
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.intent import Intent
from moodreel.domain.meaning import Meaning
from moodreel.domain.mood import Mood
from moodreel.domain.query import Query, Wish
from moodreel.errors import CorruptFile, Unavailable, UnknownName
from moodreel.recommending.about_words import AboutWords, weighty
from moodreel.recommending.recommend import Recommender
from moodreel.usecases.make_wish import Wishes, make_wish
from moodreel.usecases.read_history import Past

MARKS_UNREAD = (
    "your marks and ratings could not be read, so that films you have seen may be among these"
)

WORD_FOR_WORD = (
    "what it shall be about was looked for word for word: run `moodreel models fetch` to have it "
    "understood"
)

_log = logging.getLogger(__name__)


class RecommendFilms:
    """The use case that every door and every evaluation runs."""

    def __init__(
        self,
        catalogue: Catalogue,
        recommender: Recommender,
        find_title: Callable[[str], int],
        past: Callable[[str], Past],
        clock: Callable[[], datetime],
        credits: Callable[[str], Iterable[int]] = lambda _: (),  # noqa: A002
        means: Callable[[str], Meaning] | None = None,
        about: Callable[[], AboutWords] | None = None,
    ) -> None:
        """`credits` gives the rows of a person's films, `means` what free words are about, `about`
        which films speak of them; without these such wishes find nothing, or nothing more.
        """
        self._catalogue = catalogue
        self.recommender = recommender
        self._find_title = find_title
        self._past = past
        self._credits = credits
        self._means = means
        self._about = about
        self._clock = clock
        self._languages = frozenset(catalogue.languages.tolist())

    def __call__(
        self,
        mood: Mood,
        intent: str,
        wishes: Wishes | None = None,
        *,
        n: int = 10,
        seed: int = 0,
        person: str | None = None,
        model: str | None = None,
    ) -> Answer:
        """At most n films; what the person has dismissed stays away, and what they have seen or
        rated, unless they want it (`Wishes.include_seen`, else their preferences). Where
        that cannot be read, there are films all the same, with a note. `model` foretells the
        ratings of a person who has rated films; None is the usual one.

        Raises BadInput (and its kinds) for anything that cannot be used.
        """
        wishes = _careful(wishes or Wishes(), mood)
        wish, notes = self._wish(wishes)
        read = self._read_past(person) if person is not None else Past()
        past = read or Past()
        answer = self.recommender.recommend(
            Query(
                mood=mood,
                intent=known_intent(intent),
                at=self._clock(),
                wish=replace(wish, exclude=wish.exclude | past.hidden_from(wishes.include_seen)),
                n=n,
                seed=seed,
                person=person,
                history=past.history.with_liked(wish.like),
                model=model,
            )
        )
        notes += () if read else (MARKS_UNREAD,)
        return replace(answer, notes=(*answer.notes, *notes)) if notes else answer

    def _wish(self, wishes: Wishes) -> tuple[Wish, tuple[str, ...]]:
        """The wish with what it means, and what to tell of that."""
        wish = make_wish(wishes, self._find_title, self._languages, self._credits)
        if wishes.without_about and self._about:
            spoken = [self._about().of_all(weighty(words)) for words in wishes.without_about]
            rows = frozenset(int(row) for own in spoken for row in own)
            wish = replace(wish, exclude=wish.exclude | rows)
        if not wishes.about.strip():
            return wish, ()
        wish = replace(wish, words=weighty(wishes.about))
        if self._means is None:
            return wish, ()
        try:
            return replace(wish, meaning=self._means(wishes.about)), ()
        except (Unavailable, CorruptFile) as problem:
            _log.debug("no meaning: %s", problem)
            return wish, (WORD_FOR_WORD,)

    def _read_past(self, person: str) -> Past | None:
        """None where it cannot be read."""
        try:
            return self._past(person)
        except (Unavailable, CorruptFile) as error:
            _log.warning("recommending without marks and ratings: %s", error)
            return None


def _careful(wishes: Wishes, mood: Mood) -> Wishes:
    """Beside a note of care only the filters: nothing is looked for that dark words describe."""
    return replace(wishes, tones=(), about="", without_about=()) if mood.care else wishes


def known_intent(name: str) -> Intent:
    """The intent of this name. Raises UnknownName."""
    try:
        return Intent(name.strip().lower())
    except ValueError:
        raise UnknownName("intent", name, tuple(Intent)) from None
