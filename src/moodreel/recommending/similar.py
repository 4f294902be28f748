"""Films like one film, and why."""

import numpy as np

from moodreel.domain.answer import Reason, Recommendation
from moodreel.domain.catalogue import Catalogue
from moodreel.domain.query import Wish
from moodreel.domain.slate import Slate
from moodreel.recommending.content import ContentSpace
from moodreel.recommending.filters import allowed
from moodreel.recommending.in_common import in_common
from moodreel.recommending.sources.top import top


def similar(
    row: int, n: int, catalogue: Catalogue, space: ContentSpace
) -> tuple[Recommendation, ...]:
    """The n films most like the one in this row by content, best first; never itself."""
    mask = allowed(Wish(exclude=frozenset({row})), catalogue)
    found = top("content", space.likeness(row), mask, n)
    best_first = found.take(np.argsort(-found.columns["content"], kind="stable"))
    return tuple(_item(best_first, i, row, catalogue) for i in range(len(best_first)))


def _item(slate: Slate, position: int, row: int, catalogue: Catalogue) -> Recommendation:
    film, value = catalogue.films[slate.rows[position]], float(slate.columns["content"][position])
    common = in_common(catalogue.films[row], film)
    reasons = (Reason(signal="content", text=f"both {common}"),) if common else ()
    return Recommendation(
        rank=position + 1, film=film, score=value, signals={"content": value}, reasons=reasons
    )
