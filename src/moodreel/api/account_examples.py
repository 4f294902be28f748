"""What the documentation of accounts shows: requests, and answers to them."""

from typing import Any

NEW_ACCOUNT = {"name": "ann", "password": "three green kettles"}
PASSWORD_CHANGE = {"password": "three green kettles", "new": "four blue umbrellas"}
PASSWORD_AGAIN = {"password": "three green kettles"}
NEW_TOKEN: dict[str, Any] = {
    "user": "ann",
    "password": "three green kettles",
    "name": "my script",
    "scopes": ["read", "write"],
    "days": 30,
}

ACCOUNT: dict[str, Any] = {"name": "ann", "how": "token", "scopes": ["read", "write"]}
REGISTERED = {"name": "ann", "made_at": "2025-11-02T20:15:00Z"}

SESSION = {
    "id": "5f0c7be1a94d2368",
    "device": "Firefox on Linux",
    "made_at": "2025-11-02T20:15:00Z",
    "seen_at": "2025-11-04T18:00:00Z",
    "expires_at": "2026-01-31T20:15:00Z",
}
SESSIONS = {"items": [SESSION]}

TOKEN: dict[str, Any] = {
    "id": "0d7be15fa94d2368",
    "name": "my script",
    "scopes": ["read", "write"],
    "made_at": "2025-11-02T20:15:00Z",
    "expires_at": "2025-12-02T20:15:00Z",
    "used_at": None,
}
TOKENS = {"items": [TOKEN]}
TOKEN_MADE: dict[str, Any] = {**TOKEN, "secret": "mr_…"}

ENDED = {"ended": 2}
ERASED = {"erased": 214}
