"""What can be taken along of a page, of a statement and of a source paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from app.share.panel import UNKNOWN, Shared, Sharer, sharer
from app.share.subject import Subject, subjects
from app.urls import Address
from tests.sample import FILES, PUBLIC, bridge, editions, offered, sample, section, verified

TOP = "https://bridges.example/news"
ARTICLE = "“Bridge stays closed”, The County Wire, June 2024"


@cache
def pages() -> dict[str, Subject]:
    """What can be shared whole, by path."""
    return {each.path: each for each in subjects(bridge())}


def parts() -> Iterator[Subject]:
    """Every statement and source paragraph that can be shared."""
    return (each for page in pages().values() for each in page.parts)


@cache
def offer() -> Sharer:
    return sharer(offered(sample(), PUBLIC))


def statement(beginning: str) -> Subject:
    return next(each for each in parts() if each.words.startswith(beginning))


def paragraph(fragment: str) -> Shared:
    return offer().shared(next(each for each in parts() if each.fragment == fragment))


def whole(path: str) -> Shared:
    return offer().shared(pages()[path])


def frame(code: str) -> dict[str, str | None]:
    """The attributes of the one element that a code is."""
    (found,) = LexborHTMLParser(code).css("body > *")
    assert found.tag == "iframe"
    return dict(found.attributes)


def test_a_section_is_shared_with_its_link_its_embed_and_its_citations() -> None:
    shared = whole("/bridge/closure/")
    assert shared.link == f"{TOP}/bridge/closure/"
    assert shared.href == "/news/bridge/closure/"
    assert shared.embed
    assert shared.embed.href == "/news/embed/bridge/closure/"
    assert f"Explains {ARTICLE}" in shared.forms["APA"]
    assert "@misc{bridge/closure," in shared.forms["BibTeX"]
    assert bridge().explainer.title in shared.citation


def test_a_whole_explainer_is_part_of_nothing_but_the_site() -> None:
    title = bridge().explainer.title
    assert whole("/bridge/").citation.startswith(f"“{title}.” Bridges.")


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


def test_a_statement_is_shared_by_its_own_page() -> None:
    shared = offer().shared(found := statement("Some 4,200"))
    assert shared.link == f"{TOP}/bridge/{found.fragment}/"
    assert found.words == "Some 4,200 vehicles crossed the bridge each day."
    assert (found.label, found.how, found.language) == ("", "", "")
    assert shared.embed
    assert frame(shared.embed.code)["src"] == f"{TOP}/embed/bridge/{found.fragment}/"
    assert f"Rests on paragraph 1 of {ARTICLE}" in shared.forms["APA"]
    assert shared.citation.startswith("“The closure.” ")
    assert f"@misc{{bridge/closure/{found.fragment}," in shared.forms["BibTeX"]


@pytest.mark.parametrize(
    ("beginning", "how"),
    [
        ("It is closed now", "said by Ann Marsh"),
        ("Mending it", "alleged"),
        ("The builder says", "denied by The builder"),
    ],
)
def test_a_statement_is_reported_with_how_sure_it_is(beginning: str, how: str) -> None:
    assert statement(beginning).how == how


def test_a_statement_of_the_overview_is_cited_as_the_explainer() -> None:
    shared = offer().shared(statement("A busy bridge"))
    assert shared.citation.startswith(f"“{bridge().explainer.title}.” Bridges.")


def test_a_source_without_a_publisher_is_cited_by_its_title(tmp_path: Path) -> None:
    wire = re.sub("publisher: .*", 'publisher: ""', FILES["bridge/sources/wire.md"])
    (one,) = editions(verified(tmp_path, {"bridge/sources/wire.md": wire}), PUBLIC)
    shared = offer().shared(next(subjects(one)))
    assert "[Explains “Bridge stays closed”, June 2024; “" in shared.forms["APA"]


def test_a_source_paragraph_is_shared_without_an_embed() -> None:
    shared = paragraph("p2")
    assert shared.link == f"{TOP}/bridge/source/#p2"
    assert (shared.subject.label, shared.embed) == ("¶ 2", None)
    assert f"[Paragraph 2 of {ARTICLE}]" in shared.forms["APA"]
    assert shared.forms["APA"].startswith("The source, paragraph 2 [")


def test_a_paragraph_in_another_language_says_so() -> None:
    shared = paragraph("herald-p1")
    assert (shared.subject.language, shared.direction) == ("ur", "rtl")
    assert shared.subject.label == "¶ herald 1"
    assert shared.link == f"{TOP}/bridge/source/#herald-p1"


def test_a_panel_has_what_is_taken_along_most_and_leads_to_the_rest() -> None:
    shared, panel = whole("/bridge/closure/"), offer().panel(pages()["/bridge/closure/"])
    assert shared.embed
    assert (panel.what, panel.places, panel.unknown) == ("section", "statement", "")
    assert (panel.link, panel.embed) == (shared.link, shared.embed.code)
    assert panel.citation == shared.citation
    assert panel.href == "/news/bridge/closure/share/"
    assert offer().panel(pages()["/bridge/source/"]).embed == ""


def test_a_statement_is_reported_with_the_words_that_bear_it_out() -> None:
    assert statement("The deck is not safe").evidence == "“The deck is not safe to carry a bus”"


def test_a_statement_that_begins_with_a_verb_is_told_with_its_entry() -> None:
    assert statement("Thinks that the deck").told == "Ann Marsh: Thinks that the deck is too weak."


def test_where_nobody_may_frame_an_embed_none_is_offered() -> None:
    refusing = sharer(offered(sample(), replace(PUBLIC, frame_ancestors="'none'")))
    assert refusing.panel(pages()["/bridge/closure/"]).embed == ""
    assert refusing.shared(statement("Some 4,200")).embed is None


def test_an_unknown_address_is_one_that_nobody_can_have() -> None:
    unknowing = sharer(offered(sample(), Address(base_path="/news")))
    panel = unknowing.panel(pages()["/bridge/closure/"])
    assert panel.unknown == unknowing.unknown == UNKNOWN == "https://address.invalid"
    for text in (panel.link, panel.embed, panel.citation):
        assert f"{UNKNOWN}/news/" in text
    assert panel.href == "/news/bridge/closure/share/"


def test_every_key_of_a_citation_is_another() -> None:
    shared = map(offer().shared, (*pages().values(), *parts()))
    keys = [each.forms["BibTeX"].partition(",")[0] for each in shared]
    assert len(keys) == len(set(keys))


def test_only_statements_that_stand_in_a_section_are_cited_as_part_of_it() -> None:
    (first, *_) = bridge().statements_in(section("words"))
    (found,) = (each for each in parts() if each.fragment == first.id)
    assert offer().shared(found).citation.startswith("“Words.” Why ")
