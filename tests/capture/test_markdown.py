"""Markdown as an article is found in."""

from __future__ import annotations

from app.capture.article import BlockKind, removed
from app.capture.markdown import read_markdown

TEXT = """\
# The bridge is *closed*

The council [closed](https://x.example) the old
bridge on **Monday**. ![A bridge](bridge.png)

![Alone](alone.png)

Related: the ferry

1. First
2. Second

| Year | Cars |
|---|---|
| 2021 | 812 |

    a line of code

    and another

> He said so.
>
> - Twice

***
"""


def test_the_words_are_taken_without_their_marks() -> None:
    found = read_markdown(TEXT)
    assert found.title == "The bridge is closed"
    assert [(each.part, each.text) for each in found.blocks] == [
        (BlockKind.PARAGRAPH, "The council closed the old bridge on Monday."),
        (BlockKind.LIST, "- First\n- Second"),
        (BlockKind.TABLE, "Year | Cars\n2021 | 812"),
        (BlockKind.PARAGRAPH, "a line of code"),
        (BlockKind.PARAGRAPH, "and another"),
        (BlockKind.QUOTATION, "He said so."),
        (BlockKind.QUOTATION, "- Twice"),
    ]
    assert removed(found) == ("after paragraph 1: “Related: the ferry”",)


def test_the_front_matter_is_believed() -> None:
    found = read_markdown(
        "---\ntitle: 'Closed | The Gazette News'\ndate: 2024-03-05\n---\n\nIt is.\n"
    )
    assert (found.title, found.date) == ("Closed | The Gazette News", "2024-03-05")
    assert [each.text for each in found.blocks] == ["It is."]


def test_an_empty_front_matter_says_nothing() -> None:
    assert read_markdown("---\n---\nIt is.\n").blocks[0].text == "It is."


def test_a_name_of_a_site_in_the_title_is_told() -> None:
    found = read_markdown("# The bridge is closed | The Gazette\n\nIt is.\n")
    assert (found.title, found.publisher) == ("The bridge is closed", "The Gazette")
    assert removed(found) == ("from the title: “| The Gazette”",)
