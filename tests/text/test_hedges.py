"""A hedge that a statement lost is found; anything that might not be one is let pass."""

from __future__ import annotations

import pytest

from app.text.hedges import dropped
from tests.growth import HIGHEST, exponent, repeated

GROUP = (
    "The violence is mostly being carried out or claimed by the outlawed TTP. The group, listed as"
    " a global terrorist organization, is believed to be operating out of Afghan sanctuaries,"
    " allegedly with the support of Taliban authorities."
)
CLERIC = (
    "The Pakistani cleric also reportedly met with TTP leaders at an undisclosed location. The"
    " host Taliban government reportedly arranged the meeting, but neither side confirmed this."
)
OFFICIAL = (
    "Militancy is testing bilateral relations with Kabul and could eventually push Islamabad to"
    " scale back support for the de facto rulers."
)


@pytest.mark.parametrize(
    ("statement", "paragraph", "hedge"),
    [
        ("The group operates from Afghan sanctuaries.", GROUP, "is believed to"),
        ("Taliban authorities give it support.", GROUP, "is believed to"),
        ("The cleric met leaders of the TTP.", CLERIC, "reportedly"),
        ("The government of the Taliban arranged their meeting.", CLERIC, "reportedly"),
        ("Militancy pushes Islamabad to cut its support.", OFFICIAL, "could"),
        ("Talks with the U.S. envoy failed.", "Talks with the U.S. envoy may fail.", "may"),
        ("The fire was started on purpose.", "It seems the fire was started on purpose.", "seems"),
        ("The yard knew of the fault.", "The yard, the board claims, knew of the fault.", "claims"),
    ],
)
def test_a_dropped_hedge_is_found(statement: str, paragraph: str, hedge: str) -> None:
    assert dropped(statement, [paragraph]) == (0, hedge)


@pytest.mark.parametrize(
    ("statement", "paragraph"),
    [
        ("The group is listed as a global terrorist organisation.", GROUP),
        ("Most of the violence is carried out by the outlawed TTP.", GROUP),
        ("The group, it is believed, operates from Afghan sanctuaries.", GROUP),
        ("Its Afghan sanctuaries are alleged to have support.", GROUP),
        ("The cleric is said to have met leaders of the TTP.", CLERIC),
        ("Relations with Kabul are tested by militancy.", OFFICIAL),
        ("Support from Islamabad may be scaled back.", OFFICIAL),
        ("An unrelated remark about cheese.", OFFICIAL),
        ("Islamabad is tired.", OFFICIAL),
        ("Elections take place in May.", "Elections take place in May."),
        ("The bombing was the work of rebels.", "The bombing was claimed by rebels at work."),
    ],
)
def test_what_may_be_fair_is_let_pass(statement: str, paragraph: str) -> None:
    assert dropped(statement, [paragraph]) is None


def test_the_paragraph_with_the_hedge_is_named() -> None:
    statement = "Militancy pushes Islamabad to cut its support."
    assert dropped(statement, ["Nothing to see here.", OFFICIAL]) == (1, "could")


def test_a_paragraph_that_says_it_outright_settles_it() -> None:
    outright = "Militancy pushed Islamabad to scale back its support."
    statement = "Militancy pushes Islamabad to cut its support."
    assert dropped(statement, [OFFICIAL, outright]) is None
    assert dropped(statement, [outright, OFFICIAL]) is None


def test_a_paragraph_that_is_as_near_without_a_hedge_settles_it_too() -> None:
    statement = "Militancy pushes Islamabad to cut its support."
    assert dropped(statement, [OFFICIAL]) == (0, "could")
    assert dropped(statement, [OFFICIAL, "Islamabad has its support."]) is None


def test_no_paragraphs_have_no_hedge() -> None:
    assert dropped("Anything at all is said here.", []) is None


@pytest.mark.parametrize(
    "unit", [".", "A.", ".”", ". ", "! A", "might ", "It might. ", ",;", "and "]
)
def test_time_grows_no_faster_than_the_paragraph(unit: str) -> None:
    def search(paragraph: str) -> None:
        dropped("The group operates.", [paragraph])
        dropped(paragraph, [GROUP])

    assert exponent(search, repeated(unit, "A", "b")) < HIGHEST
