"""Ranking: which terms a word may mean, and what answers a question best."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from app.find.questions import Wanted
from app.find.ranking import AKIN, BEGUN, BEGUN_LONG, Meant, is_slip, likeness, meant, scored


class Words:
    """A vocabulary in which each form has a document, by its term."""

    documents = 10

    def __init__(self, forms: dict[str, str]) -> None:
        self.forms = forms

    def having(self, term: str) -> int:
        return sum(each == term for each in self.forms.values())

    def begun(self, beginning: str) -> Iterable[tuple[str, str]]:
        return [each for each in self.forms.items() if each[0].startswith(beginning)]

    def near(self, word: str) -> Iterable[tuple[str, str]]:
        return self.forms.items()


@pytest.mark.parametrize(
    ("word", "form", "like"),
    [
        ("attack", "attacked", BEGUN),
        ("att", "attackers", BEGUN_LONG),
        ("negotiating", "negotiated", AKIN),
        ("at", "attack", 0.0),
        ("state", "statement", BEGUN_LONG),
        ("states", "statement", 0.0),
        ("read", "rend", 0.0),
        ("水", "水道", BEGUN),
    ],
)
def test_a_word_is_like_one_that_begins_so_or_ends_otherwise(
    word: str, form: str, like: float
) -> None:
    assert likeness(word, form) == like


@pytest.mark.parametrize(
    ("word", "form", "slip"),
    [
        ("wset", "west", True),
        ("contry", "country", True),
        ("kilometrse", "kilometres", True),
        ("rejcted", "rejected", True),
        ("wests", "west", True),
        ("test", "west", True),
        ("west", "west", False),
        ("wets", "west", True),
        ("tsew", "west", False),
        ("we", "west", False),
        ("weab", "west", False),
    ],
)
def test_one_error_is_a_slip_and_two_are_none(word: str, form: str, slip: bool) -> None:
    assert is_slip(word, form) is slip
    assert is_slip(form, word) is slip


@pytest.mark.parametrize(
    ("word", "terms"),
    [
        ("attacks", {"attack"}),
        ("attacking", {"attack"}),
        ("attac", {"attack"}),
        ("atatck", {"attack"}),
        ("attack", {"attack"}),
        ("2600", {"2600"}),
        ("260", set()),
        ("2000", set()),
        ("cat", set()),
        ("nowhere", set()),
        ("军方", {"军方"}),
        ("军", {"军方"}),
    ],
)
def test_a_word_means_the_terms_it_is_a_form_of_or_like(word: str, terms: set[str]) -> None:
    forms = dict.fromkeys(("attacked", "attacks", "attack"), "attack")
    words = Words({**forms, "2600": "2600", "军方": "军方"})
    assert set(meant(Wanted(word, True, ()), words).terms) == terms


def test_what_a_word_means_by_the_tables_counts_where_it_is_there() -> None:
    words = Words({"denied": "=denied"})
    assert set(meant(Wanted("who", False, ("=denied", "=voice")), words).terms) == {"=denied"}
    assert meant(Wanted("who", False, ("=voice",)), words).weight == 0.0


def test_what_answers_more_of_a_question_comes_before_what_answers_a_part_of_it_well() -> None:
    postings = {"one": [(1, 900), (2, 500)], "two": [(2, 500)], "=denied": [(2, 1000)]}
    words = [Meant({"one": 1.0}), Meant({"two": 1.0})]
    scores = scored(words, lambda term: postings.get(term, []), ())
    assert scores[2] > scores[1] > 0
    assert set(scored(words, lambda term: postings.get(term, []), ["=denied"])) == {2}
