"""What a piece of work costs: wall seconds and the most memory the process held meanwhile."""

import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_STATUS, _CLEAR = Path("/proc/self/status"), Path("/proc/self/clear_refs")


@dataclass(slots=True)
class Cost:
    """Filled when the work is done."""

    seconds: float = 0.0
    cpu_s: float = 0.0
    """Processor time of all threads: what a busy machine cannot stretch."""
    peak_mb: int = 0
    """Of the whole process, its data and libraries included. Where the system cannot forget an
    earlier peak (it can on Linux), the highest since the process began."""


@contextmanager
def measured() -> Iterator[Cost]:
    """The cost of the block."""
    cost = Cost()
    with suppress(OSError):
        _CLEAR.write_text("5")  # forget the highest value so far
    started, worked = time.perf_counter(), time.process_time()
    yield cost
    cost.seconds = round(time.perf_counter() - started, 3)
    cost.cpu_s = round(time.process_time() - worked, 3)
    cost.peak_mb = _peak_mb()


def _peak_mb() -> int:
    with suppress(OSError, StopIteration, ValueError):
        lines = _STATUS.read_text(encoding="ascii").splitlines()
        return round(int(next(x for x in lines if x.startswith("VmHWM")).split()[1]) / 1e3)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return round(peak / (1e6 if sys.platform == "darwin" else 1e3))
