"""Chips of what was understood, each with what takes it away."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from moodreel.usecases.tell_wish import Chip


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchChip:
    """A part of a search, and the address of the same search without it."""

    key: str
    label: str
    href: str


def search_chips(query: str, dropped: Sequence[str], chips: Iterable[Chip]) -> list[SearchChip]:
    """Each chip with the address that drops it as well as those dropped before."""
    return [
        SearchChip(
            key=chip.key,
            label=chip.label,
            href="/films?"
            + urlencode([("q", query), *(("without", key) for key in (*dropped, chip.key))]),
        )
        for chip in chips
    ]
