"""Imports that were looked through and wait for a yes: in memory, for a quarter of an hour."""

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta
from secrets import token_urlsafe
from threading import Lock

from moodreel.usecases.import_history import Plan

MOST_PLANS = 20
KEPT_FOR = timedelta(minutes=15)


class PlanStore:
    """Each plan under a key that nobody guesses, for the person whose it is, to be taken once."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._lock = Lock()
        self._plans: OrderedDict[str, tuple[datetime, str, Plan]] = OrderedDict()

    def add(self, person: str, plan: Plan) -> str:
        """Keeps the plan and gives its key; the oldest goes where there are too many."""
        key = token_urlsafe(16)
        with self._lock:
            self._forget()
            self._plans[key] = (self._clock(), person, plan)
            while len(self._plans) > MOST_PLANS:
                self._plans.popitem(last=False)
        return key

    def take(self, key: str, person: str) -> Plan | None:
        """The plan, which is then gone; None where the person has none under this key."""
        with self._lock:
            self._forget()
            _, owner, plan = self._plans.get(key, (None, None, None))
            if owner != person:
                return None
            del self._plans[key]
            return plan

    def _forget(self) -> None:
        oldest = self._clock() - KEPT_FOR
        for key in [key for key, (at, _, _) in self._plans.items() if at < oldest]:
            del self._plans[key]
