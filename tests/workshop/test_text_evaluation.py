"""The scorer of text bundles, on data small enough to count."""

import json
import lzma
import sys
from pathlib import Path

import pytest

from moodreel.errors import CorruptFile
from moodreel.inference.bundle import Bundle
from moodreel.inference.text_emotion import TextEmotionModel
from moodreel.workshop.datasets import goemotions
from moodreel.workshop.evaluation import suite, text_emotion

SHIPPED = Path(__file__).parents[2] / "src/moodreel/artefacts/text-emotion-bilstm"
NAMES = " ".join(goemotions.FOLDED.values()).split()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "goemotions"
    folder.mkdir()
    (folder / "emotions.txt").write_text("\n".join(NAMES), encoding="utf-8")
    rows = [("so in love", "love"), ("furious with my boss", "anger"), ("so happy", "grief")]
    with lzma.open(folder / "test.tsv.xz", "wt", encoding="utf-8") as file:
        file.writelines(f"{text}\t{NAMES.index(name)}\tid\n" for text, name in rows)
        file.write(f"two labels\t{NAMES.index('joy')},{NAMES.index('fear')}\tid\n")
    return tmp_path


def suite_file(folder: Path, *rows: object) -> Path:
    path = folder / "suite.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def row(text: str, top: list[str], valence: float | None, group: str) -> dict[str, object]:
    return {"text": text, "top": top, "valence": valence, "group": group, "hard": False}


def test_the_document_counts_rows_with_one_label_and_needs_no_torch(data: Path) -> None:
    document = text_emotion.run(
        data, [TextEmotionModel(Bundle.open(SHIPPED))], everyday=data / "absent", suite=None
    )
    (model,) = document["models"]
    told = (document["task"], document["data"]["rows"], model["name"])
    assert told == ("text-emotion", 3, "bilstm")
    assert model["metrics"]["accuracy"]["value"] == pytest.approx(2 / 3, abs=1e-4)
    assert model["metrics"]["f1_love"]["value"] == 1
    assert model["size_mb"] < 3
    assert "torch" not in sys.modules
    json.dumps(document)


def test_the_suite_is_scored_by_group(tmp_path: Path) -> None:
    path = suite_file(
        tmp_path,
        row("so in love", ["love", "joy"], 0.9, "plain"),
        row("so sad", ["joy"], -0.8, "plain"),
        row("furious with my boss", ["anger"], -0.7, "idiom"),
        row("qwertyuiop zxcvbnm", [], None, "foreign"),
    )
    scores = suite.score(TextEmotionModel(Bundle.open(SHIPPED)), path)
    assert scores["groups"] == {
        "idiom": {"n": 1, "acceptable": 1.0},
        "plain": {"n": 2, "acceptable": 0.5},
    }
    assert scores["metrics"]["acceptable"]["value"] == pytest.approx(2 / 3, abs=1e-4)
    assert scores["metrics"]["foreign_unsure"]["value"] == 1
    assert scores["metrics"]["valence_r"]["value"] > 0.8


def test_a_wrong_suite_row_is_named(tmp_path: Path) -> None:
    path = suite_file(tmp_path, row("fine", ["joy"], 0.5, "plain"), {"text": "fine"})
    with pytest.raises(CorruptFile, match=r"suite\.jsonl:2"):
        suite.score(TextEmotionModel(Bundle.open(SHIPPED)), path)
