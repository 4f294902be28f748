"""A film's facts as a paragraph, to look for films of like meaning with: by a language model, or
plainly by us. Facts of the catalogue are all that is sent.
"""

from collections.abc import Callable
from dataclasses import dataclass

from moodreel.domain.answer import Reason, Recommendation
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import FloatArray
from moodreel.domain.film import Film
from moodreel.domain.query import Wish
from moodreel.errors import NotSetUp, Unavailable
from moodreel.recommending.filters import allowed
from moodreel.recommending.in_common import in_common
from moodreel.recommending.meaning import FilmMeanings
from moodreel.recommending.sources.top import top
from moodreel.usecases.check_wording import is_faithful

MOST_CHARACTERS = 900
_TASK = """You describe a film for a search by meaning. You get its facts. Write one paragraph of
two to four plain sentences on what it is about, its tone and what watching it is like, in words
that descriptions of similar films would use. Add no names, numbers or events that the facts do not
hold. No markup."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A film in a paragraph."""

    text: str
    by_model: bool
    """False where it is ours, because the model did not answer or added something."""


class EnrichQuery:
    """Describes films, and finds those that the description is nearest to."""

    def __init__(
        self,
        ask: Callable[[str, str], str],
        *,
        encode: Callable[[str], FloatArray],
        meanings: Callable[[], FilmMeanings],
    ) -> None:
        """`encode` gives a text's vector, `meanings` those of the films."""
        self._ask = ask
        self._encode = encode
        self._meanings = meanings

    def describe(self, film: Film) -> Description:
        """The film in a paragraph. Raises NotSetUp."""
        facts = plainly(film)
        try:
            told = " ".join(self._ask(_TASK, facts).split())
        except NotSetUp:
            raise
        except Unavailable:
            told = ""
        faithful = is_faithful(told, facts, most_characters=MOST_CHARACTERS)
        return Description(text=told if faithful else facts, by_model=faithful)

    def nearest(
        self, film: Film, n: int, catalogue: Catalogue
    ) -> tuple[Description, tuple[Recommendation, ...]]:
        """The description, and the n other films that mean most alike, best first. Raises NotSetUp
        where no model or no encoder is set up.
        """
        description = self.describe(film)
        nearness = self._meanings().nearness(self._encode(description.text))
        others = allowed(Wish(exclude=frozenset({catalogue.rows[film.id]})), catalogue)
        rows = top("meaning", nearness, others, n).rows
        best_first = sorted(rows, key=lambda row: -nearness[row])
        items = tuple(
            _item(rank, film, catalogue.films[row], float(nearness[row]))
            for rank, row in enumerate(best_first, 1)
        )
        return description, items


def plainly(film: Film) -> str:
    """The facts in sentences."""
    tags = ", ".join(tag.replace("-", " ") for tag in film.tags)
    parts = [
        f"{film.title}, a {film.kind.value} of {film.year}: {', '.join(film.genres)}.",
        film.synopsis,
        f"In tone: {tags}." if tags else "",
    ]
    return " ".join(part for part in parts if part)


def _item(rank: int, film: Film, other: Film, nearness: float) -> Recommendation:
    common = in_common(film, other)
    reasons = (Reason(signal="meaning", text=f"both {common}"),) if common else ()
    signals = {"meaning": nearness}
    return Recommendation(rank=rank, film=other, score=nearness, signals=signals, reasons=reasons)
