"""The source beside every statement: lighting both, going there, and coming back."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from app.site.build import build_site
from app.urls import Address
from app.web.application import create_app
from app.web.store import Publication
from tests.conftest import Visit
from tests.reader import (
    A_MOMENT,
    DESK,
    MILITANCY,
    PHONE,
    box,
    chips,
    focused,
    ids,
    in_view,
    leads_to,
    leave,
    lit,
    paragraphs,
    point_at,
    statements,
)
from tests.sample import FILES, bridge, verified
from tests.serving import served

pytestmark = pytest.mark.browser


@pytest.fixture
def beside(visit: Visit) -> Page:
    """The militancy section with its source in the margin."""
    return visit(MILITANCY, viewport=DESK)


@pytest.fixture
def phone(visit: Visit) -> Page:
    """The militancy section on a phone."""
    return visit(MILITANCY, viewport=PHONE, has_touch=True, is_mobile=True)


def test_every_row_has_its_source_paragraphs_level_beside_it(beside: Page) -> None:
    rows = beside.locator("main .row").all()
    assert rows
    for row in rows:
        text, first = box(row.locator("> p")), box(row.locator(".source p").first)
        assert abs(text["y"] - first["y"]) < 12
        assert first["x"] > text["x"] + text["width"]


def test_pointing_at_a_statement_lights_exactly_its_paragraphs(beside: Page) -> None:
    every = statements(beside)
    assert len(every) == 9
    for statement in every:
        point_at(statement)
        expect(statement).to_have_attribute("data-lit", "")
        assert lit(beside, ".source") == paragraphs(statement)
        assert ids(beside, ".statement[data-lit]") == [statement.get_attribute("id")]


def test_pointing_at_a_paragraph_lights_exactly_its_statements(beside: Page) -> None:
    citing = [(str(each.get_attribute("id")), paragraphs(each)) for each in statements(beside)]
    for paragraph in beside.locator(".source").all():
        point_at(paragraph.locator("p"))
        expect(paragraph).to_have_attribute("data-lit", "")
        name = paragraph.get_attribute("id")
        assert ids(beside, ".statement[data-lit]") == sorted(
            id for id, refs in citing if name in refs
        )
        assert ids(beside, ".source[data-lit]") == [name]
        leave(beside)


def test_a_chip_with_the_focus_lights_its_own_paragraph(beside: Page) -> None:
    (last,) = statements(beside)[-1:]
    for chip in chips(last):
        chip.focus()
        assert lit(beside, ".source") == [leads_to(chip)]


def test_the_light_goes_out_when_the_pointer_has_left(beside: Page) -> None:
    point_at(statements(beside)[0])
    lit(beside, ".source")
    leave(beside)


def test_a_pointer_that_only_passes_lights_nothing(beside: Page) -> None:
    for statement in statements(beside)[:3]:
        point_at(statement)
    beside.mouse.move(700, 100)
    beside.wait_for_timeout(A_MOMENT)
    assert ids(beside, "[data-lit]") == []


LINES = "it => [...it.getClientRects()].map(({ x, y, width, height }) => ({ x, y, width, height }))"
ENDS = """it => it.getAttribute("d").split("M").slice(1).map(part => {
    const [x, y, ...rest] = part.match(/-?[0-9.]+/g).map(Number);
    return [x, y, ...rest.slice(-2)];
})"""


def test_the_thread_runs_from_the_statement_to_its_paragraph(beside: Page) -> None:
    for statement in statements(beside):
        point_at(statement)
        expect(statement).to_have_attribute("data-lit", "")
        ends = beside.locator(".thread path").evaluate(ENDS)
        assert len(ends) == len(chips(statement))
        for (x, y, to_x, to_y), chip in zip(ends, chips(statement), strict=True):
            # It begins at the line that ends nearest to the margin, not under another statement.
            lines = [*statement.evaluate(LINES), box(chip)]
            nearest = max(lines, key=lambda line: line["x"] + line["width"])
            assert abs(x - nearest["x"] - nearest["width"]) < 1
            assert abs(y - nearest["y"] - nearest["height"]) < 1
            paragraph = box(beside.locator(f"#{leads_to(chip)}"))
            assert abs(to_x - paragraph["x"]) < 4
            assert paragraph["y"] < to_y < paragraph["y"] + paragraph["height"]


def test_exactly_the_evidence_is_lit(beside: Page) -> None:
    copy = beside.locator("#m2-2")
    assert copy.locator("mark").all_inner_texts() == [
        "Pakistan’s 2,600-kilometer (1,600-mile) border with Afghanistan"
    ]
    paper = "it => getComputedStyle(it).backgroundColor"
    for mark in copy.locator("mark").all():
        expect(mark).to_be_visible()
        assert mark.evaluate(paper) not in {copy.evaluate(paper), "rgba(0, 0, 0, 0)"}
    quoted = beside.locator(".statement mark").all_inner_texts()
    assert quoted == ["“internal security problems”"]
    assert beside.locator("#m19-1 mark").all_inner_texts() == [
        "reject the charges, advising Pakistan against externalizing its “internal security "
        "problems.”"
    ]


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_an_excerpt_hides_nothing_that_is_lit_and_the_whole_opens_in_place(
    visit: Visit, size: ViewportSize, script: bool
) -> None:
    page = visit(MILITANCY, viewport=size, java_script_enabled=script)
    page.locator('[href$="#m2-2"]').first.click()
    copy = page.locator("#m2-2")
    lit, cut = copy.locator("mark"), copy.locator(".source__cut > span").first
    expect(lit.first).to_be_visible()
    assert box(cut)["height"] * box(cut)["width"] < 2 if cut.is_visible() else True
    before = box(copy)["height"]
    copy.get_by_text("Whole paragraph").click()
    expect(cut).to_be_visible()
    assert box(copy)["height"] > before
    copy.get_by_text("Whole paragraph").click()
    assert box(copy)["height"] == before


def test_what_an_excerpt_leaves_out_is_found_and_opens_where_it_is(beside: Page) -> None:
    copy = beside.locator("#m2-2")
    cut = copy.locator(".source__cut > span").first
    assert cut.get_attribute("hidden") == "until-found"
    cut.dispatch_event("beforematch")
    expect(copy.locator("details")).to_have_attribute("open", "")
    expect(cut).not_to_have_attribute("hidden", "until-found")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_following_a_chip_and_coming_back_lands_on_the_same_statement(
    visit: Visit, size: ViewportSize, script: bool
) -> None:
    page = visit(MILITANCY, viewport=size, java_script_enabled=script)
    followed = 0
    for statement in statements(page):
        home = statement.get_attribute("id")
        for chip in chips(statement):
            name = leads_to(chip)
            chip.click()
            paragraph = page.locator(f"#{name}")
            expect(paragraph).to_be_visible()
            assert in_view(paragraph)
            if script:
                assert focused(page) == name
            else:
                assert page.url.endswith(f"#{name}")
                expect(page.locator(":target")).to_have_id(name)
            paragraph.locator(f'.source__back[href="#{home}"]').click()
            assert page.url.endswith(f"#{home}")
            assert in_view(statement)
            if script:
                assert focused(page) == home
            else:
                expect(page.locator(":target")).to_have_id(str(home))
            followed += 1
    assert followed == 10


def test_a_tap_opens_the_paragraph_under_the_line_and_another_closes_it(phone: Page) -> None:
    for statement in statements(phone):
        for chip in chips(statement):
            chip.tap()
            expect(chip).to_have_attribute("aria-expanded", "true")
            assert ids(phone, ".source:visible") == [leads_to(chip)]
            chip.tap()
            expect(chip).to_have_attribute("aria-expanded", "false")
            assert ids(phone, ".source:visible") == []
    first, second = (chips(statements(phone)[index])[0] for index in (0, 2))
    first.tap()
    second.tap()
    assert ids(phone, ".source:visible") == [leads_to(second)]
    below = box(phone.locator(f"#{leads_to(second)}"))
    assert below["y"] > box(second)["y"]
    assert below["width"] < PHONE["width"]


def test_the_sections_open_on_a_phone_and_keys_are_not_offered_there(phone: Page) -> None:
    assert phone.locator(".sections").is_hidden()
    phone.locator(".masthead__menu").tap()
    expect(phone.locator('.sections [aria-current="page"]')).to_have_text("Militancy")
    assert phone.locator(".masthead__help").is_hidden()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_without_script_every_section_can_be_reached(visit: Visit, size: ViewportSize) -> None:
    page = visit(MILITANCY, viewport=size, java_script_enabled=False)
    if page.locator(".masthead__menu").is_visible():
        page.locator(".masthead__menu").click()
    page.get_by_role("link", name="Diplomacy").first.click()
    expect(page.locator("h1")).to_have_text("Diplomacy")


def test_the_margin_can_be_put_away_and_stays_so(beside: Page) -> None:
    switch = beside.locator(".masthead__switch")
    expect(switch).to_have_attribute("aria-pressed", "true")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "false")
    assert ids(beside, ".source:visible") == []
    beside.goto("/pakistan-taliban/diplomacy/")
    expect(beside.locator(".masthead__switch")).to_have_attribute("aria-pressed", "false")
    assert ids(beside, ".source:visible") == []
    chip = beside.locator("main .cite").first
    chip.click()
    assert ids(beside, ".source:visible") == [leads_to(chip)]
    assert not beside.locator(".thread path").get_attribute("d")
    beside.locator(".masthead__switch").click()
    assert len(ids(beside, ".source:visible")) > 1


def test_the_text_stays_where_it_is_when_the_margin_goes(beside: Page) -> None:
    texts = beside.locator("main .row > :first-child").all()
    for start in range(200, 1200, 100):
        beside.evaluate("at => scrollTo(0, at)", start)
        top = next(each for each in texts if box(each)["y"] + box(each)["height"] > 0)
        before = box(top)["y"]
        for _ in ("away", "back"):
            beside.locator(".masthead__switch").evaluate("it => it.click()")
            assert abs(box(top)["y"] - before) < 2, start


def test_without_storage_the_switches_still_work(visit: Visit) -> None:
    page = visit("about:blank", viewport=DESK)
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })"
    )
    page.goto(MILITANCY)
    page.locator(".masthead__switch").click()
    assert ids(page, ".source:visible") == []
    page.keyboard.press("?")
    page.get_by_role("checkbox").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("j")
    assert focused(page) != statements(page)[0].get_attribute("id")
    page.reload()
    assert len(ids(page, ".source:visible")) > 1


def test_the_strip_has_a_mark_for_every_paragraph_and_fills_those_of_the_page(beside: Page) -> None:
    marks = beside.locator(".strip a")
    assert marks.count() == 21
    cited = {ref[1:].partition("-")[0] for each in statements(beside) for ref in paragraphs(each)}
    filled = beside.locator(".strip [data-weight]")
    assert {
        each.split(",")[0].removeprefix("Paragraph ") for each in filled.all_text_contents()
    } == cited
    thickness = "it => getComputedStyle(it, '::before').borderTopWidth"
    assert {each.evaluate(thickness) for each in filled.all()} == {"5px"}
    assert marks.first.evaluate(thickness) == "1px"


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_strip_leads_to_the_paragraph(visit: Visit, size: ViewportSize, script: bool) -> None:
    page = visit(MILITANCY, viewport=size, java_script_enabled=script)
    strip = page.locator(".strip")
    if size is PHONE:
        page.locator(".head__covers").click()
    strip.get_by_role("link", name=re.compile("Paragraph 19 ?, on this page")).click()
    expect(page.locator("#m19-1")).to_be_visible()
    assert in_view(page.locator("#m19-1"))
    page.locator("#m19-1 .source__back").click()
    assert in_view(page.locator('.statement:has(+ [href$="#m19-1"])'))
    if not strip.is_visible():
        page.locator(".head__covers").click()
    strip.get_by_role("link", name=re.compile("Paragraph 4 ?, in the source")).click()
    page.wait_for_url("**/source/#p4")
    assert in_view(page.locator("#p4"))


def test_the_strip_shows_where_in_the_source_one_is_reading(beside: Page) -> None:
    shown = beside.locator(".strip [data-now]")
    here = "it => scrollBy(0, it.getBoundingClientRect().top - innerHeight * 0.4)"
    beside.locator("main .row").first.evaluate(here)
    expect(shown).to_have_text(["Paragraph 2, on this page"])
    beside.locator('.row:has([href$="#m19-1"])').evaluate(here)
    expect(shown.filter(has_text="19")).to_have_count(1)
    expect(shown.filter(has_text="Paragraph 2,")).to_have_count(0)


def test_a_paragraph_of_the_source_lists_what_rests_on_it_and_leads_there(visit: Visit) -> None:
    page = visit("/pakistan-taliban/source/#p19", viewport=DESK)
    resting = page.locator("#p19 .rests")
    words = resting.locator("li", has_text="Militancy").locator(".statement").inner_text()
    resting.get_by_role("link", name="Militancy").click()
    page.wait_for_url(f"**{MILITANCY}#s-*")
    expect(page.locator(":target")).to_have_text(words)
    assert in_view(page.locator(":target"))


@pytest.fixture(scope="module")
def revised(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """A site with a statement that was revised: its address, and the statement's id."""
    now = next(each.id for each in bridge().statements() if "Some 4,200" in each.plain)
    links = f"""\
/bridge/
/bridge/closure/
/bridge/closure/#s-bygone -> {now} About 4,000 vehicles <crossed> the bridge.
"""
    found = verified(tmp_path_factory.mktemp("revised"), {**FILES, "permalinks.txt": links})
    with served(create_app(Publication(build_site(found, Address())))) as port:
        yield f"http://127.0.0.1:{port}/bridge/closure/", now


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_an_old_link_lands_on_the_revised_statement_and_says_what_it_said(
    browser: Browser, revised: tuple[str, str], script: bool
) -> None:
    address, now = revised
    with browser.new_context(viewport=PHONE, java_script_enabled=script) as context:
        page = context.new_page()
        page.goto(address)
        expect(page.locator(".statement__former").first).to_be_hidden()
        page.goto(f"{address}#s-bygone")
        page.reload()
        notice = page.locator("#s-bygone")
        expect(notice).to_have_text(
            "Revised since this link was made. "
            "It said: “About 4,000 vehicles <crossed> the bridge.” What changed"
        )
        assert in_view(notice)
        assert in_view(page.locator(f"#{now}"))
        assert box(page.locator(f"#{now}"))["y"] > box(notice)["y"]
        plain = page.locator(".statement").nth(3).evaluate("it => getComputedStyle(it).background")
        assert page.locator(f"#{now}").evaluate("it => getComputedStyle(it).background") != plain
