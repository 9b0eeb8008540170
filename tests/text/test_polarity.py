"""What a text denies is told from what it says."""

from __future__ import annotations

import pytest

from app.text.polarity import added_denial, denied_at, is_denial, lost_denial
from tests.growth import HIGHEST, exponent, repeated


@pytest.mark.parametrize(
    ("statement", "source", "lost"),
    [
        ("It intends to talk.", "It had no intention to talk.", "no"),
        ("They accept the charges.", "They reject the charges.", "reject"),
        ("Owners mean to pay for late goods.", "They do not intend to pay for late goods.", "not"),
        ("A trace of oil was found.", "Neither of them found any trace of oil.", "Neither"),
        ("It is in the last draft.", "It was left out of the last draft.", "left out"),
        (
            "It was advised to sell the mine.",
            "It was advised against selling it.",
            "advised against",
        ),
        ("It led to a fall in trade.", "It did not help, nor did it cause a fall in trade.", "nor"),
        (
            "The firm rejects this. The lock was named in both letters.",
            "The firm rejects that and got two letters, neither of which named the lock.",
            "neither",
        ),
        (
            "It did not pay, and led to a cut in crime.",
            "It did not pay, and nobody saw any cut in crime.",
            "nobody",
        ),
        (
            "He spoke anonymously, being allowed to.",
            "Anonymously, for he was not allowed to.",
            "not",
        ),
    ],
)
def test_a_denial_is_lost_where_what_it_denies_is_said(
    statement: str, source: str, lost: str
) -> None:
    assert lost_denial(statement, source) == lost


@pytest.mark.parametrize(
    ("statement", "source"),
    [
        ("It does not intend to talk.", "It had no intention to talk."),
        ("It is weak.", "It is not safe."),
        ("No doubt.", "There is no doubt about doubts."),
        ("They died in the crash.", "They did not survive the crash."),
        ("It lacks a permit.", "It has no permit."),
        ("It is banned from the town.", "It may not enter the town."),
        ("Its name is undisclosed.", "Its name was not disclosed."),
        ("It is not only old.", "It is not only old, but weak."),
        ("The firm rejects that and was told.", "It rejects the bill, and was told."),
        ("Five came, and none stayed.", "No more than five came, and nobody stayed."),
    ],
)
def test_a_denial_in_another_form_is_none_the_less_one(statement: str, source: str) -> None:
    assert lost_denial(statement, source) == ""


@pytest.mark.parametrize(
    ("statement", "source", "added"),
    [
        ("They did not confirm it.", "They confirmed it.", "not"),
        ("They didn’t confirm it.", "They confirmed it.", "n’t"),
        ("No road was opened.", "A road was opened.", "No"),
        ("They have not no plans to leave.", "They have no plans to leave.", "not"),
        ("It was not opened.", "It was opened, and nobody came.", "not"),
        ("It was not shut, they say.", "A useless bridge was shut.", "not"),
        ("They reject the plan.", "They like the plan.", "reject"),
        ("It came without a permit.", "It came with a permit.", "without"),
        ("It has not quickly begun an inquiry.", "It opened an inquiry.", "not"),
        ("How many there were of them is not.", "It is told how many were there of them.", ""),
    ],
)
def test_a_denial_is_put_in_where_the_source_says_what_it_denies(
    statement: str, source: str, added: str
) -> None:
    assert added_denial(statement, source) == added


@pytest.mark.parametrize(
    ("statement", "source"),
    [
        ("They did not confirm it.", "They failed to confirm it."),
        ("It is not strong.", "It is weak."),
        ("They confirmed it.", "They confirmed it."),
        ("It did not hide.", "It did not run and hide."),
        ("Nobody was killed.", "There were no soldiers or civilians killed."),
        ("Hardly a day passed without an attack.", "There were attacks on most days."),
        ("Not all schools are open.", "Some schools are open."),
        ("It grows by 2 percent, and no longer by 3 percent.", "It grows by 2 percent."),
        ("They reject the plan.", "They oppose the plan."),
        ("The charge is not accepted.", "It is a charge that the firm denies."),
    ],
)
def test_a_denial_that_the_source_has_in_some_form_is_fair(statement: str, source: str) -> None:
    assert added_denial(statement, source) == ""


def test_a_denial_has_many_forms() -> None:
    assert all(map(is_denial, ("They dispute it.", "It is false.", "It’s not.", "It is unsafe.")))
    assert not is_denial("They say that it is so.")
    assert not is_denial("A few days under a united front.")


def test_a_word_is_denied_in_its_clause() -> None:
    text = "It is not open, and the way is shut."
    assert denied_at(text, text.index("open"))
    assert not denied_at(text, text.index("shut"))
    assert not denied_at(text, len(text))


@pytest.mark.parametrize(
    "unit", ["not ", "a ", "no one, ", "who ", "hardly ", "and ", "less", "n’t"]
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    assert exponent(lambda text: added_denial(text, text), repeated(unit)) < HIGHEST
    assert exponent(lambda text: lost_denial(text, text), repeated(unit)) < HIGHEST
