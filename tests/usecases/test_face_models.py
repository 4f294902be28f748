"""What reads faces: the real parts where they are there, and what is said where they are not."""

import json
import shutil
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tests.conftest import SHARED

from moodreel.domain.emotion import EMOTIONS
from moodreel.errors import CorruptFile, NotSetUp
from moodreel.providers import blazeface
from moodreel.sensing.face import NO_FACE
from moodreel.settings import read_settings
from moodreel.wiring import Engine, artefacts

JOY, VALIDATION = 3, 1
"""FER2013's label, and the usage called PublicTest."""


def engine_with(models: Path, home: Path, **settings: str) -> Engine:
    places = {"MOODREEL_HOME": str(home), "MOODREEL_MODELS": str(models)}
    return Engine(read_settings({**places, **settings}))


def states(engine: Engine) -> dict[str, str]:
    return {model.name: model.state for model in engine.models()}


def parts(engine: Engine) -> set[str]:
    return {one.part for one in engine.licences()}


@pytest.fixture
def seeing(fetched_blazeface: Path, tmp_path: Path) -> Engine:
    if not (artefacts.FACE / "manifest.json").is_file():
        pytest.skip("the network that reads faces is not part of this checkout")
    return engine_with(fetched_blazeface.parent, tmp_path)


def a_photo(*faces: np.ndarray) -> bytes:
    """A grey frame of 640x480, the faces side by side in it."""
    frame = Image.new("RGB", (640, 480), (120, 120, 120))
    side = 300 if len(faces) == 1 else 200 - 20 * len(faces)
    for n, face in enumerate(faces):
        large = Image.fromarray(face).resize((side, side), Image.Resampling.BICUBIC)
        frame.paste(large.convert("RGB"), (170 if len(faces) == 1 else 30 + 210 * n, 90))
    file = BytesIO()
    frame.save(file, "JPEG", quality=90)
    return file.getvalue()


def happy_faces(n: int) -> np.ndarray:
    with np.load(SHARED / "data" / "fer2013" / "fer2013.npz") as data:
        wanted = (data["usage"] == VALIDATION) & (data["labels"] == JOY)
        found: np.ndarray = data["images"][np.flatnonzero(wanted)[:n]]
    return found


@pytest.mark.shared
def test_happy_faces_in_a_frame_are_read_as_joy(seeing: Engine) -> None:
    leading = []
    for face in happy_faces(12):
        reading = seeing.look(a_photo(face)).reading
        if reading is not None:
            leading.append(EMOTIONS[int(reading.distribution.argmax())].value)
    assert len(leading) >= 10
    assert leading.count("joy") >= 0.75 * len(leading)


@pytest.mark.shared
def test_a_happy_face_becomes_a_mood_and_two_are_mentioned(seeing: Engine) -> None:
    one, two = happy_faces(2)
    mood = seeing.read_mood(picture=a_photo(one))
    assert mood.leading == "joy"
    assert mood.valence > 0.3
    assert mood.distribution[4] == 0
    both = seeing.read_mood(picture=a_photo(one, two))
    assert both.notes == ("2 faces are in the picture: the largest was read",)
    beside = seeing.read_mood(text="I feel so sad and lonely", picture=a_photo(one))
    assert beside.leading == "sadness"
    assert beside.disagreement is not None


@pytest.mark.shared
def test_a_happy_face_in_the_dark_is_told_what_helps(seeing: Engine) -> None:
    sight = seeing.look(a_photo((happy_faces(1)[0] // 16).astype(np.uint8)))
    assert sight.problem is not None
    assert sight.problem.kind in ("dark", "none")


def test_an_empty_frame_holds_no_face(seeing: Engine) -> None:
    assert seeing.look(a_photo()).problem == NO_FACE


def test_what_reads_faces_is_listed_with_its_terms(seeing: Engine) -> None:
    assert seeing.face_models() == "face-detector and face-emotion"
    told = states(seeing)
    assert (told["face-detector"], told["face-emotion"]) == ("finds faces", "reads faces")
    assert "fetched to" in told[blazeface.NAME]
    assert parts(seeing) >= {"face-detector", "face-emotion", blazeface.NAME}
    licences = {one.part: one.licence for one in seeing.licences()}
    assert licences["face-emotion"].startswith("research only")
    notes = {one.part: one.note for one in seeing.licences()}
    assert "FER2013" in notes["face-emotion"]


def test_without_the_fetched_weights_that_is_said_with_what_helps(tmp_path: Path) -> None:
    if not (artefacts.FACE / "manifest.json").is_file():
        pytest.skip("the network that reads faces is not part of this checkout")
    engine = engine_with(tmp_path / "none", tmp_path)
    with pytest.raises(NotSetUp, match="models fetch"):
        engine.look(a_photo())
    assert "models fetch" in engine.face_models()
    assert states(engine)["face-emotion"].startswith("not in use")
    assert not parts(engine) & {"face-detector", "face-emotion", blazeface.NAME}
    assert engine.read_mood(choose="sad").leading == "sadness"


@pytest.mark.parametrize("setting", ["MOODREEL_RESEARCH", "MOODREEL_CAMERA"])
def test_what_is_switched_off_is_said_and_not_listed_as_damaged(
    setting: str, tmp_path: Path
) -> None:
    engine = engine_with(read_settings({}).models, tmp_path, **{setting: "off"})
    assert f"{setting}=off" in engine.face_models()
    told = states(engine)
    assert f"{setting}=off" in told["face-detector"]
    assert "damaged" not in told[blazeface.NAME]
    assert not parts(engine) & {"face-detector", "face-emotion", blazeface.NAME}


def test_without_the_research_folder_faces_are_not_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(artefacts, "FACE", tmp_path / "none")
    with pytest.raises(NotSetUp, match="not installed"):
        engine_with(tmp_path, tmp_path).look(a_photo())


def test_a_damaged_detector_is_an_error_that_is_listed_and_costs_nothing_else(
    seeing: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "face-detector"
    shutil.copytree(artefacts.DETECTOR, broken)
    (broken / "model.onnx").write_bytes(b"")
    monkeypatch.setattr(artefacts, "DETECTOR", broken)
    engine = engine_with(seeing.settings.models, tmp_path)
    with pytest.raises(CorruptFile):
        engine.face_models()
    assert "model.onnx: expected" in states(engine)["face-detector"]
    beside = engine.read_mood(choose="sad", picture=a_photo())
    assert json.dumps(beside.to_json()["notes"]).count("faces cannot be read just now") == 1
