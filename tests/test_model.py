"""One walk finds everything that an author wrote, each in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.library.library import read_library
from app.model import Entry, Explainer, Heading, Position, Statement, Text, walk, walk_section
from app.problems.examples import BASE
from tests.checks import closure
from tests.folders import write
from tests.sample import bridge


def explainer(root: Path, body: str) -> Explainer:
    return read_library(write(root, {**BASE, **closure(body)})).explainers[0]


def test_every_word_of_a_section_is_walked_in_reading_order(tmp_path: Path) -> None:
    body = "### A {#a}\n\nB [@p1]. C\n\n- D [@p1]\n- E\n\n> F [@p1]\n\n::: note\nG\n\nH\n:::"
    section = explainer(tmp_path, body).sections[0]
    found = list(walk_section(section))
    assert [each.text.plain for each in found] == "A B. C D E F G H".split()
    assert {each.section for each in found if each.section is not section} == set()
    assert [each.text.plain for each in found if each.quoted] == ["F"]
    assert [type(each.node) for each in found[:3]] == [Heading, Statement, Text]


def test_an_explainer_is_walked_from_its_standfirst_to_its_last_entry() -> None:
    found = list(walk(bridge().explainer))
    standfirst, *_, last = found
    assert standfirst == Position(bridge().explainer.standfirst[0])
    assert last.section is bridge().explainer.sections[-1]
    assert last.entry is last.section.entries[-1]
    seen = list(dict.fromkeys(each.section.id if each.section else "" for each in found))
    assert seen == ["", *(each.id for each in bridge().explainer.sections)]


def test_an_entry_comes_before_what_stands_in_it_and_stands_in_itself() -> None:
    people = next(each for each in bridge().explainer.sections if each.id == "people")
    first, second, *_ = walk_section(people)
    assert isinstance(first.node, Entry)
    assert first.node is first.entry is second.entry
    assert first.text.plain == "Ann Marsh"
    assert (first.block, second.block) == (None, people.entries[0].blocks[0])


@pytest.mark.parametrize("kind", [Entry, Heading, Statement])
def test_what_has_an_id_is_a_node_of_its_own(kind: type[Entry | Heading | Statement]) -> None:
    ids = [each.node.id for each in walk(bridge().explainer) if isinstance(each.node, kind)]
    assert ids
    assert len(ids) == len(set(ids))
