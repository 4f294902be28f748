"""Forms of pages: what they carry, and what becomes of those that other websites send."""

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from tests.security.conftest import HERE, form_token, send
from tests.security.test_signing_in import Browse, cookie

from moodreel.web.form_tokens import FormTokens
from moodreel.web.pages import TEMPLATES


def test_every_form_that_changes_something_carries_the_token(ann: TestClient) -> None:
    token = form_token(ann)
    send(ann, "/films/heat-1995/mark", kind="kept")
    answer = send(ann, "/answers", text="I feel blue", choose="sad").headers["location"]
    for page in ["/", "/films/heat-1995", "/kept", "/account", "/films?q=heat", answer]:
        forms = re.findall(r"<form\b[^>]*post[^>]*>(.*?)</form>", ann.get(page).text, re.DOTALL)
        assert forms or page == "/films?q=heat"
        assert all(f'name="form_token" value="{token}"' in form for form in forms), page


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.html")), ids=lambda path: path.name)
def test_no_template_writes_a_form_that_would_be_passed_over(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    filled = FormTokens.preprocess(None, source, None)  # type: ignore[arg-type]
    posts = re.findall(r"method=\W?post", source, re.IGNORECASE)
    assert filled.count("{{ form_token }}") == len(posts)


def test_the_token_never_stands_in_an_address(ann: TestClient) -> None:
    token = form_token(ann)
    for page in ("/", "/kept", "/films?q=heat", "/account"):
        links = re.findall(r'(?:href|action|src)="([^"]*)"', ann.get(page).text)
        assert not [link for link in links if token in link]


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {},
    ],
)
@pytest.mark.parametrize(
    "address",
    ["/films/heat-1995/mark", "/account/delete", "/account/password", "/sign-out", "/answers"],
)
def test_another_website_cannot_send_a_form_with_the_person_s_cookie(
    ann: TestClient, address: str, headers: dict[str, str]
) -> None:
    fields = {"kind": "kept", "sure": "yes", "choose": "sad"}
    assert ann.post(address, data=fields, headers=headers).status_code == 403
    files = {"picture": ("x.jpg", b"x", "image/jpeg")}
    assert ann.post(address, data=fields, files=files, headers=headers).status_code == 403
    json = ann.post(address, json=fields, headers=headers)
    assert json.status_code == 403
    assert ann.get("/account").status_code == 200
    assert "Heat" not in ann.get("/kept").text


@pytest.mark.usefixtures("ann")
@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}])
def test_another_website_cannot_sign_a_person_in_as_somebody_else(
    browse: Browse, headers: dict[str, str]
) -> None:
    client = browse()
    fields = {"name": "ann", "password": "three green kettles"}
    assert client.post("/sign-in", data=fields, headers=headers).status_code == 403
    assert cookie(client) is None


def test_a_program_of_the_page_may_send_the_token_in_a_header(ann: TestClient) -> None:
    headers = {"X-Form-Token": form_token(ann)}
    marked = ann.post("/films/heat-1995/mark", data={"kind": "kept"}, headers=headers)
    assert marked.status_code == 303


def test_a_photo_beside_the_token_is_read(ann: TestClient) -> None:
    files = {"picture": ("x.jpg", b"no picture", "image/jpeg")}
    fields = {"choose": "sad", "form_token": form_token(ann)}
    assert ann.post("/answers", data=fields, files=files).status_code == 303


def test_pages_of_who_is_signed_in_are_kept_out_of_shared_caches(
    ann: TestClient, browse: Browse
) -> None:
    assert ann.get("/").headers["cache-control"] == "private, no-cache"
    assert ann.get("/kept").headers["cache-control"] == "no-store"
    assert ann.get("/account").headers["cache-control"] == "no-store"
    assert browse().get("/").headers["cache-control"] == "no-cache"


def test_a_form_whose_session_is_over_leads_to_sign_in(ann: TestClient) -> None:
    token = form_token(ann)
    send(ann, "/sign-out")
    answer = ann.post(
        "/films/heat-1995/mark",
        data={"kind": "kept", "form_token": token},
        headers={"Referer": f"{HERE}/films/heat-1995"},
    )
    assert answer.headers["location"] == "/sign-in?next=%2Ffilms%2Fheat-1995"
