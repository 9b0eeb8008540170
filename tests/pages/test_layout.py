"""The layout of a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from app.site.build import build_site
from app.urls import Address
from tests.sample import FILES, PUBLIC, attributes, html, sample, texts, verified

CLOSURE = "/bridge/closure/"


def test_the_title_goes_from_the_page_to_the_site_and_repeats_nothing() -> None:
    whole = bridge_title()
    assert texts(CLOSURE, "title") == [f"The closure · {whole} · Bridges"]
    assert texts("/bridge/", "title") == [f"{whole} · Bridges"]
    assert texts("/", "title") == ["Bridges"]
    assert texts("/404.html", "title") == ["There is no page here · Bridges"]


def bridge_title() -> str:
    return sample().library.explainers[0].title


def test_the_navigation_says_where_one_is() -> None:
    assert texts(CLOSURE, ".sections [aria-current=page]") == ["The closure"]
    assert texts("/bridge/checked/", ".sections [aria-current=page]") == ["Checked"]


def test_pages_of_no_explainer_have_no_navigation_of_one() -> None:
    for path in ("/", "/404.html"):
        assert html(path).css(".masthead__explainer, .sections, .masthead__menu, .strip") == []


def test_the_canonical_address_comes_from_the_settings() -> None:
    selector = "link[rel=canonical]"
    assert attributes(CLOSURE, selector, "href") == [f"https://bridges.example/news{CLOSURE}"]
    for path in ("/404.html", "/bridge/shut/", "/bridge/rumour/"):
        assert attributes(path, selector, "href") == []


def test_an_unknown_public_address_is_not_made_up() -> None:
    page = LexborHTMLParser(build_site(sample(), Address())[CLOSURE].body)
    made = "link[rel=canonical], [rel=bookmark], meta[property^='og:'], img.colophon__code"
    assert page.css(made) == []
    assert [each.attributes for each in page.css(".field__set")] == [
        {"class": "field__set", "hidden": None}
    ]
    (shared,) = page.css(".share .field__set")
    shared.decompose()
    assert "address.invalid" not in str(page.html).replace(
        'data-unknown="https://address.invalid"', ""
    )


def test_the_description_is_the_key_point() -> None:
    (description,) = attributes(CLOSURE, "meta[name=description]", "content")
    assert description == (
        "As of June 2024 (date inferred). "
        "Some 4,200 vehicles crossed the bridge each day. It is closed now."
    )


def test_the_colophon_says_what_is_explained_and_how_sure_its_date_is() -> None:
    (made,) = texts(CLOSURE, ".colophon")
    assert (
        "Explains Bridge stays closed, The County Wire, June 2024 (date inferred), obtained from "
        "wire.example; پل, Herald, June 2024 (date inferred), obtained from wire.example: "
        "read all 6 paragraphs." in made
    )
    assert "Updated 2 July 2024" in made
    assert f"{PUBLIC.public_url}/news{CLOSURE}" in made


def test_the_colophon_says_no_more_than_was_checked(tmp_path: Path) -> None:
    (made,) = texts(CLOSURE, ".colophon")
    assert "Every quotation and figure here was found" in made
    assert "; not checked: the order of ranges (Urdu), names of" in made
    herald = "bridge/sources/herald.md"
    unread = FILES[herald].replace("language: ur", "language: xx")
    pages = build_site(verified(tmp_path, {herald: unread}), PUBLIC)
    found = LexborHTMLParser(pages[CLOSURE].body)
    assert "Every quotation and figure that could be read here was found" in found.text()


def test_what_is_shared_is_absolute() -> None:
    for path in ("/bridge/", "/bridge/closure/", "/bridge/source/", "/bridge/who-says-what/"):
        fields = attributes(path, ".share input", "value")
        assert fields[0] == f"https://bridges.example/news{path}"
        assert all("https://bridges.example/news/" in str(each) for each in fields)


@pytest.mark.parametrize("name", ["", "closure/", "who-says-what/", "checked/", "all/"])
def test_before_all_else_a_page_says_which_date_its_source_speaks_from(name: str) -> None:
    (kicker,) = texts(f"/bridge/{name}", ".head > .text--kicker")
    assert kicker.endswith(" · As of June 2024 (date inferred)")


def test_only_an_inferred_date_is_told_as_one(tmp_path: Path) -> None:
    wire = "bridge/sources/wire.md"
    printed = FILES[wire].replace("inferred from the meeting that it names", "printed")
    pages = build_site(verified(tmp_path, {wire: printed}), PUBLIC)
    (kicker,) = LexborHTMLParser(pages[CLOSURE].body).css(".head > .text--kicker")
    assert kicker.text() == "Section 1 of 1 · As of June 2024 and June 2024 (date inferred)"
