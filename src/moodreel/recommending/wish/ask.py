"""The parts that clauses of a wish ask for: each hit as meant or denied, and what is left over."""

from collections.abc import Generator, Iterator, Sequence

from moodreel.domain.understood import Asks, Part
from moodreel.recommending.wish.clauses import Clause, ruled_out_of
from moodreel.recommending.wish.scan import Hit
from moodreel.recommending.wish.tokens import Token, joined
from moodreel.recommending.wish.words import (
    ABOUT,
    ENDS_ABOUT,
    FILLER,
    FINE,
    FUNCTION,
    NEGATING,
    NEGATORS,
    RESETS,
)

_NEGATING = frozenset(tuple(phrase.split()) for phrase in NEGATING)
_ABOUT = frozenset(tuple(phrase.split()) for phrase in ABOUT)
_LONGEST_ABOUT = 200  # characters


def parts_of(
    text: str, tokens: Sequence[Token], clauses: Sequence[Clause], wished: Sequence[bool]
) -> list[Part]:
    """What is asked for, in the order of the words. Of clauses that are no wish only the titles
    that somebody says to have liked or seen."""
    parts: list[Part] = []
    denied = False
    out = ruled_out_of(clauses, tokens)
    for i, clause in enumerate(clauses):
        words = [token.word for token in tokens[clause.start : clause.end]]
        if not wished[i]:
            parts += _mentioned(text, tokens, clause)
            denied = False
            continue
        if _allowed(words, clause, denied):
            continue
        too = i > 0 and words[0] == "for" and "too" in _words(tokens, clauses[i - 1])
        carried = denied and clause.led_by == "," and _lists(words, clause)
        reader = _Clause(text, tokens, clause, denied=bool(too or carried or out[i]))
        parts += reader.parts()
        denied = reader.denied
    return parts


def _words(tokens: Sequence[Token], clause: Clause) -> list[str]:
    return [token.word for token in tokens[clause.start : clause.end]]


def _only_hits(words: Sequence[str], clause: Clause) -> bool:
    return bool(clause.hits) and sum(h.end - h.start for h in clause.hits) >= len(words)


def _allowed(words: Sequence[str], clause: Clause, denied: bool) -> bool:
    """ "but thriller is fine": what somebody does not mind is not what they ask for."""
    if "mind" in words and {"dont", "wouldnt", "not"} & set(words):
        return True
    fine = words[-1] in FINE and len(words) > 1 and words[-2] in ("is", "are", "be", "s")
    return fine and (denied or clause.led_by == "but" or words[-1] != "good")


def _lists(words: Sequence[str], clause: Clause) -> bool:
    """ "violence or torture", after "no gore": a list that goes on."""
    starts = bool(clause.hits) and clause.hits[0].start == clause.start
    ors = "or" in words or "and" in words or _only_hits(words, clause)
    return starts and ors and all(hit.denied for hit in clause.hits) and "please" not in words


def _mentioned(text: str, tokens: Sequence[Token], clause: Clause) -> Iterator[Part]:
    for hit in clause.hits:
        if hit.cue and hit.asks and hit.asks[0].startswith(("like:", "exclude:")):
            yield _part(hit.asks[0], joined(text, tokens[hit.start : hit.end]))


class _Clause:
    """Goes through one clause from left to right."""

    def __init__(self, text: str, tokens: Sequence[Token], clause: Clause, *, denied: bool) -> None:
        self._text, self._tokens, self._clause = text, tokens, clause
        self._hits = {hit.start: hit for hit in clause.hits}
        self._cues = {i for hit in clause.hits for i in range(hit.start - hit.cue, hit.start)}
        self.denied = denied
        self._run: list[int] = []

    def parts(self) -> Iterator[Part]:
        """Parts as they come; `denied` then tells how the clause ends."""
        i = self._clause.start
        while i < self._clause.end:
            hit = self._hits.get(i)
            if hit is None and (n := self._phrase(i, _ABOUT)):
                yield from self._flush()
                i = yield from self._about(i, n)
            elif hit is not None and not self._only_qualifies(hit):
                yield from self._flush()
                yield from self._hit(hit)
                i = hit.end
            else:
                if not self._turn(i) and i not in self._cues:
                    self._keep(i)
                i += 1
        yield from self._flush()

    def _only_qualifies(self, hit: Hit) -> bool:
        """ "the French Revolution": an origin before what is no film belongs to that."""
        if not hit.asks or not hit.asks[0].startswith(
            ("language:", "country:", "genre:War", "genre:History")
        ):
            return False
        if self._tokens[hit.end - 1].word.endswith("s") or hit.end >= self._clause.end:
            return False
        token = self._tokens[hit.end]
        return hit.end not in self._hits and token.is_word and _tells(token.word)

    def _turn(self, i: int) -> bool:
        """Whether the word denies what follows, or ends a denial."""
        word = self._tokens[i].word
        if word in NEGATORS or self._phrase(i, _NEGATING):
            self.denied = not (word == "not" and self._at(i + 1) in ("just", "only", "necessarily"))
            return True
        if (
            self.denied
            and word in RESETS
            and i > self._clause.start
            and self._at(i - 1) != "anything"
        ):
            self.denied = False
            return True
        return False

    def _hit(self, hit: Hit) -> Iterator[Part]:
        start, end = self._in_one_breath(hit)
        said = joined(self._text, self._tokens[start:end]).lower()
        keys = hit.asks
        if self.denied:
            keys = hit.denied
            if any(key.startswith("kind:") for key in keys) and not self._right_after_not(hit):
                keys = ()
            if hit.asks[:1] and hit.asks[0].startswith(("like:",)) and hit.cue:
                keys = hit.asks if not self._right_after_not(hit) else hit.denied
        if not hit.asks and not keys and not hit.mute:
            self._run.extend(range(hit.start, hit.end))
        for key in keys:
            yield _part(key, said)

    def _in_one_breath(self, hit: Hit) -> tuple[int, int]:
        """Where the genres that stand together begin and end ("horror comedy"); else the hit."""
        if not _is_genre(hit):
            return hit.start, hit.end
        genres = [other for other in self._clause.hits if _is_genre(other)]
        start, end = hit.start, hit.end
        for other in reversed(genres):
            start = other.start if other.end == start else start
        for other in genres:
            end = other.end if other.start == end else end
        return start, end

    def _right_after_not(self, hit: Hit) -> bool:
        at = hit.start - 1
        while at > self._clause.start and self._tokens[at].word in ("a", "more", "any", "the"):
            at -= 1
        return self._tokens[at].word in NEGATORS

    def _about(self, i: int, n: int) -> Generator[Part, None, int]:
        """All that follows "about", up to where something else is asked; gives where that is."""
        start = i if self._tokens[i].word == "set" else i + n
        end = start + (n if start == i else 0)
        while end < self._clause.end and not self._ends_about(end):
            end += 1
        hits = [hit for hit in self._clause.hits if i + n <= hit.start < end]
        if self.denied and any(hit.denied for hit in hits):
            for hit in hits:
                yield from self._hit(hit)
            return end
        words = joined(self._text, self._tokens[start:end])[:_LONGEST_ABOUT]
        if any(_tells(token.word) for token in self._tokens[start:end]):
            yield Part(asks=Asks.NO_ABOUT if self.denied else Asks.ABOUT, value=words, said=words)
        return end

    def _ends_about(self, i: int) -> bool:
        if self._tokens[i].word in ENDS_ABOUT:
            return True
        hit = self._hits.get(i)
        return hit is not None and any(
            key.startswith(("max:", "min:", "person:", "like:")) for key in hit.asks
        )

    def _keep(self, i: int) -> None:
        """Adds a word to what is left over, where it says something or joins what does."""
        word = self._tokens[i].word
        if not self._tokens[i].is_word:
            return
        if (word not in FILLER and word not in FUNCTION) or self._run:
            self._run.append(i)

    def _flush(self) -> Iterator[Part]:
        run = self._run
        while run and not _tells(self._tokens[run[-1]].word):
            run.pop()
        if run:
            words = joined(self._text, self._tokens[run[0] : run[-1] + 1])[:_LONGEST_ABOUT]
            yield Part(asks=Asks.NO_ABOUT if self.denied else Asks.ABOUT, value=words, said=words)
        self._run = []

    def _phrase(self, i: int, phrases: frozenset[tuple[str, ...]]) -> int:
        for n in range(min(3, self._clause.end - i), 0, -1):
            if tuple(token.word for token in self._tokens[i : i + n]) in phrases:
                return n
        return 0

    def _at(self, i: int) -> str:
        return self._tokens[i].word if 0 <= i < len(self._tokens) else ""


def _is_genre(hit: Hit) -> bool:
    return any(key.startswith("genre:") for key in hit.asks)


def _tells(word: str) -> bool:
    return word not in FUNCTION and word not in FILLER


def _part(key: str, said: str) -> Part:
    asks, value = key.split(":", 1)
    return Part(asks=Asks(asks), value=value, said=said)
