"""Reviews on the command line: imported, shown, read later and forgotten."""

import json
from pathlib import Path

import pytest

HEADER = "film,text,author,at\n"


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    path = tmp_path / "letters.csv"
    path.write_text(
        HEADER + "Heat (1995),A great and gripping film.,Ann,2024-05-01\nfargo-1996,Dull.,Ben,\n"
    )
    return path


def test_reviews_are_imported_once_and_shown(run, letters):
    code, out, err = run("reviews", "import", str(letters))
    assert (code, err) == (0, "")
    assert out.startswith("imported as letters: 2 new, 0 replaced, 0 known already, 0 doubled")
    again = json.loads(run("reviews", "import", str(letters), "--json")[1])
    assert (again["new"], again["known"], again["written"]) == (0, 2, True)
    shown = json.loads(run("reviews", "show", "Heat", "--json")[1])
    assert shown["id"] == "heat-1995"
    assert shown["count"] + shown["waiting"] == 1
    assert run("reviews", "show", "Heat")[1].startswith("Heat (1995)\n")


def test_a_rehearsal_writes_nothing(run, letters):
    out = run("reviews", "import", str(letters), "--dry-run")[1]
    assert out.startswith("nothing was written. It would be 2 new")
    assert json.loads(run("reviews", "import", str(letters), "--json")[1])["new"] == 2


def test_a_broken_row_is_told_and_nothing_is_written(run, letters):
    with letters.open("a") as file:
        file.write('Alien,"open\nNo Such Film,Fine.,,\n')
    code, out, err = run("reviews", "import", str(letters))
    assert code == 2
    assert err.startswith("line 4: broken quotation marks")
    assert "rows cannot be used" in out
    code, out, _ = run("reviews", "import", str(letters), "--skip-bad", "--json")
    assert code == 0
    assert json.loads(out)["new"] == 2


def test_what_is_no_file_is_told_in_a_line(run, tmp_path):
    code, out, err = run("reviews", "import", str(tmp_path / "none.csv"))
    assert (code, out) == (2, "")
    assert "expected a file of reviews" in err


def test_an_import_is_forgotten_as_a_whole(run, letters):
    run("reviews", "import", str(letters), "--source", "by-hand")
    assert run("reviews", "forget", "by-hand")[1] == "forgotten: 2\n"
    assert run("reviews", "forget", "by-hand")[1] == "forgotten: 0\n"


def test_without_the_research_artefacts_reviews_wait(run, letters, monkeypatch):
    monkeypatch.setenv("MOODREEL_RESEARCH", "off")
    out = run("reviews", "import", str(letters))[1]
    assert "2 wait for a model to read them" in out
    assert run("reviews", "read")[1] == "there is no model to read reviews with here\n"
    shown = json.loads(run("reviews", "show", "Heat", "--json")[1])
    assert (shown["count"], shown["waiting"], shown["shrunk"]) == (0, 1, None)
    told = run("reviews", "show", "Heat")[1]
    assert "waiting for a model: 1" in told
    assert "nobody has written" not in told


def test_asking_about_a_film_makes_no_database(run, home):
    assert run("reviews", "show", "Heat")[0] == 0
    assert json.loads(run("reviews", "read", "--json")[1])["read"] == 0
    assert list(home.rglob("*.db*")) == []
