"""The camera's panel in a real Chromium: with a fake camera, without one, refused, and by photo."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.web.browsing import chromium, open_page, playwright, served
from tests.web.faces import DARK, a_face, a_sight, let_see
from tests.web.fake_camera import camera, film, frame

from moodreel.wiring import Engine

pytestmark = pytest.mark.browser

FREE = "A photo works here, and words or a mood do as well."
# Every stream that the page is given, so that a test sees whether its camera is off again.
KEEP_STREAMS = """
const media = navigator.mediaDevices, ask = media.getUserMedia.bind(media);
window.streams = [];
media.getUserMedia = async (...how) => {
  const stream = await ask(...how);
  window.streams.push(stream);
  return stream;
};
"""
ALL_OFF = (
    "() => streams.length > 0 && "
    "streams.every((s) => s.getTracks().every((t) => t.readyState === 'ended'))"
)


@pytest.fixture(scope="module")
def started() -> Iterator[Any]:
    with playwright() as started:
        yield started


@pytest.fixture(scope="module")
def browser(started: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A browser whose camera shows an empty room: what is seen is for the test to say."""
    room = film([None], tmp_path_factory.mktemp("film") / "room.mjpeg")
    switches = (*camera(room), "--host-resolver-rules=MAP films.example 127.0.0.1")
    with chromium(started, *switches) as browser:
        yield browser


@pytest.fixture
def address(own_engine: Engine) -> Iterator[str]:
    let_see(own_engine, a_sight(a_face(0.8, joy=0.7, neutral=0.3)))
    with served(own_engine) as address:
        yield address


def start(page: Any, address: str) -> None:
    page.add_init_script(KEEP_STREAMS)
    page.goto(address)
    page.get_by_text("Or let your face be read").click()
    page.get_by_role("button", name="Start the camera").click()


def live(browser: Any, address: str, **context: Any) -> Any:
    page = open_page(browser, **context)
    start(page, address)
    wait_to_hear(page, "Looks like joy.")
    return page


def wait_to_hear(page: Any, told: str) -> None:
    page.locator("[data-part=says]", has_text=told).wait_for()


def says(page: Any) -> str:
    told: str = page.locator("[data-part=says]").inner_text()
    return told


def test_the_camera_is_off_until_it_is_asked_for(browser: Any, address: str) -> None:
    page = open_page(browser)
    page.add_init_script(KEEP_STREAMS)
    page.goto(address)
    page.get_by_text("Or let your face be read").click()
    page.get_by_text("No picture is stored or sent beyond this app.").wait_for()
    assert not page.locator("video").is_visible()
    assert page.evaluate("streams.length") == 0
    page.get_by_role("button", name="Not now").click()
    assert not page.get_by_text("Before anything is seen").is_visible()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    assert page.faults == []


def test_what_is_seen_moves_the_bars_and_goes_into_an_ordinary_answer(
    browser: Any, address: str
) -> None:
    page = live(browser, address)
    joy = page.locator("[data-emotion=joy]")
    assert float(joy.locator(".fill").get_attribute("width")) == pytest.approx(70, abs=0.2)
    assert joy.locator(".number").inner_text() == "0.70"
    assert "a face does not tell" in page.locator(".shown").inner_text()
    assert float(page.locator("[data-part=outline] rect").get_attribute("width")) == 320
    assert page.evaluate("document.activeElement.innerText") == "Stop"
    page.get_by_role("button", name="Use this", exact=True).click()
    page.wait_for_url("**/answers/*")
    assert page.get_by_role("heading", name="Looks like joy.").is_visible()
    assert page.locator("#lift .card").count() == 6
    assert page.faults == []


def test_typed_words_go_with_the_face_and_lead(browser: Any, address: str) -> None:
    page = live(browser, address)
    page.get_by_label("How do you feel?").fill("I feel sad and I cry all day")
    page.get_by_role("button", name="Use this", exact=True).click()
    page.wait_for_url("**/answers/*")
    assert page.get_by_role("heading", name="Sounds like sadness.").is_visible()
    assert page.get_by_text("your face looks happy: I went with your words.").is_visible()


def test_that_is_not_how_i_feel_stops_and_leads_to_the_moods(browser: Any, address: str) -> None:
    page = live(browser, address)
    page.get_by_role("button", name="That is not how I feel").click()
    assert page.evaluate(ALL_OFF)
    assert page.evaluate("document.activeElement.name") == "choose"
    assert "Tap what comes closest" in page.locator("#said").inner_text()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Find my film").click()
    page.wait_for_url("**/answers/*")
    assert page.locator("h1").inner_text().startswith("You chose")
    assert "face" not in page.locator(".understood").inner_text()


@pytest.mark.parametrize(
    ("how", "told"),
    [
        ("document.querySelector('[data-do=stop]').click()", "The camera is off."),
        ("document.getElementById('camera').open = false", ""),
        (
            "Object.defineProperty(document, 'hidden', {value: true});"
            "document.dispatchEvent(new Event('visibilitychange'))",
            "The camera was stopped because this page was out of sight.",
        ),
        ("dispatchEvent(new Event('pagehide'))", ""),
        (
            "const later = performance.now.bind(performance);"
            "performance.now = () => later() + 181_000",
            "The camera was stopped after three minutes without a touch.",
        ),
    ],
    ids=["stop", "closed", "hidden", "left", "idle"],
)
def test_the_camera_is_off_again(browser: Any, address: str, how: str, told: str) -> None:
    page = live(browser, address)
    page.evaluate(f"() => {{ {how} }}")
    page.wait_for_function(ALL_OFF)
    assert page.evaluate("document.querySelector('video').srcObject") is None
    assert page.locator("[data-emotion=joy] .number").text_content() == "–"
    assert page.locator("[data-part=says]").text_content() == told
    frames = page.evaluate("document.getElementById('camera').dataset.frames")
    page.wait_for_timeout(400)
    assert page.evaluate("document.getElementById('camera').dataset.frames") == frames
    assert page.faults == []


def test_a_face_that_cannot_be_read_is_said_and_cannot_be_used(
    browser: Any, address: str, own_engine: Engine
) -> None:
    let_see(own_engine, a_sight(problem=DARK))
    page = open_page(browser)
    start(page, address)
    wait_to_hear(page, "The face is too dark: turn on a light in front of you.")
    use = page.get_by_role("button", name="Use this", exact=True)
    assert use.get_attribute("aria-disabled") == "true"
    use.click(force=True)
    assert page.url.rstrip("/") == address
    before = use.bounding_box()
    let_see(own_engine, a_sight(a_face(0.8)))
    wait_to_hear(page, "Looks like joy.")
    assert use.bounding_box() == before


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("Object.defineProperty(navigator, 'mediaDevices', {value: undefined})", "no camera for"),
        (
            "navigator.mediaDevices.getUserMedia = async () => "
            "{ throw new DOMException('', 'NotReadableError') }",
            "another program may be using it",
        ),
        (
            "navigator.mediaDevices.getUserMedia = async () => { throw new Error('what?') }",
            "The camera could not be started.",
        ),
    ],
    ids=["no media devices", "busy", "whatever else"],
)
def test_a_camera_that_cannot_be_had_is_said_beside_the_other_ways(
    browser: Any, address: str, script: str, told: str
) -> None:
    page = open_page(browser)
    page.add_init_script(script)
    page.goto(address)
    page.get_by_text("Or let your face be read").click()
    button = page.get_by_role("button", name="Start the camera")
    if button.is_visible():
        button.click()
    wait_to_hear(page, told)
    assert FREE in says(page)
    assert page.get_by_label("Or a photo of your face").is_visible()
    assert page.faults == []


def test_without_a_secure_origin_the_panel_says_so_and_offers_the_photo(
    browser: Any, own_engine: Engine
) -> None:
    let_see(own_engine, a_sight(a_face()))
    with served(own_engine, names=("films.example",)) as address:
        page = open_page(browser)
        page.goto(address.replace("127.0.0.1", "films.example"))
        page.get_by_text("Or let your face be read").click()
        assert "only to pages on this machine or over https" in says(page)
        assert not page.get_by_role("button", name="Start the camera").is_visible()
        assert page.get_by_label("Or a photo of your face").is_visible()


@pytest.mark.parametrize(
    ("switches", "told"),
    [
        (
            ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream=deny"),
            "The browser did not let this page use the camera.",
        ),
        (("--use-fake-ui-for-media-stream",), "No camera was found."),
    ],
    ids=["denied", "none"],
)
def test_denial_and_no_camera_give_the_camera_free_way(
    started: Any, own_engine: Engine, switches: tuple[str, ...], told: str
) -> None:
    let_see(own_engine, a_sight(a_face()))
    with served(own_engine) as address, chromium(started, *switches) as browser:
        page = open_page(browser)
        start(page, address)
        wait_to_hear(page, told)
        assert FREE in says(page)
        page.locator("label.chip", has_text="happy").click()
        page.get_by_role("button", name="Find my film").click()
        page.get_by_role("heading", name="You chose happy.").wait_for()
        assert page.faults == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_photo_becomes_an_answer(
    browser: Any, address: str, tmp_path: Path, scripts: bool
) -> None:
    photo = tmp_path / "me.jpg"
    photo.write_bytes(frame(None))
    page = open_page(browser, java_script_enabled=scripts)
    page.goto(address)
    page.get_by_text("Or let your face be read").click()
    assert page.get_by_role("button", name="Start the camera").is_visible() is scripts
    page.get_by_label("Or a photo of your face").set_input_files(photo)
    page.get_by_role("button", name="Use this photo").click()
    page.wait_for_url("**/answers/*")
    assert page.get_by_role("heading", name="Looks like joy.").is_visible()
    assert page.get_by_text("Your face looks like").is_visible()
    assert page.faults == []


def test_a_photo_that_is_too_large_is_not_even_sent(
    browser: Any, address: str, tmp_path: Path
) -> None:
    photo = tmp_path / "large.jpg"
    with photo.open("wb") as file:
        file.truncate(11 * 1024 * 1024)
    page = open_page(browser)
    page.goto(address)
    page.get_by_text("Or let your face be read").click()
    page.get_by_label("Or a photo of your face").set_input_files(photo)
    wait_to_hear(page, "That photo is larger than 10 MB")
    assert page.get_by_label("Or a photo of your face").input_value() == ""


def test_the_camera_keeps_nothing_in_the_browser(browser: Any, address: str) -> None:
    page = live(browser, address)
    page.get_by_role("button", name="Use this", exact=True).click()
    page.wait_for_url("**/answers/*")
    held = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert held == [0, 0, ""]
    page.go_back()
    page.get_by_text("Or let your face be read").wait_for()
    assert page.locator("[name=face]").count() == 0


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_panel_is_never_wider_than_the_screen(browser: Any, address: str, width: int) -> None:
    page = live(browser, address, viewport={"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Stop", exact=True).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_who_wants_less_motion_sees_the_bars_move_once_a_second(
    browser: Any, address: str, own_engine: Engine
) -> None:
    shares = iter(range(10_000))
    let_see(
        own_engine,
        lambda: a_sight(a_face(0.8, joy=0.6, neutral=0.2 + 0.1 * (next(shares) % 2))),
    )
    page = live(browser, address, reduced_motion="reduce")
    changes = page.evaluate(
        """async () => {
          let changes = 0;
          const seen = new MutationObserver(() => (changes += 1));
          seen.observe(document.querySelector('[data-emotion=joy] .number'), { childList: true });
          await new Promise((done) => setTimeout(done, 3000));
          return changes;
        }"""
    )
    assert changes <= 4
