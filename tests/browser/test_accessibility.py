"""Every page and every embed passes axe-core, in light and dark, on a phone and on a desk."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize

from app.site.build import Site
from tests.conftest import Visit
from tests.reader import DESK, NARROW, PHONE, embeds, html_pages

pytestmark = pytest.mark.browser

# Whether contrast was judged at all is part of the answer: without a colour there is no violation.
RUN = """async () => {
    const { passes, violations } = await axe.run(document, { resultTypes: ["violations"] });
    return {
        contrast: passes.some(rule => rule.id === "color-contrast"),
        violations: violations.map(rule => `${rule.help}: ${rule.nodes.map(node => node.target)}`),
    };
}"""
FINE = {"contrast": True, "violations": []}


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_on_any_page(
    visit: Visit, site: Site, axe: str, scheme: str, size: ViewportSize
) -> None:
    page = visit("/", color_scheme=scheme, viewport=size, reduced_motion="reduce")
    assert violations(page, axe, html_pages(site)) == {}


@pytest.mark.parametrize(
    ("look", "size"),
    [("light", PHONE), ("light-compact", NARROW), ("dark", DESK)],
    ids=["light-phone", "light-compact-narrow", "dark-desk"],
)
def test_axe_finds_no_violation_in_any_embed(
    visit: Visit, site: Site, axe: str, look: str, size: ViewportSize
) -> None:
    page = visit("about:blank", viewport=size, reduced_motion="reduce")
    paths = [f"{path}#{look}" for path in embeds(site)]
    assert any("/s-" in path for path in paths)
    assert violations(page, axe, paths) == {}


def violations(page: Page, axe: str, paths: list[str]) -> dict[str, object]:
    """What axe says of each page that is not wholly fine."""
    found = {}
    for path in paths:
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach(it => { it.open = true })")
        page.evaluate(axe)
        found[path] = page.evaluate(RUN)
    assert len(found) >= 15
    return {path: each for path, each in found.items() if each != FINE}
