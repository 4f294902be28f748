"""Whom a name on the command line means: an account's person, or a profile without an account."""

from collections.abc import Callable
from difflib import get_close_matches

from moodreel.accounts import names
from moodreel.domain.account import LOCAL_PERSON
from moodreel.domain.bounds import check_person
from moodreel.domain.ports import UnitOfWork
from moodreel.errors import NotFound, shorten


class FindPerson:
    """Finds the key under which all of somebody is kept. Who may open the database is trusted."""

    def __init__(self, unit_of_work: Callable[[], UnitOfWork]) -> None:
        self._unit_of_work = unit_of_work

    def find(self, name: str) -> str:
        """The person's key. As long as there is no account, any name is a profile of its own; where
        there are accounts, only a name under which something is kept. Raises NotFound, BadInput.
        """
        check_person(name)
        with self._unit_of_work() as work:
            if account := work.accounts.called(names.sought_key(name)):
                return account.person
            if name == LOCAL_PERSON or not work.accounts.any() or work.everything.holds(name):
                return name
            known = [account.name for account in work.accounts.all()]
        near = get_close_matches(name, known, n=3, cutoff=0.6)
        raise NotFound(f"nobody here is called {shorten(name)!r}: moodreel accounts list", near)
