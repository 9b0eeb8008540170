"""How much of a statement stands in each of some paragraphs."""

from __future__ import annotations

import pytest

from app.text import Index

PARAGRAPHS = [
    "The council closed the bridge on Monday, after engineers had found cracks.",
    "A ferry carries passengers every ten minutes, said Ida Brandt of the U.S. embassy.",
    "Half a million crowns would be needed for a new bridge in Afghanistan.",
]


@pytest.mark.parametrize(
    ("statement", "number"),
    [
        ("Engineers saw cracks.", 0),
        ("There is a ferry for passengers.", 1),
        ("An Afghan bridge needs crowns.", 2),
    ],
)
def test_the_paragraph_that_tells_most_is_found(statement: str, number: int) -> None:
    assert Index(PARAGRAPHS, "en").relevance(statement).best(())[1] == number


def test_what_others_tell_already_does_not_count() -> None:
    relevance = Index(PARAGRAPHS, "en").relevance("The council closed the bridge.")
    assert relevance.of((2,), (0,)) == 0
    assert relevance.of((2,)) > 0


def test_a_rare_word_is_worth_more_than_a_common_one() -> None:
    index = Index(PARAGRAPHS, "en")
    assert index.relevance("bridge").of((0,)) < index.relevance("cracks").of((0,))


def test_names_and_figures_in_another_form_are_found_by_their_sense() -> None:
    index = Index(PARAGRAPHS, "en")
    for statement, number in (("the United States", 1), ("500,000 are needed", 2)):
        plain = index.relevance(statement).of((number,))
        assert index.relevance_by_sense(statement, (number,)).of((number,)) > plain


def test_without_paragraphs_nothing_is_told() -> None:
    assert Index([], "en").relevance("anything").best(()) == (0.0, -1)


def test_a_word_of_nearly_every_paragraph_tells_nothing() -> None:
    relevance = Index(["the bridge is old"] * 70, "en").relevance("the bridge")
    assert relevance.of((0,)) == 0


def test_words_that_no_paragraph_has_in_any_form_are_untold() -> None:
    index, statement = (
        Index(PARAGRAPHS, "en"),
        "The council sold the American bridge to Ida Brandt.",
    )
    missing = index.untold(statement, (0, 1))
    assert [statement[start:end] for start, end in missing.ranges] == ["sold"]
    assert missing.worth == pytest.approx(index.relevance("sold").worth["sold"])
    alone = index.untold(statement, (0,))
    assert "Ida" in [statement[start:end] for start, end in alone.ranges]
    assert index.untold("The council closed the bridge.", (0,)).worth == 0
