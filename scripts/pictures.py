"""Take the pictures that the documentation shows, from a demonstration that is running.

make demo &    .venv/bin/python scripts/pictures.py http://127.0.0.1:8000 docs/pictures
"""

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
#: Who looks, what they press to get there, the picture's name, and how wide and high it is.
PICTURES = (
    ("maggie", (), "maggies-page", 1280, 1180),
    ("maggie", (), "maggies-page-on-a-phone", 390, 1180),
    ("priya", ("Margaret Holt (Maggie)", "See the whole thread"), "the-thread", 1280, 1180),
    ("maggie", ("Open my plan",), "maggies-plan", 1280, 1180),
)


def main(address: str, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path="/usr/bin/chromium", args=SWITCHES)
        for who, presses, name, width, height in PICTURES:
            take(browser, address, who, presses, folder / f"{name}.jpg", (width, height))
        browser.close()


def take(
    browser: Browser,
    address: str,
    who: str,
    presses: tuple[str, ...],
    to: Path,
    size: tuple[int, int],
) -> None:
    """Be somebody of the cast, go where they go, and keep what they see."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(address)
    page.locator(f"button[value={who}]").click()
    for text in presses:
        page.locator("main").get_by_role("link", name=text).last.click()
    page.screenshot(path=to, type="jpeg", quality=72)
    page.close()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
