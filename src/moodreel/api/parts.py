"""Lists given part by part: what stands around each part, and where the next one is."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from fastapi import Request


def part_of(
    request: Request, limit: int, offset: int, total: int, items: Sequence[object]
) -> dict[str, Any]:
    """The shape of every list that is given so."""
    return {
        "total": total,
        "limit": limit,
        "offset": offset,
        "items": items,
        "next": _next_part(request, limit, offset, total),
    }


def _next_part(request: Request, limit: int, offset: int, total: int) -> str | None:
    """Path and query of the part after this one; None after the last."""
    if offset + limit >= total:
        return None
    kept = [(k, v) for k, v in request.query_params.multi_items() if k != "offset"]
    return f"{request.url.path}?{urlencode([*kept, ('offset', str(offset + limit))])}"
