"""The programs that may act for people, in a database."""

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from moodreel.domain.account import Door, Token
from moodreel.storage import tables
from moodreel.storage.bounds_accounts import fitting_token

_tokens, _accounts = tables.tokens, tables.accounts

_COLUMNS = (
    _tokens.c.token_id,
    _tokens.c.person,
    _tokens.c.name,
    _tokens.c.digest,
    _tokens.c.scopes,
    _tokens.c.made_at,
    _tokens.c.expires_at,
    _tokens.c.used_at,
)


class SqlTokens:
    """`TokenRepository` on the connection, and so in the transaction, of a unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, token: Token) -> None:
        """Keeps a new token."""
        own = fitting_token(token)
        row = {column.name: getattr(own, column.name) for column in _COLUMNS}
        row["scopes"] = " ".join(sorted(own.scopes))
        self._connection.execute(insert(_tokens).values(row))

    def open(self, digest: str) -> Door | None:
        """The token with this digest and its account's name, in one question."""
        row = self._connection.execute(
            select(_accounts.c.name, *_COLUMNS)
            .join(_accounts, _accounts.c.person == _tokens.c.person)
            .where(_tokens.c.digest == digest)
        ).first()
        if row is None:
            return None
        name, *token = row
        return Door(person=token[1], name=name, entry=_token(*token))

    def used(self, token_id: str, at: datetime) -> None:
        """Notes that it was used."""
        self._connection.execute(
            update(_tokens).where(_tokens.c.token_id == token_id).values(used_at=at)
        )

    def of(self, person: str) -> tuple[Token, ...]:
        """All tokens of a person, oldest first."""
        rows = self._connection.execute(
            select(*_COLUMNS)
            .where(_tokens.c.person == person)
            .order_by(_tokens.c.made_at, _tokens.c.id)
        )
        return tuple(_token(*row) for row in rows)

    def revoke(self, person: str, token_id: str) -> bool:
        """Ends the person's token; whether there was one."""
        gone = self._connection.execute(
            delete(_tokens).where(_tokens.c.person == person, _tokens.c.token_id == token_id)
        )
        return gone.rowcount > 0

    def revoke_all(self, person: str) -> int:
        """Ends all tokens of a person and says how many there were."""
        return self._connection.execute(delete(_tokens).where(_tokens.c.person == person)).rowcount


def _token(
    token_id: str,
    person: str,
    name: str,
    digest: str,
    scopes: str,
    made_at: datetime,
    expires_at: datetime,
    used_at: datetime | None,
) -> Token:
    return Token(
        token_id=token_id,
        person=person,
        name=name,
        digest=digest,
        scopes=frozenset(scopes.split()),
        made_at=made_at,
        expires_at=expires_at,
        used_at=used_at,
    )
