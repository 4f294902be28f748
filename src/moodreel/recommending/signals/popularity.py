"""How well a film stands with those who rated it."""

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import FloatArray
from moodreel.domain.query import Query
from moodreel.domain.slate import Slate
from moodreel.recommending.ratings import standing


class Popularity:
    """The film's standing (`ratings.standing`); no opinion on a film without ratings."""

    name = "popularity"

    def __init__(self, catalogue: Catalogue) -> None:
        self._standing = standing(catalogue)

    def measure(self, query: Query, slate: Slate) -> FloatArray:  # noqa: ARG002
        """(n,) standing in (0, 1), NaN without ratings."""
        return self._standing[slate.rows]
