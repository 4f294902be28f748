"""Phrases written for people to read and check, compiled to one pattern over plain words.

    a/b      one of these words; `want_to` is two words, `kill*` begins so
    a?       may be missing; `a/b?` too
    ~3       up to three words that deny nothing, in the same part of a sentence
    <want>   one of the words of that name
    !a/b     what follows is none of these
    ^  $     a part of a sentence, or a thought, begins or ends here

One phrase a line; an indented line goes on with the one before.

Every gap is bounded and every word is matched whole, so that a search takes time in proportion to
the text.
"""

import re
from collections.abc import Mapping

# What may follow where a thought is complete.
_GOES_ON = (
    "and but so because i im if anymore now tonight today lol already right please or when again "
    "sometimes every lately honestly for_good"
)

_JOINED = re.compile(r"(/?)\n +")


def compiled(phrases: str, names: Mapping[str, str]) -> re.Pattern[str]:
    """One pattern for the phrases, one a line; it searches text that `padded` made."""
    return re.compile(f"(?<= ){_any_of(phrases, names)}")


def compiled_pair(
    first: str, between: str, second: str, names: Mapping[str, str]
) -> re.Pattern[str]:
    """One pattern for any of the first phrases, what stands between, and any of the second."""
    gap = _phrase(between, names)
    return re.compile(f"(?<= ){_any_of(first, names)}{gap}{_any_of(second, names)}")


def padded(plain: str) -> str:
    """Plain words with a space on either side of each."""
    return f" {plain} "


def _any_of(phrases: str, names: Mapping[str, str]) -> str:
    lines = _JOINED.sub(_join, phrases).split("\n")
    return f"(?:{'|'.join(_phrase(line, names) for line in lines if line)})"


def _join(line_break: re.Match[str]) -> str:
    return line_break[1] or " "


def _phrase(line: str, names: Mapping[str, str]) -> str:
    return "".join(_term(term, names) for term in line.split())


def _term(term: str, names: Mapping[str, str]) -> str:
    if term == "^":
        return r"(?<![a-z0-9*] )"
    if term == "$":
        return _end(names)
    if term.endswith("/$"):
        return f"(?:(?:{_words(term[:-2], names)}) |{_end(names)})"
    if term[0] == "~":
        return rf"(?:(?!(?:never|not|dont|nor) )[a-z0-9*]+ ){{0,{int(term[1:])}}}?"
    if term[0] == "!":
        return f"(?!(?:{_words(term[1:], names)}) )"
    words = f"(?:{_words(term.removesuffix('?'), names)}) "
    return f"(?:{words})?" if term.endswith("?") else words


def _end(names: Mapping[str, str]) -> str:
    return rf"(?=(?:[.,]|{_words(_GOES_ON.replace(' ', '/'), names)}) |\Z)"


def _words(term: str, names: Mapping[str, str]) -> str:
    term = re.sub(r"<(\w+)>", lambda name: "/".join(names[name[1]].split()), term)
    kinds = (word.replace("*", "[a-z]*").replace("_", " ") for word in term.split("/"))
    return "|".join(kinds)
