"""Where no page is, or none any more."""

from __future__ import annotations

from tests.sample import attributes, html, texts


def test_what_is_not_there_leads_to_what_is_however_much_there_is() -> None:
    assert attributes("/404.html", ".ways a", "href") == ["/news/"]


def test_a_withdrawn_page_says_why_and_where_to_go_instead() -> None:
    assert texts("/bridge/rumour/", "main p") == ["410", "It was wrong."]
    assert attributes("/bridge/rumour/", ".ways a", "href") == ["/news/bridge/closure/", "/news/"]
    assert attributes("/bridge/nothing/", ".ways a", "href") == ["/news/"]


def test_a_page_that_moved_leads_on_without_a_server_too() -> None:
    (refresh,) = html("/bridge/shut/").css("meta[http-equiv=refresh]")
    assert refresh.attributes["content"] == "0; url=/news/bridge/closure/"
    assert attributes("/bridge/shut/", ".ways a", "href") == ["/news/bridge/closure/"]
    assert html("/404.html").css("meta[http-equiv=refresh]") == []
