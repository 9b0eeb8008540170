"""What each page of an explainer shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.problems.codes import CODES
from app.site.build import build_site
from app.urls import Address
from tests.sample import FILES, attributes, bridge, html, sample, source_file, texts, verified


def test_the_overview_has_the_key_point_of_each_section() -> None:
    assert texts("/bridge/", ".contents h3") == ["The closure", "People", "Timeline", "Words"]
    (point,) = texts("/bridge/", ".contents p")
    assert point.startswith("Some 4,200 vehicles")


def test_key_figures_are_amounts_as_the_statement_has_them() -> None:
    assert texts("/bridge/", ".figures b") == ["Some 4,200 vehicles", "half a million pounds"]
    assert attributes("/bridge/", ".figures .where", "href")[0].startswith(  # type: ignore[union-attr]
        "/news/bridge/closure/#s-"
    )


def test_the_overview_lists_dates_and_people_with_the_way_to_them() -> None:
    assert attributes("/bridge/", ".dates a", "href") == [
        "/news/bridge/timeline/#shuts",
        "/news/bridge/timeline/#meets",
        "/news/bridge/timeline/#speaks",
    ]
    assert "/news/bridge/people/#builder" in attributes("/bridge/", ".camp a", "href")


def test_the_overview_weighs_the_whole_explainer_in_its_strip() -> None:
    assert attributes("/bridge/", ".strip a", "href")[0] == "/news/bridge/source/#p1"
    assert "statement" in texts("/bridge/", ".strip a")[0]


@pytest.mark.parametrize(
    ("name", "kicker", "meta"),
    [
        (
            "closure",
            "Section 1 of 4",
            "1 minute to read · 7 statements · rests on ¶ 1, 2, 3",
        ),
        ("people", "Section 2 of 4", "4 people and parties, by side · rests on ¶ 1, 2, 3"),
        (
            "timeline",
            "Section 3 of 4",
            "3 events, March 2024 to 2024 · rests on ¶ 1, 2, herald 2",
        ),
        ("words", "Section 4 of 4", "1 term · rests on ¶ 2"),
    ],
)
def test_a_section_says_where_it_stands_and_what_it_rests_on(
    name: str, kicker: str, meta: str
) -> None:
    assert texts(f"/bridge/{name}/", ".head .kicker") == [kicker]
    assert texts(f"/bridge/{name}/", ".head .meta") == [meta]


def test_one_goes_from_section_to_section_in_order() -> None:
    assert attributes("/bridge/closure/", ".turn a", "href") == [
        "/news/bridge/",
        "/news/bridge/people/",
    ]
    assert attributes("/bridge/words/", ".turn a", "href") == ["/news/bridge/timeline/"]


def test_the_legend_has_what_occurs_in_its_own_order() -> None:
    assert texts("/bridge/closure/", ".legend .statement") == [
        "reported",
        "said",
        "alleged",
        "denied",
        "unconfirmed",
    ]
    assert texts("/bridge/words/", ".legend .statement") == ["reported"]


def test_a_page_with_several_headings_lists_them() -> None:
    assert attributes("/bridge/closure/", ".toc a", "href") == ["#cost", "#name"]
    assert html("/bridge/words/").css(".toc") == []


def test_what_is_shared_is_absolute() -> None:
    for path in ("/bridge/", "/bridge/closure/", "/bridge/source/", "/bridge/who-says-what/"):
        fields = attributes(path, ".share input", "value")
        assert fields[0] == f"https://bridges.example/news{path}"
        assert all("https://bridges.example/news/" in str(each) for each in fields)


def test_one_page_has_every_statement_and_every_paragraph_and_no_id_twice() -> None:
    ids = attributes("/bridge/all/", "[id]", "id")
    assert len(ids) == len(set(ids))
    assert {each.id for each in bridge().statements()} <= set(ids)
    assert {"p1", "p4", "herald-p1", "closure", "closure.cost", "people.builder"} <= set(ids)


def test_what_was_checked_is_told_with_counts() -> None:
    counts = sample().counts(bridge().explainer)
    numbers = dict(
        zip(
            texts("/bridge/checked/", ".counts dt"),
            texts("/bridge/checked/", ".counts dd"),
            strict=True,
        )
    )
    assert numbers["statements"] == str(counts.statements)
    assert numbers["quotations found verbatim"] == str(counts.quotations) != "0"
    assert numbers["source paragraphs explained"] == "5 of 6"
    assert texts("/bridge/checked/", ".checks code") == [
        each.name for each in sorted(CODES.values(), key=lambda code: code.severity)
    ]


def test_a_check_says_what_it_means_to_a_reader_set_in_type() -> None:
    meanings = texts("/bridge/checked/", ".checks td")
    assert len(meanings) == len(CODES)
    assert not any(code.remedy in meaning for code in CODES.values() for meaning in meanings)
    assert any("the source’s own words" in each for each in meanings)
    assert not any("'" in each for each in meanings)


def test_what_is_left_out_on_purpose_is_told_with_the_reason() -> None:
    assert "Paragraph 4: The weather is no news." in texts("/bridge/checked/", "article > ul > li")


def test_warnings_that_are_not_settled_are_shown_to_readers() -> None:
    (warning,) = [each for each in sample().warnings if each.code == "short-quote"]
    assert warning.message in texts("/bridge/checked/", "article > ul > li")


def test_a_small_explainer_leaves_out_what_it_has_not(tmp_path: Path) -> None:
    plain = {
        "bridge/explainer.md": (
            FILES["bridge/explainer.md"]
            .replace("[closure, people, timeline, words]", "[closure, timeline]")
            .split("excused:")[0]
            + "---\nA bus may not cross [@wire:p2].\n"
        ),
        "bridge/closure.md": "---\ntitle: The closure\n---\n### Cost {#cost}\n\n"
        "It was shut [@wire:p1; @wire:p3-4; @herald:p1-2].\n",
        "bridge/timeline.md": "---\ntitle: Timeline\nkind: timeline\n---\n"
        "Nothing has a date [@wire:p3].\n",
    }
    gone = {"bridge/people.md", "bridge/words.md"}
    files = {name: text for name, text in FILES.items() if name not in gone} | plain
    site = build_site(verified(tmp_path, only=files), Address())
    body = site["/bridge/"].body.decode()
    for name in ("figures", "dates", "camps", "map"):
        assert f'class="{name}"' not in body
    assert "No source paragraph is left out" in site["/bridge/checked/"].body.decode()
    assert "Claimed and denied" not in site["/bridge/who-says-what/"].body.decode()
    assert "to read" in site["/bridge/timeline/"].body.decode()


def test_the_overview_is_brief_where_there_is_much(tmp_path: Path) -> None:
    numbers = [f"{number}5" for number in range(11, 24)]
    article = f"The counts were {', '.join(numbers)} on those days."
    counted = " ".join(f"Then {each} crossed [@p1]." for each in numbers)
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
    assert overview.count('class="where"') == 6
    assert overview.count("<i></i>") == 12
    assert "15 statements" in overview
