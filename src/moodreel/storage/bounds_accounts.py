"""What fits into the tables of accounts."""

from dataclasses import replace
from datetime import UTC, datetime

from moodreel.domain.account import Account, Session, Token
from moodreel.domain.bounds import check_name, check_person

NAME_LENGTH = 32
# Twice a name and more: a letter may have several in its skeleton.
NAME_KEY_LENGTH = 128
HASH_LENGTH = 128
ID_LENGTH = 32
DIGEST_LENGTH = 64
DEVICE_LENGTH = 64
TOKEN_NAME_LENGTH = 64
SCOPES_LENGTH = 64


def fitting_account(account: Account) -> Account:
    """The account with its time in UTC. Raises BadInput for what does not fit."""
    check_person(account.person)
    check_name("a name", account.name, NAME_LENGTH)
    check_name("a name's skeleton", account.name_key, NAME_KEY_LENGTH)
    check_name("a password's hash", account.password_hash, HASH_LENGTH)
    return replace(account, made_at=_utc(account.made_at))


def fitting_session(session: Session) -> Session:
    """The session with its times in UTC. Raises BadInput for what does not fit."""
    check_person(session.person)
    check_name("a session's id", session.session_id, ID_LENGTH)
    check_name("a device", session.device, DEVICE_LENGTH)
    return replace(
        session,
        made_at=_utc(session.made_at),
        seen_at=_utc(session.seen_at),
        expires_at=_utc(session.expires_at),
    )


def fitting_token(token: Token) -> Token:
    """The token with its times in UTC. Raises BadInput for what does not fit."""
    check_person(token.person)
    check_name("a token's id", token.token_id, ID_LENGTH)
    check_name("a token's name", token.name, TOKEN_NAME_LENGTH)
    return replace(
        token,
        made_at=_utc(token.made_at),
        expires_at=_utc(token.expires_at),
        used_at=_utc(token.used_at) if token.used_at else None,
    )


def _utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("expected an aware time")
    return at.astimezone(UTC)
