"""Text that means something to SQL, to templates, to HTML or to a shell is only text here."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from tests.security.conftest import bearer, send, token
from tests.security.test_signing_in import Browse

HOSTILE = [
    "'; DROP TABLE ratings; --",
    '" OR ""="',
    "1 UNION SELECT password_hash FROM accounts",
    "{{ 7 * 191 }}{% for x in ().__class__.__base__.__subclasses__() %}{% endfor %}",
    "${7*191} #{7*191} <%= 7*191 %>",
    "<script>alert(1337)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "../../../../etc/passwd",
    "%00%0d%0aX-Evil: 1",
    "$(id) `id` | id",
    "\u202e\u2066txt.exe",
    "A" * 10_000,
    "\ud7ff\uffff",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_pages_show_it_as_text_or_refuse_it(ann: TestClient, text: str) -> None:
    pages = [
        ann.get("/films", params={"q": text}),
        ann.get("/films/" + text.replace("/", "%2F").replace("?", "%3F").replace("#", "%23")),
        ann.get("/sign-in", params={"next": text}),
        ann.get("/account", params={"done": text}),
        send(ann, "/films/heat-1995/mark", kind=text, back=text),
        send(ann, "/answers", text=text, kind=text, genre=text, language=text, choose=text),
        send(ann, "/answers", text=text, year_from=text),
        send(ann, f"/account/sessions/{'x'}/end", whatever=text),
        send(ann, "/account/tokens", name=text, days=text, password=text, write=text),
        send(ann, "/account/password", password=text, new=text, again=text),
    ]
    for page in pages:
        assert page.status_code < 500
        assert "1337</script>" not in page.text
        assert "<img src=x" not in page.text
        assert str(7 * 191) not in page.text.replace("1337", "", text.count("1337") * 5)
        assert "x-evil" not in page.headers
        assert not page.headers.get("location", "/").startswith(("javascript", "//", "http"))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_token_may_be_called_anything_that_fits(ann: TestClient, text: str) -> None:
    made = send(ann, "/account/tokens", name=text, days="5", password="three green kettles")
    assert made.status_code == (200 if len(text) <= 64 else 422)
    page = ann.get("/account").text
    assert "<script>alert" not in page
    assert "<img src=x" not in page


@pytest.mark.parametrize("text", HOSTILE)
def test_the_api_takes_it_as_text_or_refuses_it(ann: TestClient, browse: Browse, text: str) -> None:
    api = browse()
    api.headers.update(bearer(token(ann)))
    bodies: list[tuple[str, str, Any]] = [
        ("POST", "/api/v1/mood", {"text": text, "choose": text}),
        ("POST", "/api/v1/recommendations", {"text": text[:2000], "n": 1}),
        ("POST", "/api/v1/recommendations", {"choose": "sad", "like": [text]}),
        ("POST", "/api/v1/recommendations", {"choose": "sad", "genres": [text], "intent": text}),
        ("POST", "/api/v1/account", {"name": text, "password": text}),
        ("POST", "/api/v1/account/tokens", {"user": text, "password": text, "name": text}),
        ("PUT", "/api/v1/account/password", {"password": text, "new": text}),
        ("POST", "/api/v1/account/deletion", {"password": text}),
    ]
    for method, address, body in bodies:
        answer = api.request(method, address, json=body)
        assert answer.status_code < 500, address
    assert api.get("/api/v1/films", params={"q": text}).status_code < 500
    assert api.get("/api/v1/ratings").status_code == 200
    assert api.get("/api/v1/account").json()["name"] == "Ann"


@pytest.mark.parametrize("extra", ["person", "owner", "id", "at", "is_admin", "__class__"])
@pytest.mark.parametrize(
    ("method", "address", "body"),
    [
        ("POST", "/api/v1/mood", {"choose": "sad"}),
        ("POST", "/api/v1/recommendations", {"choose": "sad"}),
        ("PUT", "/api/v1/ratings/heat-1995", {"stars": 4.5}),
        ("PUT", "/api/v1/account/password", {"password": "x", "new": "y"}),
        ("POST", "/api/v1/account/deletion", {"password": "three green kettles"}),
    ],
)
def test_nothing_but_the_named_fields_can_be_set(
    ann: TestClient, browse: Browse, method: str, address: str, body: dict[str, Any], extra: str
) -> None:
    sent = {**body, extra: "ben"}
    answer = browse().request(method, address, json=sent, headers=bearer(token(ann)))
    assert answer.status_code == 422


def test_a_form_cannot_say_whose_a_mark_is(ann: TestClient, ben: TestClient) -> None:
    send(ann, "/films/heat-1995/mark", kind="kept", person="local", owner="ben", user="Ben")
    assert "/films/heat-1995" in ann.get("/kept").text
    assert "/films/heat-1995" not in ben.get("/kept").text
