"""People, events and terms as they are shown."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from app.model import Attribute, Entry, Kind, Run, Section, Span, Text
from app.pages.blocks import Margin
from app.pages.entries import Event, events, period, sides, when
from app.pages.history import Former
from app.site.build import build_site
from tests.sample import PUBLIC, attributes, bridge, section, texts, verified

HERE = Span("timeline.md", 1)


def entry(**values: str) -> Entry:
    given: Mapping[str, Attribute] = {k: Attribute(v, HERE) for k, v in values.items()}
    return Entry("it", Text((Run(0, "It", HERE),)), HERE, given, ())


def after(earlier: Entry, later: Entry) -> Event:
    both = Section("timeline", Kind.TIMELINE, "Timeline", "a.md", HERE, (), (earlier, later))
    return events(bridge(), both)[1]


def test_people_stand_with_their_side_in_the_authors_order() -> None:
    found = sides(bridge(), section("people"))
    assert [(each.name, [m.name for m in each.members]) for each in found] == [
        ("County", ["Ann Marsh", "The council"]),
        ("Trade", ["The builder"]),
        ("Others", ["A passer-by"]),
    ]
    assert found[0].members[0].href == "/news/bridge/people/#ann-marsh"
    assert not found[0].details


def test_on_their_own_page_people_have_details_and_old_names() -> None:
    found = sides(
        bridge(), section("people"), Margin(edition=bridge(), page="", home="/bridge/people/")
    )
    assert found[1].details[0].former == (Former("firm"), Former("maker"))
    assert attributes("/bridge/people/", "#builder #maker", "id") == ["maker"]
    assert texts("/bridge/people/", "#ann-marsh .entry__role") == ["county engineer"]
    assert texts("/bridge/people/", "#passer-by .entry__role") == []


def test_only_who_speaks_has_a_way_to_what_they_say() -> None:
    assert attributes("/bridge/people/", ".entry .more a", "href") == [
        "/news/bridge/who-says-what/#ann-marsh",
        "/news/bridge/who-says-what/#builder",
    ]


def test_a_term_shows_what_it_stands_for() -> None:
    assert texts("/bridge/words/", "#deck .entry__role") == ["the roadway"]


@pytest.mark.parametrize(
    ("values", "printed", "spelled"),
    [
        ({"date": "2024-03"}, "March 2024", "March 2024"),
        ({"date": "2024-03", "until": "2024"}, "March 2024 – 2024", "March 2024 – 2024"),
        ({"date": "2024", "label": "mid-2024"}, "mid-2024", "2024"),
        ({"date": "soon"}, "soon", "soon"),
        ({}, "", ""),
    ],
)
def test_a_date_is_printed_in_the_authors_words_or_spelled_out(
    values: dict[str, str], printed: str, spelled: str
) -> None:
    assert when(entry(**values)) == printed
    assert period(entry(**values)) == spelled


def test_an_inferred_date_says_what_it_is_taken_to_be_and_why() -> None:
    assert texts("/bridge/timeline/", "#speaks .timeline__when") == [
        "2024 in the article: a meeting; inferred: the year of the meeting"
    ]
    assert after(entry(), entry(date="2024", inferred="why")).inferred == "inferred: why"
    now = after(entry(), entry(date="2024", label="now", inferred="what is now"))
    assert (now.when, now.listed, now.inferred) == (
        "2024",
        "2024, inferred",
        "inferred: what is now",
    )
    assert after(entry(), entry(date="2024", label="mid-2024")).listed == "mid-2024"


@pytest.mark.parametrize(
    ("earlier", "later", "gap"),
    [
        ({"date": "2024-03-01"}, {"date": "2024-03-04"}, "days"),
        ({"date": "2024-03"}, {"date": "2024-04"}, "about a month"),
        ({"date": "2024-03-01"}, {"date": "2024-05-25"}, "about 3 months"),
        ({"date": "2024-03"}, {"date": "2024-10"}, "about 7 months"),
        ({"date": "2023"}, {"date": "2024"}, "about a year"),
        ({"date": "2021-08"}, {"date": "2022-06"}, "about 10 months"),
        ({"date": "2020"}, {"date": "2024-03"}, "about 4 years"),
        ({"date": "2024"}, {"date": "2024"}, "the same year"),
        ({"date": "2024-03"}, {"date": "2024-03"}, "the same month"),
        ({"date": "2024-03-01"}, {"date": "2024-03-01"}, "the same day"),
        ({"date": "2023", "until": "2024-03"}, {"date": "2024-01"}, "meanwhile"),
        ({}, {"date": "2024"}, ""),
        ({"date": "2024"}, {}, ""),
    ],
)
def test_between_two_events_stands_the_time_between_them(
    earlier: dict[str, str], later: dict[str, str], gap: str
) -> None:
    assert after(entry(**earlier), entry(**later)).gap == gap


def test_a_timeline_without_events_has_none() -> None:
    empty = Section("timeline", Kind.TIMELINE, "Timeline", "a.md", HERE, ())
    assert events(bridge(), empty) == ()


def test_a_timeline_rests_on_what_its_events_show(tmp_path: Path) -> None:
    """Where all of its statements stand in sections, too, and its events name them by key."""
    event = "## Traffic {#shuts date=2024-03 tells=traffic}"
    timeline = f"---\ntitle: Timeline\nkind: timeline\n---\n\n{event}\n"
    pages = build_site(verified(tmp_path, {"bridge/timeline.md": timeline}), PUBLIC)
    page = LexborHTMLParser(pages["/bridge/timeline/"].body)
    assert "rests on 1 of 6 paragraphs of 2 sources" in "".join(
        each.text() for each in page.css(".head")
    )
    assert [each.text() for each in page.css(".strip [data-weight]")] == [
        "wire, paragraph 1, on this page"
    ]
