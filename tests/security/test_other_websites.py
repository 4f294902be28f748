"""Other websites against real accounts: a token of a named website opens, nothing else does."""

from collections.abc import Callable, Iterator

import pytest
from fastapi.testclient import TestClient
from tests.security.conftest import bearer, registered, token

from moodreel.server import create_app
from moodreel.wiring import Engine

FRIEND = "https://front.example"
MARKS, MARK = "/api/v1/marks", "/api/v1/films/heat-1995/marks/kept"
FROM_FRIEND = {"Origin": FRIEND, "Sec-Fetch-Site": "cross-site"}


@pytest.fixture
def friendly(make_engine: Callable[..., Engine]) -> Iterator[TestClient]:
    """The browser of somebody signed in, on a server that names one other website."""
    own = make_engine(MOODREEL_CORS=FRIEND)
    app = create_app(own, at_home=False, hosts=("*",))
    client = TestClient(app, base_url="http://films.example", follow_redirects=False)
    return registered(client, "Ann")


def test_a_token_opens_what_it_may_and_only_reads_where_it_only_reads(
    friendly: TestClient,
) -> None:
    writes, reads = (token(friendly, write=write) for write in (True, False))
    assert friendly.put(MARK, headers=FROM_FRIEND | bearer(writes)).status_code == 204
    answer = friendly.get(MARKS, headers=FROM_FRIEND | bearer(reads))
    assert "heat-1995" in answer.text
    assert answer.headers["access-control-allow-origin"] == FRIEND
    refused = friendly.delete(MARK, headers=FROM_FRIEND | bearer(reads))
    assert refused.status_code == 403
    assert refused.headers["access-control-allow-origin"] == FRIEND


def test_a_session_opens_nothing_to_another_website(friendly: TestClient) -> None:
    assert friendly.cookies
    assert friendly.put(MARK, headers=FROM_FRIEND).status_code == 403
    answer = friendly.get(MARKS, headers=FROM_FRIEND)
    assert "access-control-allow-origin" not in answer.headers
    guessed = friendly.get(MARKS, headers=FROM_FRIEND | bearer("mr_guessed"))
    assert guessed.status_code == 401
    page = friendly.get("/account", headers=FROM_FRIEND)
    assert "access-control-allow-origin" not in page.headers


def test_a_token_in_the_hands_of_a_stranger_opens_nothing_to_their_pages(
    friendly: TestClient,
) -> None:
    own = bearer(token(friendly))
    stranger = {"Origin": "https://evil.example", "Sec-Fetch-Site": "cross-site"}
    answer = friendly.get(MARKS, headers=stranger | own)
    assert "access-control-allow-origin" not in answer.headers
    assert friendly.put(MARK, headers=stranger | own).status_code == 403


def test_the_one_person_of_a_machine_of_ones_own_is_not_lent_out(
    make_engine: Callable[..., Engine],
) -> None:
    own = make_engine(MOODREEL_CORS=FRIEND)
    client = TestClient(create_app(own, at_home=True), base_url="http://localhost")
    assert client.get(MARKS).status_code == 200
    for secret in ("mr_guessed", "x"):
        assert client.get(MARKS, headers=FROM_FRIEND | bearer(secret)).status_code == 401
        assert client.put(MARK, headers=FROM_FRIEND | bearer(secret)).status_code == 401
