"""A section of any kind."""

from __future__ import annotations

import pytest

from tests.sample import attributes, html, texts


@pytest.mark.parametrize(
    ("name", "kicker", "meta"),
    [
        (
            "closure",
            "Section 1 of 1",
            "1 minute · 7 statements rests on 3 of 6 paragraphs of 2 sources",
        ),
        ("people", "To look up", "4 people and parties rests on 3 of 6 paragraphs of 2 sources"),
        (
            "timeline",
            "To look up",
            "3 events, March 2024 to 2024 rests on 3 of 6 paragraphs of 2 sources",
        ),
        ("words", "To look up", "1 term rests on 1 of 6 paragraphs of 2 sources"),
    ],
)
def test_a_section_says_where_it_stands_and_what_it_rests_on(
    name: str, kicker: str, meta: str
) -> None:
    assert texts(f"/bridge/{name}/", ".head .text--kicker") == [
        f"{kicker} · As of June 2024 (date inferred)"
    ]
    assert texts(f"/bridge/{name}/", ".head__meta") == [meta]


def test_one_goes_from_section_to_section_in_order() -> None:
    assert attributes("/bridge/closure/", ".turn a", "href") == [
        "/news/bridge/",
        "/news/bridge/people/",
    ]
    assert attributes("/bridge/words/", ".turn a", "href") == ["/news/bridge/timeline/"]


def test_a_page_with_several_headings_lists_them() -> None:
    assert attributes("/bridge/closure/", ".toc a", "href") == ["#cost", "#name"]
    assert html("/bridge/words/").css(".toc") == []
    sides = attributes("/bridge/people/", ".side > h2", "id")
    assert attributes("/bridge/people/", ".toc a", "href") == [f"#{each}" for each in sides]
