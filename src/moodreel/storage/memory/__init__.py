"""The same contract as the database keeps, without one: for tests and notebooks."""

from moodreel.storage.memory.database import MemoryDatabase

__all__ = ["MemoryDatabase"]
