"""An ordinary word is told from a name by a dictionary, in British spelling too."""

from __future__ import annotations

import pytest

from app.text.vocabulary import is_ordinary

ORDINARY = (
    "bridge bridges talks colour harbours centre metres organiser analysed travelled enrolment"
    " defence licence programme foetus grey councillors timeline airstrikes weeklong resurfacing"
    " apps online crackdown"
).split()
NAMES = (
    "halvorsen norvik castelroy quellmar larsen okafor petrov tanaka müller dupont chowdhury"
    " lindqvist thornbury stonehaven thomas kabul apple2 appleby"
).split()


@pytest.mark.parametrize("word", ORDINARY)
def test_a_word_of_the_language_is_ordinary(word: str) -> None:
    assert is_ordinary(word, "en-GB")


@pytest.mark.parametrize("word", NAMES)
def test_a_name_is_not(word: str) -> None:
    assert not is_ordinary(word, "en")


def test_nothing_is_known_of_a_language_without_a_dictionary() -> None:
    assert not is_ordinary("pont", "fr")
