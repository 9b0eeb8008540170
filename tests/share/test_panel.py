"""What can be shared of a page, of a statement and of a source paragraph."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from app.model import ParagraphRef, Statement
from app.pages.context import edition
from app.share.panel import UNKNOWN, Shared, Sharer, subjects
from app.urls import Address
from tests.sample import FILES, PUBLIC, bridge, sample, section, sharing, verified

TOP = "https://bridges.example/news"
ARTICLE = "“Bridge stays closed”, The County Wire, June 2024"


@cache
def offer() -> Sharer:
    return sharing(sample(), PUBLIC)


def statement(beginning: str) -> Statement:
    return next(each for each in bridge().statements() if each.plain.strip().startswith(beginning))


def whole(path: str) -> Shared:
    subject = next(each for each in subjects(bridge()) if each.path == path)
    return offer().page(bridge(), subject)


def frame(code: str) -> dict[str, str | None]:
    """The attributes of the one element that a code is."""
    (found,) = LexborHTMLParser(code).css("body > *")
    assert found.tag == "iframe"
    return dict(found.attributes)


def test_the_pages_that_can_be_shared_are_those_that_readers_share() -> None:
    assert [(each.path, each.what, each.places) for each in subjects(bridge())] == [
        ("/bridge/", "explainer", "statement"),
        ("/bridge/closure/", "section", "statement"),
        ("/bridge/people/", "section", "statement"),
        ("/bridge/timeline/", "section", "statement"),
        ("/bridge/words/", "section", "statement"),
        ("/bridge/who-says-what/", "page", ""),
        ("/bridge/source/", "source", "paragraph"),
    ]


def test_every_statement_and_every_paragraph_is_in_one_of_them() -> None:
    every = list(subjects(bridge()))
    assert tuple(each for subject in every for each in subject.statements) == bridge().statements()
    assert tuple(ref for subject in every for ref in subject.refs) == bridge().refs


def test_a_section_is_shared_with_its_link_its_embed_and_its_citations() -> None:
    shared = whole("/bridge/closure/")
    assert shared.link == f"{TOP}/bridge/closure/"
    assert shared.href == "/news/bridge/closure/"
    assert shared.embed
    assert shared.embed.href == "/news/embed/bridge/closure/"
    assert f"Explains {ARTICLE}" in shared.citations["APA"]
    assert "@misc{bridge/closure," in shared.citations["BibTeX"]
    assert bridge().explainer.title in shared.citations["Chicago"]


def test_a_whole_explainer_is_part_of_nothing_but_the_site() -> None:
    title = bridge().explainer.title
    assert whole("/bridge/").citations["Chicago"].startswith(f"“{title}.” Bridges.")


def test_an_embed_code_is_one_bare_frame_on_one_line() -> None:
    shared = whole("/bridge/closure/")
    assert shared.embed
    assert "\n" not in shared.embed.code
    assert frame(shared.embed.code) == {
        "src": f"{TOP}/embed/bridge/closure/",
        "title": f"The closure · {bridge().explainer.title}",
        "width": "100%",
        "height": str(shared.embed.height),
        "loading": "lazy",
        "style": "border:0",
    }


def test_a_statement_is_shared_by_its_permalink() -> None:
    shared = offer().statement(bridge(), found := statement("Some 4,200"))
    assert shared.link == f"{TOP}/bridge/closure/#{found.id}"
    assert shared.words == "Some 4,200 vehicles crossed the bridge each day."
    assert (shared.label, shared.how, shared.language) == ("", "", "")
    assert shared.embed
    assert frame(shared.embed.code)["src"] == f"{TOP}/embed/bridge/{found.id}/"
    assert f"Rests on paragraph 1 of {ARTICLE}" in shared.citations["APA"]
    assert shared.citations["Chicago"].startswith("“The closure.” ")
    assert f"@misc{{bridge/closure/{found.id}," in shared.citations["BibTeX"]


@pytest.mark.parametrize(
    ("beginning", "how"),
    [
        ("It is closed now", "said by Ann Marsh"),
        ("Mending it", "alleged"),
        ("The builder says", "denied by The builder"),
    ],
)
def test_a_statement_is_never_shown_without_how_sure_it_is(beginning: str, how: str) -> None:
    assert offer().statement(bridge(), statement(beginning)).how == how


def test_a_statement_of_the_overview_is_cited_as_the_explainer() -> None:
    shared = offer().statement(bridge(), statement("A busy bridge"))
    assert shared.citations["Chicago"].startswith(f"“{bridge().explainer.title}.” Bridges.")


def test_a_citation_names_every_paragraph_and_every_source(tmp_path: Path) -> None:
    text = "---\ntitle: The closure\naliases: [shut]\n---\nIt was shut [@herald:p2; @wire:p1-3].\n"
    other = verified(tmp_path, {"bridge/closure.md": text + "\n### Cost {#cost}\n"})
    one = edition(other, other.library.explainers[0], PUBLIC)
    (found,) = one.statements_in(one.explainer.sections[0])
    assert (
        f"Rests on paragraphs 1, 2 and 3 of {ARTICLE}; paragraph 2 of “پل”, Herald, June 2024."
    ) in sharing(other, PUBLIC).statement(one, found).citations["Chicago"]


def test_a_source_without_a_publisher_is_cited_by_its_title(tmp_path: Path) -> None:
    wire = re.sub("publisher: .*", 'publisher: ""', FILES["bridge/sources/wire.md"])
    other = verified(tmp_path, {"bridge/sources/wire.md": wire})
    one = edition(other, other.library.explainers[0], PUBLIC)
    shared = sharing(other, PUBLIC).page(one, next(subjects(one)))
    assert "[Explains “Bridge stays closed”, June 2024]" in shared.citations["APA"]


def test_a_source_paragraph_is_shared_without_an_embed() -> None:
    shared = offer().paragraph(bridge(), ParagraphRef("wire", 2))
    assert shared.link == f"{TOP}/bridge/source/#p2"
    assert (shared.id, shared.label, shared.how, shared.embed) == ("p2", "¶ 2", "", None)
    assert f"[Paragraph 2 of {ARTICLE}]" in shared.citations["APA"]
    assert shared.citations["APA"].startswith("The source, paragraph 2 [")


def test_a_paragraph_in_another_language_says_so() -> None:
    shared = offer().paragraph(bridge(), ParagraphRef("herald", 1))
    assert (shared.language, shared.direction, shared.label) == ("ur", "rtl", "¶ herald 1")
    assert shared.link == f"{TOP}/bridge/source/#herald-p1"


def test_a_long_paragraph_is_called_to_mind_by_its_beginning() -> None:
    words = offer().paragraph(bridge(), ParagraphRef("wire", 2)).words
    assert words.startswith("“The deck is not safe")
    assert len(words) <= 110
    assert words.endswith("…") == (len(bridge().paragraph(ParagraphRef("wire", 2))) > 110)


def test_a_panel_has_what_is_taken_along_most_and_leads_to_the_rest() -> None:
    shared, panel = whole("/bridge/closure/"), offer().panel(bridge(), "/bridge/closure/")
    assert shared.embed
    assert (panel.what, panel.places, panel.unknown) == ("section", "statement", "")
    assert (panel.link, panel.embed) == (shared.link, shared.embed.code)
    assert panel.citation == shared.citations["Chicago"]
    assert panel.href == "/news/bridge/closure/share/"
    assert offer().panel(bridge(), "/bridge/source/").embed == ""


def test_where_nobody_may_frame_an_embed_none_is_offered() -> None:
    refusing = sharing(sample(), replace(PUBLIC, frame_ancestors="'none'"))
    assert refusing.panel(bridge(), "/bridge/closure/").embed == ""
    assert refusing.statement(bridge(), statement("Some 4,200")).embed is None


def test_an_unknown_address_is_one_that_nobody_can_have() -> None:
    unknowing = sharing(sample(), Address(base_path="/news"))
    panel = unknowing.panel(bridge(), "/bridge/closure/")
    assert panel.unknown == unknowing.unknown == UNKNOWN == "https://address.invalid"
    for text in (panel.link, panel.embed, panel.citation):
        assert f"{UNKNOWN}/news/" in text
    assert panel.href == "/news/bridge/closure/share/"


def test_every_key_of_a_citation_is_another() -> None:
    every = list(subjects(bridge()))
    shared = [
        *(offer().page(bridge(), each) for each in every),
        *(offer().statement(bridge(), each) for each in bridge().statements()),
        *(offer().paragraph(bridge(), ref) for ref in bridge().refs),
    ]
    keys = [each.citations["BibTeX"].partition(",")[0] for each in shared]
    assert len(keys) == len(set(keys))


def test_only_statements_that_stand_in_a_section_are_cited_as_part_of_it() -> None:
    (first, *_) = bridge().statements_in(section("words"))
    assert offer().statement(bridge(), first).citations["Chicago"].startswith("“Words.” Why ")
