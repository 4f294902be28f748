"""Which clauses ask for a film, and which tell how somebody feels.

"I want to cry" is a feeling, "make me cry" and "I want a comedy" are wishes. A clause counts as a
wish only where something in it says so; all else is left to the reader of moods, so that a wish
that is missed costs less than a feeling that is taken for one.
"""

from collections.abc import Sequence

from moodreel.recommending.wish.asking import asks, plain
from moodreel.recommending.wish.clauses import PERSONAL, Clause, ruled_out_of
from moodreel.recommending.wish.lexicon import Sure
from moodreel.recommending.wish.scan import Hit
from moodreel.recommending.wish.tokens import Token
from moodreel.recommending.wish.view import View, blocked, view_of

_GOES_ON = frozenset(
    "with without no not nothing about set that which where like from in of for something "
    "anything starring directed by less ideally preferably maybe and or under before after at "
    "less "
    "made but nor also only just featuring plus".split()
)
_TOLD = frozenset("because cause cos after before while since when off though although".split())
_VAGUE = frozenset("from to max min language country tone".split())


def wishes_among(clauses: Sequence[Clause], tokens: Sequence[Token]) -> list[bool]:
    """For each clause whether it is a wish."""
    views = [view_of(clause, tokens) for clause in clauses]
    ruled_out = ruled_out_of(clauses, tokens)
    hints = [_hints(view) for view in views]
    found: list[bool] = []
    for clause, view, out, hint in zip(clauses, views, ruled_out, hints, strict=True):
        told = clause.led_by in _TOLD or view.at(0) in _TOLD
        after = bool(found) and found[-1] and not _new_sentence(clause)
        own = not (told and not view.hit_at(0, Sure.WEAK)) and (
            asks(view) or (not hint and plain(view))
        )
        found.append(own or out or (after and not told and _goes_on(view)))
    # "before 1980, in French": hints are a wish where nothing else is said than wishes.
    if all(map(_either, found, hints, views)):
        return [wish or hint for wish, hint in zip(found, hints, strict=True)]
    return found


def _either(wish: bool, hint: bool, view: View) -> bool:
    return wish or hint or not (view.bare or view.hits or PERSONAL & set(view.words))


def _hints(view: View) -> bool:
    """Whether it is a year, a place or a tone and no more, which may be said of a day as well."""
    return (
        bool(view.hits)
        and not view.bare
        and plain(view)
        and all(hit.sure is Sure.WEAK and _vague(hit) for hit in view.hits)
        and (
            len(view.hits) == 1 or not any(k.startswith("tone:") for h in view.hits for k in h.asks)
        )
    )


def _vague(hit: Hit) -> bool:
    return not hit.asks or hit.asks[0].split(":")[0] in _VAGUE or hit.asks[0] == "genre:Family"


def _new_sentence(clause: Clause) -> bool:
    return clause.led_by[:1] in (".", "!", "?", "\n")


def _goes_on(view: View) -> bool:
    """Whether a fragment goes on with the wish before it: "twisty", "with dogs"."""
    if not view.words or view.words[0] in PERSONAL:
        return False
    if view.at(0) in _GOES_ON:
        return not (
            view.at(0) in ("but", "and", "that", "just", "only") and blocked(view, 1) < view.first
        )
    n_said = sum(hit.end - hit.start for hit in view.hits)
    return bool(n_said) and n_said >= len(view.bare) and blocked(view, 0) >= view.hits[0].start
