"""User names: what is taken for one, and the skeleton by which names that look alike are one.

After Unicode TR 39: letters of one script only, from the blocks that people write names in, and a
skeleton in which look-alikes become the same. The table is our own and short: the letters of Greek,
Cyrillic and Armenian that pass for Latin ones, the digits that pass for letters, and accents, which
are left off. The skeleton decides; what is shown stays as typed.
"""

import unicodedata
from dataclasses import dataclass

from moodreel.domain.account import LOCAL_PERSON
from moodreel.errors import BadInput

SHORTEST, LONGEST = 2, 32
# In a row, on one letter; no language that people write names in needs more.
MOST_MARKS = 2

_WITHIN = "._-"
_SCRIPTS = frozenset(
    """LATIN GREEK CYRILLIC ARMENIAN GEORGIAN HEBREW ARABIC DEVANAGARI BENGALI GURMUKHI GUJARATI
    TAMIL TELUGU KANNADA MALAYALAM SINHALA THAI LAO KHMER MYANMAR TIBETAN ETHIOPIC HANGUL CJK
    HIRAGANA KATAKANA""".split()
)
# Written together, as every Japanese name may be.
_JAPANESE = frozenset({"CJK", "HIRAGANA", "KATAKANA"})
# Scripts whose marks over letters are left off in the skeleton; elsewhere they are vowels.
_WITH_ACCENTS = frozenset({"LATIN", "GREEK", "CYRILLIC"})

_ALIKE = str.maketrans(
    # Digits, and letters within Latin. l stands for 1, i and l.
    {"0": "o", "1": "l", "i": "l", "ı": "l", "3": "e", "5": "s", "ł": "l", "ø": "o", "đ": "d"}
    | {"ħ": "h", "ŧ": "t", "ð": "d", "þ": "p", "ŋ": "n", "ƒ": "f"}
    # Cyrillic, as it looks in small letters or in capitals.
    | dict(zip("авеёзіїјкмнорстухѕԁԛԝһӏьгб", "abeeelljkmhopctyxsdqwhlbr6", strict=True))
    # Greek.
    | dict(zip("αβγεζηικμνορςτυχω", "abyezhlkmvopctuxw", strict=True))
    # Armenian.
    | dict(zip("օոսհգզ", "onuhqq", strict=True))
)
_PAIRS = (("rn", "m"), ("vv", "w"))

# Would be taken for the software or for who runs it.
_RESERVED = "admin administrator moodreel root system support help staff moderator owner nobody me"


@dataclass(frozen=True, slots=True, kw_only=True)
class UserName:
    """A name that may be an account's."""

    shown: str
    key: str
    """The skeleton, at most twice as long as the name."""


def read_name(typed: str) -> UserName:
    """The name as it is kept. Raises BadInput, which says what is wrong with it."""
    shown = unicodedata.normalize("NFKC", typed[: LONGEST * 4].strip())
    if len(typed) > LONGEST * 4 or not SHORTEST <= len(shown) <= LONGEST:
        raise BadInput(
            f"expected a name of {SHORTEST} to {LONGEST} characters, got {len(typed.strip()):,}"
        )
    _check_characters(shown)
    key = skeleton(shown)
    if key in _RESERVED_KEYS:
        raise BadInput("expected a name of your own: that one stands for the software itself")
    return UserName(shown=shown, key=key)


def sought_key(typed: str) -> str:
    """The skeleton of what somebody types to sign in, be it a name or not."""
    return skeleton(typed[: LONGEST * 4].strip())


def skeleton(name: str) -> str:
    """What all names that look like this one share; any text has one."""
    text = unicodedata.normalize("NFKC", name).casefold()
    if _scripts(text) <= _WITH_ACCENTS:
        apart = unicodedata.normalize("NFD", text.translate(_ALIKE))
        text = "".join(c for c in apart if not unicodedata.combining(c))
    text = unicodedata.normalize("NFC", text.translate(_ALIKE))
    for pair, one in _PAIRS:
        text = text.replace(pair, one)
    return text


def _check_characters(name: str) -> None:
    wrong = next((c for c in name if not _may_stand(c)), None)
    if wrong is not None or name[0] in _WITHIN or name[-1] in _WITHIN:
        raise BadInput(
            "expected a name of letters and digits, with . _ or - between them and no blanks"
        )
    marks = "".join("m" if unicodedata.category(c).startswith("M") else "." for c in name)
    if marks.startswith("m") or "m" * (MOST_MARKS + 1) in marks:
        raise BadInput(
            "expected a name that begins with a letter or a digit, and few marks above and below"
        )
    scripts = _scripts(name)
    if len(scripts) > 1 and not scripts <= _JAPANESE:
        raise BadInput(
            "expected a name in one script: letters of several, such as Latin and Cyrillic, "
            "can make two names look the same"
        )


def _may_stand(character: str) -> bool:
    if character in _WITHIN or (character.isascii() and character.isalnum()):
        return True
    if unicodedata.category(character) not in {"Ll", "Lu", "Lo", "Lm", "Mn", "Mc"}:
        return False
    script = _script(character)
    if script == "LATIN":  # not the small capitals and phonetic letters further on
        return character < "\u0250" or "\u1e00" <= character <= "\u1eff"
    return script in _SCRIPTS or unicodedata.category(character) == "Mn"


def _scripts(text: str) -> frozenset[str]:
    """The scripts of its letters; digits, signs and marks shared by scripts have none."""
    return frozenset(_script(c) for c in text if c.isalpha())


def _script(character: str) -> str:
    """By the first word of the character's name, which Unicode keeps stable."""
    return unicodedata.name(character, "?").split(" ", 1)[0].split("-", 1)[0]


_RESERVED_KEYS = frozenset(map(skeleton, [*_RESERVED.split(), LOCAL_PERSON]))
