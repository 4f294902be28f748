"""moodreel: say how you feel, and get the film for it.

engine = moodreel.open()
mood = engine.read_mood(text="I had a horrible day and feel lonely")
for item in engine.recommend(mood, intent="lift", n=5).items:
    print(item.film.label, [reason.text for reason in item.reasons])
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from moodreel.wiring import Engine

__all__ = ["__version__", "open"]
__version__ = "0.1.0"


def open(  # noqa: A001 - reads as moodreel.open()
    *, database: str | None = None, catalogue: "Path | str | None" = None
) -> "Engine":
    """An engine set up from the environment (`moodreel.settings`); what is given by name goes
    before it. Loads nothing yet.
    """
    from moodreel.wiring import open_engine

    return open_engine(database=database, catalogue=catalogue)
