"""Accounts in a database."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, exists, insert, select, update
from sqlalchemy.exc import IntegrityError

from moodreel.domain.account import Account
from moodreel.errors import NameTaken
from moodreel.storage import tables
from moodreel.storage.bounds_accounts import fitting_account

_accounts = tables.accounts


class SqlAccounts:
    """`AccountRepository` on the connection, and so in the transaction, of a unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, account: Account) -> None:
        """Keeps a new account. Raises NameTaken where the name's skeleton or the person is taken:
        the constraint decides, not a look beforehand.
        """
        own = fitting_account(account)
        row = {
            "person": own.person,
            "name": own.name,
            "name_key": own.name_key,
            "password_hash": own.password_hash,
            "made_at": own.made_at,
        }
        try:
            with self._connection.begin_nested():
                self._connection.execute(insert(_accounts).values(row))
        except IntegrityError:
            raise NameTaken from None

    def called(self, name_key: str) -> Account | None:
        """The account whose name has this skeleton."""
        return self._one(_all().where(_accounts.c.name_key == name_key))

    def of(self, person: str) -> Account | None:
        """The account of a person."""
        return self._one(_all().where(_accounts.c.person == person))

    def all(self) -> tuple[Account, ...]:
        """Every account, oldest first."""
        rows = self._connection.execute(_all().order_by(_accounts.c.made_at, _accounts.c.id))
        return tuple(_account(*row) for row in rows)

    def any(self) -> bool:
        """Whether there is any account."""
        return bool(self._connection.scalar(select(exists().where(_accounts.c.id.is_not(None)))))

    def set_password(self, person: str, password_hash: str) -> None:
        """Puts a new hash in place of the old one."""
        self._connection.execute(
            update(_accounts)
            .where(_accounts.c.person == person)
            .values(password_hash=password_hash)
        )

    def _one(self, question: "Select[Any]") -> Account | None:
        row = self._connection.execute(question).first()
        return _account(*row) if row else None


def _all() -> "Select[Any]":
    return select(
        _accounts.c.person,
        _accounts.c.name,
        _accounts.c.name_key,
        _accounts.c.password_hash,
        _accounts.c.made_at,
    )


def _account(
    person: str, name: str, name_key: str, password_hash: str, made_at: datetime
) -> Account:
    return Account(
        person=person,
        name=name,
        name_key=name_key,
        password_hash=password_hash,
        made_at=made_at,
    )
