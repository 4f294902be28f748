"""Words as the rules of care compare them: slips, abbreviations and disguises in one spelling.

"I'm gonna k1ll my self!!" becomes "im gonna kill myself .". Words of Latin letters only; what ends
a sentence becomes ".", what ends part of one ",", and whatever laughs "lol".
"""

import re
from functools import cache

from moodreel.inference.tokens import MAX_WORD, normalise

_LAUGHS = re.compile(r"[😂🤣😹😆😅💀]|\b(?:ha(?:ha)+h?|hehe+|lmf?ao+|rofl|lol+|xd+)\b")
_SPACED_OUT = re.compile(r"(?<![\w'])(?:[a-z][ ._*-]){2,30}[a-z](?![\w'])")  # s u i c i d e
_INSIDE = (
    (re.compile(r"(?<=[a-z])[1!|](?=[a-z])"), "i"),
    (re.compile(r"(?<=[a-z])0(?=[a-z])"), "o"),
    (re.compile(r"(?<=[a-z])3(?=[a-z])"), "e"),
    (re.compile(r"(?<=[a-z])@(?=[a-z])"), "a"),
    (re.compile(r"(?<=[a-z])[*#](?=[a-z])"), "*"),
)
_TOKEN = re.compile(r"[a-z*]+|\d+|[.!?;…]+|[,:()\"—–]")
_RUN = re.compile(r"([a-km-z])\1{2,}|(l)\2{2,}")

# One word for what is written apart or shortened; the order counts.
_SHORT = tuple(
    (re.compile(rf"\b{before}\b"), after)
    for before, after in (
        (r"i'll", "i will"),
        (r"i'd", "i would"),
        (r"([a-z]+)'d", r"\1 would"),
        (r"i've", "i have"),
        (r"(?:i am|i'm|iam|i m)", "im"),
        (r"(do|did|does|is|was|were|would|could|should|wo|ca|has|have|had|are|ai)n'?t", r"\1nt"),
        (r"(do|did|does|is|was|were|would|could|should|has|have|had|are) not", r"\1nt"),
        (r"(?:cannot|can not)", "cant"),
        (r"will not", "wont"),
        (r"([a-z]+)'ll", r"\1 will"),
        (r"([a-z]+)'s", r"\1s"),
    )
)
_JOINED = tuple(
    (re.compile(rf"\b{before}\b"), after)
    for before, after in (
        (r"(?:going to|gunna|gona|gon|finna|boutta|bout to|about to)", "gonna"),
        (r"(?:wants?|wanting|wanted|wanna|wana) (?:too?|2|na)", "want to"),
        (r"(?:wanna|wana|wan|wannna)(?: to)?", "want to"),
        (r"my (?:self|slef)", "myself"),
        (r"(him|her) self", r"\1self"),
        (r"any (?:more|longer)|no more", "anymore"),
        (r"(?:no one|noone|no body)", "nobody"),
        (r"every (?:one|body)|everybody", "everyone"),
        (r"some (?:one|body)|somebody", "someone"),
        (r"selfharm(\w*)", r"self harm\1"),
        (r"(?:s word|sewer ?slide|sewerside|sui)", "suicide"),
        (r"killmyself", "kill myself"),
        (r"(?:wanttodie|wannadie|iwanttodie)", "want to die"),
        (r"iwannadie", "want to die"),
        (r"(?:un alive|unaliv)", "unalive"),
        (r"good ?by(?:e|es)?", "goodbye"),
        (r"for ?ever", "forever"),
    )
)
_SPELT = {
    **dict.fromkeys(("kil", "kll", "kiil", "klil", "k*ll", "k*l", "kiill"), "kill"),
    **dict.fromkeys(("d*e", "dei", "diie", "dieee"), "die"),
    **dict.fromkeys(("wnat", "wnt", "watn", "wnna", "wnana", "wont2"), "want"),
    **dict.fromkeys(("dnt", "dont", "dotn", "donnt"), "dont"),
    **dict.fromkeys(("cnat", "cnt", "cantt"), "cant"),
    **dict.fromkeys(("exsist", "exsit", "exists"), "exist"),
    **dict.fromkeys(("pils", "pillls"), "pills"),
    **dict.fromkeys(("su*cide", "su*c*de", "suic*de", "s*icide", "s*uicide"), "suicide"),
    **dict.fromkeys(("u", "yu"), "you"),
    **dict.fromkeys(("2nite", "tonite", "2night"), "tonight"),
    **dict.fromkeys(("bc", "cuz", "cos", "coz", "cause", "bcs"), "because"),
    **dict.fromkeys(("rly", "rlly"), "really"),
    **dict.fromkeys(("suicidle", "sucidle", "suicidol", "suisidal"), "suicidal"),
    "ppl": "people",
    "lief": "life",
    "idont": "i dont",
    "idontwant": "i dont want",
    "tmrw": "tomorrow",
    "tn": "tonight",
    "gna": "gonna",
    "alife": "alive",
    "liv": "live",
    "jst": "just",
    "ded": "dead",
}
# Long enough that one slip makes no other word, given that the first letter is right.
_SLIPS_IN = (
    "myself",
    "himself",
    "herself",
    "suicide",
    "suicidal",
    "overdose",
    "anymore",
    "tonight",
)
_KNOWN = frozenset((*_SLIPS_IN, "suicides", "overdosed", "overdoses", "tonights"))


def plain(text: str) -> str:
    """The words between single spaces. Raises BadInput as `normalise` does."""
    text = _LAUGHS.sub(" lol ", normalise(text).replace("-", " "))
    text = _SPACED_OUT.sub(lambda m: re.sub(r"[ ._*-]", "", m[0]), text)
    for pattern, letter in _INSIDE:
        text = pattern.sub(letter, text)
    for pattern, spelt in _SHORT:
        text = pattern.sub(spelt, text)
    words = " ".join(_word(token) for token in _TOKEN.findall(text.replace("'", "")))
    for pattern, spelt in _JOINED:
        words = pattern.sub(spelt, words)
    return words


def _word(token: str) -> str:
    if not token[0].isalpha() and token[0] != "*":
        return "." if token[0] in ".!?;…" else token[:MAX_WORD] if token.isdigit() else ","
    token = _RUN.sub(lambda m: m[1] or "ll", token[:MAX_WORD])
    token = _SPELT.get(token, token)
    return token if token in _KNOWN else _slips().get(token, token)


@cache
def _slips() -> dict[str, str]:
    """What one slip of the finger makes of the words of `_SLIPS_IN`, and the word."""
    letters = "abcdefghijklmnopqrstuvwxyz*"
    slips: dict[str, str] = {}
    for word in _SLIPS_IN:
        for i in range(1, len(word) + 1):
            head, tail = word[:i], word[i:]
            made = [head + letter + tail for letter in letters]
            made += [head + letter + tail[1:] for letter in letters if tail]
            made += [head + tail[1:], head + tail[1:2] + tail[:1] + tail[2:]]
            slips.update((slip, word) for slip in made if slip not in _KNOWN)
    return slips
