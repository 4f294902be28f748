"""Whether a clause asks for a film by itself: as an order, a want, a question, a name of a film."""

from moodreel.recommending.wish.clauses import PERSONAL
from moodreel.recommending.wish.lexicon import Sure
from moodreel.recommending.wish.view import View, blocked, filmish, opens, states
from moodreel.recommending.wish.words import NEGATORS

_ORDERS = frozenset(
    "give show find recommend suggest pick choose play put hit bring tell let lets throw serve "
    "offer get got need want wanna fancy looking craving watch gimme how entertain".split()
)
_SUBJECTS = frozenset("i we id wed im were ive weve".split())
_BETWEEN = frozenset(
    "would really just also do still kinda could only honestly will am are think guess probably "
    "now "
    "have had so definitely not dont actually id been always absolutely d sort kind of usually "
    "either".split()
)
_WANTS = (
    "looking for", "in the mood for", "hoping for", "up for", "dying for", "feel like", "use",
    "feeling like", "do with", "in need of", "go for", "in search of", "want", "need", "fancy",
    "crave", "prefer", "wanna", "craving", "rather", "deserve", "like", "love", "enjoy", "hate",
    "dislike", "cant stand", "sick of", "tired of", "fed up with", "enough of", "into", "avoid",
    "liked", "loved", "mind", "bored of",
)  # fmt: skip
_WANT_WORDS = tuple(tuple(phrase.split()) for phrase in _WANTS)
# "I like", "I am sick of": of films only where a film is named at once.
_OPINIONS = frozenset(
    "like love enjoy hate dislike stand of with into liked loved mind avoid".split()
)
_WATCHING = frozenset("watch see stream binge view watching seeing".split())
_ASKING = frozenset(
    "what which any got have do is are can could would will know whats anyone how where "
    "does".split()
)
_ASKED_FOR = frozenset(
    "watch recommend suggest recommendation recommendations suggestion suggestions".split()
)
_ARTICLES = frozenset("a an some any the another more".split())
_NOT_TOO = frozenset(
    "happy sad cheerful lonely calm kind smart beautiful hopeful lovely bitter".split()
)
_MARKED = frozenset(
    "seen watched saw loved liked already film movie finished rewatched enjoyed adored "
    "favourite".split()
)
_DETAILS = frozenset("about set where starring".split())


def asks(view: View) -> bool:
    """Whether the clause is a wish by itself."""
    if not view.words:
        return False
    return (
        _order(view)
        or _wants(view)
        or _question(view)
        or opens(view, int(view.at(0) == "for"))
        or _denies(view)
        or _marks(view)
    )


def _order(view: View) -> bool:
    if view.hit_at(0, Sure.ORDER):
        return True
    if view.at(0) == "help" and view.at(1) in ("me", "us"):
        return view.hit_at(2) or view.hit_at(0)
    skip = 3 if view.at(0) in ("can", "could", "would", "will") and view.at(1) == "you" else 0
    if view.at(skip) in ("make", "cheer", "calm") and view.hit_at(skip, Sure.ORDER):
        return True
    if view.at(0) in ("got", "get"):
        return view.at(1) in ("me", "us", "any", "anything") and filmish(view, 1)
    return view.at(0) in _ORDERS and filmish(view, 1)


def _wants(view: View) -> bool:
    at = 0
    while at < len(view.words) and view.words[at] in _SUBJECTS:
        at += 1
    while at < len(view.words) and view.words[at] in _BETWEEN and not _want_at(view, at):
        at += 1
    n = _want_at(view, at)
    if not n:
        return view.hit_at(0, Sure.STRONG) and view.at(0) in _SUBJECTS
    verb, start = view.words[at + n - 1], at + n
    if (verb in _OPINIONS and view.words[at] not in ("like", "love", "feel", "feeling")) or (
        view.words[at] in ("like", "love") and view.at(at - 1) not in ("would", "id", "wed", "d")
    ):
        return _names_film(view, start)
    return _object(view, start)


def _want_at(view: View, at: int) -> int:
    return max((len(w) for w in _WANT_WORDS if view.words[at : at + len(w)] == w), default=0)


def _object(view: View, start: int) -> bool:
    """Whether what is wanted is a film, or what a film does."""
    if view.at(start) in ("to", "watching", "seeing") or view.at(start - 1) == "wanna":
        at = start + (view.at(start) == "to")
        if view.at(at) in _WATCHING:
            return True
        return view.at(at) != "feel" and any(
            hit.start in (at, start)
            and (
                hit.sure >= Sure.WEAK
                or view.at(hit.start) in ("laugh", "to", "be", "relax", "unwind", "giggle")
            )
            for hit in view.hits
        )
    return filmish(view, start)


def _names_film(view: View, start: int) -> bool:
    at = start
    while view.at(at) in _ARTICLES or view.at(at) in ("good", "all", "these", "those", "of", "my"):
        at += 1
    return view.hit_at(at, Sure.WEAK)


def _question(view: View) -> bool:
    if view.at(0) not in _ASKING and view.at(0) not in _ASKED_FOR - {"watch"}:
        return False
    films = any(hit.sure is Sure.STRONG and hit.asks for hit in view.hits)
    anything = any(opens(view, i) and view.at(i + 1) for i in range(1, len(view.words)))
    return films or anything or any(word in _ASKED_FOR for word in view.words)


def _denies(view: View) -> bool:
    """ "no gore", "not too long"; but not "not happy" and "no hope left"."""
    if (
        view.at(0) not in NEGATORS
        and view.words[:2]
        not in (("anything", "but"), ("other", "than"), ("sick", "of"), ("tired", "of"))
        and view.at(0) != "enough"
    ):
        return False
    stop = blocked(view, 1)
    for hit in view.hits:
        if hit.start >= stop or not (hit.denied or hit.sure >= Sure.WEAK):
            continue
        if hit.sure is Sure.MOODY and view.at(0) in ("not", "isnt", "never", "less", "anything"):
            too = "too" in view.words and view.words[hit.start] not in _NOT_TOO
            return too or "please" in view.words
        return len(view.bare) <= max(1, sum(h.end - h.start for h in view.hits))
    return False


def _marks(view: View) -> bool:
    """ "already seen Inception": nothing but a title and what it is there for."""
    if not any(hit.cue and hit.asks for hit in view.hits):
        return False
    return all(view.words[i] in PERSONAL or view.words[i] in _MARKED for i in view.bare)


def plain(view: View) -> bool:
    """ "French comedy from the 90s": a film, nobody before it, and nothing that it did."""
    if view.first >= blocked(view, 0) or states(view):
        return False
    strong = any(hit.sure is Sure.STRONG for hit in view.hits)
    n_bare, n_said = len(view.bare), sum(hit.end - hit.start for hit in view.hits)
    before = sum(place < view.first for place in view.bare)
    led = view.words[0] in _ARTICLES or "please" in view.words
    spoken = _DETAILS & set(view.words[view.first :])
    if strong:
        told = led or spoken or {"with", "from", "by"} & set(view.words[view.first :])
        return before <= 1 and (n_bare <= max(1, n_said) or bool(told))
    return not n_bare or (not before and bool(led or spoken) and (n_bare == 1 or bool(spoken)))
