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
    (re.compile(r"(?<=[a-z])[@4](?=[a-z])"), "a"),
    (re.compile(r"(?<=[a-z])[*#](?=[a-z])"), "*"),
    (re.compile(r"\$(?=[a-z])"), "s"),
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
        (r"(?:selfharm|(?:slef|sefl|sel|slf) ?harm)(\w*)", r"self harm\1"),
        (r"self (?:ham|hrm|hamr|harn)(ing|ed)?", r"self harm\1"),
        (r"(?:s word|sewer ?slides?|suis?lide|suic?slide|sewers?ide|sui)", "suicide"),
        (r"(?:sewer ?slidal|s thoughts|s word thoughts)", "suicidal thoughts"),
        (r"(?:i )?(?:wanto|wantto|wannto) (?=\w)", "i want to "),
        (r"s(?:oo|u|ue)i?c[iy]?de", "suicide"),
        (r"k word myself", "kill myself"),
        (r"(relapsing) sh", r"\1 self harm"),
        (r"sh (?=relapsed?|urges?|again|scars|thoughts|clean|tonight|today)", "self harm "),
        (r"(relapsed?|on|with|to|of|about|doing|did|do|through) sh", r"\1 self harm"),
        (r"(hard|long|want to|wish|i|to) 2 (die|live|be|end|kill)", r"\1 to \2"),
        (r"in ?front off?", "in front of"),
        (r"jump(ing|ed)? of (?=a|the|my)", r"jump\1 off "),
        (r"diss?app?e?ar(ed|ing|s)?", r"disappear\1"),
        (r"killmyself", "kill myself"),
        (r"(?:wanttodie|wannadie|iwanttodie)", "want to die"),
        (r"iwannadie", "want to die"),
        (r"(?:un alive|unaliv)", "unalive"),
        (r"un aliv(ing|ed)", r"unaliv\1"),
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
    **dict.fromkeys(
        ("suiside", "suecide", "suicied", "su*cide", "su*c*de", "suic*de", "s*icide", "s*uicide"),
        "suicide",
    ),
    **dict.fromkeys(("u", "yu"), "you"),
    **dict.fromkeys(("2nite", "tonite", "2night"), "tonight"),
    **dict.fromkeys(("bc", "cuz", "cos", "coz", "cause", "bcs"), "because"),
    **dict.fromkeys(("rly", "rlly"), "really"),
    **dict.fromkeys(
        ("suicidle", "suisidle", "suacidal", "soocidal", "sucidle", "suicidol", "suisidal"),
        "suicidal",
    ),
    **dict.fromkeys(("wuld", "woud", "wud", "wld", "wold"), "would"),
    **dict.fromkeys(("beter", "bettr", "bettre", "btter"), "better"),
    **dict.fromkeys(("lif", "lfe", "lyfe"), "life"),
    **dict.fromkeys(("hrt", "hurtt", "hutr"), "hurt"),
    **dict.fromkeys(("ctu", "cutt", "cuut"), "cut"),
    **dict.fromkeys(("thnk", "thnking", "thinkin", "thikning", "thinkng"), "thinking"),
    **dict.fromkeys(("brige", "brdge", "bridg", "birdge"), "bridge"),
    **dict.fromkeys(("alve", "alivee", "aliv", "alvie"), "alive"),
    **dict.fromkeys(("tierd", "tird", "tirde", "tyred"), "tired"),
    **dict.fromkeys(("endig", "endin", "endng", "ening"), "ending"),
    **dict.fromkeys(("wihs", "wsh", "whish", "wsih"), "wish"),
    **dict.fromkeys(("agian", "agin", "agan", "againn"), "again"),
    **dict.fromkeys(("deth", "daeth", "deaht"), "death"),
    **dict.fromkeys(("beign", "bein", "beeing"), "being"),
    **dict.fromkeys(("hav", "hve", "ahve"), "have"),
    **dict.fromkeys(("goin", "goign", "gong", "goingg"), "going"),
    **dict.fromkeys(("shud", "shuld", "shoud"), "should"),
    **dict.fromkeys(("nuthing", "nothin", "nthing"), "nothing"),
    **dict.fromkeys(("wnna", "wanaa", "wannaa"), "wanna"),
    **dict.fromkeys(("w", "wiht", "wth", "wih"), "with"),
    **dict.fromkeys(("al", "aall"), "all"),
    **dict.fromkeys(("overdoesd", "overdosd", "overdoed", "oded"), "overdosed"),
    **dict.fromkeys(("h*rm", "harn", "h4rm", "hram"), "harm"),
    **dict.fromkeys(
        (
            "pont",
            "piont",
            "poit",
        ),
        "point",
    ),
    **dict.fromkeys(("mis", "misss", "miis"), "miss"),
    **dict.fromkeys(("pilss", "plls", "pilles"), "pills"),
    **dict.fromkeys(("hopless", "hopeles"), "hopeless"),
    **dict.fromkeys(("ot", "tto", "ti"), "to"),
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
    "goodbye",
    "nobody",
    "everyone",
    "disappear",
    "deserve",
    "existing",
    "thoughts",
    "cutting",
    "hurting",
    "harming",
    "living",
    "burden",
    "reason",
    "without",
    "forever",
    "relapsed",
    "survive",
    "tablets",
    "painkillers",
    "antidepressants",
    "hanging",
    "jumping",
    "drowning",
    "bleeding",
)
_KNOWN = frozenset(
    (
        *_SLIPS_IN,
        *"suicides overdosed overdoses tonights deserved deserves exiting thought cuffing catting "
        "hunting hurling hurtling harking harping loving liking lining giving burdens reasons "
        "relapse relapses survived survives survivor tablet handing banging hinging haunting "
        "bumping dumping breeding blending bleating disappears".split(),
    )
)


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
