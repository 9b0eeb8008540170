"""A report says which statement it is about, by what it rests on, and where it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from app.share.panel import Sharer, sharer
from app.share.report import report
from app.share.subject import Subject, subjects
from app.site.build import build_site
from app.urls import Address
from tests.sample import FILES, PUBLIC, bridge, offered, sample, sample_site, verified

MAIL, FORM = "mailto:desk@bridges.example", "https://bridges.example/report?form=7#top"
LINK = "https://bridges.example/news/bridge/s-aaaaaa/"
PARTS = tuple(each for page in subjects(bridge()) for each in page.parts)


def statement(beginning: str) -> Subject:
    return next(each for each in PARTS if each.words.startswith(beginning))


def fields(address: str) -> dict[str, str]:
    """What a mail program, or a form, finds in an address: each field once."""
    found = parse_qs(urlsplit(address).query, strict_parsing=True)
    return {name: value for name, (value,) in found.items()}


def test_a_mail_has_the_statement_its_evidence_and_its_permalink_filled_in() -> None:
    found = report(MAIL, statement("The deck is not safe"), LINK)
    assert found.startswith("mailto:desk@bridges.example?subject=Correction%3A%20The%20deck")
    assert fields(found)["body"].split("\r\n") == [
        "Statement: The deck is not safe to carry a bus. (said by Ann Marsh)",
        "In the source: “The deck is not safe to carry a bus”",
        "Rests on paragraph 2 of “Bridge stays closed”, The County Wire, June 2024",
        LINK,
        "",
        "What is wrong:",
        "",
    ]


def test_a_page_is_asked_with_its_own_query_first_and_its_fragment_last() -> None:
    found = report(FORM, statement("The deck is not safe"), LINK)
    parts = urlsplit(found)
    assert (parts.netloc, parts.path, parts.fragment) == ("bridges.example", "/report", "top")
    assert list(fields(found)) == ["form", "title", "body", "url"]
    assert fields(found)["url"] == LINK


def test_what_is_reported_of_a_page_is_its_title() -> None:
    (page,) = (each for each in subjects(bridge()) if each.path == "/bridge/closure/")
    told = fields(report(MAIL, page, LINK))
    assert told["subject"] == "Correction: The closure"
    assert told["body"].startswith("Section: The closure\r\nExplains “Bridge stays closed”")


@pytest.mark.parametrize("contact", [MAIL, FORM])
@pytest.mark.parametrize("letter", ["x", "پ", "橋"])
def test_a_long_text_is_cut_so_that_the_address_arrives(contact: str, letter: str) -> None:
    long = replace(statement("The deck"), words=letter * 900, evidence=f"“{letter * 900}”")
    found = report(contact, long, LINK)
    assert len(found) <= 2000
    assert f"{letter}…" in unquote(found)
    assert LINK in unquote(found)


def test_what_cannot_be_short_has_its_permalink_whole() -> None:
    far = f"{LINK}{'a' * 2000}/"
    assert f"\r\n{far}\r\n" in unquote(report(MAIL, statement("The deck"), far))


@given(st.text(max_size=40))
def test_no_word_of_a_statement_becomes_another_field(words: str) -> None:
    found = report(MAIL, replace(statement("The deck"), words=words, evidence=words), LINK)
    assert list(fields(found)) == ["subject", "body"]
    assert found.isascii()


def reporting(address: Address) -> Sharer:
    return sharer(replace(offered(sample(), address), contact=MAIL))


def test_statements_and_pages_are_reported_and_paragraphs_of_a_source_are_not() -> None:
    offer = reporting(PUBLIC)
    of = {each.what: fields(offer.shared(each).report) for each in PARTS if each.page}
    assert LINK.rpartition("/s-")[0] in of["statement"]["body"]
    assert {offer.shared(each).report for each in PARTS if not each.page} == {""}
    assert offer.panel(next(subjects(bridge()))).report.startswith(MAIL)


def test_where_the_origin_is_unknown_a_report_has_the_path() -> None:
    shared = reporting(Address(base_path="/news")).shared(one := statement("Some 4,200"))
    assert f"\r\n/news{one.page}\r\n" in fields(shared.report)["body"]


def test_without_a_contact_nothing_is_reported() -> None:
    assert sharer(offered(sample(), PUBLIC)).shared(statement("Some 4,200")).report == ""
    bodies = (page.body for path, page in sample_site().items() if path.endswith("/"))
    assert not [each for each in bodies if b"Report a mistake" in each]


def test_every_statement_can_be_reported_from_its_page_and_from_share_pages(
    tmp_path: Path,
) -> None:
    toml = FILES["site.toml"].replace("[[", f'contact = "{MAIL}"\n[[', 1)
    site = build_site(verified(tmp_path, {"site.toml": toml}), PUBLIC)
    for each in PARTS:
        own = f"a[href^='{MAIL}'][href*='{each.fragment}']"
        share = LexborHTMLParser(site[f"{each.path}share/"].body).css(f"#{each.fragment} {own}")
        there = LexborHTMLParser(site[each.page].body).css(f".share {own}") if each.page else []
        assert [len(share), len(there)] == ([1, 1] if each.page else [0, 0])
