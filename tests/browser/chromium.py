"""Finds Chromium and starts it without a network."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
UNPACKED = HERE / ".cache" / "chromium"
ABSENT = (
    "no Chromium: run `make .venv/browser` (Linux, x86-64), install `chromium`, "
    "or name a binary of your own in HUE_TEST_CHROMIUM"
)
# No sandbox: it needs rights that a container does not give, and the page is our own.
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage"
).split()
# A request to anywhere fails, even if a test for it were wrong.
NO_NAMES = "--host-resolver-rules=MAP * ~NOTFOUND"


def chromium_binary() -> Path:
    """Find Chromium. Without one a test is skipped, but in CI its absence is a failure."""
    named = os.environ.get("HUE_TEST_CHROMIUM")
    if named:
        return Path(named)
    if UNPACKED.is_file():
        return UNPACKED
    found = shutil.which("chromium")
    if found:
        return Path(found)
    if os.environ.get("CI"):
        pytest.fail(ABSENT, pytrace=False)
    pytest.skip(ABSENT)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start it for a while."""
    binary = chromium_binary()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=binary, headless=True, args=[*FLAGS, NO_NAMES]
        )
        try:
            yield browser
        finally:
            browser.close()
