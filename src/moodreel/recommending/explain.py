"""Why a film is in the answer: sentences from the very columns that put it there."""

from collections.abc import Callable
from itertools import islice

from moodreel.domain.answer import Reason
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.query import Query
from moodreel.domain.slate import Slate
from moodreel.recommending.about_words import AboutWords
from moodreel.recommending.affect_space import AffectSpace
from moodreel.recommending.blend import GAIN
from moodreel.recommending.in_common import in_common
from moodreel.recommending.mood_sentence import Asked, MoodSentences
from moodreel.recommending.moved import MOVED
from moodreel.recommending.ratings import fame, shrunk_mean
from moodreel.recommending.taste import Taste

# Specificity and tone are told with the mood: the one is made of the same fit, the other is words
# for it.
_TOLD_AS = {"specificity": "mood_fit", "tone": "mood_fit"}

_MOST = 3

# Stars (shrunk) from which a film counts as well liked: the mean over all ratings of the
# catalogue's films in MovieLens latest-small is 3.61.
_WELL_LIKED = 3.6

# Fame (percentile of ratings in its decade) below which a film counts as little known.
_LITTLE_KNOWN = 0.3

_RECENT_YEARS = 5

_LIKELY = 0.5

# What the words ask for is told first, then what the mood does, then all else.
_FIRST = {"wished": 0, "about": 0, "mood_fit": 1}

# On the way from the median film (0) to the nearest (1) to what is asked for.
_NEAR = 0.6

Write = Callable[[int], list[str]]


class Explainer:
    """Turns the gains of a film into its strongest reasons, at most three."""

    def __init__(
        self,
        catalogue: Catalogue,
        space: AffectSpace,
        taste: Callable[[], Taste | None] = lambda: None,
        about: Callable[[], AboutWords | None] = lambda: None,
    ) -> None:
        self._films = catalogue.films
        self._taste = taste
        self._about = about
        self._moods = MoodSentences(catalogue, space)
        self._stars = shrunk_mean(catalogue)
        self._fame = fame(catalogue)

    def explain(self, query: Query, slate: Slate) -> list[tuple[Reason, ...]]:
        """For each film its reasons: the mood's if it helped the film, then the others by strength;
        every film that the mood was asked of has one at least.
        """
        asked = Asked.by(query)
        write: dict[str, Write] = {
            "mood_fit": lambda row: self._moods.write(asked, row),
            "wished": lambda row: self._wished(query, row),
            "about": lambda row: self._speaks(query, row),
            "content": lambda row: self._content(query, slate, row),
            "taste": lambda row: self._liked(query, row),
            "favourite": lambda row: _favourite(slate, row),
            "sentiment": lambda row: _moved_by_reviews(slate, row),
            "popularity": self._popularity,
            "discovery": self._discovery,
            "freshness": lambda row: self._freshness(query, row),
        }
        return [
            _reasons(write, _told_gains(slate, position), int(row))
            for position, row in enumerate(slate.rows)
        ]

    def _content(self, query: Query, slate: Slate, row: int) -> list[str]:
        """What it shares with each film liked, the last named first, as far as there is room; and
        that it is near in meaning, where it is among the nearest and no word of it says so.
        """
        told: list[str] = []
        for other in reversed(query.wish.like):
            common = in_common(self._films[row], self._films[other])
            if common:
                told.append(f"because you liked {self._films[other].title}: both {common}")
            if len(told) == _MOST:
                break
        in_words = query.wish.meaning is not None and not query.wish.like
        if in_words and not self._speaks(query, row):
            near = float(slate.columns["content"][slate.rows == row][0])
            told += ["near in meaning to what you asked for"] if near >= _NEAR else []
        return told

    def _wished(self, query: Query, row: int) -> list[str]:
        """The tones asked for that editors gave the film."""
        own = [tone for tone in query.wish.tones if tone in self._films[row].tags]
        return [f"{_and(own)}, as you asked"] if own else []

    def _speaks(self, query: Query, row: int) -> list[str]:
        """The words asked for that it holds."""
        about = self._about()
        own = about.spoken(query.wish.words, self._films[row]) if about else []
        return [f"speaks of {_and(own)}, as you asked"] if own else []

    def _liked(self, query: Query, row: int) -> list[str]:
        """The films liked whose weights say most for this one. What the wish names is told with
        what it shares, where there is anything."""
        taste = self._taste()
        liked = taste.because(query.history, row) if taste else []
        told = {
            other for other in query.wish.like if in_common(self._films[row], self._films[other])
        }
        named = [other for other in liked if other not in told]
        wanted = query.history.wanted
        parts = [
            self._named("liked", [other for other in named if other not in wanted]),
            self._named("want to see", [other for other in named if other in wanted]),
        ]
        why = " and ".join(part for part in parts if part)
        return [f"because you {why}"] if why else []

    def _named(self, verb: str, rows: list[int]) -> str:
        return f"{verb} {' and '.join(self._films[row].title for row in rows)}" if rows else ""

    def _popularity(self, row: int) -> list[str]:
        n_ratings, stars = self._films[row].n_ratings, self._stars[row]
        if stars < _WELL_LIKED:
            return [f"widely seen: {n_ratings} MovieLens ratings"]
        return [f"well liked: {stars:.1f} of 5 stars over {n_ratings} MovieLens ratings"]

    def _discovery(self, row: int) -> list[str]:
        if not self._fame[row] < _LITTLE_KNOWN:
            return []
        return [f"little known: {self._films[row].n_ratings} MovieLens ratings"]

    def _freshness(self, query: Query, row: int) -> list[str]:
        year = self._films[row].year
        return [f"recent: {year}"] if year >= query.at.year - _RECENT_YEARS else []


def _and(names: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _favourite(slate: Slate, row: int) -> list[str]:
    """The chance, where it is more likely than not; told where favourites weigh, which the standard
    weights leave at nothing.
    """
    chance = float(slate.columns["favourite"][slate.rows == row][0])
    share = f"{100 * chance:.0f} % of films that promise as much become one"
    return [f"likely a favourite of yours: {share}"] if chance >= _LIKELY else []


def _moved_by_reviews(slate: Slate, row: int) -> list[str]:
    """How far up, told only where it did move; a film without reviews is judged by its like's."""
    name = MOVED + "sentiment"
    places = int(slate.columns[name][slate.rows == row][0]) if name in slate.columns else 0
    moved_by = f"reviews, of it or of films like it, moved it up {places} place{'s' * (places > 1)}"
    return [moved_by] if places > 0 else []


def _reasons(write: dict[str, Write], gains: dict[str, float], row: int) -> tuple[Reason, ...]:
    strongest = sorted(gains, key=lambda name: (_FIRST.get(name, 2), -gains[name]))
    telling = [name for name in strongest if name in write and gains[name] > 0]
    told = (Reason(signal=name, text=text) for name in telling for text in write[name](row))
    found = list(islice(told, _MOST))
    if not found and "mood_fit" in gains:
        found = [Reason(signal="mood_fit", text=write["mood_fit"](row)[0])]
    return tuple(found)


def _told_gains(slate: Slate, position: int) -> dict[str, float]:
    """What each writer of reasons gained the film."""
    gains: dict[str, float] = {}
    for column, values in slate.columns.items():
        if column.startswith(GAIN):
            name = column.removeprefix(GAIN)
            told = _TOLD_AS.get(name, name)
            gains[told] = gains.get(told, 0.0) + float(values[position])
    return gains
