"""Who reads words: both models where MiniLM is there and whole, else the BiLSTM."""

import shutil
from pathlib import Path

import pytest

from moodreel.errors import CorruptFile
from moodreel.providers import minilm
from moodreel.settings import read_settings
from moodreel.wiring import Engine, artefacts


def engine_with(models: Path, home: Path) -> Engine:
    return Engine(read_settings({"MOODREEL_HOME": str(home), "MOODREEL_MODELS": str(models)}))


def states(engine: Engine) -> dict[str, str]:
    return {model.name: model.state for model in engine.models()}


def test_without_minilm_the_bilstm_reads_and_says_what_helps(tmp_path: Path) -> None:
    engine = engine_with(tmp_path / "none", tmp_path)
    assert engine.read_mood(text="so happy today").leading == "joy"
    assert engine.text_model().startswith("text-emotion-bilstm alone")
    told = {name: state for name, state in states(engine).items() if not name.startswith("face-")}
    assert told == {
        "text-emotion-transformer": "not in use: needs MiniLM",
        "text-emotion-bilstm": "reads words alone",
        "sentence-encoder": "not in use: needs all-MiniLM-L6-v2",
        "all-MiniLM-L6-v2": "run `moodreel models fetch`",
        "BlazeFace short range": "run `moodreel models fetch`",
    }
    assert minilm.NAME not in {one.part for one in engine.licences()}


def test_with_minilm_both_read(fetched_minilm: Path, tmp_path: Path) -> None:
    engine = engine_with(fetched_minilm.parent, tmp_path)
    assert engine.read_mood(text="so happy today").leading == "joy"
    assert engine.text_model() == "text-emotion-transformer and text-emotion-bilstm"
    assert "fetched to" in states(engine)["all-MiniLM-L6-v2"]
    assert minilm.NAME in {one.part for one in engine.licences()}


def test_a_damaged_minilm_costs_the_transformer_only(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "models" / minilm.FOLDER
    folder.mkdir(parents=True)
    for name, pin in minilm.PINS.items():
        with (folder / name).open("wb") as file:
            file.truncate(pin.bytes)
    engine = engine_with(tmp_path / "models", tmp_path)
    assert engine.read_mood(text="so happy today").leading == "joy"
    assert "damaged: run `moodreel models fetch`" in engine.text_model()
    assert states(engine)["all-MiniLM-L6-v2"] == "damaged, run `moodreel models fetch`"
    assert "words are read by the BiLSTM alone" in caplog.text
    assert "happy" not in caplog.text


def test_damaged_readers_are_listed_and_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "text-emotion-bilstm"
    shutil.copytree(artefacts.BILSTM, broken)
    (broken / "model.onnx").write_bytes(b"")
    monkeypatch.setattr(artefacts, "BILSTM", broken)
    engine = engine_with(tmp_path / "none", tmp_path)
    assert "model.onnx: expected" in states(engine)["text-emotion-bilstm"]
    assert "not loaded" in {one.licence for one in engine.licences()}
    with pytest.raises(CorruptFile):
        engine.read_mood(text="so happy today")


def test_all_files_of_models_in_the_repository_stay_small() -> None:
    artefacts = Path(__file__).parents[2] / "src/moodreel/artefacts"
    files = [path for path in artefacts.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 30_000_000
