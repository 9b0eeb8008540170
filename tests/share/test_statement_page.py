"""The page of a statement: what it shows, where it leads, and what becomes of it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from app import urls
from app.pages.phrases import plain_text
from app.share.statement_page import description
from app.site.build import Site, build_site
from app.urls import Address
from tests.sample import FILES, attributes, bridge, html, sample, sample_site, texts, verified

TOP = "https://bridges.example/news"
SAID = {plain_text((each,)): each for each in sample().library.explainers[0].statements()}
OWN = {words: urls.statement(bridge().explainer, each.id) for words, each in SAID.items()}
TRAFFIC = "Some 4,200 vehicles crossed the bridge each day."
STEEL = "Its steel was good."
EVIDENCE = (
    'Some 4,200 vehicles crossed the bridge *each* day [@wire:p1 "carried 4,200 vehicles a day"]'
)


def with_evidence(folder: Path) -> Site:
    closure = FILES["bridge/closure.md"].replace(
        "Some 4,200 vehicles crossed the bridge *each* day [@wire:p1]", EVIDENCE
    )
    return build_site(verified(folder, {"bridge/closure.md": closure}), Address(TOP))


def test_every_statement_has_a_page_and_no_other() -> None:
    pages = {path for path in sample_site() if path.startswith("/bridge/s-")}
    own = set(OWN.values())
    assert pages == own | {urls.card(each) for each in own}


def test_it_says_who_stands_behind_the_claim_and_shows_the_paragraph() -> None:
    (claim,) = texts(OWN[STEEL], ".statement")
    assert claim == STEEL
    assert texts(OWN[STEEL], "h1") == [STEEL]
    assert texts(OWN[STEEL], ".cite .certainty") == ["denied by The builder"]
    (paragraph,) = texts(OWN[STEEL], ".source")
    assert "The builder denies that its steel was weak." in paragraph


def test_a_statement_that_begins_with_a_verb_has_its_entry_before_it() -> None:
    path = OWN["Thinks that the deck is too weak."]
    assert texts(path, "h1:not(.text--hidden)") == ["Ann Marsh"]
    (title,) = texts(path, "title")
    assert title.startswith("Ann Marsh: Thinks that the deck is too weak.")


def test_it_says_where_the_statement_stands_and_of_when_the_source_is() -> None:
    place = f"/news/bridge/closure/#{SAID[STEEL].id}"
    assert attributes(OWN[STEEL], ".more a", "href")[0] == place
    (kicker,) = texts(OWN[STEEL], ".head .text--kicker")
    assert kicker == "One statement · As of June 2024 (date inferred)"


def test_a_preview_shows_the_statement_and_not_its_section(tmp_path: Path) -> None:
    page = with_evidence(tmp_path)[OWN[TRAFFIC]].body.decode()
    assert f'<meta property="og:url" content="{TOP}{OWN[TRAFFIC]}">' in page
    assert f'<meta property="og:title" content="{TRAFFIC} · ' in page
    words = "“carried 4,200 vehicles a day” — The County Wire"
    of_when = "As of June 2024 (date inferred)"
    assert f'<meta name="description" content="{of_when}. {words}">' in page
    assert f'content="{TOP}{OWN[TRAFFIC]}card.png"' in page
    assert f'content="{TRAFFIC} In the source: “carried 4,200 vehicles a day”"' in page


def test_a_preview_without_evidence_promises_none() -> None:
    alt = "meta[property='og:image:alt']"
    assert attributes(OWN[STEEL], alt, "content") == [STEEL]
    assert description(bridge(), SAID[STEEL]) == "Denied by The builder. The County Wire"


def test_its_link_embed_and_oembed_are_those_of_the_statement() -> None:
    link, embed, _ = attributes(OWN[STEEL], ".share input", "value")
    assert link == f"{TOP}{OWN[STEEL]}"
    assert f"{TOP}/embed/bridge/{SAID[STEEL].id}/" in str(embed)
    discovered = attributes(OWN[STEEL], "link[type='application/json+oembed']", "href")
    assert [quote(TOP + OWN[STEEL], safe="") in str(each) for each in discovered] == [True]


def test_the_share_page_leads_to_it() -> None:
    assert f"/news{OWN[STEEL]}" in attributes("/bridge/closure/share/", ".item a", "href")


def test_it_is_found_under_former_names_of_the_explainer_and_of_the_statement(
    tmp_path: Path,
) -> None:
    old = f"/bridge/closure/#s-zzzzzz -> {SAID[STEEL].id} Its metal was good\n"
    files = {"permalinks.txt": FILES["permalinks.txt"] + old}
    site = build_site(verified(tmp_path, files), Address())
    for path in ("/bridge/s-zzzzzz/", "/old-bridge/s-zzzzzz/", f"/old-bridge/{SAID[STEEL].id}/"):
        assert (site[path].status, site[path].location) == (308, OWN[STEEL])


def test_one_that_was_merged_into_a_statement_of_another_page_leads_to_it(tmp_path: Path) -> None:
    old = f"/bridge/people/#s-zzzzzz -> /bridge/closure/#{SAID[STEEL].id} The metal is sound\n"
    files = {"permalinks.txt": FILES["permalinks.txt"] + old}
    page = build_site(verified(tmp_path, files), Address())["/bridge/s-zzzzzz/"]
    assert (page.status, page.location) == (308, OWN[STEEL])


def test_one_that_was_merged_into_an_entry_leads_to_that(tmp_path: Path) -> None:
    old = "/bridge/closure/#s-zzzzzz -> /bridge/people/#builder The metal is sound\n"
    files = {"permalinks.txt": FILES["permalinks.txt"] + old}
    page = build_site(verified(tmp_path, files), Address())["/bridge/s-zzzzzz/"]
    assert (page.status, page.location) == (308, "/bridge/people/#builder")


def test_one_that_was_withdrawn_says_why_and_what_to_read(tmp_path: Path) -> None:
    explainer = FILES["bridge/explainer.md"].replace("path: rumour/", "path: closure/#s-qqqqqq")
    page = build_site(verified(tmp_path, {"bridge/explainer.md": explainer}), Address())[
        "/bridge/s-qqqqqq/"
    ]
    assert page.status == 410
    assert b"It was wrong." in page.body
    assert b'href="/bridge/closure/"' in page.body


def test_an_address_of_no_statement_ever_is_unknown() -> None:
    assert "/bridge/s-abcdef/" not in sample_site()


def test_a_section_that_has_the_name_keeps_its_address(tmp_path: Path) -> None:
    name = SAID[STEEL].id
    closure = FILES["bridge/closure.md"].replace("[shut, shutting]", f"[shut, {name}]")
    record = f"{FILES['permalinks.txt']}/bridge/{name}/\n"
    files = {"bridge/closure.md": closure, "permalinks.txt": record}
    site = build_site(verified(tmp_path, files), Address())
    assert site[f"/bridge/{name}/"].location == "/bridge/closure/"
    assert site[f"/bridge/{name}-statement/"].status == 200


def test_the_colophon_offers_no_code_that_is_not_made() -> None:
    assert html(OWN[STEEL]).css(".colophon img") == []
    assert "/bridge/closure/qr.svg" in sample_site()
