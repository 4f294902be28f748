"""One clause as the rules look at it: its words from the first telling one on, and its hits."""

from collections.abc import Sequence
from dataclasses import dataclass

from moodreel.recommending.wish.clauses import PERSONAL, VERBS, Clause
from moodreel.recommending.wish.lexicon import Sure
from moodreel.recommending.wish.scan import Hit
from moodreel.recommending.wish.tokens import Token
from moodreel.recommending.wish.words import FILLER, FINE, FUNCTION, OUT

_LEADS = frozenset(
    "and but so or please pls plz maybe perhaps preferably ideally ok okay hi hey hello well um "
    "now "
    "tonight then also just oh yes honestly today".split()
)
_NOTHING = frozenset(
    "too very that so overly with about like where really in it is has set involving any".split()
)
_OPEN = ("something", "anything")
_OTHERS = PERSONAL | VERBS | {"this", "its"}
_STATING = VERBS - {"would", "should", "could", "can", "do"}
_WHO_ELSE = PERSONAL - {"me", "us"}
_RELATIVES = frozenset("that which where who about like when whose".split())


@dataclass(frozen=True, slots=True)
class View:
    """A clause without the words before its first telling one."""

    words: tuple[str, ...]
    hits: tuple[Hit, ...]
    """Their places count from the first of `words`."""

    @property
    def first(self) -> int:
        """Where the first hit that is surely of a film begins; behind all words without."""
        return next((hit.start for hit in self.hits if hit.sure >= Sure.WEAK), len(self.words))

    def at(self, place: int) -> str:
        """The word there, or nothing."""
        return self.words[place] if place < len(self.words) else ""

    def hit_at(self, place: int, sure: Sure = Sure.MOODY) -> bool:
        """Whether something at least so sure begins there."""
        return any(hit.start == place and hit.sure >= sure for hit in self.hits)

    @property
    def bare(self) -> list[int]:
        """Places of words that say something and belong to no hit."""
        covered = {i for hit in self.hits for i in range(hit.start - hit.cue, hit.end)}
        return [
            i for i, word in enumerate(self.words)
            if i not in covered and word not in FUNCTION and word not in FILLER
        ]  # fmt: skip


def view_of(clause: Clause, tokens: Sequence[Token]) -> View:
    """The clause without what leads into it: "and please, ..."."""
    start = clause.start
    while start < clause.end and tokens[start].word in _LEADS and not _begins_hit(clause, start):
        start += 1
    hits = tuple(
        Hit(h.start - start, h.end - start, h.asks, h.denied, h.sure, h.cue) for h in clause.hits
    )
    return View(tuple(token.word for token in tokens[start : clause.end]), hits)


def _begins_hit(clause: Clause, place: int) -> bool:
    return any(hit.start == place for hit in clause.hits)


def blocked(view: View, start: int) -> int:
    """Where a person or what they do is spoken of first; behind all words where nobody is."""
    inside = {i for hit in view.hits for i in range(hit.start, hit.end)}
    places = (
        i for i in range(start, len(view.words)) if i not in inside and view.words[i] in _OTHERS
    )
    return next(places, len(view.words))


def states(view: View) -> bool:
    """Whether something is said of the film that was named: "the film made me sad"."""
    after = next(hit.end for hit in view.hits if hit.start == view.first)
    for i in range(after, len(view.words)):
        if view.words[i] in _RELATIVES:
            return False
        if view.words[i] in _STATING:
            return view.words[-1] not in FINE | OUT and view.words[i - 1] not in (
                "should",
                "would",
                "not",
            )
    return False


def opens(view: View, at: int) -> bool:
    """ "something small and human", but not "something is wrong", and "nothing sad"."""
    word, then = view.at(at), view.at(at + 1)
    if word in _OPEN:
        past = then.endswith("ed") and not view.hit_at(at + 1)
        return (
            then not in ("else", "but")
            and not past
            and (bool(then) or at > 0)
            and not _does(view, at)
        )
    if word != "nothing" or then in VERBS:
        return False
    near = at + 1
    while view.at(near) in _NOTHING and not view.hit_at(near):
        near += 1
    if view.hit_at(near):
        return True
    return then in ("with", "about", "where", "involving") and not VERBS & set(view.words[at:])


def _does(view: View, at: int) -> bool:
    """ "something in it has started": whether it is said to do something."""
    for word in view.words[at + 1 : at + 5]:
        if word in ("that", "which", "who", "where", "about", "to", "like", "i", "we"):
            return False
        if word in VERBS:
            return True
    return False


def filmish(view: View, start: int) -> bool:
    """Whether a film is spoken of from here on, before anybody else is."""
    stop = next(
        (i for i in range(start, len(view.words)) if view.words[i] in _WHO_ELSE),
        len(view.words),
    )
    sure = any(start <= hit.start < stop and hit.sure >= Sure.WEAK for hit in view.hits)
    return sure or any(opens(view, i) for i in range(start, min(stop, start + 4)))
