"""Who says what."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from app.check.verify import Verified
from app.model import Certainty
from app.pages.context import edition
from app.pages.voices import voices
from app.site.build import build_site
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
    ticks = attributes(PAGE, ".matrix__tick", "href")
    assert sorted(ticks, key=str) == sorted(
        (f"#{each}" for each in attributes(PAGE, ".voice li > p:first-child", "id")), key=str
    )


def test_a_denial_faces_the_nearest_claim_of_another_voice_in_its_paragraph() -> None:
    assert texts(PAGE, ".pairs__claim h3") == ["Ann Marsh", "No voice named"]
    assert texts(PAGE, ".pairs__denial h3") == ["The builder", "The builder"]


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
    assert [one.denial.where for each in pairs for one in each.denied] == ["In brief"]


def changed(root: Path, body: str, *more: tuple[str, str]) -> Verified:
    closure = f"---\ntitle: The closure\naliases: [shut]\n---\n{body}\n"
    return verified(root, {"bridge/closure.md": closure, **dict(more)})


def test_a_statement_of_several_voices_stands_under_each(tmp_path: Path) -> None:
    body = (
        "The steel was weak [@wire:p2 said by ann-marsh; @wire:p3 denied by builder; "
        "@wire:p1; @wire:p3 denied by ann-marsh]."
    )
    found = changed(tmp_path, body)
    marsh, builder = voices(edition(found, found.library.explainers[0], PUBLIC)).voices
    (statement,) = (
        each
        for each in found.library.explainers[0].statements()
        if each.plain.startswith("The steel")
    )
    name = statement.id.replace("s-", "w-")
    assert [each.id for each in marsh.claims if each.id.startswith(name)] == [name]
    assert [each.id for each in marsh.denials] == [f"{name}-2"]
    assert [each.id for each in builder.denials if each.id.startswith(name)] == [f"{name}-3"]
    assert {each.how for each in marsh.denials} == {"denied"}
    cells = {tick.href for cell in marsh.cells for tick in cell.ticks}
    assert {f"#{name}", f"#{name}-2"} <= cells
    html = LexborHTMLParser(build_site(found, PUBLIC)["/bridge/closure/"].body.decode())
    chips = [each.text().split() for each in html.css(f"#{statement.id} ~ .cite")]
    assert [each[2:] for each in chips] == [
        ["2", "said", "by", "Ann", "Marsh"],
        ["3", "denied", "by", "The", "builder"],
        ["1,", "denied", "by", "Ann", "Marsh"],
        ["3", "denied", "by", "Ann", "Marsh"],
    ]


def test_a_denial_faces_the_claim_that_it_names(tmp_path: Path) -> None:
    body = (
        "Its steel was good [@wire:p3 denied by builder of dear].\n\n"
        "It costs half a million pounds [@wire:p3 alleged]{key=dear}."
    )
    found = changed(tmp_path, body)
    pairs = voices(edition(found, found.library.explainers[0], PUBLIC)).pairs
    assert [(each.claimant, one.denier) for each in pairs for one in each.denied][-1] == (
        "No voice named",
        "The builder",
    )
    assert pairs[-1].claim.sentence.html.startswith("It costs")


def test_an_event_shows_the_statement_that_it_tells(tmp_path: Path) -> None:
    timeline = (
        "bridge/timeline.md",
        '---\ntitle: Timeline\nkind: timeline\n---\n## Met {#speaks date="2024-05" tells="met"}\n\n'
        '## Closed {#closed date="2024-03"}\n\nIt was closed [@wire:p1].\n',
    )
    body = "The council met on 3 May 2024 [@herald:p2; @date]{key=met}. It costs [@wire:p3]."
    found = changed(tmp_path, body.replace("@date", "@herald:date"), timeline)
    html = LexborHTMLParser(build_site(found, PUBLIC)["/bridge/timeline/"].body.decode())
    (event,) = html.css("#speaks .statement")
    assert event.text() == "The council met on 3 May 2024."
    assert event.id is None
    chips = [each.attributes["href"] for each in html.css("#speaks .cite")]
    page = "/news/bridge/timeline/"
    assert chips == [f"{page}#m-herald-2-1", f"{page}#m-herald-date-1"]
    assert html.css("#speaks .cite")[1].text().split()[-2:] == ["herald", "date"]
    whole = LexborHTMLParser(build_site(found, PUBLIC)["/bridge/all/"].body.decode())
    leads = [each.attributes["href"] or "" for each in whole.css(".timeline__event .cite")]
    copies = [each.partition("/all/")[2] for each in leads]
    assert whole.css_first(next(each for each in copies if each.startswith("#m-herald-2")))
