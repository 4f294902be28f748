"""The pages in a real Chromium: what a person on a sofa does, with and without JavaScript."""

from collections.abc import Iterator
from typing import Any

import pytest
from tests.web.browsing import chromium, open_page, playwright, served

from moodreel.wiring import Engine

pytestmark = pytest.mark.browser

FEELING = "I feel sad and I cry all day"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright() as started, chromium(started) as browser:
        yield browser


@pytest.fixture
def address(own_engine: Engine) -> Iterator[str]:
    with served(own_engine) as address:
        yield address


def ask(page: Any, address: str, words: str = FEELING) -> None:
    page.goto(address)
    page.get_by_label("How do you feel?").fill(words)
    page.get_by_role("button", name="Find my film").click()
    page.wait_for_url("**/answers/*")


def row_titles(page: Any, intent: str) -> list[str]:
    return page.locator(f"#{intent} .card h3").all_inner_texts()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_person_asks_looks_keeps_and_takes_back(
    browser: Any, address: str, scripts: bool
) -> None:
    page = open_page(browser, java_script_enabled=scripts)
    ask(page, address)
    assert page.get_by_role("heading", name="Sounds like sadness.").is_visible()
    assert len(row_titles(page, "lift")) == 6
    page.locator("#lift .card a").first.click()
    page.wait_for_url("**/films/*")
    assert "from=" not in page.url
    page.get_by_role("button", name="Watchlist:").click()
    page.get_by_role("button", name="On the watchlist").wait_for()
    page.get_by_role("link", name="Your films").click()
    assert page.locator(".shelf li").count() == 1
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Nothing yet.").wait_for()
    assert page.faults == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_half_stars_are_given_by_keyboard_and_taken_back(
    browser: Any, address: str, scripts: bool
) -> None:
    page = open_page(browser, java_script_enabled=scripts)
    page.goto(f"{address}/films/heat-1995")
    stars = page.get_by_role("group", name="Your stars")
    stars.get_by_label("0.5 stars").focus()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    assert stars.get_by_label("3.5 stars").is_checked()
    page.keyboard.press("Enter")
    page.get_by_text("You gave 3.5.").wait_for()
    page.get_by_role("button", name="Take the stars back").click()
    page.get_by_text("You gave 3.5.").wait_for(state="detached")
    assert page.faults == []


def test_a_star_that_is_pressed_is_given_at_once(browser: Any, address: str) -> None:
    page = open_page(browser)
    page.goto(f"{address}/films/heat-1995")
    page.locator(".stars label").nth(8).click()
    page.get_by_text("You gave 4.5.").wait_for()
    assert page.faults == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_film_is_marked_as_seen_and_undone_in_the_row(
    browser: Any, address: str, scripts: bool
) -> None:
    page = open_page(browser, java_script_enabled=scripts)
    ask(page, address)
    before = row_titles(page, "lift")
    page.locator("#lift").get_by_role("button", name="Seen").first.click()
    undo = page.locator("#lift").get_by_role("button", name="Undo")
    undo.wait_for()
    assert before[0] not in row_titles(page, "lift")
    undo.click()
    undo.wait_for(state="detached")
    assert row_titles(page, "lift") == before
    assert page.faults == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_other_films_and_a_correction(browser: Any, address: str, scripts: bool) -> None:
    page = open_page(browser, java_script_enabled=scripts)
    ask(page, address)
    before = row_titles(page, "calm")
    page.get_by_role("button", name="New recommendations: Calm me").click()
    page.locator("#calm .card h3", has_text=before[0]).wait_for(state="detached")
    page.locator("#calm .card h3").first.wait_for()
    assert not set(before) & set(row_titles(page, "calm"))
    page.get_by_role("button", name="happy", exact=True).click()
    page.get_by_role("heading", name="You chose happy.").wait_for()
    assert page.faults == []


def test_the_keyboard_alone_is_enough(browser: Any, address: str) -> None:
    page = open_page(browser)
    start_typing(page, address)
    page.keyboard.type("I am so angry")
    page.keyboard.press("Control+Enter")
    page.wait_for_url("**/answers/*")
    assert "anger" in page.locator("h1").inner_text()
    start_typing(page, address)
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**/answers/*")
    assert page.locator("h1").inner_text().startswith("You chose")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.innerText") == "Skip to the films"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('section').id") == "match"
    assert page.faults == []


def start_typing(page: Any, address: str) -> None:
    """The text area has the focus as soon as the page is there."""
    page.goto(address)
    page.wait_for_function("document.activeElement?.id === 'text'")


def test_marking_by_keyboard_leaves_the_focus_at_undo(browser: Any, address: str) -> None:
    page = open_page(browser)
    ask(page, address)
    page.locator("#lift").get_by_role("button", name="Seen").first.focus()
    page.keyboard.press("Enter")
    page.locator("#lift").get_by_role("button", name="Undo").wait_for()
    assert page.evaluate("document.activeElement.innerText") == "Undo"


def test_an_answer_that_another_tab_has_changed_comes_whole(browser: Any, address: str) -> None:
    page = open_page(browser)
    ask(page, address)
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_role("button", name="happy", exact=True).click()
    other.get_by_role("heading", name="You chose happy.").wait_for()
    page.get_by_role("button", name="New recommendations: Calm me").click()
    page.get_by_role("heading", name="You chose happy.").wait_for()
    assert row_titles(page, "match") == row_titles(other, "match")
    assert page.faults == []


def test_nothing_lies_over_anything_on_a_narrow_phone(browser: Any, address: str) -> None:
    page = open_page(browser, viewport={"width": 320, "height": 800})
    page.goto(address)
    switch = page.locator(".switch").bounding_box()
    only = page.locator(".only > summary").bounding_box()
    assert only["x"] >= switch["x"] + switch["width"] or only["y"] >= switch["y"] + switch["height"]
    assert page.get_by_role("searchbox").bounding_box()["width"] >= 160


def test_a_short_year_in_the_closed_panel_is_refused_in_words(browser: Any, address: str) -> None:
    page = open_page(browser)
    page.goto(address)
    page.get_by_text("Only…").click()
    page.get_by_label("From year").fill("19")
    page.get_by_text("Only…").click()
    page.get_by_label("How do you feel?").fill(FEELING)
    page.get_by_role("button", name="Find my film").click()
    page.get_by_role("alert").wait_for()
    assert page.get_by_label("From year").is_visible()
    assert page.get_by_label("How do you feel?").input_value() == FEELING


def test_a_chip_tapped_twice_is_let_go(browser: Any, address: str) -> None:
    page = open_page(browser)
    page.goto(address)
    chip = page.locator("label.chip", has_text="tired")
    chip.click()
    assert page.locator("input[name=choose]:checked").input_value() == "tired"
    chip.click()
    assert page.locator("input[name=choose]:checked").input_value() == ""


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_is_wider_than_the_screen(
    browser: Any, address: str, width: int, theme: str
) -> None:
    page = open_page(browser, viewport={"width": width, "height": 800}, color_scheme=theme)
    ask(page, address)
    pages = [page.url, "/", "/films/amelie-2001", "/films?q=star", "/kept", "/films/nothing"]
    pages += ["/kept/rated", "/kept/history", "/kept/journal", "/kept/words", "/you"]
    for path in pages:
        page.goto(path if path.startswith("http") else address + path)
        page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
        width_of_page = page.evaluate("document.documentElement.scrollWidth")
        assert width_of_page <= width, f"{path} is {width_of_page} px wide"
    assert [fault for fault in page.faults if "404" not in fault] == []


def test_the_themes_differ(browser: Any, address: str) -> None:
    grounds = set()
    for theme in ("light", "dark"):
        page = open_page(browser, color_scheme=theme)
        page.goto(address)
        grounds.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(grounds) == 2


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_person_asks_why_corrects_and_lets_the_words_be_kept(
    browser: Any, address: str, scripts: bool
) -> None:
    page = open_page(browser, java_script_enabled=scripts)
    ask(page, address, "my zeppelin left and I feel lonely")
    page.get_by_role("button", name="Which words moved this?").click()
    page.get_by_role("heading", name="What your words said of sadness").wait_for()
    assert page.locator("mark", has_text="lonely").is_visible()
    page.get_by_label("Keep my words with this correction").check()
    page.get_by_role("button", name="tired", exact=True).click()
    page.get_by_role("heading", name="You chose tired.").wait_for()
    page.get_by_role("link", name="See or delete them").click()
    page.get_by_text("my zeppelin left").wait_for()
    page.get_by_role("button", name="Delete the words of").click()
    page.get_by_text("my zeppelin left").wait_for(state="detached")
    assert page.faults == []


def test_without_scripts_enter_in_the_box_shows_the_answer_again(
    browser: Any, address: str
) -> None:
    page = open_page(browser, java_script_enabled=False)
    ask(page, address)
    page.get_by_label("Keep my words with this correction").focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(1000)
    assert page.get_by_role("heading", name="Sounds like sadness.").is_visible()


def test_asking_why_by_keyboard_leads_to_the_reasons_and_the_box_chooses_nothing(
    browser: Any, address: str
) -> None:
    page = open_page(browser)
    ask(page, address)
    page.get_by_role("button", name="Which words moved this?").focus()
    page.keyboard.press("Enter")
    page.locator("#why").wait_for()
    assert page.evaluate("document.activeElement.id") == "why-title"
    page.get_by_label("Keep my words with this correction").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_timeout(1000)  # long enough for an answer that must not come
    assert page.get_by_label("Keep my words with this correction").is_checked()
    assert page.get_by_role("heading", name="Sounds like sadness.").is_visible()
    page.get_by_role("button", name="tired", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="You chose tired.").wait_for()
    assert page.evaluate("document.activeElement.innerText") == "tired"
    assert page.faults == []
