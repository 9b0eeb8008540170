"""The page of a statement: what it shows, where it leads, and what becomes of it."""

from __future__ import annotations

from functools import cache
from urllib.parse import quote

import pytest

from app import urls
from app.model import Statement
from app.pages.phrases import plain_text
from app.share.statement_page import description
from app.site.build import Site, build_site
from app.urls import Address
from tests.sample import FILES, attributes, bridge, html, sample_site, texts, verified

TOP = "https://bridges.example/news"
TRAFFIC = "Some 4,200 vehicles crossed the bridge each day."
STEEL = "Its steel was good."
NAMED = "Nobody confirms a date."
"""Its id is what a section was published under before."""


@cache
def said(words: str) -> Statement:
    """The statement that says this."""
    return next(each for each in bridge().statements() if plain_text((each,)) == words)


def own(words: str = STEEL) -> str:
    """The path of its page."""
    return bridge().own_page(said(words))


def renamed() -> dict[str, str]:
    """The sample with evidence, and with statements reworded, merged and withdrawn."""
    named, steel = said(NAMED).id, said(STEEL).id
    return {
        "bridge/closure.md": FILES["bridge/closure.md"]
        .replace("*each* day [@wire:p1]", '*each* day [@wire:p1 "carried 4,200 vehicles a day"]')
        .replace("[shut, shutting]", f"[shut, {named}]"),
        "bridge/explainer.md": FILES["bridge/explainer.md"].replace(
            "path: rumour/", "path: closure/#s-qqqqqq"
        ),
        "permalinks.txt": f"""{FILES["permalinks.txt"]}\
/bridge/closure/#s-xxxxxx -> {steel} Its metal was good
/bridge/people/#s-yyyyyy -> /bridge/closure/#{steel} The metal is sound
/bridge/closure/#s-zzzzzz -> /bridge/people/#builder The metal was sound
/bridge/{named}/
""",
    }


@pytest.fixture(scope="module")
def varied(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The sample so changed, as a site."""
    return build_site(verified(tmp_path_factory.mktemp("varied"), renamed()), Address(TOP))


def test_every_statement_has_a_page_and_no_other() -> None:
    pages = {path for path in sample_site() if path.startswith("/bridge/s-")}
    own = {bridge().own_page(each) for each in bridge().statements()}
    beside = (urls.card, urls.as_markdown, urls.as_json)
    assert pages == own | {of(each) for of in beside for each in own}


def test_it_says_who_stands_behind_the_claim_and_shows_the_paragraph() -> None:
    (claim,) = texts(own(), ".statement")
    assert claim == STEEL
    assert texts(own(), "h1") == [STEEL]
    assert texts(own(), ".cite .certainty") == ["denied by The builder"]
    (paragraph,) = texts(own(), ".source")
    assert "The builder denies that its steel was weak." in paragraph


def test_a_statement_that_begins_with_a_verb_has_its_entry_before_it() -> None:
    path = own("Thinks that the deck is too weak.")
    assert texts(path, "h1:not(.text--hidden)") == ["Ann Marsh"]
    (title,) = texts(path, "title")
    assert title.startswith("Ann Marsh: Thinks that the deck is too weak.")


def test_it_says_where_the_statement_stands_and_of_when_the_source_is() -> None:
    place = f"/news/bridge/closure/#{said(STEEL).id}"
    assert attributes(own(), ".more a", "href")[0] == place
    (kicker,) = texts(own(), ".head .text--kicker")
    assert kicker == "One statement · As of June 2024 (date inferred)"


def test_a_preview_shows_the_statement_and_not_its_section(varied: Site) -> None:
    page = varied[own(TRAFFIC)].body.decode()
    assert f'<meta property="og:url" content="{TOP}{own(TRAFFIC)}">' in page
    assert f'<meta property="og:title" content="{TRAFFIC} · ' in page
    words = "“carried 4,200 vehicles a day” — The County Wire"
    of_when = "As of June 2024 (date inferred)"
    assert f'<meta name="description" content="{of_when}. {words}">' in page
    assert f'content="{TOP}{own(TRAFFIC)}card.png"' in page
    assert f'content="{TRAFFIC} In the source: “carried 4,200 vehicles a day”"' in page


def test_a_preview_without_evidence_promises_none() -> None:
    alt = "meta[property='og:image:alt']"
    assert attributes(own(), alt, "content") == [STEEL]
    assert description(bridge(), said(STEEL)) == "Denied by The builder. The County Wire"


def test_its_link_embed_and_oembed_are_those_of_the_statement() -> None:
    link, embed, _ = attributes(own(), ".share input", "value")
    assert link == f"{TOP}{own()}"
    assert f"{TOP}/embed/bridge/{said(STEEL).id}/" in str(embed)
    discovered = attributes(own(), "link[type='application/json+oembed']", "href")
    assert [quote(TOP + own(), safe="") in str(each) for each in discovered] == [True]


def test_the_share_page_leads_to_it() -> None:
    assert f"/news{own()}" in attributes("/bridge/closure/share/", ".item a", "href")


@pytest.mark.parametrize(
    ("path", "leads"),
    [
        ("/bridge/s-xxxxxx/", "/bridge/{}/"),
        ("/old-bridge/s-xxxxxx/", "/bridge/{}/"),
        ("/old-bridge/{}/", "/bridge/{}/"),
        ("/bridge/s-yyyyyy/", "/bridge/{}/"),
        ("/bridge/s-zzzzzz/", "/bridge/people/#builder"),
    ],
    ids=["reworded", "both renamed", "explainer renamed", "merged", "merged into an entry"],
)
def test_an_old_address_leads_on(path: str, leads: str, varied: Site) -> None:
    path, leads = (each.format(said(STEEL).id) for each in (path, leads))
    assert (varied[path].status, varied[path].location) == (308, leads)


def test_one_that_was_withdrawn_says_why_and_what_to_read(varied: Site) -> None:
    page = varied["/bridge/s-qqqqqq/"]
    assert page.status == 410
    assert b"It was wrong." in page.body
    assert b'href="/bridge/closure/"' in page.body


def test_an_address_of_no_statement_ever_is_unknown() -> None:
    assert "/bridge/s-abcdef/" not in sample_site()


def test_a_section_that_has_the_name_keeps_its_address(varied: Site) -> None:
    assert varied[f"/bridge/{said(NAMED).id}/"].location == "/bridge/closure/"
    assert varied[f"/bridge/{said(NAMED).id}-statement/"].status == 200


def test_the_colophon_offers_no_code_that_is_not_made() -> None:
    assert html(own()).css(".colophon img") == []
    assert "/bridge/closure/qr.svg" in sample_site()
