"""The cookie of a browser that is signed in.

Readable by the server only (HttpOnly), sent along by links from elsewhere but by no other website's
forms (SameSite=Lax), and behind TLS under a name that browsers take from this very host over https
alone (`__Host-`, RFC 6265bis), so that no neighbour can plant one.
"""

from fastapi import Request
from starlette.responses import Response

from moodreel.usecases.sign_in import LASTS_FOR

_PLAIN = "moodreel"
_SECURE = f"__Host-{_PLAIN}"


def is_secure(request: Request) -> bool:
    """Whether the request came over https, to this server or to a proxy that it believes."""
    return request.url.scheme == "https"


def secret_of(request: Request) -> str | None:
    """What the cookie holds. Over https only the cookie that could be set over https counts."""
    return request.cookies.get(_SECURE if is_secure(request) else _PLAIN)


def keep_secret(response: Response, request: Request, secret: str) -> None:
    """Puts the cookie into the browser."""
    response.set_cookie(
        _SECURE if is_secure(request) else _PLAIN,
        secret,
        max_age=int(LASTS_FOR.total_seconds()),
        path="/",
        secure=is_secure(request),
        httponly=True,
        samesite="lax",
    )


def forget_secret(response: Response, request: Request) -> None:
    """Takes the cookie out of the browser."""
    response.delete_cookie(
        _SECURE if is_secure(request) else _PLAIN,
        path="/",
        secure=is_secure(request),
        httponly=True,
        samesite="lax",
    )
