"""Lists given part by part: where the next part is."""

from urllib.parse import urlencode

from fastapi import Request


def next_part(request: Request, limit: int, offset: int, total: int) -> str | None:
    """Path and query of the part after this one; None after the last."""
    if offset + limit >= total:
        return None
    kept = [(k, v) for k, v in request.query_params.multi_items() if k != "offset"]
    return f"{request.url.path}?{urlencode([*kept, ('offset', str(offset + limit))])}"
