"""What a section explains where it first uses it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from app.model import Attribute, Entry, Kind, Prose, Run, Section, Span, Statement, Text
from app.pages.glosses import glosses
from tests.sample import attributes, bridge, html, sample_site, texts

HERE = Span("words.md", 1)
PAGE = "/bridge/closure/"
ANY = bridge().statements()[0]


def said(*runs: Run) -> Statement:
    return replace(ANY, text=Text(runs))


def entry(title: str, **values: str) -> Entry:
    given: Mapping[str, Attribute] = {k: Attribute(v, HERE) for k, v in values.items()}
    blocks = (Prose((ANY,)),) if values.pop("told", "yes") == "yes" else ()
    return Entry(title.casefold(), Text((Run(0, title, HERE),)), HERE, given, blocks)


def used(
    *statements: Statement,
    terms: tuple[Entry, ...] = (),
    people: tuple[Entry, ...] = (),
    language: str = "en",
) -> list[tuple[str, str]]:
    """Which words of these statements are explained, and by which entry."""
    sections = (
        Section("words", Kind.GLOSSARY, "Words", "a.md", HERE, (), terms),
        Section("people", Kind.PEOPLE, "People", "b.md", HERE, (), people),
    )
    found = glosses(replace(bridge().explainer, sections=sections, language=language))
    return [
        (each.plain[use.start : use.end], use.explained.entry.id)
        for each in statements
        for use in found.first_uses(each)
    ]


def plain(text: str) -> Statement:
    return said(Run(0, text, HERE))


def test_a_term_is_explained_once_in_capitals_or_not_by_title_or_expansion() -> None:
    deck = entry("Deck", expansion="the roadway")
    assert used(plain("Its deck is shut. A deck."), plain("Deck"), terms=(deck,)) == [
        ("deck", "deck")
    ]
    assert used(plain("The roadway is shut."), terms=(deck,)) == [("The roadway", "deck")]
    assert used(plain("Decks are shut, and bedeck."), terms=(deck,)) == []
    assert used(plain("Nothing to explain.")) == []


def test_a_person_is_explained_as_they_are_called_letter_by_letter() -> None:
    west = entry("Thomas West", called="West, the envoy,")
    assert used(plain("To the west, the envoy saw West."), people=(west,)) == [
        ("West", "thomas west")
    ]


def test_a_glossary_goes_before_people_and_the_longer_name_before_the_shorter() -> None:
    terms = (entry("Kabul"), entry("Kabul River"))
    people = (entry("The Taliban", called="Kabul"),)
    assert used(plain("The Kabul River, then Kabul."), terms=terms, people=people) == [
        ("Kabul River", "kabul river"),
        ("Kabul", "kabul"),
    ]


def test_an_entry_that_says_nothing_explains_nothing() -> None:
    assert used(plain("Its deck"), terms=(entry("Deck", told="no"),)) == []


def test_in_a_script_without_spaces_a_word_has_no_borders() -> None:
    assert used(plain("大桥今天关闭"), terms=(entry("大桥"),), language="zh") == [("大桥", "大桥")]


@pytest.mark.parametrize(
    "statement",
    [
        said(Run(0, "deck", HERE, href="https://a.example/")),
        said(Run(0, "de", HERE), Run(2, "ck", HERE, emphasis=True)),
        plain("The “open de”ck"),
    ],
    ids=["a link", "two styles", "a quotation mark in it"],
)
def test_what_cannot_be_a_link_of_its_own_is_left_to_a_later_use(statement: Statement) -> None:
    terms = (entry("Deck"), entry("de”ck"))
    assert used(statement, plain("A Deck."), terms=terms) == [("Deck", "deck")]


def test_a_section_leads_to_what_it_explains_and_that_leads_back() -> None:
    assert texts(PAGE, "a.gloss__term") == ["deck"]
    for href, back in zip(
        attributes(PAGE, "a.gloss__term", "href"),
        attributes(PAGE, ".gloss__back", "href"),
        strict=True,
    ):
        at, _, name = str(href).partition("#")
        assert at == f"/news{PAGE}"
        assert attributes(PAGE, f"[id='{name}']", "class") == ["gloss"]
        assert attributes(PAGE, f"[id='{str(back)[1:]}']", "class") == ["statement"]


@pytest.mark.parametrize("page", ["/bridge/", "/bridge/people/", "/bridge/words/", "/bridge/all/"])
def test_what_is_looked_up_explains_nothing_in_place(page: str) -> None:
    assert texts(page, "a.gloss__term, .gloss") == []


def test_a_gloss_says_what_it_rests_on_and_leads_to_its_entry_for_the_words() -> None:
    assert attributes(PAGE, ".gloss > a", "href")[1:] == ["/news/bridge/words/#deck"]
    assert texts(PAGE, ".gloss__refs") == ["source paragraph 2"]
    assert texts(PAGE, ".gloss :is(.statement, .cite)") == []


def test_whatever_else_shows_the_statement_has_its_words_alone() -> None:
    statement = html(PAGE).css(".statement:has(.gloss__term)")[0]
    words, name = statement.text(), statement.attributes["id"]
    for path in ("/bridge/all/", f"/bridge/{name}/", f"/embed{PAGE}", f"/embed/bridge/{name}/"):
        assert words in html(path).css("main")[0].text()
    telling = [path for path, page in sample_site().items() if b"gloss__term" in page.body]
    assert telling == [PAGE, *(each for each in telling if each.startswith("/static/"))]
