"""The spaces that films are compared in, set up."""

from dataclasses import replace
from typing import TYPE_CHECKING

from moodreel.recommending.recommend import Parts
from moodreel.usecases.open_taste import open_parts
from moodreel.wiring import artefacts

if TYPE_CHECKING:
    from moodreel.wiring.engine import Engine


def parts_of(engine: "Engine") -> Parts:
    """With what was learned from people's ratings where research artefacts are on, what the films
    mean, and what reviews say of them as it stands when asked.
    """
    parts = Parts(engine.catalogue)
    if engine.settings.research:
        parts = open_parts(
            engine.catalogue,
            taste=artefacts.TASTE,
            ratings=artefacts.RATINGS,
            favourites=artefacts.FAVOURITES,
        )
    return replace(
        parts,
        film_vectors=lambda: engine.meaning.vectors,
        review_stars=lambda: engine.reviews.numbers.stars(),
    )
