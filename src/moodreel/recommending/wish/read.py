"""Reads words: the parts of a wish in them, and the feeling that is left."""

import re
from collections.abc import Iterator, Sequence

from moodreel.domain.understood import Asks, Part, Understood, once
from moodreel.recommending.wish.ask import parts_of
from moodreel.recommending.wish.clauses import PERSONAL, Clause, clauses_of
from moodreel.recommending.wish.judge import wishes_among
from moodreel.recommending.wish.lexicon import LEXICON
from moodreel.recommending.wish.scan import Names, scan
from moodreel.recommending.wish.tokens import Token, tokens_of
from moodreel.recommending.wish.words import FILLER, FUNCTION

_EMOJI = re.compile("[\u2600-\u27bf\U0001f300-\U0001faff]")
_FEW = 2
_ENDS = ".!?…"


def read_wish(text: str, names: Names, this_year: int) -> Understood:
    """What is asked of the films, and the words that are left to be read as a feeling: all of them
    where nothing is asked, none where nothing else is said.

    Raises BadInput where there is more text than anybody reads.
    """
    tokens = _tokens(text, names)
    hits = scan(text, tokens, names, this_year)
    clauses = clauses_of(tokens, hits)
    wished = wishes_among(clauses, tokens)
    parts = parts_of(text, tokens, clauses, wished)
    if not any(wished):
        return Understood(parts=tuple(once(parts)), feeling=text.strip())
    return Understood(parts=_agreeing(once(parts)), feeling=_feeling(text, tokens, clauses, wished))


def read_search(text: str, names: Names, this_year: int) -> Understood:
    """The same for what is typed into a search: all of it is a wish."""
    tokens = _tokens(text, names)
    clauses = clauses_of(tokens, scan(text, tokens, names, this_year))
    return Understood(parts=_agreeing(once(parts_of(text, tokens, clauses, [True] * len(clauses)))))


def _tokens(text: str, names: Names) -> list[Token]:
    return tokens_of(text, lambda word: LEXICON.mended(word, names.is_word))


def _agreeing(parts: Iterator[Part]) -> tuple[Part, ...]:
    """Without what contradicts: years that run backwards, what is wanted and not at once."""
    found = list(parts)
    keys = {part.key for part in found}
    years = {part.asks: int(part.value) for part in found if part.asks in (Asks.FROM, Asks.TO)}
    backwards = len(years) == 2 and years[Asks.FROM] > years[Asks.TO]
    return tuple(
        part
        for part in found
        if not (backwards and part.asks is Asks.TO)
        and not (part.asks in _POSITIVE and f"no-{part.key}" in keys)
    )


_POSITIVE = frozenset({Asks.GENRE, Asks.TONE, Asks.LANGUAGE})


def _feeling(
    text: str, tokens: Sequence[Token], clauses: Sequence[Clause], wished: Sequence[bool]
) -> str:
    """Stretches of the text between the wishes, as typed; and emoji, which ask for nothing."""
    stretches = []
    telling = [_says(tokens[clause.start : clause.end]) for clause in clauses]
    for first, last in _runs(
        [wish or not told for wish, told in zip(wished, telling, strict=True)]
    ):
        start = tokens[clauses[first].start].start
        following = clauses[last + 1] if last + 1 < len(clauses) else None
        end = tokens[clauses[last].end - 1].end
        rest = text[end : tokens[following.start].start if following else len(text)]
        tail = rest if following is None else rest[: len(rest) - len(rest.lstrip(_ENDS))]
        stretches.append((text[start:end] + tail).strip())
    seen = "".join(_EMOJI.findall(text))
    kept = " ".join(stretches)
    return " ".join(filter(None, (kept, "".join(c for c in seen if c not in kept))))


def _says(clause: Sequence[Token]) -> bool:
    """Whether it is more than "please" and "hello"."""
    personal = len(clause) > _FEW and any(token.word in PERSONAL for token in clause)
    return personal or any(map(_tells, clause))


def _tells(token: Token) -> bool:
    return token.is_word and token.word not in FUNCTION and token.word not in FILLER


def _runs(wished: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """First and last of the clauses in a row that are no wish."""
    first = None
    for i, wish in enumerate((*wished, True)):
        if not wish and first is None:
            first = i
        if wish and first is not None:
            yield first, i - 1
            first = None
