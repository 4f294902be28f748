"""What another writer overtook is done again, a few times."""

import random
import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from moodreel.errors import Overtaken

P = ParamSpec("P")
T = TypeVar("T")

ATTEMPTS = 6
PATIENCE_S = 5.0
_FIRST_PAUSE_S = 0.02
_LONGEST_PAUSE_S = 0.5


def retried(
    action: Callable[P, T],
    *,
    sleep: Callable[[float], None] = time.sleep,
    draw: Callable[[float, float], float] = random.uniform,
    now: Callable[[], float] = time.monotonic,
) -> Callable[P, T]:
    """Does the action again where its transaction was overtaken: a deadlock, or a reading that
    another's writing had made old.

    Safe for actions that do nothing but open a unit of work, write and commit: what was overtaken
    is undone whole. The pause is drawn from zero to a bound that doubles, so that writers who met
    once do not meet again ("full jitter": Brooker, Exponential Backoff and Jitter, 2015). After the
    last attempt, or when patience ends, Overtaken is raised.
    """

    @wraps(action)
    def again(*args: P.args, **kwargs: P.kwargs) -> T:
        begun = now()
        for attempt in range(1, ATTEMPTS):
            try:
                return action(*args, **kwargs)
            except Overtaken:
                if now() - begun > PATIENCE_S:
                    raise
            sleep(draw(0.0, min(_LONGEST_PAUSE_S, _FIRST_PAUSE_S * 2.0**attempt)))
        return action(*args, **kwargs)

    return again
