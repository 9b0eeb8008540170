"""What the lines of a block make: items, rows, a heading, or running text."""

from __future__ import annotations

import pytest

from app.library.shapes import shaped
from app.model import ParagraphShape


def parts(*lines: str) -> list[str]:
    text = " ".join(lines)
    return [text[each.start : each.end] for each in shaped(lines)[1]]


def cells(*lines: str) -> list[list[str]]:
    text = " ".join(lines)
    return [[text[start:end] for start, end in each.cells] for each in shaped(lines)[1]]


@pytest.mark.parametrize(
    ("lines", "shape", "made_of"),
    [
        (["One.", "still one."], ParagraphShape.PROSE, []),
        (["- Yes, said he."], ParagraphShape.PROSE, []),
        (["-5 degrees", "-6 degrees"], ParagraphShape.PROSE, []),
        (["- a", "- b"], ParagraphShape.LIST, ["a", "b"]),
        (["1. a", "still a", "  2) b"], ParagraphShape.LIST, ["a still a", "b"]),
        (["• a", "• b", "• c d"], ParagraphShape.LIST, ["a", "b", "c d"]),
        (["Of these:", "- a", "- b"], ParagraphShape.PROSE, []),
        (["### Cost"], ParagraphShape.HEADED, ["Cost"]),
        (
            ["#### Cost", "It is high.", "Too high."],
            ParagraphShape.HEADED,
            ["Cost", "It is high. Too high."],
        ),
        (["###"], ParagraphShape.PROSE, []),
        (["a | b"], ParagraphShape.PROSE, []),
        (["a | b", "no row"], ParagraphShape.PROSE, []),
        (["a | b", "--- | ---"], ParagraphShape.PROSE, []),
        (["a | b", "1 | 2"], ParagraphShape.TABLE, ["a | b", "1 | 2"]),
        (["| a | b |", "|:--|--:|", "| 1 |  |"], ParagraphShape.TABLE, ["| a | b |", "| 1 |  |"]),
    ],
)
def test_what_a_block_is_and_what_it_is_made_of(
    lines: list[str], shape: ParagraphShape, made_of: list[str]
) -> None:
    assert (shaped(lines)[0], parts(*lines)) == (shape, made_of)


def test_a_row_has_its_cells_in_their_columns() -> None:
    assert cells("City | In millions", "Berlin |  | 3.7") == [
        ["City", "In millions"],
        ["Berlin", "", "3.7"],
    ]
    assert cells("| a | b |", "| 1 |  |") == [["a", "b"], ["1", ""]]


@pytest.mark.parametrize(
    ("lines", "has_head"),
    [
        (["City | In millions", "Berlin | 3.7"], True),
        (["a | b", "--- | ---", "c | d"], True),
        (["Monday | closed", "Tuesday | open"], False),
        (["2011 | 3.4", "2012 | 3.5"], False),
    ],
)
def test_the_first_row_is_a_head_where_figures_stand_below_words(
    lines: list[str], has_head: bool
) -> None:
    assert shaped(lines)[2] == has_head
