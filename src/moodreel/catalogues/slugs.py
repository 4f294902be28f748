"""The id of a film: one rule from its title and year."""

import re
import unicodedata

APOSTROPHES = str.maketrans("", "", "'’‘`´ʻʼ")
# Letters that Unicode does not take apart, and signs that are read as words. A half is set off
# with spaces so that 2½ is 2-1-2 and not 21-2.
SPELLED_OUT = str.maketrans(
    {"½": " 1 2 ", "&": " and ", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d"}
)


def slug(title: str, year: int) -> str:
    """`the-naked-gun-2-1-2-the-smell-of-fear-1991`: a-z, 0-9 and single hyphens.

    Marks are folded away, apostrophes dropped, every other sign is a hyphen. A title without a
    Latin letter or digit gives the year alone, which no bundled film needs.
    """
    spelled = title.casefold().translate(APOSTROPHES).translate(SPELLED_OUT)
    letters = unicodedata.normalize("NFKD", spelled)
    folded = "".join(c for c in letters if not unicodedata.combining(c))
    words = re.findall(r"[a-z0-9]+", folded)
    return "-".join([*words, str(year)])
