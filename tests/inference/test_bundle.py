"""The door that goods from the workshop pass."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from moodreel.errors import CorruptFile, Unavailable
from moodreel.inference.bundle import MANIFEST, Bundle, write_manifest
from moodreel.inference.text_emotion import TextEmotionModel

SHIPPED = Path(__file__).parents[2] / "src/moodreel/artefacts/text-emotion-bilstm"


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    return shutil.copytree(SHIPPED, tmp_path / "bundle")


def edit(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    document = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    change(document)
    (folder / MANIFEST).write_text(json.dumps(document), encoding="utf-8")


def test_the_shipped_bundle_passes_and_is_small() -> None:
    bundle = Bundle.open(SHIPPED)
    assert set(bundle.manifest["files"]) == {"card.md", "model.onnx", "vocabulary.txt"}
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) <= 3_000_000


def test_no_folder_is_a_missing_part(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="nowhere"):
        Bundle.open(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["model.onnx", "vocabulary.txt", "card.md"])
def test_a_changed_file_is_named(bundle: Path, name: str) -> None:
    content = bytearray((bundle / name).read_bytes())
    content[len(content) // 2] ^= 1
    (bundle / name).write_bytes(content)
    with pytest.raises(CorruptFile, match=rf"{name}: expected \d+ bytes with SHA-256 .* again"):
        Bundle.open(bundle)


@pytest.mark.parametrize("name", ["model.onnx", MANIFEST])
def test_a_missing_file_is_named(bundle: Path, name: str) -> None:
    (bundle / name).unlink()
    with pytest.raises(CorruptFile, match=f"{name} is missing"):
        Bundle.open(bundle)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"format": 1}', "\udcff"])
def test_a_broken_manifest_is_named(bundle: Path, text: str) -> None:
    (bundle / MANIFEST).write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(CorruptFile, match=MANIFEST):
        Bundle.open(bundle)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: d["labels"].reverse(), "expected labels"),
        (lambda d: d.update(labels=d["labels"][:6]), "expected labels"),
        (lambda d: d.update(format=2), "expected format 1, got 2"),
        (lambda d: d.update(files=[]), "list of files"),
        (lambda d: d["files"].update({"../x": {}}), "not a plain file name"),
        (lambda d: d["files"].update({"card.md": 3}), "cannot be checked"),
        (lambda d: d["files"].update({"card.md": {}}), "cannot be checked"),
    ],
)
def test_a_manifest_of_another_kind_is_refused(
    bundle: Path, change: Callable[[dict[str, Any]], object], message: str
) -> None:
    edit(bundle, change)
    with pytest.raises(CorruptFile, match=message):
        Bundle.open(bundle)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda d: d.update(task="face-emotion"), "expected a bundle for text-emotion"),
        (lambda d: d["calibration"].pop("temperature"), "temperature"),
        (lambda d: d["preprocessing"].update(buckets="many"), "many"),
        (lambda d: d["files"].pop("vocabulary.txt"), "names no file vocabulary"),
    ],
)
def test_a_bundle_that_is_no_text_model_is_refused(
    bundle: Path, change: Callable[[dict[str, Any]], object], message: str
) -> None:
    edit(bundle, change)
    with pytest.raises(CorruptFile, match=message):
        TextEmotionModel(Bundle.open(bundle))


def test_a_model_that_is_no_onnx_is_refused_when_it_is_first_run(bundle: Path) -> None:
    (bundle / "model.onnx").write_bytes(b"not a model")
    document = json.loads((bundle / MANIFEST).read_text(encoding="utf-8"))
    write_manifest(bundle, document)
    with pytest.raises(CorruptFile, match=r"model\.onnx"):
        TextEmotionModel(Bundle.open(bundle)).read("fine")


def test_a_model_that_runs_tells_nobody_and_leaves_nothing_behind(tmp_path: Path) -> None:
    read = (
        "from pathlib import Path\n"
        "from moodreel.inference.bundle import Bundle\n"
        "from moodreel.inference.text_emotion import TextEmotionModel\n"
        f"TextEmotionModel(Bundle.open(Path({str(SHIPPED)!r}))).read('so happy')\n"
        "import os; assert os.environ['ORT_DISABLE_TELEMETRY'] == '1'"
    )
    plain = {k: v for k, v in os.environ.items() if k != "ORT_DISABLE_TELEMETRY"}
    subprocess.run([sys.executable, "-c", read], env={**plain, "TMPDIR": str(tmp_path)}, check=True)
    assert list(tmp_path.iterdir()) == []
