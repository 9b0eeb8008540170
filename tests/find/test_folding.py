"""Folding: what differs only in how it is typed is the same word."""

from __future__ import annotations

import pytest

from app.find.folding import fold, is_number, is_unspaced, tokens, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("كَتَبَ", "كتب"),
        ("پاكستان", "پاکستان"),  # an Arabic kaf
        ("پاکستاني", "پاکستانی"),
        ("1,500", "1500"),
        ("1.500", "1500"),
        ("1’500", "1500"),
        ("1٬500", "1500"),
        ("۱۵۰۰", "1500"),
        ("Straße", "STRASSE"),
        ("Ὀδυσσεύς", "ΟΔΥΣΣΕΥΣ"),
        ("Kraków", "krakow"),
        ("œuvre", "OEUVRE"),
        ("ﬁnd", "find"),
        ("U.S.", "us"),
        ("کتاب‌ها", "کتابها"),
        ("co\u00adoperate", "cooperate"),
    ],
)
def test_what_differs_in_how_it_is_typed_is_the_same(one: str, other: str) -> None:
    assert list(tokens(fold(one))) == list(tokens(fold(other))) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [("1.5", "15"), ("15,00", "1500"), ("का", "की"), ("が", "か"), ("page", "pages")],
)
def test_what_means_something_else_is_not_the_same(one: str, other: str) -> None:
    assert list(tokens(fold(one))) != list(tokens(fold(other)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("cross-border attacks", ["cross", "border", "attacks"]),
        ("Pakistan’s", ["pakistan"]),
        ("2,600-kilometre", ["2600", "kilometre"]),
        ("1,5 or 1.5", ["1.5", "or", "1.5"]),
        ("۲۰۱۱ء میں", ["2011", "میں"]),
        ("军方", ["军方"]),
        ("秘密文件", ["秘密", "密文", "文件"]),
        ("水 500页", ["水", "500", "页"]),
        ("a . , — !", []),
        ("", []),
    ],
)
def test_a_text_is_its_numbers_and_words_and_pairs(text: str, found: list[str]) -> None:
    assert list(tokens(fold(text))) == found


def test_a_word_is_known_to_a_stemmer_with_its_accents() -> None:
    assert list(words("Été 1,500 秘密 a")) == [("ete", "été")]


def test_numbers_and_pairs_are_no_words() -> None:
    assert [is_number(each) for each in ("1500", "ten")] == [True, False]
    assert [is_unspaced(each) for each in ("军", "army")] == [True, False]
