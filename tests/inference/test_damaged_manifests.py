"""A manifest whose numbers cannot be used is refused at the door, not at the first reading."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from moodreel.errors import CorruptFile
from moodreel.inference.bundle import MANIFEST, Bundle
from moodreel.inference.text_blend import TextBlend
from moodreel.inference.text_emotion import TextEmotionModel

SHIPPED = Path(__file__).parents[2] / "src/moodreel/artefacts/text-emotion-bilstm"

Change = Callable[[dict[str, Any]], object]


def changed(folder: Path, change: Change) -> Path:
    """A copy of the shipped bundle with another manifest."""
    shutil.copytree(SHIPPED, folder)
    document = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    change(document)
    (folder / MANIFEST).write_text(json.dumps(document), encoding="utf-8")
    return folder


def beside_itself(document: dict[str, Any]) -> None:
    document["blend"]["sha256"] = document["files"]["model.onnx"]["sha256"]


def test_a_blend_that_names_the_first_reader_is_taken(tmp_path: Path) -> None:
    reader = TextEmotionModel(Bundle.open(changed(tmp_path / "own", beside_itself)))
    assert TextBlend(reader, reader).read("so happy").distribution.argmax() == 3


@pytest.mark.parametrize(
    "blend",
    [[], "no", {}, {"share": "half"}, {"share": 1.5}, {"temperature": 0}, {"temperature": None}],
)
def test_a_garbled_blend_is_refused(tmp_path: Path, blend: Any) -> None:
    def change(document: dict[str, Any]) -> None:
        beside_itself(document)
        document["blend"] = (
            document["blend"] | blend if isinstance(blend, dict) and blend else blend
        )

    reader = TextEmotionModel(Bundle.open(changed(tmp_path / "own", change)))
    with pytest.raises(CorruptFile, match="expected a blend with"):
        TextBlend(reader, reader)


@pytest.mark.parametrize(
    "numbers",
    [
        {"temperature": 0},
        {"temperature": float("nan")},
        {"strange_share": 0.9, "familiar_share": 0.9},
    ],
)
def test_a_calibration_that_divides_by_nothing_is_refused(
    tmp_path: Path, numbers: dict[str, float]
) -> None:
    folder = changed(tmp_path / "own", lambda document: document["calibration"].update(numbers))
    with pytest.raises(CorruptFile, match="expected a temperature above 0"):
        TextEmotionModel(Bundle.open(folder))


@pytest.mark.parametrize("fetched", [[], "vocab.txt", None])
def test_a_garbled_list_of_what_to_fetch_is_refused(tmp_path: Path, fetched: Any) -> None:
    folder = changed(tmp_path / "own", lambda document: document.update(fetched=fetched))
    with pytest.raises(CorruptFile, match="list of files"):
        Bundle.open(folder)
