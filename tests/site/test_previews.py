"""What the pictures of link previews say, and where they are."""

from __future__ import annotations

from functools import cache
from io import BytesIO

import pytest
from PIL import Image

from app.cards.card import Card, draw
from app.site.previews import previews
from tests.sample import attributes, bridge, html, sample, sample_site

TOP = "https://bridges.example/news"
CLOSURE = "/bridge/closure/"
PICTURED = ["/bridge/", CLOSURE, "/bridge/people/", "/bridge/timeline/", "/bridge/words/"]


@cache
def cards() -> dict[str, Card]:
    """Every picture of the sample, by path."""
    return dict(previews("Bridges", bridge()))


@pytest.mark.parametrize("path", PICTURED)
def test_every_picture_that_a_page_names_is_there(path: str) -> None:
    (named,) = attributes(path, "meta[property='og:image']", "content")
    page = sample_site()[str(named).removeprefix(TOP)]
    assert page.media_type == "image/png"
    assert Image.open(BytesIO(page.body)).size == (1200, 630)
    assert page.body == draw(cards()[f"{path}card.png"])
    assert page.encodings == {}


def test_there_is_a_picture_of_the_explainer_and_of_each_section_and_statement() -> None:
    edition = bridge()
    own = [edition.own_page(each) for each in edition.statements()]
    assert list(cards()) == [f"{path}card.png" for path in PICTURED + own]
    assert {path for path in sample_site() if path.endswith("card.png")} == set(cards())


def test_the_card_of_a_section_has_its_key_point_and_its_weights() -> None:
    assert cards()[f"{CLOSURE}card.png"] == Card(
        site="Bridges",
        kicker=bridge().explainer.title,
        title="The closure",
        key_point="Some 4,200 vehicles crossed the bridge each day. It is closed now.",
        language="en",
        marks=(2, 3, 3, 0, 0, 0),
        source="The County Wire and Herald, as of June 2024 (date inferred)",
    )


def test_the_card_of_an_explainer_has_all_of_its_weights_and_no_kicker() -> None:
    card = cards()["/bridge/card.png"]
    assert (card.title, card.kicker) == (bridge().explainer.title, "")
    assert card.key_point == "A busy bridge has been shut."
    assert card.marks == tuple(
        min(4, number) for number in sample().coverage(bridge().explainer).values()
    )


def test_the_card_of_a_section_without_a_key_point_has_none() -> None:
    assert cards()["/bridge/people/card.png"].key_point == ""


def test_the_qr_code_for_print_is_there_and_shown_on_paper_only() -> None:
    for path in (*PICTURED, "/bridge/source/", "/bridge/checked/", "/bridge/all/"):
        (node,) = html(path).css(".colophon img.colophon__code")
        assert node.attributes["src"] == f"/news{path}qr.svg"
        assert node.attributes["loading"] == "lazy"
        assert sample_site()[f"{path}qr.svg"].media_type == "image/svg+xml"
