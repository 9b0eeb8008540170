"""A page in pieces has all that the page has, in its order."""

from __future__ import annotations

from app import urls
from app.data.contents import Contents, Form, contents
from app.model import Section
from tests.sample import bridge

PAGES = {each.path: each for each in contents(bridge())}


def texts(path: str, form: Form) -> list[str]:
    return [each.text for each in PAGES[path].pieces if each.form is form]


def said(page: Contents) -> list[str]:
    return [each.id for each in page.statements]


def test_every_page_that_people_read_has_its_contents() -> None:
    edition = bridge()
    own = [edition.own_page(each) for each in edition.statements()]
    assert list(PAGES) == [*_findable(), *own]


def _findable() -> list[str]:
    found = list(urls.findable(bridge().explainer))
    assert found[0] == "/bridge/"
    return found


def test_a_section_has_its_statements_headings_and_notes_in_order() -> None:
    page = PAGES["/bridge/closure/"]
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
    assert said(PAGES["/bridge/all/"]) == [each.id for each in bridge().statements()]
    words = texts("/bridge/all/", Form.SOURCE)
    assert words == [bridge().paragraph(each) for each in bridge().refs]


def test_a_source_has_its_headings_where_they_stand() -> None:
    forms = [each.form for each in PAGES["/bridge/source/"].pieces]
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
    edition = bridge()
    for statement in edition.statements():
        page = PAGES[edition.own_page(statement)]
        assert said(page) == [statement.id]
        (way,) = (each.href for each in page.pieces if each.form is Form.LINK)
        assert way.endswith(edition.home_of(statement))
