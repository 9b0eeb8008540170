"""What a text doubts, denies or has from hearsay is told from what it says as a fact."""

from __future__ import annotations

import pytest

from app.text.modality import (
    added_certainty,
    added_denial,
    hearsay,
    is_denial,
    least_distance,
    lost_denial,
    lost_doubt,
    lost_hearsay,
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
    assert lost_hearsay(statement, source) == lost


@pytest.mark.parametrize(
    ("statement", "source", "lost"),
    [
        ("It opens.", "It could open.", "could"),
        ("It opens in May.", "It opens in May 2024.", ""),
        ("It opened.", "It opened on May 3; may 3 be soon.", ""),
        ("It is expected to open.", "It may open.", ""),
        ("It could open and close.", "It could open and might close.", "might"),
    ],
)
def test_each_doubt_is_held_by_itself(statement: str, source: str, lost: str) -> None:
    assert lost_doubt(statement, source) == lost


@pytest.mark.parametrize(
    ("statement", "source", "lost"),
    [
        ("It intends to talk.", "It had no intention to talk.", "no"),
        ("It does not intend to talk.", "It had no intention to talk.", ""),
        ("They accept the charges.", "They reject the charges.", "reject"),
        ("It is weak.", "It is not safe.", ""),
        ("No doubt.", "There is no doubt about doubts.", ""),
    ],
)
def test_a_denial_is_lost_where_what_it_denies_is_said(
    statement: str, source: str, lost: str
) -> None:
    assert lost_denial(statement, source).strip() == lost


@pytest.mark.parametrize(
    ("statement", "source", "added"),
    [
        ("They did not confirm it.", "They confirmed it.", "not"),
        ("They didn’t confirm it.", "They confirmed it.", "n’t"),
        ("They did not confirm it.", "They failed to confirm it.", ""),
        ("It is not strong.", "It is weak.", ""),
        ("They confirmed it.", "They confirmed it.", ""),
    ],
)
def test_a_denial_is_put_in_where_the_source_says_what_it_denies(
    statement: str, source: str, added: str
) -> None:
    assert added_denial(statement, source) == added


@pytest.mark.parametrize(
    ("statement", "source", "added"),
    [
        ("It will fall.", "It could fall.", "will"),
        ("It will fall.", "It is expected to fall.", ""),
        ("She doubts that it will fall.", "It fell, she suspects.", ""),
        ("It will not fall.", "It is safe.", ""),
        ("It falls.", "It could fall.", ""),
    ],
)
def test_what_is_sure_to_come_is_so_in_the_source(statement: str, source: str, added: str) -> None:
    assert added_certainty(statement, source) == added


def test_a_denial_has_many_forms() -> None:
    assert all(map(is_denial, ("They dispute it.", "It is false.", "It’s not.")))
    assert not is_denial("They say that it is so.")


@pytest.mark.parametrize(
    ("text", "distance"),
    [
        ("It reportedly met.", "unconfirmed"),
        ("It reportedly met, they allege.", "alleged"),
        ("They accuse it.", ""),
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
