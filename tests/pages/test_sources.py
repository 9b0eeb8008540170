"""A source as it is shown."""

from __future__ import annotations

from app.pages.sources import origins
from tests.sample import attributes, bridge, sample_site, texts

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


def test_where_the_text_came_from_is_told() -> None:
    facts = texts(PAGE, ".facts")
    assert "Byline" not in facts[0]
    assert "A. Khan" in facts[1]
    assert "Share & like" in facts[0]
    assert bridge().primary.digest in facts[0]
