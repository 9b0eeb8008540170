"""Pages that belong to no explainer."""

from __future__ import annotations

from tests.sample import attributes, bridge, html, texts


def test_the_home_page_leads_to_every_explainer() -> None:
    assert attributes("/", ".story h2 a", "href") == ["/news/bridge/"]
    assert texts("/", ".story .kicker") == ["After The County Wire, June 2024"]
    statements = len(bridge().placed)
    assert texts("/", ".story .meta") == [
        f"4 sections · {statements} statements · 5 of 6 source paragraphs explained"
        " · updated 2 July 2024"
    ]


def test_the_home_page_shows_the_standfirst_with_its_source() -> None:
    assert attributes("/", ".story .cite", "href") == ["/news/bridge/source/#p1"]


def test_what_is_not_there_leads_to_what_is() -> None:
    assert attributes("/404.html", ".ways a", "href") == [
        "/news/",
        "/news/bridge/",
        "/news/bridge/closure/",
        "/news/bridge/people/",
        "/news/bridge/timeline/",
        "/news/bridge/words/",
    ]


def test_a_withdrawn_page_says_why_and_where_to_go_instead() -> None:
    assert texts("/bridge/rumour/", "main p") == ["410", "It was wrong."]
    assert attributes("/bridge/rumour/", ".ways a", "href") == ["/news/bridge/closure/", "/news/"]
    assert attributes("/bridge/nothing/", ".ways a", "href") == ["/news/"]


def test_a_page_that_moved_leads_on_without_a_server_too() -> None:
    (refresh,) = html("/bridge/shut/").css("meta[http-equiv=refresh]")
    assert refresh.attributes["content"] == "0; url=/news/bridge/closure/"
    assert attributes("/bridge/shut/", ".ways a", "href") == ["/news/bridge/closure/"]
    assert html("/404.html").css("meta[http-equiv=refresh]") == []
