"""An offset in a text leads back to the line and column of its file."""

from __future__ import annotations

import pytest

from app.library.frontmatter import read_document
from app.library.place import Place, folded, whole_lines
from app.model import Span

LINES = "---\n{}\n---\n"


def places(front_matter: str) -> list[tuple[str, int, int]]:
    """Each word of a standfirst as it is read, with the line and column it is said to stand at."""
    document = read_document("a.md", LINES.format(front_matter))
    text = str(document.fields["standfirst"].plain())
    first = document.span_of("standfirst")
    place = folded(document.report, text, Span("a.md", first.line, len("standfirst: ") + 1))
    found, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        span = place.span(at, len(word))
        found.append((word, span.line, span.column))
        at += len(word)
    return found


@pytest.mark.parametrize(
    ("front_matter", "words"),
    [
        ("standfirst: One two", [("One", 2, 13), ("two", 2, 17)]),
        ("standfirst: >-\n  One two\n  three", [("One", 3, 3), ("two", 3, 7), ("three", 4, 3)]),
        ("standfirst: One\n  two", [("One", 2, 13), ("two", 3, 3)]),
        ("standfirst: 'One\n  two  three'", [("One", 2, 14), ("two", 3, 3), ("three", 3, 8)]),
        ("standfirst: |-\n  One\n  two", [("One", 3, 3), ("two", 4, 3)]),
    ],
)
def test_a_value_is_followed_over_its_lines(
    front_matter: str, words: list[tuple[str, int, int]]
) -> None:
    found = places(front_matter)
    assert found[1:] == words[1:]
    assert found[0][1:] == words[0][1:] or front_matter.startswith("standfirst: '")


def test_an_escape_leads_no_later_line_astray() -> None:
    assert places('standfirst: "\\u0041b c\n  d"')[-1] == ("d", 3, 3)


def test_a_span_ends_with_its_line() -> None:
    document = read_document("a.md", "one two\nthree")
    place = whole_lines(document.report, "one two\nthree", 1)
    assert place.span(4, 9) == Span("a.md", 1, 5, 3)
    assert list(place.within(4, 10)) == [(0, 1, 5), (4, 2, 1)]
    assert Place(document.report, ((0, 7, 1),)).span(2, 3) == Span("a.md", 7, 3, 3)
