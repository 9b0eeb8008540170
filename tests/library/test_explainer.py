"""Sections, entries and ids come out of the files as their authors wrote them."""

from __future__ import annotations

import pytest

from app.library.explainer import read_section
from app.library.frontmatter import read_document
from app.model import Kind, Section
from app.problems.problem import Problem
from tests.folders import statements
from tests.growth import HIGHEST, exponent, repeated


def read(body: str, more: str = "") -> tuple[Section, list[Problem]]:
    document = read_document("a/b.md", f"---\ntitle: T\n{more}---\n{body}")
    return read_section("b", document, "voa"), document.report.problems


def test_entries_begin_at_headings_of_the_second_level() -> None:
    section, problems = read(
        'Lead [@p1].\n\n## A {#a role="x"}\n\nOne [@p1].\n\n- Two [@p2].\n\n'
        "## B {#b}\n\nThree [@p3].",
        "kind: people\n",
    )
    assert section.kind is Kind.PEOPLE
    assert [each.plain for each in statements(section.blocks)] == ["Lead."]
    assert [(each.id, each.title.plain, each.get("role")) for each in section.entries] == [
        ("a", "A", "x"),
        ("b", "B", ""),
    ]
    assert [each.plain for each in statements(section.entries[0].blocks)] == ["One.", "Two."]
    assert not problems


def test_a_plain_section_keeps_its_headings_among_its_blocks() -> None:
    section, _ = read("## A {#a}\n\nOne [@p1].")
    assert (len(section.blocks), section.entries) == (2, ())


@pytest.mark.parametrize(
    ("more", "kind", "help"),
    [
        ("kind: peple\n", Kind.PEOPLE, "did you mean `people`?"),
        ("kind: zzz\n", Kind.SECTION, "the kinds are section, people, timeline, glossary"),
    ],
)
def test_a_kind_that_is_not_known_is_taken_for_the_nearest(
    more: str, kind: Kind, help: str
) -> None:
    section, (problem,) = read("One [@p1].", more)
    assert section.kind is kind
    assert (problem.span.line, problem.help) == (3, help)


@pytest.mark.parametrize(
    ("body", "more", "message", "column"),
    [
        ('## A {#a colour="red"}', "kind: people\n", "there is no attribute `colour` here", 18),
        ('## A {#a role="x"}', "kind: timeline\n", "there is no attribute `role` here", 16),
        ('### A {#a role="x"}', "", "there is no attribute `role` here", 17),
        (
            '## A {#a date="role=" role=x}  ',
            "kind: timeline\n",
            "there is no attribute `role` here",
            28,
        ),
        (
            '## A {#a}\n\n### B {#b role="x"}',
            "kind: people\n",
            "there is no attribute `role` here",
            17,
        ),
    ],
)
def test_an_attribute_that_is_not_known_is_refused(
    body: str, more: str, message: str, column: int
) -> None:
    _, (problem,) = read(body, more)
    assert (problem.code, problem.message, problem.span.column) == (
        "bad-front-matter",
        message,
        column,
    )


def test_an_alias_must_be_part_of_an_address() -> None:
    _, (problem,) = read("One [@p1].", "aliases: [fine, Not/Fine]\n")
    assert problem.message == "`Not/Fine` cannot be part of an address"


def test_statements_of_the_same_words_have_ids_of_their_own() -> None:
    section, _ = read(
        "Same [@p1].\n\n- Same [@p2].\n\n> Same [@p3].\n\n::: note\nSame\n:::\n\nOther [@p1]."
    )
    first, second, third, other = [each.id for each in statements(section.blocks)]
    assert (second, third) == (f"{first}-2", f"{first}-3")
    assert other != first


@pytest.mark.parametrize(
    ("before", "unit", "after"),
    [
        ("## A", " ", "x"),
        ("## A", " {", ""),
        ("## A", " {}", ""),
        ("## A {#b ", 'k="v" ', "}"),
        ("## A {", "{", "}"),
        ("", "[a](", ""),
        ("", "[", ""),
        ("", "*a _b ", ""),
        ("", "> - ", ""),
        ("## A {#a}\n\n", "a\n\n", ""),
        ("", "## A {#a}\n\nA [@p1].\n\n", ""),
        ("", "::: note\n", ""),
        ("", "[a]{lang=", ""),
        ("", "<a", ""),
        ("", "`a", ""),
    ],
)
def test_time_grows_no_faster_than_the_file(before: str, unit: str, after: str) -> None:
    def section(body: str) -> None:
        read(body, "kind: people\n")

    assert exponent(section, repeated(unit, before, after)) < HIGHEST


def test_many_attributes_are_found_in_time_that_grows_with_them() -> None:
    def entry(count: int) -> str:
        return "## A {#a " + " ".join(f'k{number}="v"' for number in range(count)) + "}"

    assert exponent(lambda body: read(body, "kind: people\n"), entry, 1000) < HIGHEST
