"""The commands as scripts rely on them: clean JSON on stdout, errors on stderr, exit codes."""

import json
import os
import socket
import subprocess
import sys

import pytest

import moodreel
from moodreel.catalogues.bundled import FILMS
from moodreel.cli.serve import _address
from moodreel.storage.schema import HEAD

MOOD_KEYS = {"emotions", "valence", "arousal", "confidence", "sure", "readings", "care"}
ITEM_KEYS = {
    "rank", "id", "kind", "title", "year", "genres", "score", "signals", "reasons", "imdb_id",
    "affect", "predicted_rating",
}  # fmt: skip


def test_mood_prints_one_json_document(run):
    code, out, err = run("mood", "I had a horrible day and feel lonely", "--json")
    mood = json.loads(out)
    assert (code, err) == (0, "")
    assert mood.keys() >= MOOD_KEYS
    assert sum(mood["emotions"].values()) == pytest.approx(1, abs=1e-3)


def test_mood_speaks_to_people_without_json(run):
    code, out, _ = run("mood", "--choose", "lonely")
    assert code == 0
    assert out.startswith("sadness 0.70, love 0.20")


def test_a_note_goes_before_everything_that_people_read(run):
    code, out, err = run("mood", "I want to die")
    assert (code, err) == (0, "")
    assert out.startswith("That sounds very hard")
    assert "https://findahelpline.com" in out
    _, out, _ = run("recommend", "I want to die", "--intent", "lift")
    assert out.startswith("That sounds very hard")
    assert "lifts" not in out
    assert "lift:" not in out


def test_beside_a_note_no_feeling_is_guessed_at(run):
    _, out, _ = run("mood", "I want to die", "--why")
    assert out.rstrip().endswith("https://www.befrienders.org")
    _, out, _ = run("recommend", "I want to die", "-n", "1")
    assert "Films, whenever you want them:" in out
    assert "valence" not in out


def test_a_note_is_shown_though_the_question_is_refused(run):
    code, out, err = run("recommend", "I want to die", "--intent", "lfit")
    assert code == 2
    assert out.startswith("That sounds very hard")
    assert "did you mean lift" in err


def test_a_note_is_in_the_document_only_where_json_is_asked_for(run):
    _, out, _ = run("recommend", "I want to die", "--json")
    assert json.loads(out)["mood"]["care"].keys() == {"message", "links"}
    _, out, _ = run("mood", "I want to die", "--json")
    assert json.loads(out)["care"]["links"][0].keys() == {"label", "url"}


@pytest.mark.parametrize("command", ["mood", "recommend"])
def test_a_note_stands_before_the_error_of_a_command_that_should_print_json(run, command):
    code, out, err = run(command, "I want to die", "--choose", "blargh", "--json")
    assert (code, out) == (2, "")
    assert err.startswith("That sounds very hard")
    assert "blargh" in err


def test_recommend_prints_the_shape_that_scripts_rely_on(run):
    code, out, _ = run("recommend", "so bored", "--intent", "stir", "-n", "3", "--json")
    answer = json.loads(out)
    assert code == 0
    assert answer["intent"] == "stir"
    assert [item["rank"] for item in answer["items"]] == [1, 2, 3]
    assert all(item.keys() >= ITEM_KEYS for item in answer["items"])
    assert answer["items"][0]["affect"].keys() >= {"valence", "arousal", "evokes", "estimated"}


def test_recommend_takes_every_filter(run):
    code, out, _ = run(
        "recommend", "--choose", "happy", "--like", "Amélie", "--genre", "comedy", "--without",
        "Horror", "--kind", "film", "--year-from", "1990", "--year-to", "2020", "--max-minutes",
        "130", "--language", "en", "--avoid", "gore", "--exclude", "Toy Story (1995)", "--seed",
        "3", "--json",
    )  # fmt: skip
    items = json.loads(out)["items"]
    assert code == 0
    assert len(items) == 10
    assert all("Comedy" in item["genres"] and 1990 <= item["year"] <= 2020 for item in items)


def test_recommend_lists_films_with_reasons_for_people(run):
    _, out, _ = run("recommend", "--choose", "lonely", "--intent", "lift", "-n", "2")
    assert out.startswith("lift: sadness")
    assert "leaves most people" in out


def test_words_may_come_from_standard_input():
    asked = subprocess.run(
        [sys.executable, "-c", "from moodreel.cli import main; main()", "mood", "-", "--json"],
        input=b"I am so happy today",
        capture_output=True,
        check=True,
    )
    assert json.loads(asked.stdout)["emotions"]["joy"] > 0.4


def test_similar_and_film_print_their_documents(run):
    _, out, _ = run("similar", "Spirited Away", "-n", "4", "--json")
    assert len(json.loads(out)["items"]) == 4
    _, out, _ = run("film", "spirited away", "--json")
    assert json.loads(out)["id"] == "spirited-away-2001"
    _, out, _ = run("film", "Spirited Away")
    assert "by Hayao Miyazaki" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["mood"], "expected some words"),
        (["mood", ""], "expected"),
        (["mood", "   \n\t "], "expected"),
        (["mood", "--choose", "grumpyish"], "unknown mood 'grumpyish'"),
        (["recommend", "--choose", "sad", "--intent", "cheer"], "unknown intent 'cheer'"),
        (["recommend", "--choose", "sad", "--genre", "Commedy"], "did you mean"),
        (["recommend", "--choose", "sad", "-n", "0"], "expected n from 1 to 100, got 0"),
        (["recommend", "--choose", "sad", "-n", "1000000"], "expected n from 1 to 100"),
        (["recommend", "--choose", "sad", "--seed", "-1"], "expected a seed"),
        (
            ["recommend", "--choose", "sad", "--year-from", "2000", "--year-to", "1990"],
            "run backwards",
        ),
        (["recommend", "--choose", "sad", "--like", "qqqq zzzz xxxx"], "qqqq zzzz xxxx"),
        (["film", "qqqq zzzz xxxx"], "qqqq zzzz xxxx"),
        (["similar", "Up (2009)", "-n", "0"], "expected n from 1 to 100, got 0"),
        (["recommend", "--choose", "sad", "--language", "Frensh"], "did you mean french"),
        (["recommend", "--choose", "sad", "--kind", ""], "unknown kind"),
        (["film", "The Maltese Falcon"], "fits several films"),
        (["recommend", "--choose", "sad", "--max-minutes", "9" * 40], "expected minutes"),
        (["serve", "--port", "0"], "expected a port"),
        (["serve", "--host", "no.such.host.invalid"], "address of this machine"),
        (["serve", "--host", "x" * 70], "address of this machine"),
        (["train", "text-emotion", "--data", ".", "--out", ".", "--model", "gpt"], "unknown model"),
    ],
)
def test_bad_input_goes_to_stderr_with_exit_code_2(run, arguments, message):
    code, out, err = run(*arguments)
    assert code == 2
    assert out == ""
    assert message in err
    assert err.startswith("moodreel: ")
    assert err.count("\n") == 1


def test_a_wrong_option_is_exit_code_2(run):
    code, out, err = run("recommend", "--choose", "sad", "-n", "many")
    assert code == 2
    assert out == ""
    assert "-n" in err


def test_a_port_in_use_is_said_before_anything_loads(run):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, _, err = run("serve", "--port", str(port))
    assert code == 2
    assert f"port {port}" in err
    assert "try --port" in err


@pytest.mark.parametrize(
    ("option", "content", "said", "expected"),
    [
        ("--database", "a letter to my aunt " * 100, "expected a moodreel database", 2),
        ("--catalogue", "a letter to my aunt\n", "letter, line 1", 2),
        ("--catalogue", None, "cannot read the catalogue", 2),
    ],
)
def test_a_server_that_cannot_start_is_not_announced(run, home, option, content, said, expected):
    file = home / "letter"
    if content:
        file.write_text(content, encoding="utf-8")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    value = f"sqlite:///{file}" if option == "--database" else str(file)
    code, out, err = run("serve", "--port", str(port), option, value)
    assert (code, out) == (expected, "")
    assert said in err
    assert err.count("\n") == 1


def test_an_address_of_six_bytes_groups_stands_in_brackets():
    assert _address("::1", 8000) == "http://[::1]:8000"
    assert _address("127.0.0.1", 8000) == "http://127.0.0.1:8000"


COMMAND = [sys.executable, "-c", "from moodreel.cli import main; main()"]


def test_json_is_utf_8_and_prose_survives_whatever_the_terminal_speaks():
    def film(*more):
        environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
        command = [*COMMAND, "film", "Spirited Away", *more]
        return subprocess.run(command, env=environment, capture_output=True, check=True).stdout

    assert json.loads(film("--json").decode())["original_title"] == "千と千尋の神隠し"
    assert film().decode("latin-1").startswith("Spirited Away (2001)")


@pytest.mark.skipif(os.name != "posix", reason="pipes are POSIX")
@pytest.mark.parametrize("more", [[], ["--json"]])
def test_a_reader_who_has_seen_enough_is_left_in_silence(more):
    reader, writer = os.pipe()
    os.close(reader)
    command = [*COMMAND, "film", "Spirited Away", *more]
    ended = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert ended.stderr == b""


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a disk that is always full")  # noqa: PTH110
@pytest.mark.parametrize("more", [[], ["--json"]])
def test_a_full_disk_is_one_line(more):
    command = [*COMMAND, "film", "Spirited Away", *more]
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert ended.returncode == 1
    assert ended.stderr.decode().startswith("moodreel: the system refused")
    assert ended.stderr.count(b"\n") == 1


def test_words_that_are_blank_beside_a_choice_count_as_none(run):
    _, out, _ = run("mood", " ", "--choose", "sad", "--json")
    assert [reading["source"] for reading in json.loads(out)["readings"]] == ["choice"]


def test_a_database_file_that_is_none_is_left_as_it_was(run, home):
    file = home / "moodreel.db"
    file.write_bytes(b"this is a letter to my aunt" * 100)
    code, _, err = run("db", "upgrade")
    assert code == 2
    assert "moodreel.db" in err
    assert file.read_bytes() == b"this is a letter to my aunt" * 100


def test_marks_that_cannot_be_read_cost_a_note_and_not_the_films(run, home):
    (home / "moodreel.db").write_bytes(b"this is a letter to my aunt" * 100)
    code, out, _ = run("recommend", "--choose", "sad", "--json")
    answer = json.loads(out)
    assert code == 0
    assert len(answer["items"]) == 10
    assert "marks and ratings could not be read" in answer["notes"][0]


def test_a_corrupt_catalogue_names_the_line(run, home, monkeypatch):
    broken = home / "films.jsonl"
    broken.write_text("{not json}\n", encoding="utf-8")
    monkeypatch.setenv("MOODREEL_CATALOGUE", str(broken))
    code, _, err = run("recommend", "--choose", "sad")
    assert code == 2
    assert "films.jsonl, line 1" in err


def test_db_shows_and_upgrades_the_schema(run):
    assert "no database yet" in run("db", "current")[1]
    assert "newest" in run("db", "upgrade")[1]
    assert run("db", "current")[1].startswith(f"schema {HEAD}")


def test_doctor_finds_everything_well(run):
    code, out, _ = run("doctor", "--json")
    report = json.loads(out)
    assert code == 0
    assert all(check["works"] for check in report["checks"])
    assert {check["part"] for check in report["checks"]} >= {"catalogue", "text model", "database"}


def test_doctor_names_what_is_broken_and_exits_1(run, home, monkeypatch):
    monkeypatch.setenv("MOODREEL_CATALOGUE", str(home / "absent.jsonl"))
    code, out, _ = run("doctor")
    assert code == 1
    assert "NO  catalogue" in out


def test_doctor_lists_the_terms_of_all_that_is_loaded(run):
    _, out, _ = run("doctor", "--licences")
    assert "CC BY 4.0" in out
    assert "research only" in out


def test_doctor_knows_no_terms_of_a_catalogue_that_is_not_ours(run, home, monkeypatch):
    own = home / "own.jsonl"
    monkeypatch.setenv("MOODREEL_CATALOGUE", str(own))
    _, out, _ = run("doctor", "--licences", "--json")
    listed = {one["part"]: one["licence"] for one in json.loads(out)["loaded"]}
    assert listed[f"catalogue {own}"] == "terms not known to moodreel"
    assert not listed.keys() & {"catalogue", "research/movielens"}


def test_doctor_reads_a_sentence_with_the_text_model(run):
    _, out, _ = run("doctor")
    assert "as joy" in out


def test_the_version_is_told(run):
    code, out, _ = run("--version")
    assert code == 0
    assert out == f"moodreel {moodreel.__version__}\n"


def test_words_that_are_not_english_are_answered_with_that(run):
    _, out, _ = run("mood", "ich bin heute sehr traurig")
    assert "words are understood in English only" in out
    assert "-0.0" not in out


def test_a_title_that_would_command_the_terminal_is_refused(run, home, monkeypatch):
    film = dict(json.loads(FILMS.read_text(encoding="utf-8").splitlines()[0]))
    evil = home / "films.jsonl"
    evil.write_text(json.dumps({**film, "title": "\x1b[2Jgone"}) + "\n", encoding="utf-8")
    monkeypatch.setenv("MOODREEL_CATALOGUE", str(evil))
    code, out, err = run("film", "gone")
    assert code == 2
    assert "line 1: title: expected a text without control characters" in err
    assert "\x1b" not in out + err


def test_recommend_reads_the_wish_in_the_words_and_flags_win(run):
    code, out, _ = run(
        "recommend", "I am sad, cheer me up with a French film", "--language", "ko", "--json",
        "-n", "3",
    )  # fmt: skip
    answer = json.loads(out)
    assert code == 0
    assert answer["intent"] == "lift"
    assert [part["key"] for part in answer["wish"]] == ["intent:lift", "language:fr", "kind:film"]
    assert {item["language"] for item in answer["items"]} == {"ko"}


def test_recommend_tells_what_it_was_asked_for(run):
    code, out, _ = run("recommend", "make me cry, no war", "-n", "1")
    assert code == 0
    assert "match: nothing said of how you feel" in out
    assert "asked for: tear jerker · no War" in out
