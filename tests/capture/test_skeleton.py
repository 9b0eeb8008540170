"""Drafts: addresses for sections and people, and events for dates."""

from __future__ import annotations

from datetime import date

import pytest

from app.capture.article import Article, ArticleBlock, BlockKind
from app.capture.skeleton import skeleton


def drafted(*blocks: ArticleBlock) -> dict[str, str]:
    return dict(skeleton(Article(title="T", blocks=blocks, language="en"), "x", date(2026, 1, 2)))


def head(text: str) -> ArticleBlock:
    return ArticleBlock(BlockKind.HEADING, text)


def text(words: str) -> ArticleBlock:
    return ArticleBlock(BlockKind.PARAGRAPH, words)


@pytest.mark.parametrize(
    ("heading", "file"),
    [
        ("What it’s all about", "what-its-all-about.md"),
        ("Über die Brücke", "uber-die-brucke.md"),
        ("渡轮", "part-1.md"),
        ("People", "people-2.md"),
        ("A heading of so many words that no address should have them all", None),
    ],
)
def test_a_subheading_becomes_an_address(heading: str, file: str | None) -> None:
    files = drafted(head(heading), text("It rained."))
    name = next(each for each in files if each != "explainer.md")
    assert name == (file or "a-heading-of-so-many-words-that-no.md")


def test_two_subheadings_alike_have_two_addresses() -> None:
    files = drafted(head("Costs"), text("One."), head("Costs"), text("Two."))
    assert {"costs.md", "costs-2.md"} <= files.keys()


def test_dates_become_events_once_and_only_with_a_year() -> None:
    files = drafted(
        text("On 3 May 2021 it rained, and in June 2020."),
        text("It rained in June 2020 and on 3 May."),
        text("It rained in mid-2022."),
    )
    timeline = files["timeline.md"]
    assert timeline.count("## ") == 3
    for moment in ("2021-05-03", "2020-06", "2022"):
        assert f'date="{moment}"' in timeline


def test_who_speaks_twice_is_one_person() -> None:
    files = drafted(
        text("It rained, Ida Brandt told reporters."),
        text("It will rain, said Ida Brandt."),
        text("REPORTER: Will it?"),
        text("Note: this is no turn."),
    )
    assert files["people.md"].count("## ") == 1
    assert "[@p1]" in files["people.md"]


def test_where_nobody_speaks_there_are_no_people() -> None:
    assert "people.md" not in drafted(text("It rained."))
