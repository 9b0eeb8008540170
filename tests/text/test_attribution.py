"""To whom a text gives what is said in it, as far as that stands beside a verb of saying."""

from __future__ import annotations

from functools import partial

import pytest

from app.text.attribution import attributed, said_in, sentence_before
from tests.growth import HIGHEST, exponent, repeated


def speakers(text: str, words: str = "") -> list[str]:
    """The words that name whoever says these words, or all of a text."""
    start = text.index(words)
    found = attributed(text, start, start + len(words) if words else len(text))
    return [text[slice(*each.who)].strip(" ,") for each in found]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("It is weak, Ann Marsh said.", ["Ann Marsh"]),
        ("“It is weak,” said Ann Marsh, the engineer.", ["Ann Marsh, the engineer"]),
        ("“It is weak,” said Ann Marsh, an engineer, aged 43.", ["Ann Marsh, an engineer"]),
        ("“Weak”, Ann Marsh, an engineer, told us.", ["Ann Marsh, an engineer"]),
        ("It is weak; Ann Marsh has since warned of it.", ["Ann Marsh"]),
        ("It is weak, and two divers on Monday said so.", ["two divers"]),
        ("According to Ann Marsh it is weak.", ["Ann Marsh it is weak"]),
        ("A charge denied by the board.", ["the board"]),
        ("The board left, accusing her of it.", ["The board left"]),
        ("The board rejects that account and says so.", ["The board", "The board rejects that"]),
        ("Ann Marsh, who said so, left.", ["Ann Marsh"]),
        ("He wanted to say so.", []),
        ("They would not say so.", []),
        ("It was said.", []),
        ("The said board left.", []),
        ("Nobody says so.", []),
        ("Said.", []),
        ("The “county engineer” said so.", ["The “county engineer”"]),
        ("“It is weak, Ann Marsh said.", []),
    ],
)
def test_a_speaker_stands_beside_a_verb(text: str, who: list[str]) -> None:
    assert [each.removesuffix(" account and") for each in speakers(text)] == who


def test_of_several_speakers_those_before_the_words_are_left_out() -> None:
    text = "Ann says so, but Bob left, according to Zoë."
    assert speakers(text, "Bob") == ["Zoë"]
    assert speakers(text, "Ann says so") == ["Ann", "Zoë"]
    assert speakers("Ann says that he left.", "he left") == ["Ann"]


def test_speech_with_no_speaker_beside_it_is_of_whoever_spoke_last() -> None:
    text = "Ann left. “It is weak.” “It is old,” Bob said. Zoë says no. “Who knows?”"
    assert speakers(text, "It is old") == ["Bob"]
    assert speakers(text, "Who knows") == ["Zoë"]
    assert speakers(text, "Ann left") == []
    assert speakers("“It is weak.”\n“No.” Zoë left. Bob says so.", "weak") == ["Bob"]


def test_the_sentence_before_has_its_speakers() -> None:
    text = "Ann says so. She left."
    before = sentence_before(text, text.index("She"))
    assert before is not None
    (start, end), spoken = before
    assert (text[start:end], len(spoken)) == ("Ann says so.", 1)
    assert sentence_before(text, 3) is None


@pytest.mark.parametrize(
    "unit",
    ["said ", "Ann said. ", "“A,” said ", ", saying ", "has also ", ", and ", "by ", "“", ","],
)
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    assert exponent(lambda text: attributed(text, 0, 5), repeated(unit, "A", "b")) < HIGHEST
    assert exponent(partial(sentence_before, at=5), repeated(unit, "A", "b")) < HIGHEST


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The board said that it is weak.", " that it is weak."),
        ("It is weak, the board said.", "It is weak,"),
        ("“It is weak,” said the board.", "“It is weak,”"),
        ("It is shut, and officials say that it is weak.", " that it is weak."),
        ("Ida Fox told a council that it is weak.", " it is weak."),
        ("Ida Fox told a council.", ""),
        ("They left the talks, accusing the board of fraud.", ""),
    ],
)
def test_what_is_said_stands_behind_the_verb_or_before_it(text: str, said: str) -> None:
    (each,) = attributed(text, 0, len(text))
    assert text[slice(*said_in(text, each))].rstrip() == said.rstrip()
