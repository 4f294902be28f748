"""What two spellings of one title have in common: keys, the year in brackets, slips."""

import re
import unicodedata
from collections.abc import Sequence

from moodreel.domain.bounds import FIRST_YEAR, LAST_YEAR
from moodreel.domain.edits import edits

ARTICLES = frozenset(
    "the a an le la les un une der die das ein eine el los las il lo gli i o os as det den".split()
)
# Words that people drop from titles, or put into them, without a thought.
SMALL_WORDS = ARTICLES | frozenset(
    "of and in on at to for from with by part volume chapter episode".split()
)
# Read as words or digits wherever they stand, in titles and in what is typed: Rocky II is Rocky 2,
# Ocean's Eleven is Ocean's 11. A single x or i stays a letter.
_ROMAN = "ii iii iv v vi vii viii ix".split()
_SPELLED = "one two three four five six seven eight nine ten eleven twelve thirteen".split()
SAME_WORD = {
    **{word: str(number) for number, word in enumerate(_ROMAN, start=2)},
    **{word: str(number) for number, word in enumerate(_SPELLED, start=1)},
    "vol": "volume",
    "pt": "part",
    "se7en": "7",
    "doctor": "dr",
    "mister": "mr",
    "missus": "mrs",
    "misses": "mrs",
    **{
        word: str(number)
        for number, word in enumerate("first second third fourth fifth sixth".split(), start=1)
    },
    "xmas": "christmas",
    "u": "you",
    "favorite": "favourite",
    "color": "colour",
    "colors": "colours",
    "neighbor": "neighbour",
    "theater": "theatre",
    "incorporated": "inc",
    "mum": "mom",
}
# Cyrillic and Greek letters as English speakers write them down; other scripts stay themselves.
_LETTERS = str.maketrans(
    {
        **dict(
            zip(
                "абвгдезийклмнопрстуфхыэіґ",
                "a b v g d e z i i k l m n o p r s t u f kh y e i g".split(),
                strict=True,
            )
        ),
        "ё": "e",
        "ж": "zh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ъ": "",
        "ь": "",
        "ю": "yu",
        "я": "ya",
        "є": "ye",
        "ї": "i",
        **dict(
            zip(
                "αβγδεζηικλμνξοπρσςτυφω",
                "a v g d e z i i k l m n x o p r s s t y f o".split(),
                strict=True,
            )
        ),
        "θ": "th",
        "χ": "ch",
        "ψ": "ps",
    }
)
_SIGNS = str.maketrans(
    {"&": " and ", "½": " 1 2 ", "'": "", "’": "", "ø": "o", "æ": "ae", "ł": "l"}
)
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_KIND_AT_END = re.compile(r"(?P<year>[(\[]\d{4}), (?P<kind>film|series)(?=[)\]]$)", re.IGNORECASE)
_YEAR_AT_END = re.compile(
    r"^(?P<title>.*\S)[\s,]*(?:\((?P<in>\d{4})\)|\[(?P<sq>\d{4})\]|\s(?P<bare>\d{4}))$"
)


def words_of(text: str) -> list[str]:
    """Words without case, marks and signs, numbers as digits; any script."""
    text = text.casefold().translate(_SIGNS)
    if not text.isascii():
        letters = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in letters if not unicodedata.combining(c)).translate(_LETTERS)
    words = re.findall(r"\w+", _INITIALS.sub(_joined, text).replace("_", " "))
    return [SAME_WORD.get(word, word) for word in words]


def _joined(initials: re.Match[str]) -> str:
    """ "et" for "E.T.", as people type it."""
    return initials[0].replace(".", "") + " "


def natural_order(text: str) -> str:
    """`The Matrix` for `Matrix, The`, with a year in brackets kept at the end."""
    match = re.fullmatch(r"(.*\S)\s*,\s*([^\W\d]+)('?)(\s*[\[(]\d{4}[\])])?", text.strip())
    if not match or match[2].casefold() not in ARTICLES:
        return text
    return f"{match[2]}{match[3]} {match[1]}{match[4] or ''}"


def without_article(words: list[str]) -> list[str]:
    """The words without a leading article, unless nothing else is left."""
    return words[1:] if len(words) > 1 and words[0] in ARTICLES else words


def split_year(text: str) -> tuple[str, int | None]:
    """Title and year of `Heat (1995)`, `Heat [1995]` or `Heat 1995`; None where there is none."""
    match = _YEAR_AT_END.match(text.strip())
    if not match:
        return text, None
    year = int(match["in"] or match["sq"] or match["bare"])
    return (match["title"], year) if FIRST_YEAR <= year <= LAST_YEAR else (text, None)


def split_kind(text: str) -> tuple[str, str | None]:
    """`Fargo (2014)` and `series` of `Fargo (2014, series)`, as messages tell two works apart."""
    match = _KIND_AT_END.search(text)
    return (text, None) if not match else (text[: match.end("year")] + text[-1], match["kind"])


def slips(typed: Sequence[str], title: Sequence[str]) -> int | None:
    """How many slips of the pen lie between what was typed and a title, word by word; None where it
    is another title.

    One edit in a word of four to seven letters, two in a longer one, none in a shorter one or in a
    number; and one small word more or less, which counts as one. So Spirted Away is Spirited Away,
    but Before Sunset is not Before Sunrise and Paddington not Paddington 2.
    """
    if len(typed) == len(title):
        return _slips_in_words(typed, title)
    longer, shorter = (typed, title) if len(typed) > len(title) else (title, typed)
    if len(longer) != len(shorter) + 1:
        return None
    tries = [
        _slips_in_words((*longer[:i], *longer[i + 1 :]), shorter)
        for i, word in enumerate(longer)
        if word in SMALL_WORDS
    ]
    return min((n + 1 for n in tries if n is not None), default=None)


def _slips_in_words(typed: Sequence[str], title: Sequence[str]) -> int | None:
    total = 0
    for a, b in zip(typed, title, strict=True):
        if a == b:
            continue
        length = min(len(a), len(b))
        at_most = 0 if length < 4 or _has_digit(a + b) else 1 if length < 8 else 2
        n = edits(a, b, at_most)
        if n > at_most:
            return None
        total += n
    return total


def _has_digit(text: str) -> bool:
    return any(c.isdigit() for c in text)
