"""Of all that a paragraph says, what fits a statement is found."""

from __future__ import annotations

import pytest

from app.text.passages import passages
from app.text.stems import rarity, stems

PARAGRAPHS = (
    "The bridge over the Ouse carried 4,200 vehicles a day before it was closed in March 2024.",
    "“The deck is not safe to carry a bus,” Ann Marsh, the county engineer, told a meeting.",
    "Repairs would reportedly cost half a million pounds, and no date is set for the reopening. "
    "The council hopes for a grant (it has asked twice), but the minister “has not answered any "
    "letter.”",
    "The deck and the deck of the deck.",
)
CHINESE = ("他说桥在三月关闭了，因为桥面不安全。", "修理费用很高。")


def found(statement: str, number: int, language: str = "en") -> list[str]:
    texts = CHINESE if language == "zh" else PARAGRAPHS
    weights = rarity(stems(each, language) for each in texts)
    text = texts[number]
    return [text[each.start : each.end] for each in passages(statement, text, language, weights)]


@pytest.mark.parametrize(
    ("statement", "number", "words"),
    [
        ("A county engineer thinks so.", 1, ["the county engineer"]),
        ("The deck cannot safely carry buses.", 1, ["The deck is not safe to carry a bus"]),
        ("Repairing it costs pounds.", 2, ["Repairs would reportedly cost half a million pounds"]),
        ("No date for reopening.", 2, ["no date is set for the reopening"]),
        ("It asked twice.", 2, ["it has asked twice"]),
        ("The minister answered no letters.", 2, ["the minister “has not answered any letter.”"]),
        (
            "Repairs cost millions, and the minister has answered no letter.",
            2,
            [
                "Repairs would reportedly cost half a million pounds",
                "the minister “has not answered any letter.”",
            ],
        ),
        ("Nothing of the kind.", 2, []),
        ("Deck.", 3, ["The deck and the deck of the deck"]),
    ],
)
def test_the_shortest_passage_that_tells_most_is_found(
    statement: str, number: int, words: list[str]
) -> None:
    assert found(statement, number) == words


def test_scripts_without_spaces_have_passages_too() -> None:
    assert found("桥面不安全", 0, "zh") == ["因为桥面不安全"]


def test_a_mark_that_closes_in_a_passage_opens_in_it() -> None:
    text = "He said, “we inherited an engine,” and left; the board agreed."
    weights = rarity([stems(text, "en")])
    (passage,) = passages("An engine was inherited, and he left.", text, "en", weights)
    assert text[passage.start : passage.end] == "“we inherited an engine,” and left"
