"""Plain text: lines that were broken for their width, lists, and what stands around."""

from __future__ import annotations

import pytest

from app.capture.article import Article, BlockKind, Dropped, removed
from app.capture.plain import read_plain

LONG = "The council closed the old bridge on Monday, after cracks were found in two pillars."
MORE = "A ferry carries passengers every ten minutes in the morning, the council said then."


def parts(article: Article) -> list[tuple[BlockKind, str]]:
    return [(each.part, each.text) for each in article.blocks]


def test_a_line_a_paragraph() -> None:
    assert [text for _, text in parts(read_plain(f"{LONG}\n{MORE}\n"))] == [LONG, MORE]


def test_lines_broken_for_their_width_are_put_together() -> None:
    broken = (
        "The council closed the old bridge\non Monday, after cracks were found\nin two pillars."
    )
    assert parts(read_plain(f"{broken}\n\n{MORE}\n"))[0] == (
        BlockKind.PARAGRAPH,
        "The council closed the old bridge on Monday, after cracks were found in two pillars.",
    )


def test_without_blank_lines_an_indented_line_begins_a_paragraph() -> None:
    text = (
        "The council closed the old bridge\non Monday, after cracks were found\nin two pillars.\n"
        "  A ferry carries passengers now,\nevery ten minutes in the morning.\n"
    )
    assert [text for _, text in parts(read_plain(text))] == [
        "The council closed the old bridge on Monday, after cracks were found in two pillars.",
        "A ferry carries passengers now, every ten minutes in the morning.",
    ]


def test_a_list_stays_a_list() -> None:
    text = f"{LONG}\n\nWhat is next:\n- the ferry,\n  from Tuesday\n- a new bridge\n\n{MORE}"
    assert parts(read_plain(text)) == [
        (BlockKind.PARAGRAPH, LONG),
        (BlockKind.HEADING, "What is next:"),
        (BlockKind.LIST, "- the ferry, from Tuesday\n- a new bridge"),
        (BlockKind.PARAGRAPH, MORE),
    ]


def test_short_lines_in_a_row_are_no_headings() -> None:
    text = f"{LONG}\n\nRoses are red\n\nViolets are blue\n\n{MORE}"
    assert [part for part, _ in parts(read_plain(text))] == [BlockKind.PARAGRAPH] * 4


def test_the_heads_and_feet_of_pages_are_left_out() -> None:
    text = f"The Gazette\n\n{LONG}\n\n1\n\fThe Gazette\n\n{MORE}\n\n2\n"
    article = read_plain(text)
    assert [text for _, text in parts(article)] == [LONG, MORE]
    assert [each.text for each in article.dropped] == ["The Gazette", "1", "2"]


def test_a_text_without_a_sentence_is_kept_whole() -> None:
    assert len(read_plain("One\n\nTwo\n").blocks) == 2


@pytest.mark.parametrize(
    ("line", "title", "publisher"),
    [
        ("The bridge is closed for good", "The bridge is closed for good", ""),
        ("The bridge is closed | The Gazette", "The bridge is closed", "The Gazette"),
        ("The bridge is closed – Arden News – Home", "The bridge is closed", "Arden News"),
        ("Arden – a town without a bridge", "Arden – a town without a bridge", ""),
        ("The bridge: closed - and what now?", "The bridge: closed - and what now?", ""),
    ],
)
def test_the_name_of_a_site_is_no_part_of_a_title(line: str, title: str, publisher: str) -> None:
    article = read_plain(f"{line}\n\n{LONG}\n")
    assert (article.title, article.publisher) == (title, publisher)


def test_where_something_was_left_out_is_told() -> None:
    text = f"Title of it all\n\n3 minutes read\n\n{LONG}\n\nAdvertisement\n\n{MORE}\n\nShare this"
    assert removed(read_plain(text)) == (
        "before the text: “3 minutes read”",
        "after paragraph 1: “Advertisement”",
        "after the text: “Share this”",
    )


def test_what_stood_before_the_first_number_is_told_so() -> None:
    assert Dropped(1, "x").after == 1
    text = f"{LONG}\n"
    assert removed(read_plain(text)) == ()


def test_a_long_block_is_text_whatever_it_ends_in() -> None:
    text = "and so it went on and on, " * 12
    assert parts(read_plain(f"{text}\n")) == [(BlockKind.PARAGRAPH, text.strip())]
