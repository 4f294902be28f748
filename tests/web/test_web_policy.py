"""What holds for every page: nothing inline, every picture described, every field labelled."""

import re

import pytest
from fastapi.testclient import TestClient
from tests.web.page import Page
from tests.web.test_web_answers import ask

from moodreel.domain.emotion import EMOTIONS
from moodreel.web.pages import STATIC
from moodreel.web.palette import MARK_ON_DARK, MARK_ON_LIGHT, colour

PAGES = [
    "/",
    "answer",
    "/films/amelie-2001",
    "/films/fleabag-2016",
    "/films?q=star",
    "/kept",
    "/privacy",
    "/answers/gone",
    "/films/nothing",
    "/nothing",
]


@pytest.fixture(params=PAGES)
def page(client: TestClient, request: pytest.FixtureRequest) -> Page:
    client.post("/films/amelie-2001/mark", data={"kind": "kept"})
    address = ask(client, text="I feel blue") if request.param == "answer" else request.param
    return Page(client.get(address).text)


def test_nothing_is_inline(page: Page) -> None:
    for tag, attrs in page.tags:
        assert tag != "style"
        assert "style" not in attrs
        assert not [name for name in attrs if name.startswith("on")]
        if tag == "script":
            assert str(attrs["src"]).startswith("/static/")


def test_nothing_comes_from_elsewhere(page: Page) -> None:
    for _, attrs in page.tags:
        for name in ("src", "href", "action", "srcset"):
            assert not re.match(r"(?:[a-z]+:)?//", attrs.get(name) or "")


def test_every_picture_has_a_description_and_a_size(page: Page) -> None:
    for image in page.of("img"):
        assert image.get("alt") is not None
        assert image.get("width")
        assert image.get("height")


def test_every_page_has_one_heading_a_title_and_landmarks(page: Page) -> None:
    names = [tag for tag, _ in page.tags]
    for once in ("h1", "main", "header", "footer", "title"):
        assert names.count(once) == 1
    assert page.of("html")[0]["lang"] == "en"
    ids = [attrs["id"] for _, attrs in page.tags if attrs.get("id")]
    assert len(ids) == len(set(ids))


def test_the_style_sheet_has_the_colours_of_the_palette() -> None:
    light, _, dark = (STATIC / "style.css").read_text("utf-8").partition("prefers-color-scheme")
    for emotion in EMOTIONS:
        assert f"--{emotion}: {colour(emotion, *MARK_ON_LIGHT)};" in light
        assert f"--{emotion}: {colour(emotion, *MARK_ON_DARK)};" in dark
