"""`moodreel import` and `moodreel export`."""

import json

from tests.exchange import files


def test_a_file_comes_in_and_everything_goes_out(run, tmp_path):
    export = tmp_path / "ratings.csv"
    export.write_text(files.LETTERBOXD_RATINGS, encoding="utf-8")
    code, out, _ = run("import", str(export), "--dry-run")
    assert code == 0
    assert "would be written: 2 ratings; 2 watched" in out
    assert "ratings.csv:4 A Film of My Own (2021) not in the catalogue" in out
    code, out, _ = run("import", str(export), "--json")
    assert json.loads(out)["written"]
    code, out, _ = run("export")
    assert len(json.loads(out)["films"]) == 2
    mine = tmp_path / "mine.csv"
    assert run("export", "--format", "csv", "--out", str(mine))[0] == 0
    assert run("import", str(mine))[1].splitlines()[1] == "written: 0 ratings"
    code, _, err = run("export", "--out", str(mine))
    assert code == 2
    assert "is there already" in err


def test_bad_files_are_told(run, tmp_path):
    assert "expected the file" in run("import", str(tmp_path / "none.csv"))[2]
    assert run("import", str(tmp_path))[0] == 2
    (tmp_path / "empty.csv").touch()
    assert "an empty file" in run("import", str(tmp_path / "empty.csv"))[2]
    (tmp_path / "a.csv").write_text(files.MOVIELENS)
    assert "unknown source" in run("import", str(tmp_path / "a.csv"), "--from", "netflix")[2]
    assert "unknown format" in run("export", "--format", "xml")[2]
