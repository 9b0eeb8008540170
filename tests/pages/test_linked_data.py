"""What pages say in JSON-LD: what they are, what they are based on, and what they quote."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from app.pages.linked_data import iso_date
from app.site.build import Site, build_site
from app.urls import Address
from tests.sample import (
    FILES,
    PUBLIC,
    bridge,
    sample,
    sample_site,
    verified,
)

TOP = "https://bridges.example/news"
CLOSURE = "/bridge/closure/"


def data(path: str, site: Site | None = None) -> dict[str, Any]:
    """The linked data of a page, which has it once."""
    text = (site or sample_site())[path].body.decode()
    (script,) = text.split('<script type="application/ld+json">')[1:]
    found: dict[str, Any] = json.loads(script.partition("</script>")[0])
    return found


def test_a_section_is_an_article_and_a_part_of_its_explainer() -> None:
    found = data(CLOSURE)
    title = bridge().explainer.title
    assert {name: found[name] for name in ("@context", "@type", "headline", "url")} == {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": f"The closure · {title}",
        "url": f"{TOP}{CLOSURE}",
    }
    assert (found["datePublished"], found["dateModified"]) == ("2024-07-01", "2024-07-02")
    assert found["publisher"] == {"@type": "Organization", "name": "Bridges"}
    assert found["isPartOf"] == {"@type": "Article", "name": title, "url": f"{TOP}/bridge/"}
    assert "isPartOf" not in data("/bridge/")


def test_a_page_is_based_on_its_sources_and_states_no_date_that_was_inferred() -> None:
    wire, herald = data(CLOSURE)["isBasedOn"]
    assert wire == {
        "@type": "NewsArticle",
        "headline": "Bridge stays closed",
        "publisher": {"@type": "Organization", "name": "The County Wire"},
        "creditText": "The County Wire, June 2024 (date inferred)",
        "inLanguage": "en",
    }
    assert (herald["url"], herald["inLanguage"]) == ("https://herald.example/1", "ur")


def test_a_date_that_a_source_states_is_its_date(tmp_path: Path) -> None:
    stated = FILES["bridge/sources/wire.md"].replace("date_basis: inferred", "date_basis: printed")
    site = build_site(verified(tmp_path, {"bridge/sources/wire.md": stated}), PUBLIC)
    wire, _ = data(CLOSURE, site)["isBasedOn"]
    assert (wire["datePublished"], wire["creditText"]) == ("2024-06", "The County Wire, June 2024")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("3 May 2024", "en", "2024-05-03"),
        ("May 3, 2024", "en", "2024-05-03"),
        ("2024-05-03", "en", "2024-05-03"),
        ("January 2024", "en", "2024-01"),
        ("2024", "en", "2024"),
        ("3. Mai 2024", "de", "2024-05-03"),
        ("2024年5月3日", "zh", "2024-05-03"),
        ("early January 2024", "en", ""),
        ("January to March 2024", "en", ""),
        ("3 May", "en", ""),
        ("last week", "en", ""),
        ("", "en", ""),
    ],
)
def test_a_date_in_words_is_one_for_machines_where_it_says_one(
    text: str, language: str, expected: str
) -> None:
    assert iso_date(text, language) == expected


def test_what_bears_statements_out_is_quoted_with_its_paragraph() -> None:
    quoted = {
        "@type": "Quotation",
        "text": "The deck is not safe to carry a bus",
        "url": f"{TOP}/bridge/source/#p2",
    }
    assert data(CLOSURE)["citation"] == [quoted]
    assert "citation" not in data("/bridge/source/")


def test_without_a_public_address_no_address_is_made_up() -> None:
    found = data(CLOSURE, build_site(sample(), Address(base_path="/news")))
    assert not {"url", "isPartOf"} & found.keys()
    assert found["datePublished"] == "2024-07-01"
    assert found["citation"] == [
        {"@type": "Quotation", "text": "The deck is not safe to carry a bus"}
    ]


def test_no_title_ends_the_script() -> None:
    title = "Why <script>alert(document)</script> the bridge & road are shut"
    assert data("/bridge/")["headline"] == title
    text = sample_site()["/bridge/"].body.decode().split("ld+json")[1].partition("</script>")[0]
    assert not set("<&") & set(text)
