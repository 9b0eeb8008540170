"""Parts: the file that an explainer is searched by."""

from __future__ import annotations

from app.find.corpus import ENTRY, STATEMENT, corpus_of, decoded, unpacked
from app.site.draft import json_bytes
from tests.sample import bridge


def test_a_part_says_what_it_said_before_it_was_written() -> None:
    told = json_bytes(corpus_of(bridge()).told())
    assert decoded(told) == corpus_of(bridge())


def test_a_statement_has_its_page_its_mark_and_its_evidence() -> None:
    found = corpus_of(bridge())
    denied = next(each for each in found.documents if each.text.startswith("The builder says"))
    assert denied.kind == STATEMENT
    assert found.pages[denied.page][0] == "/news/bridge/"
    assert [(how, found.voices[voice]) for how, voice in denied.marks] == [
        ("denied", "The builder")
    ]
    quoted = next(
        each for each in found.documents if each.text.startswith("The deck “is not safe”")
    )
    ((number, start, end),) = quoted.evidence
    assert found.paragraphs[number].text[start:end] == "is not safe"


def test_an_entry_has_what_is_printed_beside_it_and_its_statements_name_it() -> None:
    found = corpus_of(bridge())
    marsh = next(each for each in found.documents if each.fragment == "ann-marsh")
    assert (marsh.kind, marsh.text, marsh.about) == (ENTRY, "Ann Marsh", "county engineer · County")
    assert any(each.about == "Ann Marsh" and each.kind == STATEMENT for each in found.documents)


def test_every_document_and_paragraph_has_its_place() -> None:
    found = corpus_of(bridge())
    places = [found.href(each) for each in range(len(found.documents) + len(found.paragraphs))]
    assert len(set(places)) == len(places)
    assert places[-1] == "/news/bridge/source/#herald-p2"


def test_the_stems_of_words_come_from_what_is_taken_off_and_put_there() -> None:
    stems = dict(unpacked(corpus_of(bridge()).stems))
    assert stems["closed"] == "close"
    assert stems["vehicles"] == "vehicl"
    assert dict(unpacked({"1i": "party", "2": "killed"})) == {
        "party": "parti",
        "killed": "kill"[:4],
    }


def test_a_part_is_small() -> None:
    told = json_bytes(corpus_of(bridge()).told())
    assert b"<script" not in told
    assert len(told) < 10_000
