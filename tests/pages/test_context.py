"""What is looked up of an explainer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.model import Certainty, Mark, ParagraphRef, SourceField
from app.pages.context import FieldRef, edition
from app.pages.history import Former, LedOn
from app.site.build import build_site
from app.urls import Address
from tests.sample import FILES, PUBLIC, bridge, section, verified

WIRE_1, WIRE_2 = ParagraphRef("wire", 1), ParagraphRef("wire", 2)
HERALD_1 = ParagraphRef("herald", 1)


def test_a_paragraph_is_called_by_its_number_and_in_other_sources_by_their_name_too() -> None:
    assert bridge().number(WIRE_2) == "2"
    assert bridge().number(HERALD_1) == "herald 1"


def test_an_author_gives_a_source_a_short_name() -> None:
    explainer = bridge().explainer
    wire, herald = (replace(each, short=each.publisher[:6]) for each in explainer.sources)
    several = replace(bridge(), explainer=replace(explainer, sources=(wire, herald)))
    assert several.number(WIRE_2) == f"{wire.short} 2"
    assert several.number(FieldRef("herald", SourceField.DATE)) == f"{herald.short} date"
    assert several.name(herald) == herald.short
    alone = replace(bridge(), explainer=replace(explainer, sources=(wire,)))
    assert (alone.number(WIRE_2), alone.name(wire)) == ("2", "")


def test_the_way_to_a_paragraph_is_short_on_the_page_that_has_it() -> None:
    assert bridge().source_link(HERALD_1) == "/news/bridge/source/#herald-p1"
    assert bridge().source_link(HERALD_1, here=True) == "#herald-p1"


def test_paragraphs_are_in_the_order_of_the_sources() -> None:
    found = bridge().cited(bridge().statements())
    assert [f"{each.source} {each.number}" for each in found] == [
        *("wire 1", "wire 2", "wire 3", "herald 1", "herald 2"),
    ]


def test_a_statement_is_at_home_on_one_page() -> None:
    first, *_ = bridge().statements_in(section("closure"))
    assert bridge().home_of(first) == f"/news/bridge/closure/#{first.id}"
    assert bridge().home_of(bridge().explainer.standfirst[0]).startswith("/news/bridge/#s-")


def test_a_voice_is_introduced_among_the_people() -> None:
    assert bridge().person_link("builder") == "/news/bridge/people/#builder"


def test_what_is_lit_in_a_paragraph_is_the_evidence_of_these_statements(tmp_path: Path) -> None:
    body = "Ann Marsh told of a deck that “is not safe to carry a bus” [@wire:p2]."
    more = {"bridge/closure.md": f"---\ntitle: The closure\naliases: [shut]\n---\n{body}\n"}
    found = verified(tmp_path, more)
    explained = edition(found, found.library.explainers[0], Address())
    (closure,) = (each for each in explained.explainer.sections if each.id == "closure")
    ((start, end),) = explained.lit(WIRE_2, explained.statements_in(closure))
    assert explained.paragraph(WIRE_2)[start:end] == "is not safe to carry a bus"
    assert explained.lit(HERALD_1, explained.statements_in(closure)) == ()


@pytest.mark.parametrize(
    ("href", "written"),
    [
        ("../words/#deck", "/news/bridge/words/#deck"),
        ("https://steel.example/", "https://steel.example/"),
        ("javascript:alert(1)", ""),
    ],
)
def test_an_authors_link_is_written_with_the_base_path(href: str, written: str) -> None:
    assert bridge().linker("/bridge/closure/")(href) == written


def test_old_fragments_still_lead_to_what_they_named(tmp_path: Path) -> None:
    first, second = (each.id for each in bridge().statements()[:2])
    files = {
        "permalinks.txt": f"""\
/bridge/#s-aaaaaa -> s-bbbbbb
/bridge/#s-bbbbbb -> {first}
/bridge/#s-cccccc -> s-dddddd
/bridge/#s-dddddd -> s-cccccc
/bridge/#{first} -> {second}
/old-bridge/#s-eeeeee -> {first}
/tunnel/#s-ffffff -> {first}
""",
        "site.toml": FILES["site.toml"]
        + "".join(
            f'[[withdrawn]]\npath = "/bridge/#{each}"\nreason = "It was wrong."\n'
            for each in ("s-cccccc", "s-dddddd")
        ),
    }
    found = verified(tmp_path, files)
    former = edition(found, found.library.explainers[0], Address()).former
    assert [each.id for each in former[first]] == ["s-aaaaaa", "s-bbbbbb", "s-eeeeee"]
    assert second not in former
    assert former["builder"] == (Former("firm"), Former("maker"))


def test_a_line_may_lead_to_a_statement_of_another_page(tmp_path: Path) -> None:
    first = bridge().statements()[0].id
    files = {
        "bridge/permalinks.txt": f"""\
/bridge/closure/#s-aaaaaa -> /bridge/#{first} It was shut.
/bridge/shut/#s-bbbbbb -> /bridge/#s-cccccc
/bridge/#s-cccccc -> {first}
/bridge/closure/#s-dddddd -> /bridge/people/
/bridge/closure/#s-eeeeee -> /bridge/people/#firm
/bridge/closure/#expense -> cost
/bridge/people/#s-ffffff -> firm
"""
    }
    found = verified(tmp_path, files)
    built = edition(found, found.library.explainers[0], Address())
    assert built.led_on == {
        "/bridge/closure/": (
            LedOn("expense", "", "/bridge/closure/", "cost"),
            LedOn("s-aaaaaa", "It was shut.", "/bridge/", first),
            LedOn("s-bbbbbb", "", "/bridge/", first),
            LedOn("s-dddddd", "", "/bridge/people/", ""),
            LedOn("s-eeeeee", "", "/bridge/people/", "firm"),
        )
    }
    assert [each.id for each in built.former[first]] == ["s-cccccc"]
    assert [each.id for each in built.former["builder"]] == ["firm", "maker", "s-ffffff"]
    assert built.led_to["/bridge/", first] == (
        ("/bridge/closure/", "s-aaaaaa"),
        ("/bridge/closure/", "s-bbbbbb"),
    )
    site = build_site(found, PUBLIC)
    page = site["/bridge/closure/"].body.decode()
    assert 'id="s-aaaaaa" hidden>This link was made for “It was shut.” <a href="' in page
    assert f'href="/news/bridge/#{first}">It is told in another place now</a>' in page
    assert 'id="s-aaaaaa"' not in site["/bridge/all/"].body.decode()
    old, new = "/embed/bridge/s-aaaaaa/", f"/embed/bridge/{first}/"
    assert (site[old].status, site[old].location) == (308, f"/news{new}")


@pytest.mark.parametrize(
    ("certainty", "voice", "words"),
    [
        (Certainty.REPORTED, None, ""),
        (Certainty.REPORTED, "builder", "reported by The builder"),
        (Certainty.ALLEGED, "builder", "alleged by The builder"),
        (Certainty.ANONYMOUS, "builder", "said anonymously by The builder"),
        (Certainty.ANONYMOUS, None, "said anonymously"),
        (Certainty.UNCONFIRMED, None, "unconfirmed"),
    ],
)
def test_who_stands_behind_a_statement_in_words(
    certainty: Certainty, voice: str | None, words: str
) -> None:
    assert bridge().attribution(Mark(certainty=certainty, voice=voice)) == words
