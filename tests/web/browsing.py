"""A server of its own and a real Chromium, for tests of what people see."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from moodreel.server import create_app
from moodreel.wiring import LOCAL_PERSON, Engine

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
# What becomes of pictures and frames that are still on their way when the page is left.
ABORTED = "net::ERR_ABORTED"


@contextmanager
def playwright() -> Iterator[Any]:
    """What starts browsers; without one to start the test is skipped, in continuous integration it
    fails.
    """
    sync_api = pytest.importorskip("playwright.sync_api", reason="pip install 'moodreel[dev]'")
    if not Path(CHROMIUM).exists():
        missing = "Chromium is not installed (Debian: apt-get install chromium)"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    with sync_api.sync_playwright() as started:
        yield started


@contextmanager
def chromium(started: Any, *switches: str) -> Iterator[Any]:
    """A browser."""
    browser = started.chromium.launch(
        executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", *switches]
    )
    try:
        yield browser
    finally:
        browser.close()


@contextmanager
def served(
    engine: Engine, names: tuple[str, ...] = (), at_home: bool | None = None
) -> Iterator[str]:
    """The address of a server on a free port; it answers to further names, too. `at_home` is as in
    `create_app`: without it everything is the machine's one person's.
    """
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        app = create_app(engine, person=LOCAL_PERSON, at_home=at_home, hosts=("localhost", *names))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        while not server.started:
            time.sleep(0.02)
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


def open_page(browser: Any, **context: Any) -> Any:
    """A page that holds what went wrong in it, for the test to look at in the end."""
    page = browser.new_context(**context).new_page()
    page.set_default_timeout(120_000)  # a busy machine is no fault of the page
    page.faults = []
    page.on("console", lambda m: page.faults.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.on(
        "requestfailed",
        lambda r: page.faults.append(f"{r.url} {r.failure}") if r.failure != ABORTED else None,
    )
    return page
