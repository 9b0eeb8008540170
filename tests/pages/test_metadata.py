"""A link to a page unfolds elsewhere into its title, its key point and a picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from htmldate import find_date
from selectolax.lexbor import LexborHTMLParser
from trafilatura.metadata import extract_metadata

from app.site.build import Site, build_site
from app.urls import Address
from tests.sample import (
    FILES,
    PUBLIC,
    attributes,
    bridge,
    html,
    sample,
    sample_site,
    texts,
    verified,
)

TOP = "https://bridges.example/news"
CLOSURE = "/bridge/closure/"
PICTURED = ["/bridge/", CLOSURE, "/bridge/people/", "/bridge/timeline/", "/bridge/words/"]


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


CITED = ["/bridge/", CLOSURE, "/bridge/people/", "/bridge/timeline/", "/bridge/source/"]


@pytest.mark.parametrize("path", CITED)
def test_a_page_has_what_a_reference_manager_takes_of_it(path: str) -> None:
    found = LexborHTMLParser(sample_site()[path].body).css(
        "meta[name^='citation_'], meta[name^=DC]"
    )
    told = {each.attributes["name"]: each.attributes["content"] for each in found}
    (title,) = attributes(path, "meta[property='og:title']", "content")
    assert told == {
        "citation_title": title,
        "citation_publication_date": "2024/07/01",
        "citation_publisher": "Bridges",
        "citation_language": "en",
        "citation_public_url": f"{TOP}{path}",
        "DC.title": title,
        "DC.date": "2024-07-01",
        "DC.publisher": "Bridges",
        "DC.language": "en",
        "DC.type": "webpage",
        "DC.identifier": f"{TOP}{path}",
    }


@pytest.mark.parametrize("address", [PUBLIC, Address()], ids=["public", "unknown"])
def test_readers_of_dates_take_the_day_of_the_page_and_no_events(address: Address) -> None:
    site = build_site(sample(), address)
    for path in CITED:
        text = site[path].body.decode()
        assert find_date(text, original_date=True) == "2024-07-01", path
        assert find_date(text) == "2024-07-02", path
        assert extract_metadata(text).date == "2024-07-01", path


def test_a_description_begins_with_the_date_that_the_source_speaks_from() -> None:
    begins = "As of June 2024 (date inferred). "
    for path in CITED:
        (description,) = attributes(path, "meta[name=description]", "content")
        assert str(description).startswith(begins)
    (timeline,) = attributes("/bridge/timeline/", "meta[name=description]", "content")
    assert timeline == f"{begins}3 events, March 2024 to 2024"


@pytest.mark.parametrize(
    ("language", "locale"), [("en", None), ("en-GB", "en_GB"), ("ur-Arab-PK", "ur_PK")]
)
def test_a_territory_is_said_where_the_language_names_one(
    tmp_path: Path, language: str, locale: str | None
) -> None:
    text = FILES["bridge/explainer.md"].replace("language: en", f"language: {language}", 1)
    site = build_site(verified(tmp_path, {"bridge/explainer.md": text}), PUBLIC)
    assert tags(site, CLOSURE).get("og:locale") == locale


@pytest.mark.parametrize(
    "path", ["/bridge/", CLOSURE, "/bridge/timeline/", "/bridge/who-says-what/"]
)
def test_a_page_with_an_embed_says_where_to_ask_for_it(path: str) -> None:
    selector = "head link[rel=alternate][type$='+oembed']"
    url = f"https://bridges.example/news{path}".replace(":", "%3A").replace("/", "%2F")
    asked = f"https://bridges.example/news/oembed?url={url}&format="
    assert attributes(path, selector, "type") == ["application/json+oembed", "text/xml+oembed"]
    assert attributes(path, selector, "href") == [f"{asked}json", f"{asked}xml"]
    assert attributes(path, selector, "title") == texts(path, "title") * 2


@pytest.mark.parametrize("path", ["/", "/404.html", "/bridge/source/", "/bridge/all/", "/tunnel/"])
def test_a_page_without_an_embed_promises_none(path: str) -> None:
    assert html(path).css("link[type$='+oembed']") == []


def test_where_nobody_may_frame_it_no_page_has_an_embed() -> None:
    site = build_site(sample(), replace(PUBLIC, frame_ancestors="'none'"))
    assert b"oembed" not in site[CLOSURE].body


def test_a_folder_of_files_announces_no_questions_that_nobody_answers() -> None:
    site = build_site(sample(), replace(PUBLIC, answers=False))
    assert b"oembed" not in site[CLOSURE].body
    assert b"/embed/bridge/closure/" in site[f"{CLOSURE}share/"].body
