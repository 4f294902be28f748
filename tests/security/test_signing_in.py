"""Signing in, staying signed in, and signing out."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from tests.security.conftest import GOOD, HERE, Clock, bearer, form_token, send

from moodreel.errors import Unavailable
from moodreel.server import create_app
from moodreel.wiring import Engine

Browse = Callable[[], TestClient]


def sign_in(client: TestClient, name: str = "ann", password: str = GOOD, **fields: str):
    return client.post("/sign-in", data={"name": name, "password": password, **fields})


def cookie(client: TestClient) -> str | None:
    return client.cookies.get("moodreel")


def test_registering_signs_in_and_leads_back(browse: Browse) -> None:
    client = browse()
    fields = {"name": "Ann", "password": GOOD, "again": GOOD, "next": "/films/heat-1995"}
    answer = client.post("/register", data=fields)
    assert (answer.status_code, answer.headers["location"]) == (303, "/films/heat-1995")
    assert "Ann" in client.get("/kept").text


def test_nobody_gets_films_and_is_led_to_sign_in_for_what_is_kept(browse: Browse) -> None:
    client = browse()
    answer = client.post("/answers", data={"choose": "sad"})
    assert client.get(answer.headers["location"]).status_code == 200
    kept = client.get("/kept")
    assert (kept.status_code, kept.headers["location"]) == (303, "/sign-in?next=%2Fkept")
    assert "Sign in" in client.get("/").text


def test_a_form_of_nobody_s_leads_to_sign_in_and_back_to_its_page(browse: Browse) -> None:
    answer = browse().post(
        "/films/heat-1995/mark",
        data={"kind": "kept"},
        headers={"Referer": f"{HERE}/films/heat-1995"},
    )
    assert answer.headers["location"] == "/sign-in?next=%2Ffilms%2Fheat-1995"


def test_signing_in_and_out(ann: TestClient, browse: Browse) -> None:
    other = browse()
    answer = sign_in(other, " ANN ", next="/kept")
    assert (answer.status_code, answer.headers["location"]) == (303, "/kept")
    assert other.get("/kept").status_code == 200
    out = send(other, "/sign-out")
    assert (out.status_code, out.headers["location"]) == (303, "/")
    assert out.headers["clear-site-data"] == '"cache"'
    assert cookie(other) is None
    assert other.get("/kept").status_code == 303
    assert ann.get("/kept").status_code == 200


def test_a_cookie_that_was_signed_out_lets_nobody_in_again(ann: TestClient, browse: Browse) -> None:
    secret = cookie(ann)
    send(ann, "/sign-out")
    thief = browse()
    thief.cookies.set("moodreel", str(secret))
    assert thief.get("/kept").status_code == 303


def test_the_cookie_is_for_the_server_alone(browse: Browse) -> None:
    fields = {"name": "Ann", "password": GOOD, "again": GOOD}
    told = browse().post("/register", data=fields).headers["set-cookie"]
    assert re.fullmatch(
        r"moodreel=[\w-]{43}; HttpOnly; Max-Age=7776000; Path=/; SameSite=lax", told
    )


def test_over_https_the_cookie_is_bound_to_the_host_and_to_https(app: FastAPI) -> None:
    client = TestClient(app, base_url="https://films.example", follow_redirects=False)
    fields = {"name": "Ann", "password": GOOD, "again": GOOD}
    told = client.post("/register", data=fields).headers["set-cookie"]
    assert told.startswith("__Host-moodreel=")
    assert "; Path=/; " in told
    assert told.endswith("; Secure")
    assert client.get("/kept").status_code == 200
    assert client.get("/").headers["strict-transport-security"] == "max-age=31536000"


def test_over_https_a_cookie_from_http_counts_for_nothing(ann: TestClient, app: FastAPI) -> None:
    client = TestClient(app, base_url="https://films.example", follow_redirects=False)
    client.cookies.set("moodreel", str(cookie(ann)))
    assert client.get("/kept").status_code == 303


def test_over_http_nothing_is_said_of_https(browse: Browse) -> None:
    assert "strict-transport-security" not in browse().get("/").headers


def test_each_time_the_session_is_a_new_one_and_the_one_before_ends(
    ann: TestClient, browse: Browse
) -> None:
    before = cookie(ann)
    answer = ann.post(
        "/sign-in", data={"name": "ann", "password": GOOD, "form_token": form_token(ann)}
    )
    assert answer.status_code == 303
    assert cookie(ann) != before
    thief = browse()
    thief.cookies.set("moodreel", str(before))
    assert thief.get("/kept").status_code == 303


@pytest.mark.usefixtures("ann")
def test_a_cookie_that_was_planted_is_never_taken_over(browse: Browse) -> None:
    client = browse()
    client.cookies.set("moodreel", "planted", domain="films.example", path="/")
    sign_in(client)
    assert {one.value for one in client.cookies.jar} != {"planted"}
    thief = browse()
    thief.cookies.set("moodreel", "planted")
    assert thief.get("/kept").status_code == 303


@pytest.mark.parametrize(
    ("days", "status"), [(13.9, 200), (14, 303), (91, 303)], ids=["used", "idle", "long over"]
)
def test_without_a_visit_for_two_weeks_a_session_ends(
    ann: TestClient, clock: Clock, days: float, status: int
) -> None:
    clock.now += timedelta(days=days)
    assert ann.get("/kept").status_code == status


def test_after_three_months_a_session_ends_whatever_happens(ann: TestClient, clock: Clock) -> None:
    for _ in range(8):
        clock.now += timedelta(days=11)
        assert ann.get("/kept").status_code == 200
    clock.now += timedelta(days=2)
    assert ann.get("/kept").status_code == 303


@pytest.mark.usefixtures("ann")
@pytest.mark.parametrize("secret", ["", "x", "x" * 5000, "ä", "' OR 1=1 --", "../..", "\x7f"])
def test_a_cookie_that_is_none_of_ours_is_nobody_s(browse: Browse, secret: str) -> None:
    headers = {"Cookie": f"moodreel={secret}".encode("latin-1")}
    assert browse().get("/kept", headers=headers).status_code == 303


@pytest.mark.usefixtures("ann")
def test_unknown_names_and_wrong_passwords_get_the_same_answer(browse: Browse) -> None:
    wrong, unknown = sign_in(browse(), "ann", "not this one"), sign_in(browse(), "zoe", GOOD)
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.text.replace('value="ann"', "") == unknown.text.replace('value="zoe"', "")


@pytest.mark.usefixtures("ann")
@pytest.mark.parametrize("password", ["", "x" * 10_000, "three green kettle", "' OR ''='"])
def test_what_is_not_the_password_lets_nobody_in(browse: Browse, password: str) -> None:
    answer = sign_in(browse(), "ann", password)
    assert answer.status_code == 401
    assert "check both" in answer.text


@pytest.mark.parametrize("name", ["", "x" * 100_000, "' OR 1=1 --", "{{7*7}}", "\0", "ann\u202e"])
def test_what_is_no_name_is_just_an_unknown_one(browse: Browse, name: str) -> None:
    answer = sign_in(browse(), name)
    assert answer.status_code == 401
    assert "49" not in answer.text


@pytest.mark.usefixtures("ann")
def test_guessing_at_one_account_gets_slower_and_then_the_right_one_must_wait_too(
    browse: Browse, clock: Clock
) -> None:
    guesser = browse()
    assert [sign_in(guesser, password=f"guess {n}").status_code for n in range(6)] == [401] * 5 + [
        429
    ]
    late = sign_in(guesser)
    assert late.status_code == 429
    assert late.headers["retry-after"] == "1"
    assert "wait 1 s" in late.text
    clock.now += timedelta(seconds=1)
    assert sign_in(guesser, password="guess 7").status_code == 401
    assert sign_in(guesser).headers["retry-after"] == "2"
    clock.now += timedelta(seconds=2)
    assert sign_in(guesser).status_code == 303
    assert [sign_in(browse(), password="guess").status_code for _ in range(5)] == [401] * 5


def test_unknown_names_get_slower_just_the_same(browse: Browse) -> None:
    assert [sign_in(browse(), "zoe").status_code for _ in range(6)] == [401] * 5 + [429]


def test_one_address_with_many_names_gets_slower(browse: Browse) -> None:
    client = browse()
    statuses = [sign_in(client, f"name{chr(97 + n % 26)}{n}").status_code for n in range(32)]
    assert statuses == [401] * 30 + [429] * 2


@pytest.mark.usefixtures("ann")
def test_a_school_behind_one_address_signs_in_all_day(browse: Browse) -> None:
    assert {sign_in(browse()).status_code for _ in range(40)} == {303}


def test_many_new_accounts_from_one_address_get_slower(browse: Browse) -> None:
    statuses = []
    for n in range(12):
        fields = {"name": f"name{chr(97 + n)}", "password": GOOD, "again": GOOD}
        statuses.append(browse().post("/register", data=fields).status_code)
    assert statuses == [303] * 10 + [429] * 2


@pytest.mark.usefixtures("ann")
@pytest.mark.parametrize(
    "next_",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/%0d%0aSet-Cookie: x=y\r\nX: y",
        "evil",
        "",
        "/sign-in?next=/sign-in",
        "/" + "x" * 10_000,
    ],
)
def test_signing_in_leads_to_pages_of_ours_only(browse: Browse, next_: str) -> None:
    client = browse()
    page = client.get("/sign-in", params={"next": next_})
    assert 'name="next" value="/"' in page.text
    assert sign_in(client, next=next_).headers["location"] == "/"


@pytest.mark.usefixtures("ann")
@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"name": "Ann", "password": GOOD, "again": GOOD}, "taken"),
        ({"name": "ÄNN", "password": GOOD, "again": GOOD}, "taken"),
        ({"name": "Αnn", "password": GOOD, "again": GOOD}, "one script"),
        ({"name": "zoe", "password": GOOD, "again": "other"}, "not the same"),
        ({"name": "zoe", "password": "", "again": ""}, "8 to 1,000"),
        ({"name": "zoe", "password": "x" * 10_000, "again": "x" * 10_000}, "8 to 1,000"),
        ({"name": "zoe", "password": "password1", "again": "password1"}, "tried first"),
        ({"name": "'; DROP TABLE accounts; --", "password": GOOD, "again": GOOD}, "letters"),
        ({"name": "{{7*7}}", "password": GOOD, "again": GOOD}, "letters"),
        ({"name": "<script>x</script>", "password": GOOD, "again": GOOD}, "letters"),
        ({"name": "x" * 100_000, "password": GOOD, "again": GOOD}, "2 to 32"),
        ({}, "2 to 32"),
    ],
)
def test_what_cannot_be_an_account_is_refused_with_a_reason(
    browse: Browse, fields: dict[str, str], told: str
) -> None:
    client = browse()
    answer = client.post("/register", data=fields)
    assert answer.status_code in (409, 422)
    assert told in answer.text
    assert "<script>x" not in answer.text
    assert cookie(client) is None


def test_a_form_cannot_choose_the_person_or_anything_else(
    browse: Browse, own_engine: Engine
) -> None:
    fields = {"name": "Eve", "password": GOOD, "again": GOOD, "person": "local", "protects": "1"}
    browse().post("/register", data={**fields, "is_admin": "1", "password_hash": "x"})
    (account,) = own_engine.accounts.account.accounts()
    assert account.person != "local"
    assert account.password_hash.startswith("$argon2id$")


def test_who_runs_it_may_close_registration(make_engine: Callable[..., Engine]) -> None:
    closed = make_engine(MOODREEL_REGISTRATION="closed")
    client = TestClient(create_app(closed, at_home=False, hosts=("*",)), base_url=HERE)
    assert client.get("/register").status_code == 403
    fields = {"name": "Ann", "password": GOOD, "again": GOOD}
    assert client.post("/register", data=fields).status_code == 403
    assert "Make an account" not in client.get("/sign-in").text


def test_nothing_of_a_secret_stands_in_the_database(
    ann: TestClient, own_engine: Engine, tmp_path: Path
) -> None:
    secret = str(cookie(ann))
    own_engine.close()
    content = b"".join(path.read_bytes() for path in tmp_path.glob("moodreel.db*"))
    assert b"Ann" in content
    assert secret.encode() not in content
    assert GOOD.encode() not in content


def test_a_request_asks_one_question_to_know_who_it_is(ann: TestClient, own_engine: Engine) -> None:
    ann.get("/privacy")
    assert len(asked(own_engine, lambda: ann.get("/privacy"))) == 1
    assert asked(own_engine, lambda: ann.get("/static/style.css")) == []


def asked(engine: Engine, action: Callable[[], object]) -> list[str]:
    """The statements that the action sends to the database."""
    from sqlalchemy import event

    told: list[str] = []
    database = engine.people.database._engine

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        told.append(statement)

    event.listen(database, "before_cursor_execute", note)
    try:
        action()
    finally:
        event.remove(database, "before_cursor_execute", note)
    return [statement for statement in told if statement.startswith(("SELECT", "UPDATE"))]


@pytest.mark.usefixtures("ann")
def test_an_old_hash_is_made_anew_when_its_password_comes(
    browse: Browse, own_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = own_engine.accounts.account.called("ann").password_hash
    monkeypatch.setattr("moodreel.accounts.passwords.PASSES", 2)
    del own_engine.accounts._passwords.__dict__["_hasher"]
    assert sign_in(browse()).status_code == 303
    after = own_engine.accounts.account.called("ann").password_hash
    assert ("t=1" in before, "t=2" in after) == (True, True)


def test_when_the_database_is_away_films_come_and_what_is_kept_waits(
    ann: TestClient, own_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(_: str) -> None:
        raise Unavailable("the database at secret.example does not answer")

    monkeypatch.setattr(own_engine.accounts.doors, "by_session", away)
    monkeypatch.setattr(own_engine.accounts.doors, "by_token", away)
    page = ann.get("/films/heat-1995")
    assert page.status_code == 200
    assert "Sign in" not in page.text
    assert ann.get("/kept").status_code == 503
    program = ann.get("/api/v1/ratings", headers=bearer("mr_" + "x" * 43))
    assert program.status_code == 503
    assert "secret.example" not in program.text
