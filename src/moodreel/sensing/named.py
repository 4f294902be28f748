"""Moods that the words name outright: "I feel so lonely", "bored".

What a person says they feel outweighs what a model sees, also within their words. Only chips count,
only said of oneself and not denied; everything else is left to the model.
"""

import re

from moodreel.inference.tokens import normalise
from moodreel.sensing.choice import CHOICES, Choice

_DEGREE = r"(?:(?:so|very|really|pretty|quite|rather|just|a|bit|little|kind of|sort of|too) )*"
_CHIP = rf"(?P<chip>{'|'.join(CHOICES)})\b(?! (?:for|to|whether|if)\b)"
# The subject is left out at the start ("feeling sad") and after "and" ("long day and feel lonely").
_SUBJECT = (
    r"(?:\b(?:i|i've been|i'm|i am|makes? me|(?:^|and|but|,)) ?(?:feel|feeling)|\bi'm|\bi am)"
)
_SAID = re.compile(rf"{_SUBJECT} {_DEGREE}{_CHIP}")
_ALONE = re.compile(rf"{_DEGREE}{_CHIP}[ .!…]*")
_DENIED = re.compile(r"\b(?:if|when|whether|until|unless|why|like|think|thought)\b")


def named_moods(text: str) -> list[Choice]:
    """The chips that the text names, in order, each once; none in most texts.

    Raises BadInput where the text cannot be read at all, as `normalise` says.
    """
    plain = normalise(text)
    if alone := _ALONE.fullmatch(plain):
        return [CHOICES[alone["chip"]]]
    named, end = [], 0
    for said in _SAID.finditer(plain):
        if not _DENIED.search(_last_two_words(plain[end : said.start()])):
            named.append(said["chip"])
        end = said.end()
    return [CHOICES[name] for name in dict.fromkeys(named)]


def _last_two_words(text: str) -> str:
    """Not by the pattern: what may begin anywhere takes hours where a text is one long word."""
    return " ".join(text.rstrip(" ").rsplit(" ", 2)[-2:])
