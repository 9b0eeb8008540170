"""What was checked, and how."""

from __future__ import annotations

from app.problems.codes import CODES
from tests.sample import bridge, sample, texts


def test_what_was_checked_is_told_with_counts() -> None:
    counts = sample().counts(bridge().explainer)
    numbers = dict(
        zip(
            texts("/bridge/checked/", ".counts dt"),
            texts("/bridge/checked/", ".counts dd"),
            strict=True,
        )
    )
    assert numbers["statements"] == str(counts.statements)
    assert numbers["quotations found verbatim"] == str(counts.quotations) != "0"
    assert numbers["source paragraphs explained"] == "5 of 6"
    assert texts("/bridge/checked/", ".checks code") == [
        each.name for each in sorted(CODES.values(), key=lambda code: code.severity)
    ]


def test_a_check_says_what_it_means_to_a_reader_set_in_type() -> None:
    meanings = texts("/bridge/checked/", ".checks td")
    assert len(meanings) == len(CODES)
    assert not any(code.remedy in meaning for code in CODES.values() for meaning in meanings)
    assert any("the source’s own words" in each for each in meanings)
    assert not any("'" in each for each in meanings)


def test_what_is_left_out_on_purpose_is_told_with_the_reason() -> None:
    assert "Paragraph 4: The weather is no news." in texts("/bridge/checked/", "article > ul > li")


def test_warnings_that_are_not_settled_are_shown_to_readers() -> None:
    (warning,) = [each for each in sample().warnings if each.code == "short-quote"]
    assert warning.message in texts("/bridge/checked/", "article > ul > li")


def test_what_could_not_be_read_is_told_by_language() -> None:
    rows = texts("/bridge/checked/", "#languages ~ ul li")
    assert "quotations: ran" in rows
    assert "numbers in words: ran" in rows
    assert "words of doubt, denial and report: not for Urdu" in rows
    assert "names of several words: not for Urdu" in rows
