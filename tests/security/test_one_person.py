"""A machine of one's own: nothing is asked, until its one person protects what is theirs."""

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from tests.security.conftest import GOOD, bearer, form_token, send, token

from moodreel.server import create_app
from moodreel.wiring import Engine
from moodreel.wiring.accounts import Protection

HERE = "http://localhost"


@pytest.fixture
def home(own_engine: Engine) -> Callable[[], TestClient]:
    """Makes browsers at a server that only this machine can reach."""
    app = create_app(own_engine, at_home=True)
    return lambda: TestClient(app, base_url=HERE, follow_redirects=False)


def protect(client: TestClient, name: str = "Ann") -> None:
    answer = client.post("/register", data={"name": name, "password": GOOD, "again": GOOD})
    assert answer.status_code == 303


def kept(client: TestClient) -> list[str]:
    return [mark["id"] for mark in client.get("/api/v1/marks").json()["items"]]


def test_nothing_is_asked_and_no_cookie_is_set(home: Callable[[], TestClient]) -> None:
    client = home()
    assert client.put("/api/v1/films/heat-1995/marks/kept").status_code == 204
    answer = client.get("/kept")
    assert "Heat" in answer.text
    assert "Sign in" not in answer.text
    assert "set-cookie" not in answer.headers
    assert client.get("/api/v1/account").json() == {
        "name": None,
        "how": "local",
        "scopes": ["read", "write"],
    }


def test_protecting_loses_nothing_and_from_then_on_it_asks(
    home: Callable[[], TestClient],
) -> None:
    client = home()
    client.put("/api/v1/films/heat-1995/marks/kept")
    client.put("/api/v1/ratings/heat-1995", json={"stars": 4.5})
    assert "Protect it with a password" in client.get("/account").text
    protect(client)
    assert "Heat" in client.get("/kept").text
    assert "Ann" in client.get("/account").text
    stranger = home()
    assert stranger.get("/kept").status_code == 303
    assert stranger.get("/api/v1/marks").status_code == 401
    stranger.post("/sign-in", data={"name": "ann", "password": GOOD})
    assert "Heat" in stranger.get("/kept").text
    program = bearer(token(client))
    assert home().get("/api/v1/ratings", headers=program).json()["items"][0]["stars"] == 4.5


def test_only_one_account_can_take_over(home: Callable[[], TestClient], own_engine: Engine) -> None:
    client = home()
    protect(client)
    protect(home(), "Ben")
    ann, ben = own_engine.accounts.account.accounts()
    assert (ann.person, ben.person == "local") == ("local", False)


def test_deleting_the_account_deletes_what_it_took_over_and_the_machine_is_nobody_s(
    home: Callable[[], TestClient],
) -> None:
    client = home()
    client.put("/api/v1/films/heat-1995/marks/kept")
    protect(client)
    assert send(client, "/account/delete", sure="yes", password=GOOD).status_code == 200
    assert kept(home()) == []


def test_without_an_account_everything_can_be_exported_and_deleted_too(
    home: Callable[[], TestClient],
) -> None:
    client = home()
    client.put("/api/v1/films/heat-1995/marks/kept")
    assert client.get("/account/export").content.startswith(b"PK")
    assert client.post("/account/delete", data={}).status_code == 422
    assert kept(client) == ["heat-1995"]
    assert client.post("/account/delete", data={"sure": "yes"}).status_code == 200
    assert kept(client) == []


@pytest.mark.parametrize("header", ["X-Forwarded-For", "Forwarded", "X-Real-IP"])
def test_what_a_proxy_has_passed_on_is_never_the_machine_s_own_person_s(
    home: Callable[[], TestClient], header: str
) -> None:
    client = home()
    client.put("/api/v1/films/heat-1995/marks/kept")
    assert client.get("/api/v1/marks", headers={header: "192.0.2.1"}).status_code == 401
    assert client.get("/kept", headers={header: "192.0.2.1"}).status_code == 303


@pytest.mark.parametrize(
    ("mode", "at_home", "kept_status", "sign_in_status"),
    [
        ("auto", True, 200, 200),
        ("auto", False, 303, 200),
        ("on", True, 303, 200),
        ("on", False, 303, 200),
        ("off", True, 200, 403),
        ("off", False, 401, 403),
    ],
)
def test_the_setting_says_whether_people_sign_in(
    make_engine: Callable[..., Engine],
    mode: str,
    at_home: bool,
    kept_status: int,
    sign_in_status: int,
) -> None:
    app = create_app(make_engine(MOODREEL_ACCOUNTS=mode), at_home=at_home)
    client = TestClient(app, base_url=HERE, follow_redirects=False)
    assert client.get("/kept").status_code == kept_status
    assert client.get("/sign-in").status_code == sign_in_status
    assert ("Sign in" in client.get("/").text) is (kept_status == 303)


def test_another_process_that_protects_is_noticed(
    home: Callable[[], TestClient], own_engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = home()
    assert client.get("/kept").status_code == 200
    own_engine.accounts.register.register("Ann", GOOD, protects=True)
    monkeypatch.setattr(Protection, "HOLDS_S", 0.0)
    assert client.get("/kept").status_code == 303


def test_on_a_machine_of_one_s_own_no_page_asks_the_database_who_it_is(
    home: Callable[[], TestClient], own_engine: Engine
) -> None:
    from tests.security.test_signing_in import asked

    client = home()
    client.get("/privacy")
    assert asked(own_engine, lambda: client.get("/privacy")) == []


def test_forms_need_no_token_where_there_is_no_session(home: Callable[[], TestClient]) -> None:
    client = home()
    assert form_token(client) == ""
    assert client.post("/films/heat-1995/mark", data={"kind": "kept"}).status_code == 303


def test_an_account_beside_the_one_person_s_goes_on_when_theirs_is_deleted(
    home: Callable[[], TestClient],
) -> None:
    ann, ben, anybody = home(), home(), home()
    protect(ann)
    protect(ben, "Ben")
    program = bearer(token(ben))
    send(ben, "/films/heat-1995/mark", kind="watchlist")
    send(ann, "/account/delete", sure="yes", password=GOOD)
    assert "Heat" in ben.get("/kept").text
    assert len(anybody.get("/api/v1/marks", headers=program).json()["items"]) == 1
    assert "Heat" not in anybody.get("/kept").text
    again = home()
    again.post("/sign-in", data={"name": "Ben", "password": GOOD})
    assert "Heat" in again.get("/kept").text
    assert kept(anybody) == []
    unknown = anybody.get("/api/v1/account", headers=bearer("mr_unknown"))
    assert unknown.json()["how"] == "local"
