"""Accounts on the command line, and whom `--as` means."""

import io
import json
import sys

import pytest

from moodreel.accounts import passwords

GOOD = "three green kettles"


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch):
    monkeypatch.setattr(passwords, "MEMORY_KIB", 64)


@pytest.fixture
def typed(run, monkeypatch):
    """Runs a command with this on standard input."""

    def command(text, *arguments):
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))
        return run(*arguments)

    return command


def rated(run, *arguments):
    code, out, err = run("rate", "--list", "--json", *arguments)
    assert (code, err) == (0, "")
    return {item["id"]: item["stars"] for item in json.loads(out)["items"]}


def test_accounts_are_added_listed_and_deleted_with_all_that_is_theirs(run, typed):
    assert typed(f"{GOOD}\n", "accounts", "add", "Ann") == (0, "made: Ann\n", "")
    run("rate", "Heat", "4.5", "--as", "ann")
    (listed,) = json.loads(run("accounts", "list", "--json")[1])["items"]
    assert (listed["name"], listed["local"]) == ("Ann", False)
    assert run("accounts", "delete", "ann", "--yes")[1] == "deleted: Ann, 2 rows\n"
    assert run("accounts", "list")[1] == "there are no accounts\n"


def test_listing_makes_no_database(run, home):
    assert run("accounts", "list")[1] == "there are no accounts\n"
    assert list(home.rglob("*.db*")) == []


def test_as_means_the_account_of_that_name_however_it_is_typed(run, typed):
    typed(GOOD, "accounts", "add", "Ann")
    run("rate", "Heat", "4.5", "--as", "ANN")
    assert rated(run, "--as", "ann") == {"heat-1995": 4.5}
    assert rated(run) == {}


@pytest.mark.parametrize("name", ["bob", "Bob"])
def test_what_a_profile_kept_is_the_account_s_of_its_name(run, typed, name):
    run("rate", "Heat", "4.5", "--as", "bob")
    typed(GOOD, "accounts", "add", name)
    assert rated(run, "--as", name) == {"heat-1995": 4.5}
    assert "2 rows" in run("accounts", "delete", name, "--yes")[1]
    assert rated(run, "--as", "bob") == {}


def test_protecting_takes_over_what_the_machine_s_one_person_kept(run, typed):
    run("rate", "Heat", "4.5")
    typed(GOOD, "accounts", "add", "Ann", "--protect")
    assert rated(run, "--as", "ann") == rated(run) == {"heat-1995": 4.5}
    assert "one person" in run("accounts", "list")[1]
    code, _, err = typed(GOOD, "accounts", "add", "Ben", "--protect")
    assert (code, "taken" in err) == (2, True)


def test_where_there_are_accounts_a_name_of_nobody_s_is_an_error_with_the_nearest(run, typed):
    run("rate", "Heat", "4", "--as", "zoe")
    typed(GOOD, "accounts", "add", "Annabelle")
    assert rated(run, "--as", "zoe") == {"heat-1995": 4.0}
    code, _, err = run("rate", "Heat", "4.5", "--as", "anabelle")
    assert code == 2
    assert "nobody here is called 'anabelle'" in err
    assert "Nearest: Annabelle" in err
    assert rated(run, "--as", "local") == {}


def test_a_new_password_ends_tokens(run, typed):
    typed(GOOD, "accounts", "add", "Ann")
    made = json.loads(run("accounts", "tokens", "ann", "--make", "script", "--write", "--json")[1])
    assert made["secret"].startswith("mr_")
    assert made["scopes"] == ["read", "write"]
    assert "script" in run("accounts", "tokens", "ann")[1]
    assert made["secret"] not in run("accounts", "tokens", "ann", "--json")[1]
    typed("four blue umbrellas", "accounts", "reset-password", "ann")
    assert run("accounts", "tokens", "ann")[1] == "there are no tokens\n"


def test_a_token_is_revoked_by_its_id(run, typed):
    typed(GOOD, "accounts", "add", "Ann")
    made = json.loads(run("accounts", "tokens", "ann", "--make", "script", "--json")[1])
    assert run("accounts", "tokens", "ann", "--revoke", made["id"])[1] == "revoked: 1\n"
    assert run("accounts", "tokens", "ann", "--revoke", made["id"])[0] == 2


@pytest.mark.parametrize(
    ("text", "arguments", "told"),
    [
        ("", ["add", "Ann"], "expected a password"),
        ("short", ["add", "Ann"], "8 to 1,000"),
        ("x" * 10_000, ["add", "Ann"], "8 to 1,000"),
        (GOOD, ["add", "x" * 1000], "2 to 32"),
        (GOOD, ["add", "pаypal"], "one script"),
        (GOOD, ["add", "admin"], "name of your own"),
        (GOOD, ["delete", "nobody-there", "--yes"], "no such account"),
        (GOOD, ["reset-password", "zoe"], "no such account"),
        (GOOD, ["tokens", "zoe"], "no such account"),
        (GOOD, ["tokens", "zoe", "--make", "x", "--revoke", "y"], "got both"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(typed, text, arguments, told):
    code, out, err = typed(text, "accounts", *arguments)
    assert (code, out) == (2, "")
    assert told in err
    assert text not in err or not text
