"""Citations are found before Markdown is, and what stands in them is never read as Markdown."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.library.blocks import Body
from app.library.citation import Citations
from app.library.frontmatter import Report
from app.library.place import whole_lines
from app.library.written import COVER, Flaw, hidden
from app.model import Block, Prose, Quote
from tests.folders import statements


def found(text: str) -> list[str]:
    covered = hidden(text, whole_lines(report(text), text, 1))
    return [each.text for each in covered.citations.values()]


def report(text: str) -> Report:
    return Report("a.md", tuple(text.split("\n")))


def read(text: str) -> tuple[tuple[Block, ...], Report]:
    where = report(text)
    return Body(where, Citations(where, "voa")).blocks(text, 1), where


@pytest.mark.parametrize(
    ("text", "citations"),
    [
        ("a [@p1] b [@p2].", ["[@p1]", "[@p2]"]),
        ("a [@p1][@p2]", ["[@p1]", "[@p2]"]),
        (r"a \[@p1] b [@p2]", ["[@p2]"]),
        (r"a \\[@p1]", ["[@p1]"]),
        ("a [ @p1 ]", ["[ @p1 ]"]),
        ("a [b] c", []),
        ("mail @p1]", []),
        ("a [\n\n@p1]", []),
        ("a [@p1 “]”] b", ["[@p1 “]”]"]),
        ("a [@p1 “[@p2]”] b", ["[@p1 “[@p2]”]"]),
        ("a [@p1 “x]. b [@p2]", ["[@p1 “x]", "[@p2]"]),
        ("a [@p1. b [@p2]", ["[@p1", "[@p2]"]),
        ("a [@p1 b", ["[@p1"]),
        ("a [@p1 “x\nb c", ["[@p1"]),
        ("a [@! b", ["[@"]),
        ("他［@p1］说【@p2】", ["［@p1］", "【@p2】"]),
        ("他[＠p1]说［＠p2", ["[＠p1]", "［＠p2"]),
        ("a [@p1]{key=x} b", ["[@p1]{key=x}"]),
        ("a [@p1] {key=x} b", ["[@p1] {key=x}"]),
        ("a [@p1] {other} b", ["[@p1]"]),
        ("a [@p1]{of [@p2]} b", ["[@p1]{of [@p2]}"]),
        (f"a [{COVER} b [@p1]", ["[@p1]"]),
    ],
)
def test_every_citation_is_found(text: str, citations: list[str]) -> None:
    assert found(text) == citations


@pytest.mark.parametrize(
    "words",
    [
        "a `code", "*a", "**a", "_a", "a](b", "<b>", "<!-- a", "&amp; a", "a \\", "![a",
        "a\n- b", "a\n1. b", "a\n# b", "a\n### b {#c}", "a\n> b", "a\n```\nb", "a\n---\nb",
        "a\n***\nb", "a\n::: note\nb", "a\n    b", "a  \nb", "- a", "[a]: b", "a\n===\nb",
        "{key=b} a",
    ],
)  # fmt: skip
def test_what_stands_in_evidence_is_no_markdown(words: str) -> None:
    for before, after in (("", ""), ("- ", ""), ("*b* ", " `")):
        allowed = {"unsupported-markdown"} if after else set()
        text = f"{before}One two [@p1 «{words}»] three{after} [@p2]."
        blocks, where = read(text)
        first, *_ = statements(blocks)
        assert [each.words for each in first.citation.references[0].evidence] == [
            " ".join(words.split())
        ]
        assert first.plain.endswith("One two")
        assert {each.code for each in where.problems} <= allowed


def test_a_block_quotation_goes_on_behind_its_mark() -> None:
    text = "> One [@p1 “a\n> b\n>c” said\n> by x]\n> two [@p2].\n\nThree [@p1]."
    (block, after), where = read(text)
    assert isinstance(block, Quote)
    assert isinstance(after, Prose)
    first, second = block.prose.statements
    assert first.citation.references[0].evidence[0].words == "a b c"
    assert (first.citation.voice, second.plain) == ("x", "two.")
    assert second.text.span(0, 3).line == 5
    assert not where.problems


def test_evidence_in_a_block_quotation_may_leave_its_marks_out() -> None:
    (block,), _ = read("> One [@p1 “a\nb”].")
    (statement,) = statements((block,))
    assert statement.citation.references[0].evidence[0].words == "a b"


def test_a_heading_ends_with_its_line() -> None:
    blocks, where = read("## A [@p1 “b\nc”]\n\nOne [@p1].")
    assert [each.plain for each in statements(blocks)] == ["One."]
    assert [each.message for each in where.problems if each.code == "bad-citation"] == [
        "a heading cites nothing"
    ]


@pytest.mark.parametrize("text", ["\tOne [@p1].", ">\tOne [@p1].", "-\tOne [@p1] *two* [@p2]."])
def test_a_tab_leads_no_citation_astray(text: str) -> None:
    read(text)


@given(st.text(alphabet='[]@p1; “”"«»>-# \n\t`*{}key=\\!', max_size=40))
def test_no_text_is_too_odd(text: str) -> None:
    blocks, where = read(text)
    for statement in statements(blocks):
        assert COVER not in statement.plain
    covered = hidden(text, whole_lines(where, text, 1))
    assert list(map(len, covered.lines)) == list(map(len, text.split("\n")))


@given(st.text(alphabet='[]@p1; “”"«» ab', max_size=30))
def test_what_begins_a_citation_is_one_or_a_problem(text: str) -> None:
    blocks, where = read(f"One [@p1{text}")
    cited = any(each.citation.references for each in statements(blocks))
    assert cited or where.problems


@pytest.mark.parametrize(
    "text", ["[@p1 “", "[@p1 ", "[@p1 “a” ", "\\[@p1] ", "[@p1] ", "a [@p1 “b” said by c]{key=d}\n"]
)
def test_reading_takes_time_in_proportion_to_the_text(text: str) -> None:
    start = process_time()
    hidden(text * 10_000, whole_lines(report(""), text * 10_000, 1))
    assert process_time() - start < 4


def test_a_citation_without_an_end_says_why() -> None:
    text = "a [@p1 “b] c [@p2 d"
    written = hidden(text, whole_lines(report(text), text, 1)).citations.values()
    assert [each.flaw for each in written] == [Flaw.EVIDENCE, Flaw.BRACKET]
