"""A source as it is shown."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from app.pages.sources import origins
from app.site.build import Site, build_site
from tests.sample import FILES, PUBLIC, attributes, bridge, sample_site, texts, verified

PAGE = "/bridge/source/"


def test_every_paragraph_is_there_as_captured() -> None:
    wire, herald = bridge().explainer.sources
    shown = texts(PAGE, ".paragraph > p")
    for number, paragraph in enumerate((*wire.paragraphs, *herald.paragraphs)):
        assert shown[number].endswith(paragraph.text)


def test_a_paragraph_lists_every_statement_that_rests_on_it() -> None:
    for paragraph in (each for origin in origins(bridge()) for each in origin.paragraphs):
        assert attributes(PAGE, f"[id={paragraph.id}] .rests .where", "href") == [
            each.href for each in paragraph.told
        ]
    assert texts(PAGE, "#herald-p1 .rests .text--label") == ["1 claim rests on this"]


def test_a_paragraph_that_nothing_explains_says_why() -> None:
    assert texts(PAGE, "#p4 .rests p") == [
        "Explained nowhere",
        "Why: The weather is no news.",
    ]


def test_the_sources_own_subheadings_stand_where_they_stood() -> None:
    paragraphs = origins(bridge())[0].paragraphs
    assert [each.subheadings for each in paragraphs] == [(), (), ("The cost",), ()]
    assert "The cost" in texts(PAGE, "h2")


def test_a_source_in_another_language_says_so() -> None:
    assert attributes(PAGE, "#herald-p1 > p", "dir") == ["rtl"]
    assert attributes(PAGE, "#p1 > p", "dir") == [None]


def test_the_article_comes_first_and_where_it_came_from_after_it() -> None:
    whole = sample_site()[PAGE].body.decode()
    assert whole.index('id="p1"') < whole.index('id="herald-p2"') < whole.index('class="facts"')
    assert texts(PAGE, "h1") == ["2 sources"]
    assert texts(PAGE, "#provenance ~ h3") == [each.title for each in bridge().explainer.sources]


SHAPES = """

- The deck is cracked.
- The piers are <sound>.

| Year | Cost (£) |
|---|---|
| 2024 | 500,000 |

Monday | shut
Tuesday | open

### The ferry
It runs every day."""


def shaped(root: Path) -> Site:
    """The sample with a list, two tables and a lower heading in its source."""
    name, opening = "bridge/sources/herald.md", "bridge/explainer.md"
    herald = FILES[name].rstrip() + SHAPES
    body = herald.partition("\n---\n")[2]
    old = re.search("digest: (.*)", herald)
    assert old
    herald = herald.replace(old[1], f"sha256:{sha256(body.encode()).hexdigest()}") + "\n"
    more = "".join(f"  - {{paragraph: herald:p{n}, reason: It is no news.}}\n" for n in range(3, 7))
    explainer = FILES[opening].replace("withdrawn:\n", f"{more}withdrawn:\n")
    return build_site(verified(root, {name: herald, opening: explainer}), PUBLIC)


def test_lists_tables_and_lower_headings_are_shown_as_such(tmp_path: Path) -> None:
    page = LexborHTMLParser(shaped(tmp_path)[PAGE].body)
    items = page.css("#herald-p3 ul > li")
    assert [each.id for each in items] == ["herald-p3.1", "herald-p3.2"]
    assert items[1].text() == "Part 3.2 The piers are <sound>."
    rows = page.css("#herald-p4 tr")
    assert [[cell.tag for cell in each.css("th, td")] for each in rows] == [
        ["td", "th", "th"],
        ["td", "td", "td"],
    ]
    assert [each.text(strip=True) for each in rows[1].css("td")][1:] == ["2024", "500,000"]
    assert not page.css("#herald-p5 th")
    assert [each.text() for each in page.css("#herald-p6 h3")] == ["Part 6.1 The ferry"]
    assert [each.id for each in page.css("#herald-p6 div > p")] == ["herald-p6.2"]


def test_where_the_text_came_from_is_told() -> None:
    facts = texts(PAGE, ".facts")
    assert "Byline" not in facts[0]
    assert "A. Khan" in facts[1]
    assert "Share & like" in facts[0]
    assert bridge().primary.digest in facts[0]
