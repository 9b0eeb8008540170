"""Who stands behind a statement: words and a name, then a shape, and never colour alone."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from playwright.sync_api import Locator, expect

from app.model import Certainty
from tests.conftest import Visit
from tests.reader import DESK, chips

pytestmark = pytest.mark.browser

TEXT = ".row .statement"
LINE = "it => getComputedStyle(it).textDecorationLine"
PLACES = {
    "text": ("/pakistan-taliban/all/", TEXT),
    "picture": ("/pakistan-taliban/who-says-what/", ".matrix__tick"),
}


def shape(line: Locator) -> tuple[str, str]:
    """What a line under a text looks like, whatever its colour."""
    style, thickness = line.evaluate(
        """it => {
            const { textDecorationStyle, textDecorationThickness } = getComputedStyle(it);
            return [textDecorationStyle, textDecorationThickness];
        }"""
    )
    return style, thickness


@pytest.mark.parametrize("forced", ["none", "active"], ids=["own-colours", "forced-colours"])
@pytest.mark.parametrize(("path", "selector"), PLACES.values(), ids=PLACES)
def test_each_degree_has_a_line_of_its_own_shape(
    visit: Visit, path: str, selector: str, forced: str
) -> None:
    page = visit(path, forced_colors=forced)
    shapes = {}
    for certainty in Certainty:
        found = page.locator(f'{selector}[data-certainty="{certainty}"]')
        if found.count() and (certainty, selector) != (Certainty.REPORTED, TEXT):
            assert "underline" in found.first.evaluate(LINE)
            shapes[certainty] = shape(found.first)
    assert len(shapes) >= 5
    assert "wavy" not in {style for style, _ in shapes.values()}
    for one, other in combinations(shapes, 2):
        assert shapes[one] != shapes[other], (one, other)


@pytest.mark.parametrize("forced", ["none", "active"], ids=["own-colours", "forced-colours"])
@pytest.mark.parametrize("path", ["/pakistan-taliban/all/", "/embed/pakistan-taliban/militancy/"])
def test_what_is_reported_as_fact_has_no_line_and_no_legend(
    visit: Visit, path: str, forced: str
) -> None:
    page = visit(path, forced_colors=forced)
    reported = page.locator(f'{TEXT}[data-certainty="reported"]')
    assert reported.count()
    assert set(reported.evaluate_all(f"all => all.map({LINE})")) == {"none"}
    expect(page.get_by_text("how sure the source is")).to_have_count(0)


def test_who_stands_behind_a_statement_is_said_beside_it(visit: Visit) -> None:
    page = visit("/pakistan-taliban/all/", viewport=DESK)
    told = set()
    for certainty in Certainty:
        for statement in page.locator(f'{TEXT}[data-certainty="{certainty}"]').all():
            *before, last = chips(statement)
            words = last.locator(".certainty").all_inner_texts()
            assert not [how for each in before for how in each.locator(".certainty").all()]
            if certainty is Certainty.REPORTED:
                assert words == []
            else:
                said = "said anonymously" if certainty is Certainty.ANONYMOUS else certainty
                assert [each.startswith(said) for each in words] == [True]
            told.update(words)
    assert {"denied by The Taliban", "alleged", "said by Thomas West"} <= told
    assert any(each.startswith("said anonymously by ") for each in told)


@pytest.mark.parametrize("path", ["/pakistan-taliban/all/", "/embed/pakistan-taliban/militancy/"])
@pytest.mark.parametrize("width", [320, 390, 820, 1440])
def test_the_name_is_seen_and_begins_beside_its_number(visit: Visit, path: str, width: int) -> None:
    page = visit(path, viewport={"width": width, "height": 900})
    named = page.locator(".row .cite:has(.certainty)")
    expect(page.locator(".row .certainty").first).to_be_visible()
    apart = named.evaluate_all(
        """all => all.map(it => {
            const number = document.createRange();
            number.selectNode([...it.childNodes].findLast(
                each => each.nodeType === 3 && each.data.trim()
            ));
            const { bottom } = number.getBoundingClientRect();
            const [first] = it.querySelector(".certainty").getClientRects();
            return Math.abs(bottom - first.bottom);
        })"""
    )
    assert apart
    assert max(apart) < 8
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_cite_makes_sense_in_a_list_of_links(visit: Visit) -> None:
    page = visit("/pakistan-taliban/militancy/", viewport=DESK)
    for name in ("source paragraph 19 denied by The Taliban", "source paragraph 3 alleged"):
        assert page.get_by_role("link", name=name, exact=True).count()
    for link in page.locator("main .cite").all():
        expect(link).to_have_accessible_name(
            re.compile(r"source paragraph \d+( ?,? (said|alleged|denied).*)?")
        )
