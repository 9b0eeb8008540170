"""Pages for frames: what they show, what they lead to, and what becomes of those that moved."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from urllib.parse import urldefrag

import brotli
import pytest

from app.pages.assets import read_assets, source_hash
from app.site.build import Page, build_site
from app.urls import LOOKS, Address, embed, embeddable
from tests.sample import FILES, attributes, bridge, html, sample, sample_site, texts, verified

SECTION = "/embed/bridge/closure/"


@cache
def embeds() -> dict[str, Page]:
    """Every embed of the sample, by path."""
    return {
        path: page
        for path, page in sample_site().items()
        if path.startswith("/embed/") and page.status == 200
    }


def of_statements() -> list[str]:
    """The paths of those of statements."""
    return [path for path in embeds() if path.startswith("/embed/bridge/s-")]


def header(page: Page, name: str) -> str:
    return dict(page.headers).get(name.encode(), b"").decode()


def policy(page: Page) -> dict[str, str]:
    """The directives of a page's Content-Security-Policy."""
    directives = header(page, "content-security-policy").split(";")
    return dict(each.partition(" ")[::2] for each in directives)


def test_every_page_that_may_be_embedded_and_every_statement_has_an_embed() -> None:
    pages = {embed(path) for path in embeddable(bridge().explainer)}
    assert pages | set(of_statements()) == set(embeds())
    assert len(of_statements()) == len(bridge().statements())


def test_a_section_shows_its_text_with_the_source_to_open() -> None:
    assert texts(SECTION, "h1, h2") == ["The closure", "Cost", "Name"]
    rows = html(SECTION).css(".row")
    assert rows
    for row in rows:
        assert len(row.css("p > .statement")) > 0
        (details,) = row.css("details")
        assert "open" not in details.attributes
        numbers = {each.text().split()[-1] for each in row.css(".source__number")}
        chips = {
            re.findall(r"paragraph (?:herald )?(\d+)", each.text())[0] for each in row.css(".cite")
        }
        assert numbers == chips != set()


def test_a_source_paragraph_is_as_on_the_page_itself() -> None:
    assert texts(SECTION, ".source mark") == texts("/bridge/closure/", ".source mark")


def statement(words: str) -> str:
    """The embed of the statement that begins with these words."""
    found = [each for each in of_statements() if texts(each, ".statement")[0].startswith(words)]
    return found[0]


def test_a_source_in_another_language_says_so() -> None:
    path = statement("In another language, too")
    assert attributes(path, ".source", "lang") == ["ur"]
    assert attributes(path, ".source", "dir") == ["rtl"]
    assert attributes(SECTION, ".source[lang]", "lang") == []


def test_a_statement_stands_alone_with_its_source_open() -> None:
    path = statement("Some 4,200")
    assert texts(path, ".statement") == ["Some 4,200 vehicles crossed the bridge each day."]
    assert len(html(path).css("details[open] .source")) == 1
    assert texts(path, ".source__number") == ["Source paragraph 1"]
    assert texts(path, "h1") == ["From “The closure”"]
    fragment = path.split("/")[-2]
    assert attributes(path, ".imprint a", "href") == [f"/news/bridge/closure/#{fragment}"]


def test_a_statement_of_the_overview_comes_from_its_brief() -> None:
    assert texts(statement("A busy bridge"), "h1") == ["From “In brief”"]


def test_the_overview_is_its_key_points() -> None:
    assert texts("/embed/bridge/", ".points h2") == ["The closure", "People", "Timeline", "Words"]
    assert attributes("/embed/bridge/", ".points h2 a", "href")[0] == "/news/bridge/closure/"
    (point,) = texts("/embed/bridge/", ".points .row > p")
    assert point.startswith("Some 4,200 vehicles")


def test_people_are_shown_by_side_and_terms_one_by_one() -> None:
    assert texts("/embed/bridge/people/", "h2") == ["County", "Trade", "Others"]
    assert "Ann Marsh" in texts("/embed/bridge/people/", ".entry h3")
    assert texts("/embed/bridge/words/", ".entry h2") == ["Deck"]
    assert texts("/embed/bridge/words/", ".entry__role") == ["the roadway"]


def test_the_timeline_keeps_the_time_between_its_events() -> None:
    path = "/embed/bridge/timeline/"
    assert texts(path, ".timeline__event h2") == [
        "The bridge shuts",
        "The council meets",
        "Ann Marsh speaks",
    ]
    assert attributes(path, ".timeline__event time", "datetime") == [
        "2024-03",
        "2024-05-03",
        "2024",
    ]
    assert texts(path, ".timeline__gap") == texts("/bridge/timeline/", ".timeline__gap") != []


def test_voices_have_all_they_say_under_their_names() -> None:
    path = "/embed/bridge/who-says-what/"
    assert texts(path, "summary h2") == texts("/bridge/who-says-what/", ".voice h2")
    speakers = dict(zip(texts(path, "summary h2"), html(path).css(".speaker"), strict=True))
    builder = speakers["The builder"]
    (tally,) = builder.css(".speaker__tallies")
    assert " ".join(tally.text().split()) == "denied 3"
    assert len(builder.css(".row")) == 3
    shown = [each.text() for each in html(path).css(".speaker .statement[data-certainty] mark")]
    assert "“is not safe”" in shown


def test_an_embed_has_nothing_to_jump_to_and_opens_links_outside() -> None:
    for path in embeds():
        document = html(path)
        assert {each.attributes["id"] for each in document.css("[id]")} == set(LOOKS), path
        for link in document.css("a"):
            assert not str(link.attributes["href"]).startswith("#"), path
        assert attributes(path, "base", "target") == ["_blank"], path
        assert len(document.css("h1")) == len(document.css("main")) == 1, path


def test_every_link_of_an_embed_leads_to_a_place_on_a_whole_page() -> None:
    for path in embeds():
        links = [str(each) for each in attributes(path, "a", "href") if str(each).startswith("/")]
        assert links, path
        for link in links:
            page, fragment = urldefrag(link.removeprefix("/news"))
            assert not page.startswith("/embed/"), path
            assert sample_site()[page].status == 200, path
            assert not fragment or html(page).css(f'[id="{fragment}"]'), path


def test_an_embed_is_all_in_one_answer_that_any_page_may_frame() -> None:
    for path, page in embeds().items():
        loading = "[src], link[rel=stylesheet], link[rel=icon], [style], form"
        assert html(path).css(loading) == [], path
        assert policy(page)["default-src"] == policy(page)["base-uri"] == "'none'", path
        assert policy(page)["frame-ancestors"] == "*", path
        for name in ("style", "script"):
            (inside,) = html(path).css(name)
            assert policy(page)[f"{name}-src"] == source_hash(inside.text()), path
        assert header(page, "cross-origin-resource-policy") == "cross-origin", path
        assert header(page, "cross-origin-embedder-policy") == "require-corp", path
        assert header(page, "cross-origin-opener-policy") == "", path
        assert header(page, "x-frame-options") == "", path


def test_who_may_frame_embeds_is_a_setting() -> None:
    site = build_site(sample(), Address(frame_ancestors="'self' https://wiki.example"))
    assert policy(site[SECTION])["frame-ancestors"] == "'self' https://wiki.example"
    assert policy(site["/bridge/closure/"])["frame-ancestors"] == "'self'"


def test_the_pages_that_search_engines_keep_are_the_whole_ones() -> None:
    assert attributes(SECTION, "meta[name=robots]", "content") == ["noindex"]
    whole = "https://bridges.example/news/bridge/closure/"
    assert attributes(SECTION, "link[rel=canonical]", "href") == [whole]
    assert b"/embed/" not in sample_site()["/sitemap.xml"].body
    bare = build_site(sample(), Address())[SECTION].body
    assert b"canonical" not in bare


def test_an_embed_says_where_it_is_from() -> None:
    (line,) = texts(SECTION, ".imprint > p:first-child")
    title, whose = bridge().explainer.title, bridge().publishers
    assert line == f"Bridges {title}. Explains 2 articles by {whose}."


def test_an_embed_says_first_which_date_its_source_speaks_from() -> None:
    for path in embeds():
        (first, *_) = html(path).css("main > *")
        assert first.text() == "As of June 2024 (date inferred)", path


def test_a_statement_of_an_entry_never_stands_without_what_it_is_told_of() -> None:
    path = statement("Thinks that the deck")
    assert texts(path, "h1") == ["Ann Marsh"]
    assert html(path).css("h1.text--hidden") == []
    assert html(statement("Some 4,200")).css("h1.text--hidden") != []


def test_where_a_frame_is_too_short_the_full_page_is_offered_once_to_who_listens() -> None:
    (link,) = html(SECTION).css(".beyond[aria-hidden=true] > a[tabindex='-1']")
    assert link.text() == "More below · open the full page"
    assert attributes(SECTION, ".imprint a", "href") == [link.attributes["href"]]


def test_an_embed_that_moved_leads_on() -> None:
    moved = {
        path: page.location
        for path, page in sample_site().items()
        if path.startswith("/embed/") and page.status == 308
    }
    assert moved["/embed/bridge/shut/"] == "/news/embed/bridge/closure/"
    assert moved["/embed/old-bridge/"] == "/news/embed/bridge/"
    assert moved["/embed/old-bridge/shutting/"] == "/news/embed/bridge/closure/"
    first, *_ = of_statements()
    assert moved[first.replace("bridge", "old-bridge")] == f"/news{first}"
    assert "/embed/old-bridge/source/" not in moved
    (refresh,) = attributes("/embed/bridge/shut/", "meta[http-equiv=refresh]", "content")
    assert refresh == "0; url=/news/embed/bridge/closure/"
    assert attributes("/embed/bridge/shut/", "a", "target") == ["_self"]


def test_a_statement_whose_words_changed_is_still_embedded(tmp_path: Path) -> None:
    first, *_ = of_statements()
    now = first.split("/")[-2]
    home = next(
        bridge().page_of(each.section) for name, each in bridge().placed.items() if name == now
    )
    line = f"{home}#s-zzzzzz -> {now} A busy bridge is shut\n"
    files = {"permalinks.txt": FILES["permalinks.txt"] + line}
    site = build_site(verified(tmp_path, files), Address())
    for folder in ("bridge", "old-bridge"):
        assert site[f"/embed/{folder}/s-zzzzzz/"].location == first


def test_a_withdrawn_embed_says_why_in_its_frame(tmp_path: Path) -> None:
    page = sample_site()["/embed/bridge/rumour/"]
    assert page.status == 410
    assert policy(page)["frame-ancestors"] == "*"
    assert texts(page.path, "main p") == [
        "“Rumours” was withdrawn on 2 July 2024.",
        "It was wrong.",
        "Read instead: The closure",
    ]
    assert attributes(page.path, "a", "href") == ["/news/bridge/closure/"]
    assert texts("/embed/bridge/nothing/", "main p")[1:] == ["It said nothing."]
    assert sample_site()["/embed/tunnel/"].status == 410


def test_a_withdrawn_statement_says_why(tmp_path: Path) -> None:
    explainer = FILES["bridge/explainer.md"].replace(
        "path: rumour/, reason: It was wrong.", "path: closure/#s-qqqqqq, reason: It was wrong."
    )
    site = build_site(verified(tmp_path, {"bridge/explainer.md": explainer}), Address())
    assert b"It was wrong." in site["/embed/bridge/s-qqqqqq/"].body


def test_the_script_for_other_sites_never_moves_and_is_asked_for_again() -> None:
    page = sample_site()["/embed.js"]
    assert page.body == read_assets().files["embed.js"]
    assert header(page, "cache-control") == "public,max-age=3600"
    assert header(page, "cross-origin-resource-policy") == "cross-origin"
    assert header(page, "access-control-allow-origin") == "*"


@pytest.mark.parametrize(("name", "most"), [("embed.js", 2048), ("frame.js", 1024)])
def test_a_script_is_small(name: str, most: int) -> None:
    assert len(brotli.compress(read_assets().files[name])) <= most
