"""Below the confidence that counts as sure the page says so and offers what is near."""

from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from tests.web.page import Page
from tests.web.test_web_answers import ask
from tests.worlds import a_mood

from moodreel.domain.mood import HARDLY_READ_BELOW, SURE_FROM
from moodreel.sensing.choice import CHOICES
from moodreel.wiring import Engine


@pytest.fixture
def asked(client: TestClient, own_engine: Engine, monkeypatch: pytest.MonkeyPatch):
    """The page that answers words read with this confidence as mostly sad, and low."""

    def page(confidence: float) -> Page:
        mood = replace(a_mood(-0.6, -0.4, sadness=0.8, neutral=0.2), confidence=confidence)
        with monkeypatch.context() as patched:
            patched.setattr(own_engine, "read_mood", lambda **_: mood)
            return Page(client.get(ask(client, text="whatever")).text)

    return page


def chips(page: Page) -> list[str | None]:
    return [tag["value"] for tag in page.of("button") if tag.get("name") == "choose"]


def test_below_sure_the_page_says_so_and_offers_the_nearest_moods_first(asked) -> None:
    page = asked(SURE_FROM - 0.01)
    assert "I am not sure how you feel." in page.text
    assert "My best guess is: sadness." in page.text
    assert "English only" not in page.text
    assert chips(page)[:2] == ["down", "sad"]
    assert sorted(chips(page)) == sorted(CHOICES)


def test_from_sure_on_the_page_says_what_it_is_and_moods_stand_in_their_order(asked) -> None:
    page = asked(SURE_FROM)
    assert "Sounds like sadness." in page.text
    assert chips(page) == list(CHOICES)


def test_what_was_hardly_read_is_near_to_nothing(asked) -> None:
    page = asked(HARDLY_READ_BELOW - 0.01)
    assert "Words are understood in English only." in page.text
    assert chips(page) == list(CHOICES)
