"""Every kind of page passes axe-core, in light and dark, on a phone and on a desk."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize

from tests.conftest import Visit

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1440, "height": 900}
KINDS = {
    "home": "/",
    "overview": "/pakistan-taliban/",
    "section": "/pakistan-taliban/militancy/",
    "people": "/pakistan-taliban/people/",
    "timeline": "/pakistan-taliban/timeline/",
    "glossary": "/pakistan-taliban/glossary/",
    "source": "/pakistan-taliban/source/",
    "who-says-what": "/pakistan-taliban/who-says-what/",
    "checked": "/pakistan-taliban/checked/",
    "all": "/pakistan-taliban/all/",
    "not-found": "/pakistan-taliban/no-such-page/",
}
RUN = """async () => {
    const { passes, violations } = await axe.run();
    return {
        contrast: passes.some(rule => rule.id === "color-contrast"),
        violations: violations.map(rule => `${rule.help}: ${rule.nodes.map(node => node.target)}`),
    };
}"""


@pytest.mark.browser
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_axe_finds_no_violation(
    visit: Visit, axe: str, path: str, scheme: str, size: ViewportSize
) -> None:
    page = visit(path, color_scheme=scheme, viewport=size, reduced_motion="reduce")
    page.evaluate(axe)
    assert page.evaluate(RUN) == {"contrast": True, "violations": []}
