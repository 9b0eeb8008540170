"""What a text doubts, denies or has from hearsay is told from what it says as a fact."""

from __future__ import annotations

import pytest

from app.text.modality import (
    added_certainty,
    hearsay,
    least_distance,
    lost_hedge,
    speech,
)


@pytest.mark.parametrize(
    ("statement", "source", "lost"),
    [
        ("It knew.", "It allegedly knew.", "allegedly"),
        ("It hides.", "It is believed to be hiding.", "is believed to"),
        ("It may hide.", "It is believed to be hiding.", ""),
        ("It allegedly knew.", "It allegedly knew.", ""),
        ("It knew, they say.", "It allegedly knew.", ""),
        ("It allegedly hides there.", "It is believed to be there, allegedly.", "allegedly"),
        ("It knew.", "It knew.", ""),
    ],
)
def test_each_hedge_of_hearsay_is_held_by_itself(statement: str, source: str, lost: str) -> None:
    assert lost_hedge(statement, source) == lost


@pytest.mark.parametrize(
    ("statement", "source", "lost"),
    [
        ("It opens.", "It could open.", "could"),
        ("It opens in May.", "It opens in May 2024.", ""),
        ("It opened.", "It opened on May 3; may 3 be soon.", ""),
        ("It is expected to open.", "It may open.", ""),
        ("It could open and close.", "It could open and might close.", "might"),
        ("It falls.", "It is expected to fall.", "is expected to"),
        ("It will fall.", "It is expected to fall.", ""),
        ("It was shut.", "It should have been shut.", "should"),
        ("It was to be shut.", "It was reportedly due to be shut.", "reportedly"),
        ("It opens.", "Perhaps it opens.", "Perhaps"),
    ],
)
def test_each_doubt_is_held_by_itself(statement: str, source: str, lost: str) -> None:
    assert lost_hedge(statement, source) == lost


@pytest.mark.parametrize(
    ("statement", "source", "added"),
    [
        ("It will fall.", "It could fall.", "will"),
        ("It will fall.", "It is expected to fall.", ""),
        ("She doubts that it will fall.", "It fell, she suspects.", ""),
        ("It will not fall.", "It is safe.", ""),
        ("It falls.", "It could fall.", ""),
        ("It will cost much.", "It would cost much, they estimate.", "will"),
        ("It will cost much.", "They said that it would cost much.", ""),
        ("They know that it falls.", "They think that it could fall.", "know"),
        ("They know that it falls.", "They know that it could fall.", ""),
    ],
)
def test_what_is_sure_to_come_is_so_in_the_source(statement: str, source: str, added: str) -> None:
    assert added_certainty(statement, source) == added


@pytest.mark.parametrize(
    ("text", "distance"),
    [
        ("It reportedly met.", "unconfirmed"),
        ("It reportedly met, they allege.", "alleged"),
        ("They accuse it.", ""),
        ("He spoke anonymously.", "anonymous"),
        ("Multiple sources confirmed it.", "anonymous"),
        ("The authorities reject the charges.", "denied"),
        ("It was rejected by them.", ""),
        ("It met.", ""),
    ],
)
def test_a_text_asks_for_a_mark(text: str, distance: str) -> None:
    assert least_distance(text) == distance


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She says so.", "says"),
        ("It is so, according to her.", "according to"),
        ("It is so, according to the article.", ""),
        ("Said of bridges.", ""),
        ("It may fall, she cautions.", "cautions"),
        ("Others would not say.", ""),
        ("It is so.", ""),
    ],
)
def test_speech_is_told_by_its_verbs(text: str, found: str) -> None:
    assert speech(text) == found


def test_hearsay_is_told_by_its_words() -> None:
    assert hearsay("It was reportedly shut.") == "reportedly"
    assert hearsay("It is widely believed to be shut.") == "is widely believed to"
    assert hearsay("It is shut.") == ""
