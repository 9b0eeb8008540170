"""A capture becomes numbered paragraphs, letter by letter."""

from __future__ import annotations

import pytest

from app.library.frontmatter import read_document
from app.library.source import MOST_PARAGRAPHS, digest_of, read_source, read_sources
from app.model import ParagraphRef
from app.problems.examples import BASE
from tests.growth import HIGHEST, exponent, repeated

HEAD = BASE["bridge/sources/wire.md"].partition("---\nThe")[0]


def test_blocks_are_numbered_and_subheadings_are_not() -> None:
    body = "\nOne *as is* [@p1].\n\n## Part two\n\n\nTwo,\nstill two.\n \n“Three”\n"
    document = read_document("a/sources/wire.md", f"{HEAD}---\n{body}")
    source = read_source("wire", document)
    assert [each.text for each in source.paragraphs] == [
        "One *as is* [@p1].",
        "Two, still two.",
        "“Three”",
    ]
    assert [(each.text, each.before) for each in source.subheadings] == [("Part two", 2)]
    assert [each.ref for each in source.paragraphs] == [
        ParagraphRef("wire", number) for number in (1, 2, 3)
    ]


def test_a_paragraph_knows_its_line() -> None:
    document = read_document("a.md", f"{HEAD}---\nOne\n\n\n\nTwo\nmore\n\nThree")
    first = document.body_line
    lines = [each.span.line - first for each in read_source("wire", document).paragraphs]
    assert lines == [0, 4, 7]


def test_the_digest_is_of_the_body_without_the_space_around_it() -> None:
    document = read_document("a.md", f"{HEAD}---\n\nOne\n\n")
    assert read_source("wire", document).text_digest == digest_of("One")
    assert digest_of("One") != digest_of("Two")
    assert digest_of("").startswith("sha256:e3b0c442")


@pytest.mark.parametrize(("more", "codes"), [(0, []), (1, ["unreadable-file"])])
def test_a_source_has_no_more_paragraphs_than_can_be_checked(more: int, codes: list[str]) -> None:
    document = read_document("a.md", f"{HEAD}---\n" + "One\n\n" * (MOST_PARAGRAPHS + more))
    assert len(read_source("wire", document).paragraphs) == MOST_PARAGRAPHS
    assert [each.code for each in document.report.problems] == codes


def test_a_source_without_a_paragraph_is_empty() -> None:
    document = read_document("a.md", f"{HEAD}---\n## Only a heading\n")
    read_source("wire", document)
    assert [each.code for each in document.report.problems] == ["empty-file"]


@pytest.mark.parametrize(
    ("basis", "more", "inferred"),
    [
        ("printed under the title", "", False),
        ("Inferred from the text", "", True),
        ("inferred from the text", "", True),
        ("what paragraph 2 says", "date_inferred: true\n", True),
        ("inferred by the archive, and then confirmed", "date_inferred: false\n", False),
    ],
)
def test_whether_a_date_is_inferred_is_said_or_else_its_first_word_says_it(
    basis: str, more: str, inferred: bool
) -> None:
    head = HEAD.replace("date_basis: printed under the title", f"date_basis: {basis}")
    document = read_document("a.md", f"{head}{more}---\nOne\n")
    assert read_source("wire", document).inferred == inferred
    assert not [each for each in document.report.problems if each.code == "bad-front-matter"]


def test_whether_a_date_is_inferred_is_true_or_false() -> None:
    document = read_document("a.md", f"{HEAD}date_inferred: maybe\n---\nOne\n")
    assert not read_source("wire", document).inferred
    assert [each.code for each in document.report.problems] == ["bad-front-matter"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "//evil.example", "/bridge/", "https:evil"])
def test_only_an_address_of_the_web_is_where_a_source_is(url: str) -> None:
    document = read_document("a.md", f"{HEAD}url: '{url}'\n---\nOne")
    read_source("wire", document)
    (problem,) = document.report.problems
    assert problem.message == f"`{url}` is not an address that a page may link to"
    assert problem.line_text == f"url: '{url}'"


@pytest.mark.parametrize(
    ("short", "messages"),
    [
        ("Wire", []),
        ("Herald", ["another source is called `Herald` too"]),
        ("HERALD", ["another source is called `HERALD` too"]),
        ("W" * 25, ["`short` has more than 24 characters"]),
    ],
)
def test_sources_are_told_apart_by_their_short_names(short: str, messages: list[str]) -> None:
    wire = read_document("a.md", f"{HEAD}short: {short}\n---\nOne")
    sources = read_sources({"wire": wire, "herald": read_document("b.md", f"{HEAD}---\nTwo")})
    assert [each.called for each in sources] == [short, "herald"]
    assert [each.message for each in wire.report.problems] == messages
    assert all(each.line_text == f"short: {short}" for each in wire.report.problems)


@pytest.mark.parametrize("unit", ["a", "a\n", "a\n\n", "\n", " \n", "## a\n\n", "\x1c\n"])
def test_time_grows_no_faster_than_the_source(unit: str) -> None:
    def read(body: str) -> None:
        read_source("wire", read_document("a.md", f"{HEAD}---\n{body}"))

    assert exponent(read, repeated(unit)) < HIGHEST
