"""Floor 4: the composition root. Settings become an `Engine` whose parts load when first used."""

from moodreel.wiring.engine import Engine, open_engine
from moodreel.wiring.people import LOCAL_PERSON

__all__ = ["LOCAL_PERSON", "Engine", "open_engine"]
