"""Rows, as the pages show them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from app.model import Citation, Items, Mark, ParagraphRef, Reference
from app.pages.blocks import Margin
from app.pages.excerpts import quoted
from app.pages.statements import away
from app.problems.codes import CODES
from app.problems.examples import BASE, DRAWING
from app.site.build import build_site
from tests.sample import PUBLIC, attributes, bridge, editions, html, section, texts, verified

CLOSURE = "/bridge/closure/"


def test_the_first_paragraph_of_a_section_is_its_key_point() -> None:
    assert len(texts(CLOSURE, ".row--key")) == 1
    assert texts(CLOSURE, ".row")[0].startswith("Some 4,200 vehicles")


def test_each_row_has_a_copy_of_its_paragraphs_with_an_id_of_its_own() -> None:
    found = attributes(CLOSURE, ".source", "id")
    assert found[:2] == ["m1-1", "m2-1"]
    assert "m2-2" in found
    assert len(found) == len(set(found))


def test_a_copy_of_another_source_carries_its_name_and_language() -> None:
    assert attributes("/bridge/", "#m-herald-1-1", "lang") == ["ur"]
    assert attributes("/bridge/", "#m-herald-1-1", "dir") == ["rtl"]
    assert attributes("/bridge/", "#m2-1", "lang") == [None]


def test_a_chip_says_aloud_what_it_leads_to_and_who_says_so() -> None:
    chips = texts(CLOSURE, ".row--key .cite")
    assert chips == [
        "source paragraph 1",
        "source paragraph 1, said by Ann Marsh",
        "source paragraph 2 said by Ann Marsh",
    ]
    assert "source paragraph 3 alleged" in texts(CLOSURE, ".cite")


def test_a_report_of_somebody_elses_is_shown_with_whose_it_is() -> None:
    statement = bridge().statements_in(section("closure"))[0]
    references = tuple(
        replace(each, mark=Mark(voice="ann-marsh")) for each in statement.citation.references
    )
    citation = replace(statement.citation, references=references)
    shown = away(bridge(), replace(statement, citation=citation))
    assert {chip.how for chip in shown.chips} == {"reported by Ann Marsh"}


def test_nothing_can_break_between_a_statement_and_its_chips() -> None:
    row = html(CLOSURE).css_first(".row--key p")
    assert row is not None
    assert '</span><a class="cite"' in (row.html or "")
    assert '</a><a class="cite"' in (row.html or "")
    assert '</a> <span class="statement"' in (row.html or "")


def test_a_copy_leads_back_to_each_statement_of_its_row_that_rests_on_it() -> None:
    statements = attributes(CLOSURE, ".row--key .statement", "id")
    assert attributes(CLOSURE, "#m1-1 .source__back", "href") == [f"#{each}" for each in statements]
    assert attributes(CLOSURE, "#m2-1 .source__back", "href") == [f"#{statements[1]}"]
    assert texts(CLOSURE, "#m2-1 .source__back") == ["Close · Back to “It is closed now”"]


def test_quotations_are_marked_with_their_quotation_marks() -> None:
    assert "“is not safe”" in texts(CLOSURE, ".statement mark")
    assert texts(CLOSURE, ".pull mark") == ["The deck is not safe to carry a bus."]


EVIDENCED = """\
---
title: The closure
---
It is shut [@wire:p2 “not safe to carry a bus” said by ann-marsh].

It carried 4,200 a day [@wire:p1 “4,200 vehicles … closed”]. It costs
[@wire:p3 ?“half a million pounds”].
"""


def page_of(root: Path, body: str) -> LexborHTMLParser:
    found = verified(root, {"bridge/closure.md": body, "bridge/permalinks.txt": "/bridge/\n"})
    return LexborHTMLParser(build_site(found, PUBLIC)["/bridge/closure/"].body.decode())


def lit(page: LexborHTMLParser, copy: str) -> list[str]:
    return [each.text() for each in page.css(f"#{copy} mark")]


def test_exactly_the_evidence_is_lit(tmp_path: Path) -> None:
    page = page_of(tmp_path, EVIDENCED)
    assert lit(page, "m2-1") == ["not safe to carry a bus"]
    (whole,) = lit(page, "m1-1")
    assert whole.startswith("4,200 vehicles")
    assert whole.endswith("closed")


def test_what_nobody_has_read_yet_is_not_lit(tmp_path: Path) -> None:
    assert lit(page_of(tmp_path, EVIDENCED), "m3-1") == []


def test_a_quotation_of_the_statement_is_its_evidence() -> None:
    assert texts(CLOSURE, "#m2-3 mark") == ["is not safe"]


def test_each_row_lights_its_own_evidence(tmp_path: Path) -> None:
    rows = "It is “not safe” [@wire:p2].\n\nIt “carry a bus” [@wire:p2].\n"
    page = page_of(tmp_path, f"---\ntitle: The closure\n---\n{rows}")
    assert (lit(page, "m2-1"), lit(page, "m2-2")) == (["not safe"], ["carry a bus"])


def test_sources_stand_in_the_order_of_citation(tmp_path: Path) -> None:
    body = "---\ntitle: The closure\n---\nIt costs [@wire:p3; @wire:p1; @herald:date].\n"
    page = page_of(tmp_path, body)
    assert [each.id for each in page.css("article .source")][:3] == [
        "m3-1",
        "m1-1",
        "m-herald-date-1",
    ]
    assert lit(page, "m-herald-date-1") == ["June 2024"]


def test_a_figure_that_was_counted_says_what_was_counted(tmp_path: Path) -> None:
    body = (
        "---\ntitle: The closure\n---\n"
        '[Two things]{counted="vehicles; day"} are told [@wire:p1 “vehicles a day”].\n'
    )
    (derived,) = page_of(tmp_path, body).css(".statement__derived")
    assert derived.text() == "(Two things, counted: vehicles; day)"


def test_lists_headings_and_notes_keep_their_form() -> None:
    assert len(texts(CLOSURE, "ol.list > li.row")) == 2
    assert len(texts("/bridge/", "ul.list > li.row")) == 2
    assert attributes(CLOSURE, "article > h2", "id") == ["cost", "name"]
    assert texts(CLOSURE, ".note p") == [
        "Editor’s note",
        "People call it پل too. Write to us.",
    ]


def test_an_authors_link_and_language_reach_the_page() -> None:
    assert attributes(CLOSURE, ".statement a:not(.gloss__term)", "href") == [
        "/news/bridge/words/#deck",
        "https://steel.example/?a=1&b=2",
    ]
    assert attributes(CLOSURE, ".note [lang=ur]", "dir") == ["rtl"]
    assert texts(CLOSURE, ".statement em") == ["each"]
    assert texts(CLOSURE, ".statement strong") == ["steel"]


def test_a_statement_away_from_home_has_no_id_and_leads_to_the_source() -> None:
    shown = away(bridge(), bridge().statements_in(section("closure"))[0])
    assert shown.id == ""
    assert shown.chips[0].href == "/news/bridge/source/#p1"


def test_a_margin_that_goes_on_elsewhere_keeps_counting_and_keeps_ids_apart() -> None:
    margin = Margin(edition=bridge(), page="", home="/bridge/", whole=True)
    brief = bridge().explainer.brief
    list(margin.parts(brief))
    later = margin.at("/bridge/closure/", "closure")
    items = next(each for each in section("closure").blocks if isinstance(each, Items))
    row = later.row(items.items[1].statements)
    assert row.copies[0].id == "m3-2"
    assert row.copies[0].href == "#p3"
    assert later.named("cost") == "closure.cost"
    assert later.former("builder") == ()


def test_a_note_from_outside_says_from_where(tmp_path: Path) -> None:
    note = '::: note {outside="a <map>"}\nIt is far.\n:::\n'
    body = f"---\ntitle: The closure\n---\nIt costs [@wire:p3].\n\n{note}"
    found = verified(tmp_path, {"bridge/closure.md": body, "bridge/permalinks.txt": "/bridge/\n"})
    page = build_site(found, PUBLIC)["/bridge/closure/"].body.decode()
    assert "Editor’s note, from outside the source: a &lt;map&gt;</p>" in page


def test_a_cited_title_of_the_first_source_is_called_that(tmp_path: Path) -> None:
    body = "---\ntitle: The closure\n---\nIt is shut [@wire:title].\n"
    found = verified(tmp_path, {"bridge/closure.md": body})
    html = LexborHTMLParser(build_site(found, PUBLIC)["/bridge/closure/"].body.decode())
    assert [each.text().split() for each in html.css("article .statement ~ .cite")] == [
        ["from", "the", "source:", "title"]
    ]


LARGE = {
    **CODES["bad-picture"].good,
    "bridge/plan.svg": DRAWING.replace("M0 20h90", f"M0 20h90{' m0 0' * 2000}"),
}


def test_a_drawing_stands_in_its_page_with_its_caption_below(tmp_path: Path) -> None:
    site = build_site(verified(tmp_path, only=CODES["bad-picture"].good), PUBLIC)
    (figure,) = LexborHTMLParser(site[CLOSURE].body).css("figure.picture")
    (drawing,), (caption,) = figure.css("svg"), figure.css("figcaption .statement")
    assert drawing.attributes["aria-label"] == "The bridge over the Ouse"
    assert caption.text() == "It is shut to all vehicles."
    assert len(figure.css("figcaption .source")) == 1
    (credit,) = figure.css(".picture__credit")
    assert credit.text() == "Picture: drawn for this page"
    (file,) = (path for path in site if path.startswith("/bridge/plan"))
    assert file in site["/bridge/closure/index.md"].body.decode()
    assert "<svg role" in site["/embed/bridge/closure/"].body.decode()


def test_a_large_one_is_a_file_that_is_kept_for_ever(tmp_path: Path) -> None:
    shown = LARGE["bridge/closure.md"].replace("credit", 'outside="a survey" credit')
    site = build_site(verified(tmp_path, only={**LARGE, "bridge/closure.md": shown}), PUBLIC)
    (img,) = LexborHTMLParser(site[CLOSURE].body).css("figure.picture img")
    src = img.attributes["src"] or ""
    assert src.startswith("/news/bridge/plan.")
    assert (img.attributes["width"], img.attributes["alt"]) == ("90", "The bridge over the Ouse")
    file = site[src.removeprefix("/news")]
    assert (file.media_type, file.body[:5]) == ("image/svg+xml", b"<svg ")
    assert (b"cache-control", b"public,max-age=31536000,immutable") in file.headers
    embed = site["/embed/bridge/closure/"].body.decode()
    assert "<img" not in embed
    assert '<p class="picture__words">The bridge over the Ouse</p>' in embed
    assert "from outside the source: a survey" in embed


def test_each_part_of_a_paragraph_has_its_chip_and_the_paragraph_stands_once_beside() -> None:
    first, second = (ParagraphRef("wire", 2, part) for part in (1, 2))
    statement = bridge().statements()[0]
    references = tuple(Reference((each,), statement.citation.span) for each in (first, second))
    cited = replace(statement, citation=Citation(references, statement.citation.span))
    row = Margin(edition=bridge(), home="", page="").row((cited,))
    (sentence,) = row.sentences
    assert [each.number for each in sentence.chips] == ["2.1", "2.2"]
    assert {each.href.rpartition("#")[2] for each in sentence.chips} == {row.copies[0].id}
    assert [each.number for each in row.copies] == ["2"]
    assert bridge().source_link(second) == "/news/bridge/source/#p2.2"


def test_of_the_words_of_the_source_there_is_the_first_and_what_has_room(tmp_path: Path) -> None:
    shut = "It is shut [@p1 “carried 4,200 vehicles”; @p1 “before it was closed”]."
    body = f"---\ntitle: The closure\n---\n{shut}\n"
    (its,) = editions(verified(tmp_path, only={**BASE, "bridge/closure.md": body}), PUBLIC)
    statement = its.statements_in(its.explainer.sections[0])[0]
    first, second = "“carried 4,200 vehicles”", "“before it was closed”"
    assert quoted(its, statement) == f"{first} {second}"
    assert quoted(its, statement, len(first)) == quoted(its, statement, 0) == first
