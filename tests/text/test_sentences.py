"""Sentences end where a reader hears them end."""

from __future__ import annotations

import pytest

from app.text.sentences import sentences


@pytest.mark.parametrize(
    "parts",
    [
        ["It is shut.", "It is weak!", "Why?", "“Nobody knows…”", "She left."],
        ["“It is shut.” ", "(It is weak.)", "It was “not good.”", "He left."],
        ["Mr. West told the U.S. Congress on Jan. 5 that 3.5 percent fell.", "He left."],
        ["J. Smith met Gen. A. Khan, i.e. nobody else.", "They left."],
        ["It ended in 2024.", "4,200 crossed."],
        ["“Why?” asked the envoy.", "Nobody answered"],
        ["他说桥关闭了。", "他走了！", "「好。」", "对"],
        ["پل بند ہے۔", "کیوں؟", "پتہ نہیں۔"],
        ["پل ۳۔۵ میل ہے۔", "۲۰۱۵ میں بند ہوا۔"],
        ["ပိတ်ထားသည်။", "ဟုတ်ကဲ့။"],
        ["पुल बंद है।", "क्यों?", "पता नहीं।"],
        ["No stop at all"],
    ],
)
def test_a_text_is_cut_at_its_stops(parts: list[str]) -> None:
    glue = "" if "他" in parts[0] else " "
    text = glue.join(part.strip() for part in parts)
    assert [text[start:end] for start, end in sentences(text)] == [part.strip() for part in parts]


def test_nothing_has_no_sentences() -> None:
    assert sentences("") == sentences("  ") == ()
