"""How tall an embed gets at most: all that it shows is counted, and nothing twice."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from app.problems.codes import CODES
from app.problems.examples import DRAWING
from app.share.heights import TALLEST, Setting, WordWidths, height, of_section
from app.share.subject import Subject
from app.share.widths import words
from app.site.build import build_site
from app.urls import Address
from tests.sample import FILES, PUBLIC, editions, sample, sample_site, verified

UNCOUNTED = (
    "i, .text--hidden, .source__cut > span, details:not([open]) > :not(summary), "
    "details:not([open]) > summary ~ *, "
    ".beyond, footer > p:last-child"
)
"""What is not to be seen, and the way out, which is as high in every embed."""


@cache
def embeds() -> dict[str, Subject]:
    """What can be embedded of the sample, by the path of its embed."""
    return {each.embed: each for each in sample_site().provider.places.values() if each.embed}


def shown(path: str) -> float:
    """How many ems all words take that an embed shows."""
    body = LexborHTMLParser(sample_site()[path].body).css_first("body")
    assert body
    for each in body.css(UNCOUNTED):
        each.decompose()
    return sum(words(body.text(separator=" ")))


def test_every_word_that_an_embed_shows_is_counted_once() -> None:
    for path, each in embeds().items():
        counted = sum(sum(passage.words) for passage in each.passages)
        assert shown(path) <= counted <= 1.25 * shown(path) + 12, path


TWO_LINES = WordWidths(Setting(10, 20, around=5), (30.0, 30.0))


def test_a_passage_is_its_lines_and_what_is_around_them() -> None:
    bare = height((), 700)
    assert height((TWO_LINES,), 700) == bare + 25
    assert height((TWO_LINES,), 500) == bare + 45
    assert height((replace(TWO_LINES, setting=Setting(10, 20, 5, inset=100)),), 700) == bare + 45


def test_a_column_is_never_wider_than_its_measure() -> None:
    long = WordWidths(TWO_LINES.setting, (32.0, 32.0))
    assert height((long,), 688) == height((long,), 5000) == height((), 600) + 45


def test_what_is_too_tall_scrolls() -> None:
    assert height((TWO_LINES,) * 100, 600) == TALLEST
    assert height((TWO_LINES,), 1) < TALLEST


def embed(tmp_path: Path, file: str, text: str, path: str) -> Subject:
    """An embed of the sample where a file of it reads otherwise."""
    return build_site(verified(tmp_path, {file: text}), PUBLIC).provider.places[path, ""]


def test_a_bold_statement_may_take_more_lines(tmp_path: Path) -> None:
    file = "bridge/words.md"
    bold = FILES[file].replace("What a bus", "**What** a bus")
    plain = embeds()["/embed/bridge/words/"]
    wide = embed(tmp_path, file, bold, plain.path)
    assert sum(sum(each.words) for each in wide.passages) > sum(
        sum(each.words) for each in plain.passages
    )


def test_what_only_some_events_have_is_counted_where_they_have_it() -> None:
    passages = [each.words for each in embeds()["/embed/bridge/timeline/"].passages]
    assert words("about 2 months") in passages
    assert words("in the article: a meeting; inferred: the year of the meeting") in passages
    assert () not in passages


def test_the_source_of_a_statement_is_counted_where_it_is_open() -> None:
    statement = next(each for path, each in embeds().items() if path.startswith("/embed/bridge/s-"))
    assert len(statement.passages) == 5


def test_no_address_changes_a_height() -> None:
    elsewhere = build_site(sample(), Address("https://a.example")).provider.places
    assert {each.embed: each.height(600) for each in elsewhere.values() if each.embed} == {
        path: each.height(600) for path, each in embeds().items()
    }


@pytest.mark.parametrize("large", [False, True])
def test_a_picture_has_room_for_what_is_shown_of_it(large: bool, tmp_path: Path) -> None:
    good = CODES["bad-picture"].good
    more = {"bridge/plan.svg": DRAWING.replace("M0", f"M0 0{' m0 0' * 2000} M0")} if large else {}
    (edition,) = editions(verified(tmp_path, more, good), PUBLIC)
    section = edition.explainer.sections[0]
    (picture,) = edition.explainer.pictures()
    passages = list(of_section(edition, section))
    assert sum(each.setting.around > 200 for each in passages) == (not large)
    bare = replace(section, blocks=(picture.caption,))
    assert height(passages, 400) > height(of_section(edition, bare), 400)
    outside = replace(section, blocks=(replace(picture, outside="a survey " * 9),))
    assert height(of_section(edition, outside), 400) > height(passages, 400)
