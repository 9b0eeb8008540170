"""Every page passes axe-core, in light and dark, on a phone and on a desk."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize

from app.site import Site
from tests.conftest import Visit
from tests.reader import DESK, PHONE, html_pages

# Whether contrast was judged at all is part of the answer: without a colour there is no violation.
RUN = """async (options) => {
    const { passes, violations } = await axe.run(document, options || {});
    return {
        contrast: passes.some(rule => rule.id === "color-contrast"),
        violations: violations.map(rule => `${rule.help}: ${rule.nodes.map(node => node.target)}`),
    };
}"""
EVERY_RULE = {"resultTypes": ["violations"]}
RULES_OF_COLOUR = {"runOnly": ["cat.color"], **EVERY_RULE}
FINE = {"contrast": True, "violations": []}


@pytest.mark.browser
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize(
    ("scheme", "rules"), [("light", EVERY_RULE), ("dark", RULES_OF_COLOUR)], ids=["light", "dark"]
)
def test_axe_finds_no_violation_on_any_page(
    visit: Visit,
    site: Site,
    axe: str,
    scheme: str,
    rules: dict[str, list[str]],
    size: ViewportSize,
) -> None:
    page = visit("/", color_scheme=scheme, viewport=size, reduced_motion="reduce")
    found = {}
    for path in html_pages(site):
        page.goto(path)
        page.evaluate(axe)
        found[path] = page.evaluate(RUN, rules)
    assert len(found) >= 15
    assert {path: each for path, each in found.items() if each != FINE} == {}
