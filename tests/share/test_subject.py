"""What can be shared, and at which place."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from app import urls
from app.model import ParagraphRef
from app.share.subject import Subject, subjects
from tests.sample import FILES, PUBLIC, bridge, editions, section, verified

WHY = "Why <script>alert(document)</script> the bridge & road are shut"
ARTICLE = "“Bridge stays closed”, The County Wire, June 2024"


@cache
def pages() -> dict[str, Subject]:
    """What can be shared whole, by path."""
    return {each.path: each for each in subjects(bridge())}


def parts() -> dict[tuple[str, str], Subject]:
    """Every statement and source paragraph that can be shared, by place."""
    return {each.place: each for page in pages().values() for each in page.parts}


def statement(beginning: str) -> Subject:
    return next(each for each in parts().values() if each.words.startswith(beginning))


def test_the_pages_that_can_be_shared_are_those_that_readers_share() -> None:
    assert [(each.path, each.what, each.places) for each in pages().values()] == [
        ("/bridge/", "explainer", "statement"),
        ("/bridge/closure/", "section", "statement"),
        ("/bridge/people/", "section", "statement"),
        ("/bridge/timeline/", "section", "statement"),
        ("/bridge/words/", "section", "statement"),
        ("/bridge/who-says-what/", "page", ""),
        ("/bridge/source/", "source", "paragraph"),
    ]


def test_every_statement_and_every_paragraph_is_in_one_of_them() -> None:
    fragments = [each.fragment for each in parts().values()]
    paragraphs = [urls.paragraph(bridge().explainer, ref) for ref in bridge().refs]
    assert fragments == [*(each.id for each in bridge().statements()), *paragraphs]


def test_what_can_be_shared_is_what_addresses_say_can_be() -> None:
    explainer = bridge().explainer
    assert set(pages()) == set(urls.shareable(explainer))
    embedded = [each.path for each in pages().values() if each.embed]
    assert embedded == list(urls.embeddable(explainer))
    pictured = [each.path for each in pages().values() if each.picture]
    assert pictured == list(urls.pictured(explainer))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/bridge/", WHY),
        ("/bridge/closure/", "The closure"),
        ("/bridge/who-says-what/", "Who says what"),
    ],
)
def test_a_page_is_called_by_its_title_and_its_explainer(path: str, name: str) -> None:
    assert pages()[path].name == name
    assert pages()[path].author == WHY
    assert pages()[path].full_name == (WHY if name == WHY else f"{name} · {WHY}")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("It  was\nshut", "It was shut."),
        ("It was shut " * 8, "It was shut " * 6 + "It was shut…"),
        ("Itwasshut" * 20, "Itwasshut" * 9 + "Itw…"),
    ],
)
def test_a_statement_is_called_by_its_words_on_one_short_line(
    tmp_path: Path, words: str, name: str
) -> None:
    text = FILES["bridge/words.md"].partition("What a bus")[0] + f"{words} [@wire:p2].\n"
    (one,) = editions(verified(tmp_path, {"bridge/words.md": text}), PUBLIC)
    (page,) = (each for each in subjects(one) if each.path == "/bridge/words/")
    assert [each.name for each in page.parts] == [f"Deck: {name}"]


def test_a_statement_has_a_picture_of_its_own() -> None:
    found = statement("Some 4,200")
    assert found.picture == urls.card(f"/bridge/{found.fragment}/")
    assert pages()["/bridge/who-says-what/"].picture == ""


def test_a_frame_is_taller_the_more_there_is_to_read_and_the_narrower_it_is() -> None:
    short, long = statement("A busy bridge"), pages()["/bridge/closure/"]
    assert short.height(600) < long.height(600)
    assert short.height(600) < short.height(320) < short.height(240)
    assert long.height(1) == 800


def test_a_statement_rests_on_every_paragraph_of_every_source(tmp_path: Path) -> None:
    text = "---\ntitle: The closure\naliases: [shut]\n---\nIt was shut [@herald:p2; @wire:p1-2].\n"
    other = verified(tmp_path, {"bridge/closure.md": text + "\n### Cost {#cost}\n"})
    (one,) = editions(other, PUBLIC)
    (page,) = (each for each in subjects(one) if each.path == "/bridge/closure/")
    (found,) = page.parts
    assert found.note == (
        f"Rests on paragraphs 1 and 2 of {ARTICLE}; paragraph 2 of “پل”, Herald, June 2024"
    )


def test_a_long_paragraph_is_called_to_mind_by_its_beginning() -> None:
    words = parts()["/bridge/source/", "p2"].words
    assert words.startswith("“The deck is not safe")
    assert len(words) <= 110
    assert words.endswith("…") == (len(bridge().paragraph(ParagraphRef("wire", 2))) > 110)


def test_a_statement_is_cited_as_part_of_where_it_stands() -> None:
    (first, *_) = bridge().statements_in(section("words"))
    assert parts()["/bridge/words/", first.id].title == "Words"
    assert statement("A busy bridge").title == WHY
