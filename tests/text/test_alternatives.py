"""English words that exclude each other."""

from __future__ import annotations

import pytest

from app.text import excluded
from tests.growth import HIGHEST, exponent, repeated


@pytest.mark.parametrize(
    ("ours", "theirs", "found"),
    [
        ("More than half came.", "Fewer than half came.", ("More than", "Fewer than")),
        ("At least 30 died.", "At most 30 died.", ("At least", "At most")),
        ("Over 30 died.", "Up to 30 died.", ("Over", "Up to")),
        ("Prices rose.", "Prices declined sharply.", ("rose", "declined")),
        ("Ties improved.", "It led to a deterioration in ties.", ("improved", "deterioration")),
        ("It shut after the flood.", "It shut before the flood.", ("after", "before")),
        ("Next month it opens.", "Last month it opened.", ("Next", "Last")),
        ("In early May it opened.", "In late May it opened.", ("early", "late")),
        ("It is held monthly.", "It is held every day.", ("monthly", "every day")),
        ("Since the flood it is shut.", "It was shut until the flood.", ("Since", "until")),
        ("It opens in autumn.", "It opens in the spring.", ("autumn", "spring")),
        ("They met once.", "They held repeated talks.", ("once", "repeated")),
        ("This month it rained.", "This week it rained.", ("month", "week")),
        ("Little of it is new.", "Most of it is new.", ("Little of", "Most of")),
        ("They accept the bill.", "They reject the bill.", ("accept", "reject")),
        ("He was cleared of fraud.", "He was accused of fraud.", ("cleared of", "accused")),
        ("It may open again.", "It may stay shut.", ("open again", "shut")),
        ("It has been found.", "It is missing.", ("has been found", "missing")),
        ("They agreed to it.", "They disagreed.", ("agreed", "disagreed")),
        ("It is safe.", "It is unsafe.", ("safe", "unsafe")),
        ("It is unsafe.", "It is safe.", ("unsafe", "safe")),
        ("None is safe.", "None of them was unsafe.", ("safe", "unsafe")),
        (
            "Only once until then, before a flood.",
            "Once before, after a flood.",
            ("before", "after"),
        ),
        ("It rose before the closure.", "It has risen since the closure.", ("before", "since")),
        ("It was weak after it shut.", "It shut while it was already weak.", ("after", "already")),
        ("In the preceding week.", "Next week.", ("preceding week", "Next")),
        ("In the year after the article.", "Last year.", ("year after the article", "Last")),
    ],
)
def test_a_word_that_excludes_the_source_s_is_found(
    ours: str, theirs: str, found: tuple[str, str]
) -> None:
    assert excluded(ours, theirs, theirs) == found


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("More than half came.", "Over half came."),
        ("More than half came.", "They came."),
        ("It shut after the flood.", "Before it opened again, it shut after the flood."),
        ("Prices rose.", "Prices grew, while wages fell."),
        ("At last they met, and met more than once.", "They met repeatedly, and will next year."),
        ("Her last name is Brandt.", "Next came Ida Brandt."),
        ("In a year and a half it opens.", "It opens in eighteen months."),
        ("It is under the bridge.", "More than ten are there."),
        ("It is a three-day visit.", "The visit lasts until next week."),
        ("It may not open again.", "It may stay shut."),
        ("It is not safe.", "It is unsafe."),
        ("It is safe.", "The unsafe part was made safe."),
        ("It is solved.", "It was dissolved."),
        ("Before that it was cheap.", "It was dear after the war."),
        ("It did damage of up to $10 billion.", "At least 5 storms came."),
        ("It was weak before it shut.", "It shut while it was already weak."),
    ],
)
def test_words_of_one_sense_or_of_both_are_left_alone(ours: str, theirs: str) -> None:
    assert excluded(ours, theirs, theirs) is None


def test_what_changes_from_sentence_to_sentence_is_compared_with_the_nearest() -> None:
    near, other = "The index fell.", "Exports rose."
    assert excluded("It rose.", near, f"{near} {other}") == ("rose", "fell")
    assert excluded("They met after it.", near, "They met before it.") == ("after", "before")


@pytest.mark.parametrize(
    "unit",
    ["more than ", "a ", "over ", "one day ", "less", "unsafe ", "when ", "clear ", "before a "],
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    assert exponent(lambda text: excluded(text, text, text), repeated(unit)) < HIGHEST
