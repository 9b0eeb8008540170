"""The first page of an explainer."""

from __future__ import annotations

from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from app.site.build import build_site
from app.urls import Address
from tests.sample import FILES, attributes, source_file, texts, verified


def test_the_overview_has_the_key_point_of_each_section() -> None:
    assert texts("/bridge/", ".contents h3") == ["The closure", "People", "Timeline", "Words"]
    (point,) = texts("/bridge/", ".contents li > p")
    assert point.startswith("Some 4,200 vehicles")


def test_key_figures_are_amounts_of_claims_that_their_author_named(tmp_path: Path) -> None:
    closure = "bridge/closure.md"
    unnamed = {closure: FILES[closure].replace("{key=traffic}", "")}
    body = build_site(verified(tmp_path, unnamed), Address())["/bridge/"].body
    shown = [each.text() for each in LexborHTMLParser(body).css(".figures b")]
    assert shown == ["half a million pounds"]


def test_key_figures_are_amounts_as_the_statement_has_them() -> None:
    assert texts("/bridge/", ".figures b") == ["Some 4,200 vehicles", "half a million pounds"]
    assert attributes("/bridge/", ".figures .where", "href")[0].startswith(  # type: ignore[union-attr]
        "/news/bridge/closure/#s-"
    )


def test_the_overview_says_which_dates_are_inferred() -> None:
    assert texts("/bridge/", ".dates time") == [
        "March 2024",
        "3 May 2024 – June 2024",
        "2024, inferred",
    ]


def test_the_overview_lists_dates_and_people_with_the_way_to_them() -> None:
    assert attributes("/bridge/", ".dates a", "href") == [
        "/news/bridge/timeline/#shuts",
        "/news/bridge/timeline/#meets",
        "/news/bridge/timeline/#speaks",
    ]
    assert "/news/bridge/people/#builder" in attributes("/bridge/", ".camps a", "href")


def test_the_overview_weighs_the_whole_explainer_in_its_strip() -> None:
    assert attributes("/bridge/", ".strip a", "href")[0] == "/news/bridge/source/#p1"
    assert "claim" in texts("/bridge/", ".strip a")[0]


def test_a_small_explainer_leaves_out_what_it_has_not(tmp_path: Path) -> None:
    plain = {
        "bridge/explainer.md": (
            FILES["bridge/explainer.md"]
            .replace("[closure, people, timeline, words]", "[closure, timeline]")
            .split("excused:")[0]
            + "---\nA bus may not cross [@wire:p2].\n"
        ),
        "bridge/closure.md": "---\ntitle: The closure\n---\n### Cost {#cost}\n\n"
        "It was shut [@wire:p1; @wire:p3-4]. It is [@herald:p1-2].\n",
        "bridge/timeline.md": "---\ntitle: Timeline\nkind: timeline\n---\n"
        "Nothing has a date [@wire:p3].\n",
    }
    gone = {"bridge/people.md", "bridge/words.md"}
    files = {name: text for name, text in FILES.items() if name not in gone} | plain
    site = build_site(verified(tmp_path, only=files), Address())
    body = site["/bridge/"].body.decode()
    for name in ("figures", "dates", "camps", "picture"):
        assert f'class="{name}"' not in body
    assert "No source paragraph is left out" in site["/bridge/checked/"].body.decode()
    assert "Claimed and denied" not in site["/bridge/who-says-what/"].body.decode()
    assert "1 minute · 1 statement" in site["/bridge/timeline/"].body.decode()


def test_the_overview_is_brief_where_there_is_much(tmp_path: Path) -> None:
    numbers = [f"{number}5" for number in range(11, 24)]
    article = f"The counts were {', '.join(numbers)} on those days."
    counted = " ".join(f"Then {each} crossed [@p1]{{key=day-{each}}}." for each in numbers)
    explainer = FILES["bridge/explainer.md"].split("standfirst:")[0]
    files = {
        "site.toml": FILES["site.toml"],
        "permalinks.txt": "/bridge/\n",
        "bridge/explainer.md": f"{explainer}standfirst: A busy bridge [@p1].\n"
        "sections: [closure]\nsources: [wire]\n---\nIt is busy [@p1].\n",
        "bridge/closure.md": f"---\ntitle: The closure\n---\n{counted}\n",
        "bridge/sources/wire.md": source_file("The bridge", "The Wire", "en", article),
    }
    overview = build_site(verified(tmp_path, only=files), Address())["/bridge/"].body.decode()
    assert overview.count('class="where ') == 6
    assert overview.count("<i></i>") == 12
    assert "15 statements" in overview
