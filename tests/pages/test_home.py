"""The home page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from app.pages import Listing
from app.pages.assets import read_assets
from app.pages.home import HomeView, Month, home_view, story
from app.pages.layout import Layouts
from app.site.build import build_site
from app.site.render import environment
from tests.sample import FILES, PUBLIC, attributes, bridge, sample, texts, verified


def home(days: list[str]) -> HomeView:
    """The home page of explainers that were published on these days."""
    layouts = Layouts(sample().library, PUBLIC, read_assets())
    return home_view(layouts, [Listing(each, f"story {each}", f"line {each}") for each in days])


def days(month: str, number: int) -> list[str]:
    return [f"{month}-{1 + index % 28:02}" for index in range(number)]


def shape(found: HomeView) -> Iterator[tuple[str, int, int, str]]:
    return ((m.name, len(m.stories), len(m.lines), m.folded) for m in found.months)


def test_the_home_page_leads_to_every_explainer() -> None:
    assert attributes("/", ".story h2 a", "href") == ["/news/bridge/"]
    assert texts("/", ".story .text--kicker") == [
        "The County Wire and Herald · As of June 2024 (date inferred)"
    ]
    statements = len(bridge().placed)
    assert texts("/", ".story__meta") == [
        f"4 sections · {statements} statements · 5 of 6 source paragraphs explained"
        " · updated 2 July 2024"
    ]


def test_the_home_page_shows_the_standfirst_with_its_source() -> None:
    assert attributes("/", ".story .cite", "href") == ["/news/#bridge.m1-1"]
    assert attributes("/", ".story .source", "id") == ["bridge.m1-1"]
    assert attributes("/", ".story .source__number", "href") == ["/news/bridge/source/#p1"]


def test_the_newest_stand_first_and_a_dozen_needs_no_months() -> None:
    (month,) = home(["2024-06-01", "2024-07-02", "2024-06-30"]).months
    assert [str(each) for each in month.stories] == [
        "story 2024-07-02",
        "story 2024-06-30",
        "story 2024-06-01",
    ]
    assert month == Month(iso="", name="", stories=month.stories, lines=(), folded="")
    assert home(days("2024-06", 12)).ways == ()


def test_more_than_a_dozen_are_grouped_by_month_with_the_way_to_each() -> None:
    found = home([*days("2024-05", 3), *days("2024-06", 10)])
    assert [*shape(found)] == [("June 2024", 10, 0, ""), ("May 2024", 3, 0, "")]
    assert [each.href for each in found.ways] == ["#2024-06", "#2024-05"]
    assert home(days("2024-06", 13)).ways == ()


def test_beyond_fifty_the_titles_are_folded() -> None:
    found = home([*days("2024-04", 1), *days("2024-05", 30), *days("2024-06", 45)])
    assert [*shape(found)] == [
        ("June 2024", 45, 0, ""),
        ("May 2024", 5, 25, "25 more explainers"),
        ("April 2024", 0, 1, "1 explainer"),
    ]


def test_months_and_what_is_folded_are_on_the_page() -> None:
    view = home([*days("2024-05", 30), *days("2024-06", 30)])
    page = LexborHTMLParser(environment().get_template("home.html").render(view=view))
    headings = [(each.text(), each.attributes["id"]) for each in page.css(".front__month > h2")]
    assert headings == [("June 2024", "2024-06"), ("May 2024", "2024-05")]
    assert [each.text() for each in page.css("summary")] == ["10 more explainers"]
    assert [each.text() for each in page.css(".front__months a")] == ["June 2024", "May 2024"]


def test_an_explainer_in_another_language_says_so(tmp_path: Path) -> None:
    name = "bridge/explainer.md"
    urdu = FILES[name].replace("language: en\n", "language: ur\n")
    found = verified(tmp_path, {name: urdu})
    page = LexborHTMLParser(build_site(found, PUBLIC)["/"].body)
    (title,) = page.css(".story h2")
    assert (title.attributes["lang"], title.attributes["dir"]) == ("ur", "rtl")
    assert page.css(".story .text--kicker")[0].text().endswith(" · in Urdu")
    assert story(bridge()).language == ""
