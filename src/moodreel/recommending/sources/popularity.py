"""Proposes films that are well liked by many."""

from moodreel.domain.catalogue import Catalogue
from moodreel.domain.emotion import BoolArray
from moodreel.domain.query import Query
from moodreel.domain.slate import Slate
from moodreel.recommending.ratings import standing
from moodreel.recommending.sources.top import top


class PopularFilms:
    """The best standing; films without ratings come by way of the other sources."""

    name = "popular"

    def __init__(self, catalogue: Catalogue, k: int = 50) -> None:
        self._standing = standing(catalogue)
        self._k = k

    def propose(self, query: Query, allowed: BoolArray) -> Slate:  # noqa: ARG002
        """The k best standings among the allowed."""
        return top(self.name, self._standing, allowed, self._k)
