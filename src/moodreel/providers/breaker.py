"""Leaves a service alone that fails: longer after each failure, and with one try at the end."""

import logging
import time
from collections.abc import Callable
from threading import Lock

from moodreel.errors import Unavailable

_log = logging.getLogger(__name__)

FIRST_PAUSE_S, LONGEST_PAUSE_S = 5.0, 600.0
# A try that never says how it ended is given up after this.
_TRY_S = 15.0


class Breaker:
    """Counts the failures in a row of one service; threads may share it (Nygard, Release It!)."""

    def __init__(self, name: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._name = name
        self._clock = clock
        self._lock = Lock()
        self._failures = 0
        self._until = 0.0

    def enter(self) -> None:
        """To be called before each request. Raises Unavailable while the service is left alone;
        once the pause is over a single request may try."""
        with self._lock:
            now = self._clock()
            if self._failures and now < self._until:
                left = self._until - now
                raise Unavailable(f"{self._name} is left alone for {left:.0f} s after failures")
            if self._failures:
                self._until = now + _TRY_S

    def succeeded(self) -> None:
        """The service answered."""
        with self._lock:
            self._failures = 0

    def failed(self, why: str, pause_s: float | None = None) -> None:
        """The service did not answer, or not sensibly; `pause_s` is how long it asks to be left
        alone. The pause doubles from failure to failure."""
        with self._lock:
            pause = min(FIRST_PAUSE_S * 2**self._failures, LONGEST_PAUSE_S)
            pause = max(pause, pause_s or 0.0)
            self._failures = min(self._failures + 1, 32)
            self._until = self._clock() + pause
        _log.warning("%s; left alone for %.0f s", why, pause)
