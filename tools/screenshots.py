"""Takes pictures of the pages: `python tools/screenshots.py OUTDIR`.

All pages at 1280 and 390 px, light and dark, and the picture in the README (`screenshot.png`).
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
from playwright.sync_api import Page, sync_playwright

from moodreel.server import create_app
from moodreel.settings import read_settings
from moodreel.wiring import LOCAL_PERSON, Engine

FEELING = "I had a horrible day and feel lonely"
UNSURE = "je ne sais pas trop, un peu tout"
CRISIS = "i don't want to be here anymore"
SIZES = {1280: 800, 390: 844}


def main() -> None:
    """Every page in every size and theme, as PNG files in the folder."""
    if len(sys.argv) != 2:
        sys.exit("expected one argument: the folder for the pictures")
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    with served() as address, sync_playwright() as playwright:
        chromium = shutil.which("chromium") or "/usr/bin/chromium"
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
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


def ask(page: Page, address: str, words: str) -> None:
    """The answer to these words."""
    page.goto(address)
    page.locator("#text").fill(words)
    page.locator("button.big").click()
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
    page.goto(address)
    page.locator("button.big").click()
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
    page.get_by_role("button", name="Kept").wait_for()
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
