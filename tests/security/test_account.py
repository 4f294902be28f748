"""The page and the API of one's own account: password, browsers, tokens, export and deletion."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.security.conftest import GOOD, Clock, bearer, form_token, send, token
from tests.security.test_signing_in import Browse, cookie, sign_in

from moodreel.usecases.export_everything import as_csv
from moodreel.wiring import Engine

NEW = "four blue umbrellas"


def change(client: TestClient, old: str = GOOD, new: str = NEW, again: str | None = None):
    fields = {"password": old, "new": new, "again": new if again is None else again}
    return send(client, "/account/password", **fields)


def test_a_new_password_signs_out_the_others_and_not_this_one(
    ann: TestClient, browse: Browse
) -> None:
    other = browse()
    sign_in(other)
    program = token(ann)
    assert change(ann).headers["location"] == "/account?done=password#password"
    assert ann.get("/account").status_code == 200
    assert other.get("/account").status_code == 303
    assert sign_in(browse()).status_code == 401
    assert sign_in(browse(), password=NEW).status_code == 303
    assert browse().get("/api/v1/account", headers=bearer(program)).status_code == 200


@pytest.mark.parametrize(
    ("fields", "told", "status"),
    [
        ({"old": "not it"}, "That is not your password", 401),
        ({"new": "short"}, "8 to 1,000", 422),
        ({"new": "x" * 10_000}, "8 to 1,000", 422),
        ({"new": "ann-2024!"}, "not the name", 422),
        ({"again": "another"}, "not the same", 422),
    ],
)
def test_a_password_that_cannot_be_changed_stays(
    ann: TestClient, browse: Browse, fields: dict[str, str], told: str, status: int
) -> None:
    answer = change(ann, **fields)
    assert answer.status_code == status
    assert told in answer.text
    assert sign_in(browse()).status_code == 303


def test_who_finds_a_browser_open_cannot_guess_the_password_there_either(ann: TestClient) -> None:
    assert [change(ann, old=f"guess {n}").status_code for n in range(6)] == [401] * 5 + [429]


def test_the_list_of_browsers_tells_them_apart_and_ends_them(
    ann: TestClient, browse: Browse, clock: Clock
) -> None:
    clock.now += timedelta(hours=1)
    other = browse()
    other.headers["User-Agent"] = "Mozilla/5.0 (X11; Linux x86_64; rv:1) Gecko Firefox/1"
    sign_in(other)
    page = ann.get("/account").text
    assert "Firefox on Linux" in page
    assert page.count("(this one)") == 1
    end = re.search(r"/account/sessions/\w+/end(?!-)", page)[0]
    assert send(ann, end).headers["location"] == "/account?done=sessions#sessions"
    assert other.get("/account").status_code == 303
    assert ann.get("/account").status_code == 200
    assert send(ann, end).status_code == 303  # pressed twice


def test_all_other_browsers_are_signed_out_at_once(ann: TestClient, browse: Browse) -> None:
    others = [browse(), browse()]
    for other in others:
        sign_in(other)
    send(ann, "/account/sessions/end-others")
    assert [other.get("/account").status_code for other in [ann, *others]] == [200, 303, 303]


def test_a_person_has_at_most_fifty_sessions(
    ann: TestClient, own_engine: Engine, clock: Clock
) -> None:
    person = own_engine.accounts.account.called("ann").person
    for _ in range(55):
        clock.now += timedelta(seconds=1)
        own_engine.accounts.sign_in.begin(person, "A browser")
    assert len(own_engine.accounts.account.sessions(person)) == 50
    assert ann.get("/account").status_code == 303


def test_a_token_is_shown_once_and_says_what_it_may(ann: TestClient, browse: Browse) -> None:
    secret = token(ann, write=False)
    page = ann.get("/account").text
    assert secret not in page
    assert "may read ·" in page
    program = TestClient(browse().app, headers=bearer(secret), base_url="http://films.example")
    assert program.get("/api/v1/account").json()["scopes"] == ["read"]
    refused = program.put("/api/v1/ratings/heat-1995", json={"stars": 4.5})
    assert refused.status_code == 403
    assert "scope write" in refused.json()["detail"]
    assert program.post("/api/v1/recommendations", json={"choose": "sad"}).status_code == 200
    keeping = {"choose": "sad", "text": "I feel blue", "keep_label": True}
    assert program.post("/api/v1/mood", json=keeping).status_code == 403


def test_a_token_ends_when_it_says_and_when_it_is_revoked(
    ann: TestClient, browse: Browse, clock: Clock
) -> None:
    short, long = token(ann, days=1), token(ann, days=10)
    clock.now += timedelta(days=1)
    assert browse().get("/api/v1/account", headers=bearer(short)).status_code == 401
    assert browse().get("/api/v1/account", headers=bearer(long)).status_code == 200
    page = ann.get("/account").text
    assert "expired 20" in page
    for revoke in re.findall(r"/account/tokens/\w+/revoke", page):
        send(ann, revoke)
    assert browse().get("/api/v1/account", headers=bearer(long)).status_code == 401


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"password": "not it"}, 401),
        ({"name": ""}, 422),
        ({"name": "x" * 65}, 422),
        ({"name": "\0"}, 422),
        ({"days": "0"}, 422),
        ({"days": "366"}, 422),
        ({"days": "²"}, 422),
        ({"days": "9" * 1000}, 422),
    ],
)
def test_what_cannot_be_a_token_is_refused(
    ann: TestClient, fields: dict[str, str], status: int
) -> None:
    whole = {"name": "x", "password": GOOD, "days": "30", **fields}
    answer = send(ann, "/account/tokens", **whole)
    assert answer.status_code == status
    assert "mr_" not in answer.text


@pytest.mark.usefixtures("ann")
def test_programs_get_their_first_token_with_name_and_password(browse: Browse) -> None:
    api = browse()
    question = {"user": "ann", "password": GOOD, "name": "script", "scopes": ["write"], "days": 5}
    made = api.post("/api/v1/account/tokens", json=question)
    assert made.status_code == 201
    assert made.json()["scopes"] == ["read", "write"]
    me = bearer(made.json()["secret"])
    (listed,) = api.get("/api/v1/account/tokens", headers=me).json()["items"]
    assert "secret" not in listed
    assert api.delete(f"/api/v1/account/tokens/{listed['id']}", headers=me).status_code == 204
    assert api.get("/api/v1/account", headers=me).status_code == 401
    wrong = api.post("/api/v1/account/tokens", json={**question, "password": "not it"})
    unknown = api.post("/api/v1/account/tokens", json={**question, "user": "zoe"})
    assert (wrong.status_code, wrong.json()) == (unknown.status_code, unknown.json())
    assert wrong.status_code == 401


@pytest.mark.parametrize(
    "extra",
    [{"person": "local"}, {"token_id": "x"}, {"expires_at": "2099-01-01"}, {"scopes": ["admin"]}],
)
@pytest.mark.usefixtures("ann")
def test_programs_cannot_set_what_is_not_theirs_to_set(
    browse: Browse, extra: dict[str, object]
) -> None:
    question = {"user": "ann", "password": GOOD, "name": "script", **extra}
    assert browse().post("/api/v1/account/tokens", json=question).status_code == 422


@pytest.mark.parametrize(
    "extra", [{"person": "local"}, {"protects": True}, {"is_admin": True}, {"password_hash": "x"}]
)
def test_an_account_made_by_a_program_has_a_name_and_a_password_and_nothing_else(
    browse: Browse, extra: dict[str, object]
) -> None:
    api, question = browse(), {"name": "zoe", "password": GOOD}
    refused = api.post("/api/v1/account", json={**question, **extra})
    assert refused.status_code == 422
    assert GOOD not in refused.text
    made = api.post("/api/v1/account", json=question)
    assert (made.status_code, set(made.json())) == (201, {"name", "made_at"})
    assert api.post("/api/v1/account", json=question).status_code == 409


def test_programs_change_the_password_and_delete_with_the_password_only(
    ann: TestClient, browse: Browse
) -> None:
    api, me = browse(), bearer(token(ann))
    body = {"password": GOOD, "new": NEW}
    assert api.put("/api/v1/account/password", json=body, headers=me).status_code == 204
    assert ann.get("/account").status_code == 303
    gone = {"password": GOOD}
    assert api.post("/api/v1/account/deletion", json=gone, headers=me).status_code == 401
    gone = {"password": NEW}
    deleted = api.post("/api/v1/account/deletion", json=gone, headers=me)
    assert deleted.json()["erased"] == 2
    assert api.get("/api/v1/account", headers=me).status_code == 401


def exported(client: TestClient) -> dict[str, str]:
    answer = client.get("/account/export")
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"] == 'attachment; filename="moodreel-export.zip"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as folder:
        return {name: folder.read(name).decode() for name in folder.namelist()}


def test_the_export_holds_everything_and_no_secret(ann: TestClient, browse: Browse) -> None:
    secret = token(ann)
    api = browse()
    api.put("/api/v1/ratings/heat-1995", json={"stars": 4.5}, headers=bearer(secret))
    told = exported(ann)
    assert set(told) == {
        "README.txt",
        "everything.json",
        "accounts.csv",
        "ratings.csv",
        "sessions.csv",
        "tokens.csv",
    }
    everything = json.loads(told["everything.json"])
    (rating,) = everything["ratings"]
    assert rating["film"] == "Heat (1995)"
    assert everything["accounts"][0]["name"] == "Ann"
    assert next(csv.DictReader(io.StringIO(told["ratings.csv"])))["stars"] == "4.5"
    whole = "".join(told.values())
    assert secret not in whole
    assert str(cookie(ann)) not in whole
    assert "argon2" not in whole
    assert re.search(r"\b[0-9a-f]{64}\b", whole) is None


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", '=HYPERLINK("x")']
)
def test_no_text_in_an_export_is_a_formula(text: str) -> None:
    (row,) = csv.DictReader(io.StringIO(as_csv([{"name": text, "n": -1.5}]), newline=""))
    assert row == {"name": f"'{text}", "n": "-1.5"}


def test_deleting_takes_everything_of_one_person_at_once(
    ann: TestClient, ben: TestClient, browse: Browse, own_engine: Engine, tmp_path: Path
) -> None:
    program, bens = token(ann), token(ben)
    for secret in (program, bens):
        browse().put("/api/v1/ratings/heat-1995", json={"stars": 4.5}, headers=bearer(secret))
    answer = send(ann, "/answers", choose="sad").headers["location"]
    other = browse()
    sign_in(other)
    deleted = send(ann, "/account/delete", sure="yes", password=GOOD)
    assert deleted.status_code == 200
    assert "gone" in deleted.text
    assert cookie(ann) is None
    assert other.get("/account").status_code == 303
    assert sign_in(browse()).status_code == 401
    assert browse().get("/api/v1/ratings", headers=bearer(program)).status_code == 401
    assert browse().get(answer).status_code == 404
    assert len(browse().get("/api/v1/ratings", headers=bearer(bens)).json()["items"]) == 1
    own_engine.close()
    content = b"".join(path.read_bytes() for path in tmp_path.glob("moodreel.db"))
    assert b"Ann" not in content
    assert b"Ben" in content


@pytest.mark.parametrize(
    ("fields", "status"),
    [({"password": GOOD}, 422), ({"sure": "yes"}, 401), ({"sure": "yes", "password": "x"}, 401)],
)
def test_nothing_is_deleted_without_the_password_and_the_tick(
    ann: TestClient, fields: dict[str, str], status: int
) -> None:
    assert send(ann, "/account/delete", **fields).status_code == status
    assert ann.get("/account").status_code == 200


def test_an_answer_is_for_who_asked(ann: TestClient, ben: TestClient, browse: Browse) -> None:
    hers = send(ann, "/answers", choose="sad").headers["location"]
    assert ann.get(hers).status_code == 200
    assert [client.get(hers).status_code for client in (ben, browse())] == [404, 404]
    corrected = ben.post(f"{hers}/correct", data={"choose": "happy", "form_token": form_token(ben)})
    assert corrected.status_code == 404
    send(ann, "/sign-out")
    assert ann.get(hers).status_code == 404
    nobodys = browse().post("/answers", data={"choose": "sad"}).headers["location"]
    assert ann.get(nobodys).status_code == 200


def test_a_session_or_token_of_an_account_that_is_gone_lets_nobody_in(
    ann: TestClient, browse: Callable[[], TestClient], own_engine: Engine
) -> None:
    secret = token(ann)
    own_engine.accounts.account.erase(own_engine.accounts.account.called("ann").person)
    assert ann.get("/kept").status_code == 303
    assert browse().get("/api/v1/account", headers=bearer(secret)).status_code == 401
