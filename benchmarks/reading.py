"""What readers meet first: `python -m benchmarks.reading [FOLDER [EXPLAINER]]`.

For each kind of page and three screens: where the first statement begins, how many words of the
first screen are the interface's and how many are text, and the holes in the reading column: the
pixels that a row is higher than its text, because what stands beside it is longer.
"""
# ruff: noqa: T201 - a benchmark prints what it measured

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, ViewportSize, sync_playwright

from .lighthouse import CONTENT, server
from .screenshots import CHROMIUM, SCREENS

PAGES = {
    "home": "/",
    "overview": "/{}/",
    "section": "/{}/militancy/",
    "people": "/{}/people/",
    "timeline": "/{}/timeline/",
    "glossary": "/{}/glossary/",
    "source": "/{}/source/",
    "who says what": "/{}/who-says-what/",
    "checked": "/{}/checked/",
    "all": "/{}/all/",
    "notfound": "/no/such/page/",
}
MEASURE = r"""() => {
  const text = ".statement, .paragraph > p, .source p, .gloss p";
  const seen = (it) => it.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true })
    && !it.closest(".text--hidden, .page__skip, script, style");
  const counts = { text: 0, interface: 0 };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { currentNode: node } = walker;
    if (!seen(node.parentElement)) continue;
    for (const { index, 0: word } of node.data.matchAll(/\S+/g)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const box = range.getBoundingClientRect();
      if (!box.width || box.bottom > innerHeight || box.top < 0) continue;
      counts[node.parentElement.closest(text) ? "text" : "interface"]++;
    }
  }
  const first = [...document.querySelectorAll("main .statement, main .paragraph > p")].find(seen);
  let holes = 0, column = 0;
  for (const row of document.querySelectorAll("main .row")) {
    const height = (it) => it.getBoundingClientRect().height;
    column += height(row.firstElementChild);
    holes += Math.max(0, height(row) - height(row.firstElementChild));
  }
  const top = first ? Math.round(first.getClientRects()[0].top) : 0;
  return { top, ...counts, holes: Math.round(holes), column: Math.round(column) };
}"""


def measured(page: Page, address: str) -> dict[str, Any]:
    """What one page measures, without the pixels that only the pointer makes."""
    page.goto(address)
    return dict(page.evaluate(MEASURE))


def table(page: Page, address: str, explainer: str, screen: ViewportSize) -> None:
    """Print a line for each kind of page."""
    page.set_viewport_size(screen)
    print(f"\n{screen['width']} × {screen['height']} px\n")
    print("| page | first statement | words: interface | text | holes | text column |")
    print("|---|---:|---:|---:|---:|---:|")
    for kind, path in PAGES.items():
        found = measured(page, address + path.format(explainer))
        print("|", kind, "|", " | ".join(str(each) for each in ordered(found)), "|")


def ordered(found: dict[str, Any]) -> tuple[int, ...]:
    """Its figures in the order of the table."""
    return tuple(found[name] for name in ("top", "interface", "text", "holes", "column"))


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else CONTENT
    explainer = sys.argv[2] if len(sys.argv) > 2 else "pakistan-taliban"
    with server(folder) as address, sync_playwright() as playwright:
        chromium = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM)
        page = browser.new_page()
        for screen in SCREENS.values():
            table(page, address, explainer, screen)
        browser.close()


if __name__ == "__main__":
    main()
