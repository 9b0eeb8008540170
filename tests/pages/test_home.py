"""The home page."""

from __future__ import annotations

from tests.sample import attributes, bridge, texts


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
    assert attributes("/", ".story .cite", "href") == ["#bridge.m1-1"]
    assert attributes("/", ".story .source", "id") == ["bridge.m1-1"]
    assert attributes("/", ".story .source__number", "href") == ["/news/bridge/source/#p1"]
