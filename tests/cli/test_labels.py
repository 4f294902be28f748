"""Words are kept on the command line only where asked, and can be seen and deleted."""

import json

import pytest

WORDS = "worn out, and I miss my zeppelin"


def keep(run, words=WORDS, mood="lonely"):
    code, out, err = run("mood", words, "--choose", mood, "--keep-label", "--json")
    assert (code, err) == (0, "")
    return json.loads(out)["label"]


def listed(run):
    return json.loads(run("labels", "list", "--json")[1])["items"]


def test_a_correction_is_kept_listed_and_deleted(run):
    first, second = keep(run), keep(run, "a grey zeppelin day", "bored")
    assert first.isalnum()  # one that begins with a dash would be taken for an option
    items = listed(run)
    assert [(item["id"], item["chosen"]) for item in items] == [
        (first, "lonely"),
        (second, "bored"),
    ]
    assert items[0]["text"] == WORDS
    assert sum(items[0]["emotions"].values()) == pytest.approx(1)
    assert items[0]["read"].keys() == {"emotion", "confidence", "model"}
    assert run("labels", "forget", first)[1] == "forgotten: 1\n"
    assert [item["id"] for item in listed(run)] == [second]
    assert json.loads(run("labels", "forget", "--all", "--json")[1]) == {"forgotten": 1}
    assert listed(run) == []


def test_without_the_option_nothing_is_written(run, home):
    for more in ([], ["--why"], ["--json"], ["--choose", "lonely", "--why"]):
        run("mood", WORDS, *more)
    run("recommend", WORDS, "--choose", "lonely", "-n", "2")
    assert list(home.rglob("*.db*")) == []
    run("db", "upgrade")
    run("mood", WORDS, "--choose", "lonely")
    run("recommend", WORDS, "-n", "2")
    files = list(home.rglob("*.db*"))
    assert files
    assert not any(b"zeppelin" in file.read_bytes() for file in files)


def test_people_are_told_that_words_are_kept_and_where(run):
    _, out, _ = run("mood", WORDS, "--choose", "lonely", "--keep-label")
    assert "moodreel labels list" in out
    _, out, _ = run("labels", "list")
    assert WORDS in out
    assert "lonely (read as " in out


def test_asking_what_is_kept_makes_no_database(run, home):
    assert run("labels", "list")[1] == "no words are kept\n"
    assert listed(run) == []
    assert run("labels", "forget", "--all")[1] == "forgotten: 0\n"
    assert run("labels", "forget", "nothing-here")[0] == 2
    assert list(home.rglob("*.db*")) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["mood", WORDS, "--keep-label"], "expected words and --choose MOOD with --keep-label"),
        (["mood", "--choose", "sad", "--keep-label"], "expected words and --choose MOOD"),
        (["mood", " ", "--choose", "sad", "--keep-label"], "expected words and --choose MOOD"),
        (["mood", WORDS, "--choose", "sda", "--keep-label"], "did you mean sad?"),
        (["mood", "zeppelin " * 300, "--choose", "sad", "--keep-label"], "1 to 2,000 characters"),
        (["labels", "forget"], "expected ids from"),
        (["labels", "forget", "x", "--all"], "expected ids from"),
        (["labels", "forget", "nothing-here"], "no words are kept under the id 'nothing-here'"),
    ],
)
def test_what_cannot_be_done_is_one_line(run, arguments, message):
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1
    assert "zeppelin" not in err


def test_kept_words_that_would_command_the_terminal_do_not(run):
    keep(run, "sad \x1b[2J\x07\u202eday")
    _, out, _ = run("labels", "list")
    assert not {"\x1b", "\x07", "\u202e"} & set(out)
    assert listed(run)[0]["text"] == "sad \x1b[2J\x07\u202eday"
