"""Takes pictures of the pages: `python tools/screenshots.py OUTDIR [FACE]`.

All pages at 1280 and 390 px, light and dark, and the picture in the README (`screenshot.png`). With
FACE, the photo of a face, also what the camera shows: it is played to the browser as a camera.
Needs the `dev` extra and Chromium (Debian: apt-get install chromium).
"""

import os
import shutil
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from PIL import Image, ImageOps
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from moodreel.server import create_app
from moodreel.settings import read_settings
from moodreel.wiring import LOCAL_PERSON, Engine

FEELING = "I had a horrible day and feel lonely"
UNSURE = "je ne sais pas trop, un peu tout"
CRISIS = "i don't want to be here anymore"
SIZES = {1280: 800, 390: 844}


def main() -> None:
    """Every page in every size and theme, as PNG files in the folder."""
    if len(sys.argv) not in (2, 3):
        sys.exit("expected the folder for the pictures, and perhaps the photo of a face")
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        browser = chromium(playwright)
        page = browser.new_page(viewport={"width": 1280, "height": 1160}, color_scheme="dark")
        ask(page, address, FEELING)
        page.wait_for_load_state("networkidle")
        page.screenshot(path=folder / "screenshot.png")
        for width, height in SIZES.items():
            for theme in ("light", "dark"):
                page = browser.new_page(
                    viewport={"width": width, "height": height}, color_scheme=theme
                )
                take_all(page, address, folder, f"{width}-{theme}")
                page.close()
        browser.close()
        with tempfile.TemporaryDirectory() as film:
            camera = film_of(Path(sys.argv[2]), Path(film)) if len(sys.argv) == 3 else None
            take_camera(playwright, address, folder, camera)


def chromium(playwright: Playwright, *switches: str) -> Browser:
    """The system's browser."""
    return playwright.chromium.launch(
        executable_path=shutil.which("chromium") or "/usr/bin/chromium",
        args=["--no-sandbox", "--disable-gpu", *switches],
    )


def film_of(photo: Path, folder: Path) -> Path:
    """The photo as a film for a fake camera: motion JPEG, 640 by 480."""
    film = folder / "camera.mjpeg"
    with Image.open(photo) as picture:
        ImageOps.fit(picture.convert("RGB"), (640, 480)).save(film, "JPEG", quality=92)
    film.write_bytes(film.read_bytes() * 30)
    return film


def take_camera(playwright: Playwright, address: str, folder: Path, film: Path | None) -> None:
    """The camera's panel: its notice, a refusal, and where there is a film, what is seen in it and
    the answers to it.
    """
    allowed = "--use-fake-ui-for-media-stream"
    denied = chromium(playwright, f"{allowed}=deny", "--use-fake-device-for-media-stream")
    for page, name in pages_of(denied):
        open_panel(page, address)
        page.screenshot(path=folder / f"camera-notice-{name}.png", full_page=True)
        page.get_by_role("button", name="Start the camera").click()
        page.locator("[data-part=says]", has_text="did not let").wait_for()
        page.screenshot(path=folder / f"camera-denied-{name}.png", full_page=True)
    denied.close()
    if film is None:
        return
    played = f"--use-file-for-fake-video-capture={film}"
    seeing = chromium(playwright, allowed, "--use-fake-device-for-media-stream", played)
    for page, name in pages_of(seeing):
        open_panel(page, address)
        page.get_by_role("button", name="Start the camera").click()
        page.locator("[data-do=use]:not([aria-disabled])").wait_for()
        page.screenshot(path=folder / f"camera-live-{name}.png", full_page=True)
        page.locator("#text").fill(FEELING)
        page.locator("[data-do=use]").click()
        page.wait_for_url("**/answers/*")
        page.screenshot(path=folder / f"camera-and-words-{name}.png")
        open_panel(page, address)
        page.locator("#picture").set_input_files(sys.argv[2])
        page.screenshot(path=folder / f"camera-photo-{name}.png", full_page=True)
        page.get_by_role("button", name="Use this photo").click()
        page.wait_for_url("**/answers/*")
        page.screenshot(path=folder / f"camera-photo-answer-{name}.png")
    seeing.close()


def pages_of(browser: Browser) -> Iterator[tuple[Page, str]]:
    """A page in every size and theme, one after another."""
    for width, height in SIZES.items():
        for theme in ("light", "dark"):
            size = {"width": width, "height": height}
            page = browser.new_page(viewport=size, color_scheme=theme)
            yield page, f"{width}-{theme}"
            page.close()


def open_panel(page: Page, address: str) -> None:
    """The question with the camera's panel open."""
    page.goto(address)
    page.get_by_text("Or let your face be read").click()


def ask(page: Page, address: str, words: str) -> None:
    """The answer to these words."""
    page.goto(address)
    page.locator("#text").fill(words)
    page.get_by_role("button", name="Find my film").click()
    page.wait_for_url("**/answers/*")


def take_all(page: Page, address: str, folder: Path, name: str) -> None:
    """Home, filters, answers (unsure, with a note of care, sure), a film, search and the shelf."""

    def take(what: str, *, whole: bool = True) -> None:
        page.wait_for_load_state("networkidle")
        page.screenshot(path=folder / f"{what}-{name}.png", full_page=whole)

    page.goto(address)
    take("home", whole=False)
    page.locator("summary", has_text="Only").click()
    take("filters")
    for text, what in ((UNSURE, "unsure"), (CRISIS, "care"), (FEELING, "answer")):
        ask(page, address, text)
        take(f"{what}-first", whole=False)
    load_all(page)
    take("answer")
    page.get_by_role("button", name="Which words moved this?").click()
    page.locator("#why").wait_for()
    take("why", whole=False)
    mark_some(page)
    take("marked")
    page.goto(f"{address}/films/amelie-2001")
    load_all(page)
    take("film")
    page.goto(f"{address}/films?q=star")
    take("search", whole=False)
    page.goto(f"{address}/kept")
    load_all(page)
    take("kept")
    for name in ("rated", "history", "journal"):
        page.goto(f"{address}/kept/{name}")
        take(f"kept-{name}")
    page.goto(f"{address}/you")
    take("you")
    page.goto(f"{address}/privacy")
    take("privacy")
    page.goto(address)
    page.get_by_role("button", name="Find my film").click()
    take("refused", whole=False)
    page.goto(f"{address}/films/padington-2")
    take("missing", whole=False)


def mark_some(page: Page) -> None:
    """A film seen, one put aside and one kept; a mood corrected, with its words kept; a reason."""
    page.get_by_role("button", name="Seen: ").nth(1).click()
    page.get_by_role("button", name="Undo").wait_for()
    page.get_by_role("button", name="Not for me: ").nth(2).click()
    page.get_by_role("button", name="Undo").nth(1).wait_for()
    page.get_by_role("button", name="Keep: ").nth(0).click()
    page.get_by_role("button", name="Kept").first.wait_for()
    page.get_by_label("Keep my words").check()
    page.get_by_role("button", name="lonely", exact=True).click()
    page.get_by_role("heading", name="You chose").wait_for()
    page.get_by_role("button", name="Seen: ").nth(0).click()
    page.get_by_role("button", name="Undo").wait_for()
    page.locator("details.why summary").first.click()


def load_all(page: Page) -> None:
    """Pictures that would wait until they are scrolled to."""
    page.evaluate("document.querySelectorAll('img').forEach((i) => (i.loading = 'eager'))")


@contextmanager
def served() -> Iterator[str]:
    """The address of a server with a home of its own."""
    with tempfile.TemporaryDirectory() as home, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        models = str(read_settings(os.environ).models)
        own = {**os.environ, "MOODREEL_HOME": home, "MOODREEL_MODELS": models}
        engine = Engine(read_settings(own))
        app = create_app(engine, person=LOCAL_PERSON)
        server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
        thread = threading.Thread(target=server.run)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
        server.should_exit = True
        thread.join()


if __name__ == "__main__":
    main()
