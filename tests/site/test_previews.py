"""A link to a page unfolds elsewhere into its title, its key point and a picture."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from app.cards.card import Card, draw
from app.site.build import Remembered, Site, build_site
from app.site.previews import previews
from app.urls import Address
from tests.sample import FILES, PUBLIC, attributes, bridge, html, sample, sample_site, verified

TOP = "https://bridges.example/news"
CLOSURE = "/bridge/closure/"
PICTURED = ["/bridge/", CLOSURE, "/bridge/people/", "/bridge/timeline/", "/bridge/words/"]
CARDS = dict(previews("Bridges", bridge()))


def tags(site: Site, path: str) -> dict[str | None, str | None]:
    """What a page says of itself to those that make previews."""
    found = LexborHTMLParser(site[path].body).css("meta[property^='og:'], meta[name^='twitter:']")
    every = [each.attributes for each in found]
    named = [each.get("property") or each.get("name") for each in every]
    assert len(set(named)) == len(named)
    return {name: each["content"] for name, each in zip(named, every, strict=True)}


def test_a_section_says_everything_that_a_preview_shows() -> None:
    (description,) = attributes(CLOSURE, "meta[name=description]", "content")
    assert tags(sample_site(), CLOSURE) == {
        "og:type": "article",
        "og:site_name": "Bridges",
        "og:title": f"The closure · {bridge().explainer.title}",
        "og:description": description,
        "og:url": f"{TOP}{CLOSURE}",
        "og:image": f"{TOP}{CLOSURE}card.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "The closure: the key point, and a mark for each source paragraph it"
        " rests on",
        "twitter:card": "summary_large_image",
    }


def test_the_preview_of_a_page_is_of_its_canonical_address() -> None:
    for path in ("/", *PICTURED, "/bridge/source/", f"{CLOSURE}share/"):
        canonical = attributes(path, "link[rel=canonical]", "href")
        assert [tags(sample_site(), path)["og:url"]] == canonical


def test_a_share_page_unfolds_into_what_it_shares() -> None:
    found = tags(sample_site(), f"{CLOSURE}share/")
    assert found["og:url"] == f"{TOP}{CLOSURE}"
    assert found["og:image"] == f"{TOP}{CLOSURE}card.png"


@pytest.mark.parametrize(
    "path", ["/bridge/source/", "/bridge/who-says-what/", "/bridge/checked/", "/bridge/all/"]
)
def test_a_page_without_a_picture_has_that_of_the_explainer(path: str) -> None:
    found = tags(sample_site(), path)
    assert found["og:image"] == f"{TOP}/bridge/card.png"
    assert str(found["og:image:alt"]).startswith(f"{bridge().explainer.title}: ")


def test_the_home_page_is_a_website_without_a_picture() -> None:
    found = tags(sample_site(), "/")
    assert (found["og:type"], found["og:title"]) == ("website", "Bridges")
    assert not {"og:image", "twitter:card"} & found.keys()


@pytest.mark.parametrize("path", ["/404.html", "/bridge/shut/", "/bridge/rumour/"])
def test_what_nobody_should_link_to_has_no_preview(path: str) -> None:
    assert tags(sample_site(), path) == {}


def test_without_a_public_address_there_are_no_previews_and_no_pictures() -> None:
    site = build_site(sample(), Address(base_path="/news"))
    assert tags(site, CLOSURE) == {}
    assert [path for path in site if path.endswith(("card.png", "qr.svg"))] == []


@pytest.mark.parametrize(
    ("language", "locale"), [("en", None), ("en-GB", "en_GB"), ("ur-Arab-PK", "ur_PK")]
)
def test_a_territory_is_said_where_the_language_names_one(
    tmp_path: Path, language: str, locale: str | None
) -> None:
    text = FILES["bridge/explainer.md"].replace("language: en", f"language: {language}", 1)
    site = build_site(verified(tmp_path, {"bridge/explainer.md": text}), PUBLIC)
    assert tags(site, CLOSURE).get("og:locale") == locale


@pytest.mark.parametrize("path", PICTURED)
def test_every_picture_that_a_page_names_is_there(path: str) -> None:
    named = str(tags(sample_site(), path)["og:image"])
    page = sample_site()[named.removeprefix(TOP)]
    assert page.media_type == "image/png"
    assert Image.open(BytesIO(page.body)).size == (1200, 630)
    assert page.body == draw(CARDS[f"{path}card.png"])
    assert page.encodings == {}


def test_there_is_a_picture_of_the_explainer_and_of_each_section() -> None:
    assert list(CARDS) == [f"{path}card.png" for path in PICTURED]
    assert {path for path in sample_site() if path.endswith("card.png")} == set(CARDS)


def test_the_card_of_a_section_has_its_key_point_and_its_weights() -> None:
    assert CARDS[f"{CLOSURE}card.png"] == Card(
        site="Bridges",
        kicker=bridge().explainer.title,
        title="The closure",
        key_point="Some 4,200 vehicles crossed the bridge each day. It is closed now.",
        language="en",
        marks=(2, 3, 3, 0, 0, 0),
        source="The County Wire, June 2024",
    )


def test_the_card_of_an_explainer_has_all_of_its_weights_and_no_kicker() -> None:
    card = CARDS["/bridge/card.png"]
    assert (card.title, card.kicker) == (bridge().explainer.title, "")
    assert card.key_point == "A busy bridge has been shut."
    assert card.marks == tuple(
        min(4, number) for number in sample().coverage(bridge().explainer).values()
    )


def test_the_card_of_a_section_without_a_key_point_has_none() -> None:
    assert CARDS["/bridge/people/card.png"].key_point == ""


def test_a_rebuild_draws_only_what_changed(tmp_path: Path) -> None:
    remembered: Remembered = {}
    build_site(sample(), PUBLIC, remembered=remembered)
    pictures = {key for key, value in remembered.items() if "png" in value}
    assert len(pictures) == len(PICTURED)
    for key in pictures:
        remembered[key] = {"png": b"remembered"}
    text = FILES["bridge/closure.md"].replace("title: The closure", "title: Shut")
    site = build_site(verified(tmp_path, {"bridge/closure.md": text}), PUBLIC, None, remembered)
    drawn = [
        path for path in site if path.endswith("card.png") and site[path].body[:4] == b"\x89PNG"
    ]
    assert drawn == [f"{CLOSURE}card.png"]


def test_the_qr_code_for_print_is_there_and_shown_on_paper_only() -> None:
    for path in (*PICTURED, "/bridge/source/", "/bridge/checked/", "/bridge/all/"):
        (node,) = html(path).css(".colophon img.qr")
        assert node.attributes["src"] == f"/news{path}qr.svg"
        assert node.attributes["loading"] == "lazy"
        assert sample_site()[f"{path}qr.svg"].media_type == "image/svg+xml"
