"""What only a browser can tell: axe's rules, and whether a page fits a narrow screen."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

AXE = Path(__file__).resolve().parent.parent / "node_modules/axe-core/axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CHROMIUM = Path("/usr/bin/chromium")
IN_A_BROWSER = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="there is no Chromium here"),
]
#: The marks of a story: the browser's server sees only what is committed.
A_STORY = [*IN_A_BROWSER, pytest.mark.django_db(transaction=True)]
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Whatever reaches past the right edge, or holds words that do, and is not inside something that
# scrolls by itself.
OVERFLOWING = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (one) => one && one !== document.body &&
    (/auto|scroll|hidden|clip/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
  const wide = [...document.body.querySelectorAll("*")].filter((one) =>
    one.getBoundingClientRect().right > width + 1 && !scrolls(one.parentElement));
  if (document.documentElement.scrollWidth > width + 1)
    wide.push(...[...document.body.querySelectorAll("*")].filter((one) =>
      one.scrollWidth > one.clientWidth + 1 && one.clientWidth && !scrolls(one)));
  return wide.map((one) => `${one.tagName.toLowerCase()}.${one.className}`);
}"""


def axe_violations(page: Page) -> list[str]:
    """Each rule of axe that the page breaks, with where."""
    page.evaluate(AXE.read_text())
    found: dict[str, Any] = page.evaluate(
        """rules => axe.run({
          runOnly: {type: "tag", values: rules}, resultTypes: ["violations"], preload: false,
        })""",
        RULES,
    )
    return [
        f"{rule['id']}: {rule['help']} at {node['target']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def too_wide(page: Page, width: int = 320) -> list[str]:
    """What reaches past the edge of a screen so narrow. Gives the page its size back."""
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": 640})
    sticking_out: list[str] = page.evaluate(OVERFLOWING)
    if before:
        page.set_viewport_size(before)
    return sticking_out
