"""Floor 4: the composition root. Settings become an `Engine` whose parts load when first used."""

from moodreel.domain.account import LOCAL_PERSON
from moodreel.wiring.engine import Engine, open_engine

__all__ = ["LOCAL_PERSON", "Engine", "open_engine"]
