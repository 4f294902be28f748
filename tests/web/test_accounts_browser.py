"""Accounts in a real Chromium: registering, keeping films, protecting a machine of one's own."""

from collections.abc import Iterator
from typing import Any

import pytest
from tests.web.browsing import chromium, open_page, playwright, served

from moodreel.wiring import Engine

pytestmark = pytest.mark.browser

GOOD = "three green kettles"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright() as started, chromium(started) as browser:
        yield browser


def register(page: Any, button: str) -> None:
    page.fill("main [name=name]", "Ann")
    page.fill("main [name=password]", GOOD)
    page.fill("main [name=again]", GOOD)
    page.get_by_role("button", name=button).click()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_person_registers_keeps_a_film_and_signs_out(
    browser: Any, own_engine: Engine, scripts: bool
) -> None:
    with served(own_engine, at_home=False) as address:
        page = open_page(browser, java_script_enabled=scripts)
        page.goto(f"{address}/kept")
        assert "/sign-in?next=%2Fkept" in page.url
        page.get_by_role("link", name="Make an account").click()
        register(page, "Make the account")
        page.wait_for_url("**/kept")
        page.goto(f"{address}/films/heat-1995")
        page.get_by_role("button", name="Watchlist:").click()
        page.wait_for_load_state("networkidle")
        page.get_by_role("link", name="Ann").click()
        page.get_by_role("button", name="Sign out").first.click()
        page.get_by_role("link", name="Sign in").wait_for()
        page.goto(f"{address}/sign-in?next=%2Fkept")
        page.fill("main [name=name]", "ann")
        page.fill("main [name=password]", GOOD)
        page.get_by_role("button", name="Sign in").click()
        page.get_by_text("Heat").first.wait_for()
        assert page.faults == []


def test_a_machine_of_one_s_own_is_protected_and_nothing_is_lost(
    browser: Any, own_engine: Engine
) -> None:
    with served(own_engine, at_home=True) as address:
        page = open_page(browser)
        page.goto(f"{address}/films/heat-1995")
        page.get_by_role("button", name="Watchlist:").click()
        page.wait_for_load_state("networkidle")
        page.get_by_role("link", name="Protect, export or delete").click()
        page.get_by_role("link", name="Protect it with a password").click()
        register(page, "Protect")
        page.get_by_role("link", name="Your films").click()
        page.get_by_text("Heat").first.wait_for()
        stranger = open_page(browser)
        stranger.goto(f"{address}/kept")
        assert stranger.get_by_role("heading", name="Sign in").is_visible()
        assert page.faults == stranger.faults == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_of_accounts_is_wider_than_the_screen(
    browser: Any, own_engine: Engine, width: int, scheme: str
) -> None:
    with served(own_engine, at_home=False) as address:
        page = open_page(browser, viewport={"width": width, "height": 844}, color_scheme=scheme)
        page.goto(f"{address}/register")
        register(page, "Make the account")
        for path in ("/", "/account", "/kept"):
            page.goto(address + path)
            assert page.evaluate("document.documentElement.scrollWidth") == width
            assert page.locator("#q").bounding_box()["width"] > 120
