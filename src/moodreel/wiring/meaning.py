"""What films and free words mean, set up."""

from collections.abc import Callable

from moodreel.domain.catalogue import Catalogue
from moodreel.settings import Settings
from moodreel.usecases.read_meaning import ReadMeaning
from moodreel.wiring import artefacts


def read_meaning(settings: Settings, catalogue: Callable[[], Catalogue]) -> ReadMeaning:
    """The encoder on its fetched weights, the shipped vectors, and those kept in the home."""
    return ReadMeaning(
        catalogue,
        encoder=artefacts.ENCODER,
        shipped=artefacts.MEANING,
        models=settings.models,
        kept=settings.home / "meaning",
    )
