"""Finders: a site answers from its list, and the answer is what people read."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from app.find.corpus import Corpus, corpus_of
from app.find.finder import Finder, Listed, site_file
from app.find.index import SiteIndex
from app.find.postings import postings
from app.find.questions import Question
from app.find.results import hit, results, told_hits
from app.site.draft import json_bytes
from app.urls import Address
from tests.sample import PUBLIC, bridge


@cache
def corpus() -> Corpus:
    """What the sample has to be found."""
    return corpus_of(bridge())


def finder(address: Address = PUBLIC) -> Finder:
    index = SiteIndex()
    index.update([("bridge", "1", lambda: postings(corpus()))])
    listed = (Listed("bridge", corpus().title, ("en", "ur")),)
    return Finder(index, json_bytes(site_file(listed, address)), {"bridge": corpus()}.__getitem__)


def test_a_denial_is_found_by_asking_who_denied() -> None:
    first, *_ = finder().hits(Question(text="who denied that the steel was bad?"))
    assert "denied by The builder" in first.how
    assert first.certainty == "denied"
    assert first.as_of == "As of June 2024 (date inferred)"
    assert first.where.startswith("Why <script>")


def test_nothing_asked_is_nothing_found() -> None:
    asked = finder().results(Question())
    assert (asked.hits, asked.told) == ((), "")


def test_a_paragraph_is_found_in_its_own_language() -> None:
    found = finder().hits(Question(text="پل"))
    passage = next(each for each in found if each.label.startswith("¶"))
    assert (passage.label, passage.language, passage.direction) == ("¶ herald 1", "ur", "rtl")
    assert passage.href == "/news/bridge/source/#herald-p1"


def test_an_entry_is_found_with_its_section() -> None:
    found = finder().hits(Question(text="county engineer"))
    assert ("Ann Marsh", "People") in {(each.text, each.label) for each in found}


def test_anonymous_words_are_told_as_pages_tell_them() -> None:
    told = replace(corpus().documents[1], marks=(("anonymous", 0), ("unconfirmed", -1)))
    changed = replace(corpus(), documents=(told,))
    assert hit(changed, 0).how == "said anonymously by Ann Marsh, unconfirmed"


def test_what_can_be_narrowed_to_is_what_was_found_and_what_was_chosen() -> None:
    asked = finder().results(Question(text="steel", voice="The builder", certainty="denied"))
    assert [(each.value, each.chosen) for each in asked.voices] == [("The builder", True)]
    assert [each.value for each in asked.certainties if each.chosen] == ["denied"]
    assert [(each.value, each.text) for each in asked.explainers] == [("bridge", corpus().title)]
    assert (asked.action, asked.site) == ("/news/search/", "/news/search/site.json")


def test_how_much_was_found_is_said_in_words() -> None:
    hits = finder().hits(Question(text="bridge"))
    shown = {
        count: results(Question(text="x"), (hits * 9)[:count], PUBLIC, {}).told
        for count in (0, 1, 2, 20)
    }
    assert shown == {
        0: "Nothing was found. Other words may be the source’s own.",
        1: "1 answer",
        2: "2 answers",
        20: "The best 20 answers",
    }


def test_programs_are_told_the_same() -> None:
    question = Question(text="steel")
    told = told_hits(question, finder().hits(question))
    assert told["question"] == {"text": "steel", "explainer": "", "voice": "", "certainty": ""}
    assert len(told["answers"]) == len(finder().hits(question))  # type: ignore[arg-type]
