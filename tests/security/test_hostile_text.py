"""Text that means something to SQL, to templates, to HTML or to a shell is only text here."""

from typing import Any

from fastapi.testclient import TestClient
from tests.security.conftest import GOOD, bearer, form_token, send, token
from tests.security.test_signing_in import Browse

HOSTILE = [
    "'; DROP TABLE ratings; --",
    '" OR ""="',
    "1 UNION SELECT password_hash FROM accounts",
    "{{ '1' ~ ',' ~ '337' }}{% for x in ().__class__.__base__.__subclasses__() %}{% endfor %}",
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


def test_pages_show_it_as_text_or_refuse_it(ann: TestClient) -> None:
    own = form_token(ann)
    for text in HOSTILE:
        path = text.replace("/", "%2F").replace("?", "%3F").replace("#", "%23")
        pages = [
            ann.get("/films", params={"q": text}),
            ann.get(f"/films/{path}"),
            ann.get("/sign-in", params={"next": text}),
            ann.get("/account", params={"done": text}),
        ]
        forms = [
            ("/films/heat-1995/mark", {"kind": text, "back": text}),
            ("/answers", {"text": text, "kind": text, "genre": text, "choose": text}),
            ("/answers", {"text": text, "year_from": text, "language": text}),
            ("/account/tokens", {"name": text, "days": text, "password": text, "write": text}),
            ("/account/password", {"password": text, "new": text, "again": text}),
        ]
        pages += [ann.post(to, data={**fields, "form_token": own}) for to, fields in forms]
        for page in pages:
            assert page.status_code < 500
            assert "<script>alert" not in page.text
            assert "<img src=x" not in page.text
            assert "1,337" not in page.text
            assert "x-evil" not in page.headers
            assert not page.headers.get("location", "/").startswith(("javascript", "//", "http"))


def test_a_token_may_be_called_anything_that_fits(ann: TestClient) -> None:
    for text in HOSTILE:
        made = send(ann, "/account/tokens", name=text, days="5", password=GOOD)
        assert made.status_code == (200 if len(text) <= 64 else 422)
    page = ann.get("/account").text
    assert "&lt;script&gt;alert" in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_the_api_takes_it_as_text_or_refuses_it(ann: TestClient, browse: Browse) -> None:
    api = browse()
    api.headers.update(bearer(token(ann)))
    for text in HOSTILE:
        bodies: list[tuple[str, str, Any]] = [
            ("POST", "/api/v1/mood", {"text": text, "choose": text}),
            ("POST", "/api/v1/recommendations", {"text": text[:2000], "n": 1}),
            ("POST", "/api/v1/recommendations", {"choose": "sad", "like": [text]}),
            ("POST", "/api/v1/recommendations", {"choose": "sad", "intent": text}),
            ("POST", "/api/v1/account", {"name": text, "password": text}),
            ("POST", "/api/v1/account/tokens", {"user": text, "password": text, "name": text}),
            ("PUT", "/api/v1/account/password", {"password": text, "new": text}),
            ("POST", "/api/v1/account/deletion", {"password": text}),
        ]
        for method, address, body in bodies:
            assert api.request(method, address, json=body).status_code < 500, address
        assert api.get("/api/v1/films", params={"q": text}).status_code < 500
    assert api.get("/api/v1/ratings").status_code == 200
    assert api.get("/api/v1/account").json()["name"] == "Ann"


def test_nothing_but_the_named_fields_can_be_set(ann: TestClient, browse: Browse) -> None:
    api = browse()
    api.headers.update(bearer(token(ann)))
    bodies: list[tuple[str, str, Any]] = [
        ("POST", "/api/v1/mood", {"choose": "sad"}),
        ("POST", "/api/v1/recommendations", {"choose": "sad"}),
        ("PUT", "/api/v1/ratings/heat-1995", {"stars": 4.5}),
        ("PUT", "/api/v1/account/password", {"password": "x", "new": "y"}),
        ("POST", "/api/v1/account/deletion", {"password": GOOD}),
    ]
    for method, address, body in bodies:
        for extra in ("person", "owner", "id", "at", "is_admin", "__class__"):
            answer = api.request(method, address, json={**body, extra: "ben"})
            assert answer.status_code == 422, (address, extra)


def test_a_form_cannot_say_whose_a_mark_is(ann: TestClient, ben: TestClient) -> None:
    send(ann, "/films/heat-1995/mark", kind="kept", person="local", owner="ben", user="Ben")
    assert "/films/heat-1995" in ann.get("/kept").text
    assert "/films/heat-1995" not in ben.get("/kept").text
