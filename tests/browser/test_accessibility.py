"""Every page and every embed passes axe-core, in light and dark, on a phone and on a desk."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize

from app.site.build import Site
from tests.conftest import Visit
from tests.reader import DESK, NARROW, PHONE, embeds, html_pages

pytestmark = pytest.mark.browser

Scheme = Literal["light", "dark"]

# Whether contrast was judged at all is part of the answer: without a colour there is no violation.
# What would be loaded before serves rules of sound and film alone.
RUN = """async () => {
    const options = { resultTypes: ["violations"], preload: false };
    const { passes, violations } = await axe.run(document, options);
    return {
        contrast: passes.some(rule => rule.id === "color-contrast"),
        violations: violations.map(rule => `${rule.help}: ${rule.nodes.map(node => node.target)}`),
    };
}"""
FINE = {"contrast": True, "violations": []}


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_no_violation_on_any_page(
    visit: Visit, site: Site, axe: str, size: ViewportSize
) -> None:
    page = visit("/", viewport=size, reduced_motion="reduce")
    assert violations(page, axe, html_pages(site), ("light", "dark")) == {}


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
    assert violations(page, axe, paths, ("light",)) == {}


def violations(
    page: Page, axe: str, paths: list[str], schemes: Sequence[Scheme]
) -> dict[tuple[str, Scheme], object]:
    """What axe says of each page that is not wholly fine, for readers who like it so."""
    found = {}
    for path in paths:
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach(it => { it.open = true })")
        page.evaluate(axe)
        for scheme in schemes:
            page.emulate_media(color_scheme=scheme)
            found[path, scheme] = page.evaluate(RUN)
    assert len(found) >= 15
    return {place: each for place, each in found.items() if each != FINE}
