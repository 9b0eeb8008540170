"""A page in pieces has all that the page has, in its order."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from app import urls
from app.data.contents import Contents, Form, contents
from app.data.markdown import markdown
from app.model import Section
from app.pages.context import edition
from app.site.build import build_site
from tests.sample import FILES, PUBLIC, bridge, verified


@cache
def pages() -> dict[str, Contents]:
    """Every page of the sample, by path."""
    return {each.path: each for each in contents(bridge())}


def texts(path: str, form: Form) -> list[str]:
    return [each.text for each in pages()[path].pieces if each.form is form]


def said(page: Contents) -> list[str]:
    return [each.id for each in page.statements]


def test_every_page_that_people_read_has_its_contents() -> None:
    own = [bridge().own_page(each) for each in bridge().statements()]
    assert list(pages()) == [*_findable(), *own]


def _findable() -> list[str]:
    found = list(urls.findable(bridge().explainer))
    assert found[0] == "/bridge/"
    return found


def test_a_section_has_its_statements_headings_and_notes_in_order() -> None:
    page = pages()["/bridge/closure/"]
    assert (page.kind, page.title) == ("section", "The closure")
    assert [each.form for each in page.pieces] == [
        Form.PARAGRAPH,
        Form.QUOTE,
        Form.HEADING,
        Form.ITEM,
        Form.ITEM,
        Form.HEADING,
        Form.NOTE,
        Form.PARAGRAPH,
    ]
    assert said(page) == [each.id for each in bridge().statements_in(_section("closure"))]
    assert texts("/bridge/closure/", Form.NOTE)[0].startswith("People call it پل too.")


def _section(id: str) -> Section:
    return next(each for each in bridge().explainer.sections if each.id == id)


def test_an_entry_is_a_heading_with_what_is_printed_beside_it() -> None:
    assert texts("/bridge/people/", Form.HEADING)[0] == "Ann Marsh"
    assert texts("/bridge/people/", Form.TEXT)[0] == "county engineer · County"


def test_the_overview_leads_to_every_section() -> None:
    assert texts("/bridge/", Form.LINK) == [each.title for each in bridge().explainer.sections]


def test_the_one_long_page_has_every_statement_and_every_paragraph_of_the_sources() -> None:
    assert said(pages()["/bridge/all/"]) == [each.id for each in bridge().statements()]
    words = texts("/bridge/all/", Form.SOURCE)
    assert words == [bridge().paragraph(each) for each in bridge().refs]


def test_a_source_has_its_headings_where_they_stand() -> None:
    forms = [each.form for each in pages()["/bridge/source/"].pieces]
    assert forms[:6] == [
        Form.HEADING,
        Form.TEXT,
        Form.SOURCE,
        Form.SOURCE,
        Form.HEADING,
        Form.SOURCE,
    ]


def test_what_is_somebodys_word_stands_under_each_of_its_voices() -> None:
    names = texts("/bridge/who-says-what/", Form.HEADING)
    assert names == ["Ann Marsh", "The builder", "No voice named"]


def test_what_changed_is_told_in_words() -> None:
    told = texts("/bridge/changes/", Form.TEXT)
    assert told[-1].startswith("Published: Why <script>")
    assert any(each.endswith("(It was wrong.)") for each in told)


def test_a_statement_leads_to_where_it_stands() -> None:
    for statement in bridge().statements():
        page = pages()[bridge().own_page(statement)]
        assert said(page) == [statement.id]
        (way,) = (each.href for each in page.pieces if each.form is Form.LINK)
        assert way.endswith(bridge().home_of(statement))


def test_a_picture_has_its_caption_and_says_what_it_shows_and_where_it_is_from(
    tmp_path: Path,
) -> None:
    shown = (
        '::: picture plan.svg {alt="A plan" credit="drawn here" outside="a survey"}\n'
        "The bridge is shut [@wire:p1].\n:::\n"
    )
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
    closure = FILES["bridge/closure.md"] + "\n" + shown
    found = verified(tmp_path, {"bridge/closure.md": closure, "bridge/plan.svg": drawing})
    changed = edition(found, found.library.explainers[0], PUBLIC)
    page = next(each for each in contents(changed) if each.path == "/bridge/closure/")
    picture = page.pieces[-1]
    assert (picture.form, picture.text) == (Form.PICTURE, "A plan")
    assert picture.label == "drawn here; a survey"
    assert [each.plain for each in picture.statements] == ["The bridge is shut."]
    text = markdown(changed, page)
    assert f"![A plan](<{picture.href}>)\n\nThe bridge is shut.[^" in text
    assert "(drawn here; a survey)" in text
    assert build_site(found, PUBLIC)[picture.href.removeprefix(PUBLIC.absolute(""))].status == 200
