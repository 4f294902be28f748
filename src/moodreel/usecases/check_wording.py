"""Whether a wording says no more than what it words: what cannot be vouched for is not shown."""

import re

_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_QUOTED = re.compile(r"[“\"‘«]([^”\"’»]+)[”\"’»]")
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+")
# Markup, addresses, code: nothing that a sentence on a film needs.
_FOREIGN = re.compile(r"[<>{}\[\]`*_#|\\^~=@]|https?:|www\.|\.(com|org|net)\b", re.IGNORECASE)

# How a sentence may begin without naming anything.
_BEGINNINGS = frozenset(
    """a about after all among an and another any as at because before being both but by each even
    every expect few films for from fans gentle good great here if in it it's its just know less let
    like liked likely little made many may more most much near no not of on one only or other others
    perhaps quiet recent right see since so some soft something still such suits that that's the
    their then there these they this those though to too two try uplifting warm warmly watch we well
    what when where which while who why widely with you you'll you're your yours""".split()
)
_NUMBER_WORDS = frozenset(
    """zero one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty
    hundred hundreds thousand thousands million millions billion half dozen dozens first second
    third twice""".split()
)
_MAY_STAND = frozenset({"one", "first", "second", "half"})  # They mostly count nothing.


def is_faithful(wording: str, given: str, *, most_characters: int) -> bool:
    """Whether the wording is a short plain text whose numbers, names and quotations all stand in
    what was given. It cannot tell whether plain words mean the same.
    """
    if not wording.strip() or len(wording) > most_characters:
        return False
    if _FOREIGN.search(wording) or not all(c.isprintable() for c in wording):
        return False
    return (
        _numbers(wording) <= _numbers(given)
        and _names(wording) <= set(_WORD.findall(given)) | {"I"}
        and _begins_plainly(wording, given)
        and all(_letters(quoted) in _letters(given) for quoted in _QUOTED.findall(wording))
    )


def _numbers(text: str) -> set[str]:
    digits = {found.rstrip(".,:") for found in _NUMBER.findall(text)}
    words = {word.lower() for word in _WORD.findall(text)}
    return digits | ((words & _NUMBER_WORDS) - _MAY_STAND)


def _names(text: str) -> set[str]:
    """Words with a capital letter anywhere but at the beginning of a sentence."""
    found: set[str] = set()
    for sentence in _SENTENCE.split(text):
        words = _WORD.findall(sentence)
        found |= {word for word in words[1:] if word != word.lower()}
    return found


def _begins_plainly(wording: str, given: str) -> bool:
    """Whether each sentence begins with a word of what was given, or one that names nothing."""
    known = {word.lower() for word in _WORD.findall(given)} | _BEGINNINGS
    first = [_WORD.findall(sentence)[:1] for sentence in _SENTENCE.split(wording)]
    return all(word[0].lower().replace("’", "'") in known for word in first if word)


def _letters(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))
