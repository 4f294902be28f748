"""A text in clauses, each with what stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from moodreel.recommending.wish.scan import Hit
from moodreel.recommending.wish.tokens import Token
from moodreel.recommending.wish.words import OUT

PERSONAL = frozenset(
    "i im ive id ill my me mine myself we weve wed our ours he she they hes shes theyre his their "
    "you your youre someone somebody everyone everybody nobody noone mum mom dad us"
    .split()
)  # fmt: skip
VERBS = frozenset(
    "is are was were am be been being has have had did do does can cant could will wont would "
    "should feel feels felt feeling got get getting gets went going came come said told made "
    "makes "
    "making died happened left broke keep keeps need needs isnt arent wasnt dont doesnt didnt "
    "miss "
    "won lost feelin gonna gotta says say asked asks looks look walked found took gave sent ran "
    "works "
    "tells thinks thought knows knew wants wanted starts started stopped called fell ended turned "
    "smells sounds seems became becomes bought opened drove ate woke cried laughed sat "
    "stood".split()
)
# First words of clauses that somebody says of what they want.
STARTS = frozenset(
    "want need wanna give show find recommend suggest make please pls plz let lets looking fancy "
    "would something anything nothing no not maybe preferably ideally put bring pick cheer "
    "can".split()
)
_SUBJECTS = frozenset("i im ive id ill my we were weve our he she they you its it the this".split())
_CONTEXT = frozenset(
    "a an my the this that i we such work long our another too hes shes its im today losing".split()
)
_WANTED_FOR = frozenset("mood up looking hoping search ask asking".split())
_STRONG = frozenset(".!?;\n…")


@dataclass(frozen=True, slots=True)
class Clause:
    """Words from `start` to `end`, without the marks and the conjunction around them."""

    start: int
    end: int
    led_by: str
    """The mark or conjunction before it; empty at the start of the text."""
    hits: tuple[Hit, ...]


def clauses_of(tokens: Sequence[Token], hits: Sequence[Hit]) -> list[Clause]:
    """The clauses in order; what stands inside one title or phrase is never parted."""
    inside = {i for hit in hits for i in range(hit.start + 1, hit.end)}
    turned_from = {hit.end for hit in hits if _turns_from(tokens, hit)}
    edges: list[tuple[int, int, str]] = []  # where one ends, the next starts, and what is between
    about = False
    for i, token in enumerate(tokens):
        if i in inside:
            continue
        if i in turned_from and token.is_word:
            edges.append((i, i, "off"))
        if not token.is_word:
            edges.append((i, i + 1, token.word))
            about = False
        elif i > 0 and _parts(tokens, i, about):
            joint = token.word in _DROPPED
            edges.append((i, i + 1 if joint else i, token.word))
            about = False
        about = about or token.word in ("about", "where", "set", "who", "whose")
    return list(_between(edges, len(tokens), hits))


_DROPPED = frozenset("but so and because cause cos though although".split())


def _parts(tokens: Sequence[Token], i: int, about: bool) -> bool:
    """Whether a clause begins at this word."""
    word = tokens[i].word
    then = tokens[i + 1].word if i + 1 < len(tokens) and tokens[i + 1].is_word else ""
    if not then:
        return False
    if word == "but":
        return i == 0 or tokens[i - 1].word not in ("anything", "nothing", "everything")
    if word in ("because", "cos", "though", "although"):
        return True
    if word == "cause":
        return then in _SUBJECTS
    if word == "and":
        return then in _SUBJECTS - {"the", "its", "it", "this", "were"} or then in STARTS
    if word == "so":
        return then in _SUBJECTS or then in STARTS or then == "bring"
    if word in ("after", "before", "while", "since", "when"):
        return then in (_CONTEXT & PERSONAL | {"this", "today"} if about else _CONTEXT)
    if word == "for":  # "not in the mood for anything sad" is one denial
        wanted = i > 0 and tokens[i - 1].word in _WANTED_FOR
        return then in ("anything", "something", "any") and not (about or wanted)
    return False


def _turns_from(tokens: Sequence[Token], hit: Hit) -> bool:
    """Whether the phrase ends where somebody begins to say what they want to forget."""
    return hit.asks[:1] == ("intent:lift",) and tokens[hit.end - 1].word in (
        "off",
        "forget",
        "about",
    )


def _between(edges: Sequence[tuple[int, int, str]], n: int, hits: Sequence[Hit]) -> list[Clause]:
    found, start, led_by, first = [], 0, "", 0
    for end, following, mark in (*edges, (n, n, "")):
        if end > start:
            last = first
            while last < len(hits) and hits[last].start < end:
                last += 1
            found.append(Clause(start, end, led_by, tuple(hits[first:last])))
            first, led_by = last, mark
        elif mark in _STRONG or mark in _DROPPED or not led_by:
            led_by = mark if not (led_by and led_by[0] in _STRONG) else led_by
        start = following
    return found


def ruled_out_of(clauses: Sequence[Clause], tokens: Sequence[Token]) -> list[bool]:
    """ "gore and torture are out": clauses that end so, and the list before them."""
    out = [False] * len(clauses)
    for i in reversed(range(len(clauses))):
        clause = clauses[i]
        words = [token.word for token in tokens[clause.start : clause.end]]
        n_said = sum(hit.end - hit.start for hit in clause.hits)
        follows = i + 1 < len(clauses) and out[i + 1] and clauses[i + 1].led_by == ","
        denied = len(words) > 2 and words[-2] in ("is", "are") and words[-1] in OUT
        out[i] = bool(clause.hits) and (denied or (follows and n_said >= len(words)))
    return out
