"""What may not be loaded, by whom, and the promises of the package's surface."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import moodreel

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))


def loaded_by(code):
    listing = f"{code}\nimport sys; print(' '.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", listing], capture_output=True, check=True)
    return set(run.stdout.decode().split())


def test_importing_the_package_loads_nothing():
    assert not loaded_by("import moodreel") & {"numpy", "fastapi", "sqlalchemy", "onnxruntime"}


def test_the_command_line_starts_without_anything_heavy():
    heavy = {"numpy", "fastapi", "sqlalchemy", "onnxruntime", "jinja2", "uvicorn"}
    assert not loaded_by("import moodreel.cli") & heavy


def test_answers_without_marks_load_no_database(tmp_path):
    loaded = loaded_by(
        "from moodreel.settings import read_settings\n"
        "from moodreel.wiring import Engine\n"
        f"engine = Engine(read_settings({{'MOODREEL_HOME': {str(tmp_path)!r}}}))\n"
        "assert not engine.people.has_database()\n"
        "engine.recommend(engine.read_mood(choose='sad'))"
    )
    assert not loaded & {"sqlalchemy", "alembic", "fastapi", "onnxruntime", "PIL"}


def test_the_server_starts_without_alembic_scipy_torch_or_a_model():
    loaded = loaded_by(
        "from moodreel.server import create_app\n"
        "from moodreel.wiring import open_engine\n"
        "create_app(open_engine())"
    )
    heavy = {
        "alembic",
        "scipy",
        "torch",
        "onnx",
        "onnxruntime",
        "pandas",
        "sklearn",
        "PIL",
        "argon2",
    }
    assert not loaded & heavy


def test_the_house_never_loads_the_workshop():
    loaded = loaded_by("import moodreel.server, moodreel.wiring")
    assert not [name for name in loaded if name.startswith("moodreel.workshop")]


def test_the_public_names_are_these():
    assert sorted(moodreel.__all__) == ["__version__", "open"]


def test_the_python_door_does_what_the_readme_says(monkeypatch, tmp_path):
    monkeypatch.setenv("MOODREEL_HOME", str(tmp_path))
    engine = moodreel.open()
    mood = engine.read_mood(text="I had a horrible day and feel lonely")
    answer = engine.recommend(mood, intent="lift", n=5)
    assert len(answer.items) == 5
    assert mood.to_json()["valence"] < 0


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_no_file_passes_three_hundred_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_file_says_in_its_first_line_what_it_is_about(path):
    assert path.read_text(encoding="utf-8").startswith('"""')


def test_every_dependency_has_its_reason_written_down():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    listed = [*project["dependencies"], *(entry for extra in extras for entry in extra)]
    names = {re.split(r"[\[>=<]", entry)[0] for entry in listed} - {"moodreel"}
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert {name for name in names if f"`{name}`" not in reasons} == set()


def test_the_page_on_settings_tells_of_every_setting():
    from moodreel.settings.table import names

    page = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    told = {line.split("`")[1] for line in page.splitlines() if line.startswith("| `MOODREEL_")}
    assert told == {"MOODREEL_CONFIG", *(f"MOODREEL_{name.upper()}" for name in names())}
