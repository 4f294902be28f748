"""Where a page may lead back to: addresses of ours only, whatever a form or a link says."""

import re
from urllib.parse import urlsplit

from fastapi import Request

# A path, not //elsewhere, and nothing that browsers read as a slash or a line's end.
_OWN = re.compile(r"/(?![/\\])[^\\\s\x00-\x1f\x7f]{0,500}")
SIGN_IN = "/sign-in"


def own_path(address: str, otherwise: str = "/") -> str:
    """The address, where it is a path of ours and no page of signing in."""
    is_own = _OWN.fullmatch(address) and not address.startswith((SIGN_IN, "/register"))
    return address if is_own else otherwise


def came_from(request: Request) -> str:
    """The page of ours that a request was sent from: itself, or the one that holds its form."""
    if request.method in ("GET", "HEAD"):
        query = f"?{request.url.query}" if request.url.query else ""
        return own_path(request.url.path + query)
    sent_from = urlsplit(request.headers.get("referer", ""))
    if sent_from.netloc.lower() != request.headers.get("host", "").lower():
        return "/"
    query = f"?{sent_from.query}" if sent_from.query else ""
    return own_path(sent_from.path + query)
