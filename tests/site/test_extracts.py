"""Kept by a program that takes the text out of a page: its first sentence, and its proof."""

from __future__ import annotations

import re

import pytest
import trafilatura
from selectolax.lexbor import LexborHTMLParser

from app import urls
from app.check import Verified
from app.model import Kind
from app.site.build import Site

TOP = "https://bridges.example"
TERM = re.compile(r"\[([^]]*)\]\([^)]*#gloss\.[^)]*\)")
LINK = re.compile(r"\]\((?P<href>[^)]*)\)")


def extract(site: Site, path: str) -> str:
    """The text of a page as Markdown, by what trafilatura knows itself and asks no other for."""
    found = trafilatura.extract(
        site[path].body.decode(),
        url=TOP + path,
        include_links=True,
        fast=True,
        output_format="markdown",
    )
    return str(found)


@pytest.fixture(scope="module")
def sections(verified: Verified) -> list[str]:
    """The paths of the sections that are read, and not looked up."""
    (explainer,) = verified.library.explainers
    read = (each for each in explainer.sections if each.kind is Kind.SECTION)
    return [urls.section(explainer.id, each.id) for each in read]


def test_an_extract_of_a_section_begins_with_its_first_sentence(
    site: Site, sections: list[str]
) -> None:
    for path in sections:
        page = LexborHTMLParser(site[path].body)
        title, first = (page.css(each)[0].text() for each in ("h1", ".statement"))
        text = TERM.sub(r"\1", extract(site, path)).removeprefix(f"# {title}\n\n")
        assert text.startswith(first), path


def test_each_of_its_links_to_a_source_leads_to_the_page_where_that_is(
    site: Site, sections: list[str]
) -> None:
    for path in sections:
        page = LexborHTMLParser(site[path].body)
        proofs = [each for each in LINK.findall(extract(site, path)) if "#m" in each]
        assert proofs, path
        for each in proofs:
            at, _, name = each.removeprefix(TOP).partition("#")
            assert at == path
            number = page.css(f"[id='{name}'] .source__number")[0].attributes["href"]
            assert str(number).startswith("/pakistan-taliban/source/#p")


def test_what_was_checked_keeps_its_headings(site: Site) -> None:
    path = "/pakistan-taliban/checked/"
    titles = [each.text() for each in LexborHTMLParser(site[path].body).css("article h2")]
    text = extract(site, path)
    assert [each for each in titles if f"## {each}\n" not in text] == []
