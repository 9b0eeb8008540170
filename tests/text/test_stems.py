"""Stems bring the forms of a word together, and rarity says which of them tell something."""

from __future__ import annotations

import pytest

from app.text.stems import alike, rarity, stems


def keys(text: str, language: str = "en") -> list[str]:
    return [word.key for word in stems(text, language)]


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "attacks operating believed", "attacking operates believing"),
        ("en-GB", "The Taliban’s attackers", "Taliban attacker"),
        ("de", "Brücken gesperrte", "Brücke gesperrten"),
        ("fr", "autorités talibanes", "autorité talibane"),
        ("es", "puentes cerrados", "puente cerrado"),
        ("tlh", "tlhIngan Hol", "TLHINGAN hol"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(language: str, one: str, other: str) -> None:
    assert keys(one, language) == keys(other, language)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("which of these were there", []),
        ("the TTP, VOA and a US envoy", ["ttp", "voa", "us", "envoy"]),
        ("in 2022, 5 of 12", ["2022", "5", "12"]),
        ("half-million", ["half", "million"]),
        ("I a", []),
        ("", []),
    ],
)
def test_short_words_count_in_capitals_and_figures_alone(text: str, found: list[str]) -> None:
    assert keys(text) == found


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("zh", "他说桥关闭了", ["他说", "说桥", "桥关", "关闭", "闭了"]),
        ("zh", "桥", ["桥"]),
        ("ja", "橋は閉鎖された", ["橋は", "は閉", "閉鎖", "鎖さ"]),
        ("zh", "TTP说", ["ttp", "说"]),
    ],
)
def test_a_script_without_spaces_is_read_in_pairs(
    language: str, text: str, found: list[str]
) -> None:
    assert keys(text, language) == found


def test_a_stem_knows_where_its_word_stands() -> None:
    text = "The “attack\u00ads” went on"
    (word,) = stems(text, "en")
    assert text[word.start : word.end] == "attack\u00ads"


def test_a_stem_tells_the_more_the_fewer_texts_have_it() -> None:
    texts = [stems(each, "en") for each in ("bridge closed", "bridge engineer bridge", "bridge")]
    found = rarity(texts)
    assert found["engin"] == found["close"] > 1 > found["bridg"] > 0
    assert rarity([]) == {}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("farm", "farm", True),
        ("farm", "farmer", True),
        ("leader", "lead", True),
        ("car", "care", False),
        ("count", "countless", False),
        ("farm", "harm", False),
    ],
)
def test_stems_of_one_word_may_differ_by_an_ending(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same
