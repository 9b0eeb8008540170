from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.normalise import Word, normalise, words_of
from tests.growth import HIGHEST, exponent, repeated

TRICKY = st.text(
    st.one_of(
        st.sampled_from(
            "aé e\u0301\u0327\u0308. …\"'“”‘’«»-–—\u2011\u00ad\u200b\u200c\u200d\u200e\ufeff"
            "\u00a0\u202f\t\n١۵٥٪ﬁﷺ\ufe71\ufef5\u0640کمی가\u1100\u1161\u11a8\u212b\u2126½"
        ),
        st.characters(codec="utf-8"),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“a” ‘b’ «c»", "\"a\" 'b' 'c'"),
        ("„a“ ‚b‘ ‹c› 「d」", "'a' 'b' 'c' 'd'"),
        ("the Taliban’s", "the Taliban's"),
        ("the Taliban\u02bcs", "the Taliban`s"),
        ("co\u00adoperate", "cooperate"),
        ("mili\u200btancy", "militancy"),
        ("\ufeffKabul", "Kabul"),
        ("共 500 页", "共500页"),
        ("約 60% に", "約60%に"),
        ("\u200f5\u200e", "5"),
        ("\u2067Kabul\u2069", "Kabul"),
        ("می\u200cخواهم", "میخواهم"),
        ("کابـــل", "کابل"),
        ("2\u00a0600\u202f000", "2 600 000"),
        ("one\u2009two\n\tthree", "one two three"),
        ("one\u2028\r\ntwo", "one two"),
        ("cross\u2011border", "cross-border"),
        ("cross\u2010border", "cross-border"),
        ("2020–21", "2020-21"),
        ("555\u20121212", "555-1212"),
        ("−5", "-5"),
        ("not good…", "not good..."),
        ("not good . . .", "not good ..."),
        ("not good. …", "not good. . . ."),
        ("۲۰۲۱ ٢٠٢١ ２０２１", "2021 2021 2021"),
        ("5٪", "5%"),
        ("直到，５％（约）", "直到,5%(约)"),
        ("cafe\u0301", "café"),
        ("e\u0327\u0301", "e\u0301\u0327"),
        ("e\u00ad\u0301", "é"),
        ("\u1112\u1161\u11ab", "한"),
        ("\u212b", "å".upper()),
        ("o\ufb03ce", "office"),
        ("\ufedf\ufe8e", "لا"),
    ],
)
def test_what_typesetting_changes_is_the_same(one: str, other: str) -> None:
    assert normalise(one).text == normalise(other).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The", "the"),
        ("1.5", "15"),
        ("-5", "5"),
        ("5%", "5"),
        ("good.", "good"),
        ("good,", "good"),
        ("is not", "is  not,"),
        ("cross-border", "crossborder"),
        ("cross-border", "cross border"),
        ("talks—now", "talks-now"),
        ("می\u200cخواهم", "می خواهم"),
        ("café", "cafe"),
        ("½", "1/2"),
        ("10²", "102"),
        ("..", "…"),
        ("ك", "ک"),
    ],
)
def test_everything_else_stays_different(one: str, other: str) -> None:
    assert normalise(one).text != normalise(other).text


@pytest.mark.parametrize(
    ("text", "part", "original"),
    [
        ("is  not\u00a0good", "not good", "not\u00a0good"),
        ("a co\u00adoperative b", "cooperative", "co\u00adoperative"),
        ("un cafe\u0301 noir", "é", "e\u0301"),
        ("the o\ufb03ce", "f", "\ufb03"),
        ("the o\ufb03ce", "offi", "o\ufb03"),
        ("so . . . on", "…", ". . ."),
        ("«oui»", "'oui'", "«oui»"),
    ],
)
def test_a_part_is_led_back_to_the_characters_it_came_from(
    text: str, part: str, original: str
) -> None:
    normal = normalise(text)
    at = normal.text.index(part)
    start, end = normal.original(at, at + len(part))
    assert text[start:end] == original


def test_an_empty_part_stays_empty() -> None:
    assert normalise("a\u00adb").original(1, 1) == (2, 2)
    assert normalise("").original(0, 0) == (0, 0)


@given(TRICKY)
def test_normalising_again_changes_nothing(text: str) -> None:
    once = normalise(text).text
    assert normalise(once).text == once


@given(TRICKY)
def test_offsets_rise_and_stay_in_the_text(text: str) -> None:
    normal = normalise(text)
    assert len(normal.offsets) == len(normal.text) + 1
    assert list(normal.offsets) == sorted(normal.offsets)
    assert normal.offsets[-1] == len(text)
    assert all(0 <= offset < len(text) for offset in normal.offsets[:-1])


@given(TRICKY)
def test_composition_does_not_matter(text: str) -> None:
    assert normalise(unicodedata.normalize("NFC", text)).text == normalise(text).text
    assert normalise(unicodedata.normalize("NFD", text)).text == normalise(text).text


def test_words_know_where_they_stand_and_what_to_compare() -> None:
    assert words_of("The Taliban’s cross-border 2,600 café.") == (
        Word(0, 3, "the"),
        Word(4, 13, "talibans"),
        Word(14, 26, "crossborder"),
        Word(27, 32, "2,600"),
        Word(33, 37, "café"),
    )


def test_a_mark_that_cannot_be_composed_is_part_of_its_word() -> None:
    assert [word.key for word in words_of("q\u0303a हिन्दी")] == ["q\u0303a", "हिन्दी"]


@pytest.mark.parametrize(
    "unit",
    ["\u0301\u0323", "e\u0301\u0323", "\u1161", "ﷺ", "\u200b", " ", ". ", "\u0301\u1161", "“"],
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    assert exponent(normalise, repeated(unit, "é")) < HIGHEST
    assert exponent(words_of, repeated(unit, "é")) < HIGHEST


def test_more_marks_than_any_word_has_are_compared_all_the_same() -> None:
    marks = "\u0323\u0301" * 40
    assert normalise(f"e{marks} f").text == normalise(f"e{marks} f").text
    assert normalise(f"e{marks}").text != normalise(f"e{marks[:-1]}").text
