"""Who says what."""

from __future__ import annotations

from pathlib import Path

from app.model import Certainty
from app.pages.context import edition
from app.pages.voices import voices
from tests.sample import PUBLIC, attributes, bridge, texts, verified

PAGE = "/bridge/who-says-what/"


def test_only_what_is_somebodys_word_is_shown() -> None:
    found = voices(bridge())
    assert Certainty.REPORTED not in found.columns
    assert {each.citation.certainty for each in found.statements} == set(found.columns)


def test_voices_are_in_the_order_of_the_people_and_nobody_is_last() -> None:
    found = voices(bridge()).voices
    assert [each.id for each in found] == ["ann-marsh", "builder", "no-voice"]
    assert found[2].about == "the source does not say who"
    assert found[2].href == ""


def test_denials_stand_apart_from_claims() -> None:
    marsh, builder, nobody = voices(bridge()).voices
    assert marsh.claims
    assert not marsh.denials
    assert builder.denials
    assert not builder.claims
    assert {each.how for each in nobody.claims} == {"alleged", "unconfirmed"}


def test_every_mark_of_the_picture_leads_to_a_statement_on_the_page() -> None:
    ticks = attributes(PAGE, ".tick", "href")
    assert sorted(ticks, key=str) == sorted(
        (f"#{each}" for each in attributes(PAGE, ".voice li", "id")), key=str
    )


def test_a_denial_faces_the_nearest_claim_of_another_voice_in_its_paragraph() -> None:
    assert texts(PAGE, ".claim h3") == ["Ann Marsh", "No voice named"]
    assert texts(PAGE, ".denial h3") == ["The builder", "The builder"]


def test_a_statement_says_where_it_is_from() -> None:
    assert set(texts(PAGE, ".where")) >= {"The closure", "In brief"}


def test_nobody_denies_what_they_say_themselves(tmp_path: Path) -> None:
    body = (
        "Its steel was good [@wire:p3 said by builder]. "
        "It was not weak [@wire:p3 denied by builder]."
    )
    more = {"bridge/closure.md": f"---\ntitle: The closure\naliases: [shut]\n---\n{body}\n"}
    found = verified(tmp_path, more)
    pairs = voices(edition(found, found.library.explainers[0], PUBLIC)).pairs
    assert [each.denial.where for each in pairs] == ["In brief"]
