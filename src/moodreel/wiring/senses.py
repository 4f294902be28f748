"""What reads words and faces, set up."""

from pathlib import Path

from moodreel.providers import blazeface, minilm
from moodreel.settings import Settings
from moodreel.usecases.list_licences import Licence, licences
from moodreel.usecases.list_models import Model, list_models
from moodreel.usecases.read_faces import ReadFaces
from moodreel.usecases.read_meaning import ReadMeaning
from moodreel.usecases.read_words import ReadWords
from moodreel.wiring import artefacts


def read_words(settings: Settings) -> ReadWords:
    """The readers of words."""
    return ReadWords(
        transformer=artefacts.TRANSFORMER, bilstm=artefacts.BILSTM, models=settings.models
    )


def read_faces(settings: Settings) -> ReadFaces:
    """The reader of faces."""
    return ReadFaces(
        detector=artefacts.DETECTOR,
        network=artefacts.FACE,
        models=settings.models,
        camera=settings.camera,
        research=settings.research,
    )


def models_of(
    words: ReadWords, faces: ReadFaces, meaning: ReadMeaning, fetched: Path
) -> tuple[Model, ...]:
    """Every trained model, those in the folder of fetched ones too, and what it does."""
    whole = {minilm.NAME: words.together, blazeface.NAME: not faces.damaged}
    states = {**words.states(), **faces.states(), **meaning.states()}
    return list_models(states, fetched, whole=[name for name in whole if whole[name]])


def licences_of(
    words: ReadWords, faces: ReadFaces, meaning: ReadMeaning, settings: Settings
) -> tuple[Licence, ...]:
    """The terms of everything that is loaded."""
    return licences(
        catalogue=settings.catalogue,
        bundles={**words.loaded, **faces.loaded, **meaning.loaded},
        models=settings.models,
        research=artefacts.RESEARCH if settings.research else artefacts.ARTEFACTS / "none",
    )
