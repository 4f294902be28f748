"""Every route, tried by those who may not: nobody, another person, and with secrets that are none.

The tables stand in `routes.py`; a route that is in neither fails the first test here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import update
from tests.security.conftest import HERE, bearer, registered, send, token
from tests.security.routes import OPEN, OWN, Tried, routes_of
from tests.worlds import NOON

from moodreel.accounts import passwords
from moodreel.server import create_app
from moodreel.settings import read_settings
from moodreel.storage import tables
from moodreel.wiring import Engine

HERS = "quagmire of a tuesday"
FORGED = "mr_" + "x" * 43
OWN_API = [key for key in OWN if key[1].startswith("/api/")]
OWN_PAGES = [key for key in OWN if not key[1].startswith("/api/")]
SAFE = ("GET", "HEAD")


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A server where Ann keeps things, and others who have accounts."""

    app: FastAPI
    engine: Engine
    ann: TestClient
    ids: dict[str, str]
    reads: str
    expired: str
    others_token: str
    other: TestClient

    def browser(self) -> TestClient:
        return TestClient(self.app, base_url=HERE, follow_redirects=False)

    def send(self, client: TestClient, method: str, tried: Tried, **headers: str) -> Any:
        address = tried.address.format(**self.ids)
        if address.startswith("/api/"):
            return client.request(method, address, json=tried.body, headers=headers)
        return client.request(method, address, data=tried.body, headers=headers)

    def hers(self) -> dict[str, Any]:
        """All that is kept of Ann, but for when she was last there."""
        with self.engine.people.unit_of_work() as work:
            account = work.accounts.called("ann")
            kept = dict(work.everything.of(account.person))
        return {
            table: rows for table, rows in kept.items() if table not in ("sessions", "tokens")
        } | {
            "sessions": [row["session_id"] for row in kept["sessions"]],
            "tokens": [row["token_id"] for row in kept["tokens"]],
        }


@pytest.fixture(scope="module")
def world(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "MEMORY_KIB", 64)
        settings = read_settings({"MOODREEL_HOME": str(tmp_path_factory.mktemp("own"))})
        own = Engine(settings, clock=lambda: NOON)
        own.__dict__.update(catalogue=engine.catalogue, titles=engine.titles, parts=engine.parts)
        yield built(own, create_app(own, at_home=False, hosts=("*",)))
        own.close()


def built(engine: Engine, app: FastAPI) -> World:
    def browser() -> TestClient:
        return TestClient(app, base_url=HERE, follow_redirects=False)

    ann, ben = registered(browser(), "Ann"), registered(browser(), "Ben")
    send(ann, "/films/heat-1995/mark", kind="kept")
    writes, reads, expired = token(ann), token(ann, write=False), token(ann)
    api = TestClient(app, base_url=HERE, headers=bearer(writes))
    api.put("/api/v1/ratings/heat-1995", json={"stars": 4.5})
    api.post("/api/v1/mood", json={"text": HERS, "choose": "sad", "keep_label": True})
    answer = send(ann, "/answers", text=HERS, choose="sad").headers["location"]
    ids = {
        "answer": answer.rpartition("/")[2],
        "label": api.get("/api/v1/labels").json()["items"][0]["id"],
        "session": api.get("/api/v1/account/sessions").json()["items"][0]["id"],
        "token": api.get("/api/v1/account/tokens").json()["items"][0]["id"],
    }
    over = api.get("/api/v1/account/tokens").json()["items"][2]["id"]
    with engine.people.database._engine.begin() as connection:
        past = datetime(2020, 1, 1, tzinfo=UTC)
        row = tables.tokens.c.token_id == over
        connection.execute(update(tables.tokens).where(row).values(expires_at=past))
    return World(
        app=app,
        engine=engine,
        ann=ann,
        ids=ids,
        reads=reads,
        expired=expired,
        others_token=token(registered(browser(), "Bea")),
        other=ben,
    )


def test_every_route_stands_in_one_of_the_tables(world: World) -> None:
    found = routes_of(world.app)
    assert found - OPEN.keys() - OWN.keys() == set(), "put new routes into tests/security/routes.py"
    assert (OPEN.keys() | OWN.keys()) - found == set(), "these routes are gone"
    assert not OPEN.keys() & OWN.keys()


@pytest.mark.parametrize("key", OPEN, ids=" ".join)
def test_open_routes_answer_nobody_and_show_nothing_of_ann_s(
    world: World, key: tuple[str, str]
) -> None:
    answer = world.send(world.browser(), key[0], OPEN[key])
    assert answer.status_code == OPEN[key].status
    assert "quagmire" not in answer.text


@pytest.mark.parametrize("key", OWN_API, ids=" ".join)
def test_the_api_tells_nobody_to_come_with_a_token(world: World, key: tuple[str, str]) -> None:
    answer = world.send(world.browser(), key[0], OWN[key])
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.json()["type"] == "urn:moodreel:problem:sign-in-needed"


@pytest.mark.parametrize("key", OWN_API, ids=" ".join)
def test_the_api_reads_no_cookies(world: World, key: tuple[str, str]) -> None:
    assert world.send(world.ann, key[0], OWN[key]).status_code == 401


@pytest.mark.parametrize("secret", [FORGED, "expired", "x", "", "mr_", "mr_" + "x" * 5000])
@pytest.mark.parametrize("key", OWN_API, ids=" ".join)
def test_forged_and_expired_tokens_let_nobody_in(
    world: World, key: tuple[str, str], secret: str
) -> None:
    secret = world.expired if secret == "expired" else secret
    answer = world.send(world.browser(), key[0], OWN[key], **bearer(secret))
    assert answer.status_code == 401


@pytest.mark.parametrize("key", [k for k, v in OPEN.items() if v.reads_tokens], ids=" ".join)
def test_a_token_that_lets_nobody_in_is_refused_where_it_counts(
    world: World, key: tuple[str, str]
) -> None:
    assert world.send(world.browser(), key[0], OPEN[key], **bearer(FORGED)).status_code == 401


@pytest.mark.parametrize("key", OWN_API, ids=" ".join)
def test_a_token_that_reads_changes_nothing(world: World, key: tuple[str, str]) -> None:
    before = world.hers()
    answer = world.send(world.browser(), key[0], OWN[key], **bearer(world.reads))
    assert answer.status_code == (200 if key[0] in SAFE else 403)
    assert world.hers() == before


@pytest.mark.parametrize("key", OWN_API, ids=" ".join)
def test_another_person_s_program_gets_nothing_of_ann_s(world: World, key: tuple[str, str]) -> None:
    before = world.hers()
    answer = world.send(world.browser(), key[0], OWN[key], **bearer(world.others_token))
    assert answer.status_code == OWN[key].status
    assert "quagmire" not in answer.text
    told = answer.text if answer.status_code < 400 else ""  # an error may repeat what was sent
    assert not any(name in told for name in world.ids.values())
    assert world.hers() == before


@pytest.mark.parametrize("key", OWN_PAGES, ids=" ".join)
def test_pages_lead_nobody_to_sign_in(world: World, key: tuple[str, str]) -> None:
    answer = world.send(world.browser(), key[0], OWN[key])
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/sign-in?next=%2F")


@pytest.mark.parametrize("key", OWN_PAGES, ids=" ".join)
def test_pages_read_no_tokens_and_no_cookies_of_nobody_s(
    world: World, key: tuple[str, str]
) -> None:
    browser = world.browser()
    browser.cookies.set("moodreel", "x" * 43)
    answer = world.send(browser, key[0], OWN[key], **bearer(world.reads))
    assert answer.headers["location"].startswith("/sign-in?next=%2F")


@pytest.mark.parametrize("key", [*OWN_PAGES, *(k for k in OPEN if "{key}" in k[1])], ids=" ".join)
def test_another_person_s_pages_show_and_change_nothing_of_ann_s(
    world: World, key: tuple[str, str]
) -> None:
    before, tried = world.hers(), OWN.get(key) or OPEN[key]
    form = {**(tried.body or {}), "form_token": form_token_of(world.other)}
    own = Tried(address=tried.address, body=form if key[0] == "POST" else None)
    answer = world.send(world.other, key[0], own)
    assert answer.status_code == tried.status
    assert "quagmire" not in answer.text
    assert world.hers() == before


@pytest.mark.parametrize("key", [k for k in OWN_PAGES if k[0] == "POST"], ids=" ".join)
@pytest.mark.parametrize("sent", [None, "", "x" * 64, "another's"])
def test_no_page_changes_anything_without_the_session_s_own_form_token(
    world: World, key: tuple[str, str], sent: str | None
) -> None:
    before, tried = world.hers(), OWN[key]
    own = form_token_of(world.other) if sent == "another's" else sent
    form = {**(tried.body or {}), **({} if own is None else {"form_token": own})}
    answer = world.send(world.ann, key[0], Tried(address=tried.address, body=form))
    assert answer.status_code == 403
    assert world.hers() == before


def form_token_of(client: TestClient) -> str:
    from tests.security.conftest import form_token

    return form_token(client)
