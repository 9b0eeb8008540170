"""How sure the source is: a word and a shape, and never colour alone."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from playwright.sync_api import Locator, expect

from app.model import Certainty
from tests.conftest import Visit
from tests.reader import DESK, chips

pytestmark = pytest.mark.browser

PLACES = {
    "text": ("/pakistan-taliban/all/", ".row .statement"),
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
        if found.count():
            assert "underline" in found.first.evaluate(
                "it => getComputedStyle(it).textDecorationLine"
            )
            shapes[certainty] = shape(found.first)
    assert len(shapes) >= 5
    for one, other in combinations(shapes, 2):
        assert shapes[one] != shapes[other], (one, other)


def test_each_statement_says_its_degree_in_a_word_beside_the_chip(visit: Visit) -> None:
    page = visit("/pakistan-taliban/all/", viewport=DESK)
    told = set()
    for certainty in Certainty:
        for statement in page.locator(f'.row .statement[data-certainty="{certainty}"]').all():
            *before, last = chips(statement)
            words = last.locator(".certainty").all_inner_texts()
            assert words == ([] if certainty is Certainty.REPORTED else [certainty])
            assert not [how for each in before for how in each.locator(".certainty").all()]
            told.add(certainty)
    assert told == set(Certainty)


def test_the_word_is_seen_and_stays_with_its_chip(visit: Visit) -> None:
    for width in (320, 390, 1440):
        page = visit("/pakistan-taliban/all/", viewport={"width": width, "height": 900})
        lines = page.locator(".row .cite:has(.certainty)").evaluate_all(
            "all => all.map(it => new Set([...it.getClientRects()].map(b => Math.round(b.y))).size)"
        )
        assert lines
        assert set(lines) == {1}
        expect(page.locator(".row .certainty").first).to_be_visible()


def test_the_legend_shows_each_line_that_occurs_with_its_word(visit: Visit) -> None:
    page = visit("/pakistan-taliban/militancy/", viewport=DESK)
    legend = page.locator(".legend .statement")
    occurring = set(
        page.locator("main .row .statement").evaluate_all(
            "all => all.map(it => it.dataset.certainty)"
        )
    )
    assert set(legend.all_inner_texts()) == occurring
    for sample in legend.all():
        name = sample.inner_text()
        used = page.locator(f'main .row .statement[data-certainty="{name}"]').first
        assert shape(sample) == shape(used)
    expect(page.locator(".legend mark")).to_have_text("the words that bear a statement out")


def test_a_cite_makes_sense_in_a_list_of_links(visit: Visit) -> None:
    page = visit("/pakistan-taliban/militancy/", viewport=DESK)
    for name in ("source paragraph 19 denied by The Taliban", "source paragraph 3 alleged"):
        assert page.get_by_role("link", name=name, exact=True).count()
    for link in page.locator("main .cite").all():
        expect(link).to_have_accessible_name(
            re.compile(r"source paragraph \d+( ?,? (said|alleged|denied|anonymous).*)?")
        )
