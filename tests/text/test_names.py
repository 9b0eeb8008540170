from __future__ import annotations

import pytest

from app.text.names import first_words, names


def read(text: str) -> list[str]:
    found = names(text)
    assert [text[each.start : each.end] for each in found] == [each.text for each in found]
    return [each.text for each in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the envoy Thomas West said", ["Thomas West"]),
        ("in Khyber Pakhtunkhwa and Baluchistan", ["Khyber Pakhtunkhwa", "Baluchistan"]),
        ("the outlawed Tehrik-e-Taliban Pakistan, or TTP", ["Tehrik-e-Taliban Pakistan", "TTP"]),
        ("told Voice of America on Thursday", ["Voice of America", "Thursday"]),
        ("the U.S. special Afghan envoy", ["U.S.", "Afghan"]),
        ("its spokesperson Zabihullah Mujahid", ["Zabihullah Mujahid"]),
        ("linked to al-Qaida", ["al-Qaida"]),
        ("met Omar-el there", ["Omar"]),
        ("told Col. Smith so", ["Col. Smith"]),
        ("al-Qaida is", ["al-Qaida"]),
        ("the TTP-led, anti-Taliban and Pakistani-backed", ["TTP", "Taliban", "Pakistani"]),
        (
            "for Pakistan’s Taliban and the Afghans’ Kabul",
            ["Pakistan", "Taliban", "Afghans", "Kabul"],
        ),
        ("met Ludwig van Beethoven", ["Ludwig van Beethoven"]),
        ("met Juan de la Cruz of late", ["Juan de la Cruz"]),
        ("met Mr. West and J. Smith. Officials", ["Mr. West", "J. Smith"]),
        ("went to Kabul, Herat", ["Kabul", "Herat"]),
        ("told Congress Thursday Kabul", ["Congress", "Thursday", "Kabul"]),
        ("in O’Brien’s house", ["O’Brien"]),
        ("in Saint-Denis", ["Saint-Denis"]),
        ("the États-Unis", ["États-Unis"]),
        ("an iPhone", ["iPhone"]),
        ("no names at all, 2,600", []),
        ("", []),
    ],
)
def test_capitalised_words_are_names(text: str, found: list[str]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Officials met. Talks failed! Why? Nobody: Silence … Nothing", []),
        ("He said “Don’t go” and ‘Relations are bad’", []),
        ("(Officials met)", []),
        ("Pakistan objects", []),
        ("Pakistan objects, and so Pakistan left", ["Pakistan", "Pakistan"]),
        ("Thomas West objects", ["Thomas West"]),
        ("TTP attacks", ["TTP"]),
        ("U.S. officials", ["U.S."]),
        ("The Taliban object", ["Taliban"]),
        ("In Pakistan, While West", ["Pakistan", "West"]),
        ("Isn't it? It's I, and I’m sure", []),
        ("Members of Parliament", ["Parliament"]),
        ("a Bank of England; Bank of England", ["Bank of England", "Bank of England"]),
        ("in January and May", []),
        ("in January Kabul", ["Kabul"]),
        ("in Aug. 2021 Kabul", ["Kabul"]),
        ("on Sept 5, on 5 Sept, by Jan. 2", []),
        ("met Jan Brown, and Mar the poet", ["Jan Brown", "Mar"]),
        ("WHO and IT", ["WHO", "IT"]),
    ],
)
def test_the_first_word_of_a_sentence_is_not_a_name_for_its_capital(
    text: str, found: list[str]
) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Halvorsen met. Talks failed! Why? In May", ["Halvorsen", "Talks"]),
        ("Norvik’s bridge", ["Norvik"]),
        ("Members of Parliament", ["Members"]),
        ("Pakistan objects, and so Pakistan left", []),
        ("Thomas West objects. TTP attacks", []),
        ("March began; Don’t go. It is I", []),
        ("", []),
    ],
)
def test_the_first_word_of_a_sentence_may_be_a_name(text: str, found: list[str]) -> None:
    assert [each.text for each in first_words(text)] == found
    assert first_words(text, "de") == ()
