"""The index: parts come and go by their keys, and the best answers are found in a few of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.find.corpus import corpus_of
from app.find.index import MOST_FOUND, Load, Ranked, SiteIndex
from app.find.postings import Postings, postings, postings_of
from app.find.questions import Question, tables
from tests.sample import bridge

ENGLISH = tables(["en"])


def of(*texts: str) -> Postings:
    """Postings of documents, every word a term."""
    terms: dict[str, tuple[tuple[int, int], ...]] = {}
    for number, text in enumerate(texts):
        for word in text.split():
            terms[word] = (*terms.get(word, ()), (number, 1000))
    return Postings(terms, {each: each for each in terms}, len(texts))


def parts(**found: Postings | None) -> Sequence[tuple[str, str, Load]]:
    """Each under its name, which is its key too."""
    return [(name, name, lambda each=each: each) for name, each in found.items()]  # type: ignore[misc]


def asked(index: SiteIndex, text: str, **other: str) -> list[tuple[str, int]]:
    question = Question(text=text, **other)
    return [(each.part, each.document) for each in index.ask(question, ENGLISH.wanted(text))]


def test_what_has_more_of_the_question_comes_first_then_the_part_named_first() -> None:
    index = SiteIndex()
    assert index.update(parts(b=of("bridge", "bridge closed"), a=of("closed", "bridge closed")))
    assert asked(index, "bridge closed")[:2] == [("b", 1), ("a", 1)]
    assert asked(index, "tunnel") == []


def test_a_part_answers_with_the_words_that_it_has() -> None:
    index = SiteIndex()
    index.update(parts(a=of("bridge"), b=of("tunnel"), c=of("road")))
    assert asked(index, "bridge tunnel") == [("a", 0), ("b", 0)]


def test_a_part_that_is_no_more_is_not_found_and_one_that_stays_is_not_read_again() -> None:
    index = SiteIndex()
    index.update(parts(a=of("bridge road"), b=of("bridge"), c=of("tunnel")))

    def unread() -> Postings:
        raise AssertionError

    assert index.update([("b", "b", unread), ("a", "a2", lambda: of("tunnel"))])
    assert asked(index, "bridge") == [("b", 0)]
    assert asked(index, "road") == []
    assert asked(index, "tunnel") == [("a", 0)]


def test_what_is_not_there_yet_is_left_out_until_it_is() -> None:
    index = SiteIndex()
    assert not index.update(parts(a=of("bridge"), b=None))
    assert asked(index, "bridge") == [("a", 0)]
    assert index.update(parts(a=of("bridge"), b=of("bridge")))
    assert asked(index, "bridge") == [("a", 0), ("b", 0)]


def test_an_index_is_found_again_in_its_file(tmp_path: Path) -> None:
    first = SiteIndex(tmp_path / "index")
    first.update(parts(a=of("bridge")))
    first.close()
    second = SiteIndex(tmp_path / "index")
    assert second.update([("a", "a", lambda: None)])
    assert asked(second, "bridge") == [("a", 0)]


def test_what_another_process_takes_out_is_not_found_and_breaks_nothing(tmp_path: Path) -> None:
    mine, other = SiteIndex(tmp_path / "index"), SiteIndex(tmp_path / "index")
    mine.update(parts(a=of("bridge"), b=of("bridge road")))
    other.update(parts(b=of("bridge road")))
    assert asked(mine, "bridge") == [("b", 0)]


def test_a_question_may_be_about_one_explainer_a_voice_and_a_certainty() -> None:
    index = SiteIndex()
    told = postings(corpus_of(bridge()))
    index.update([("a", "a", lambda: told), ("b", "b", lambda: told)])
    assert {part for part, _ in asked(index, "deck", explainer="b")} == {"b"}
    assert asked(index, "deck", explainer="c") == []
    denied = set(asked(index, "steel", certainty="denied"))
    assert denied
    assert denied < set(asked(index, "steel"))
    assert asked(index, "", certainty="denied", explainer="a") != []
    assert set(asked(index, "", voice="The builder")) >= set(asked(index, "", certainty="denied"))
    assert asked(index, "steel", voice="Nobody") == []
    assert asked(index, "") == []


def test_one_error_is_forgiven_wherever_it_is() -> None:
    index = SiteIndex()
    index.update(parts(a=of("sanctuaries", "bridge"), b=of("road")))
    for slip in ("sancutaries", "snactuaries", "sanctuareis", "sanctuuaries", "anctuaries"):
        assert asked(index, slip) == [("a", 0)], slip
    for wrong in ("bridge", "bidge", "brdige", "brigde", "bridgee", "bridfe", "rbidge"):
        assert asked(index, wrong) == [("a", 1)], wrong


def test_there_are_so_many_answers_and_no_more() -> None:
    index = SiteIndex()
    index.update(parts(**{f"n{each}": of("bridge") for each in range(MOST_FOUND + 5)}))
    assert asked(index, "bridge") == [(f"n{each}", 0) for each in range(MOST_FOUND)]


def test_the_best_answers_are_found_wherever_they_are() -> None:
    index = SiteIndex()
    many = {f"n{each}": of("bridge", "road") for each in range(MOST_FOUND + 5)}
    index.update(parts(**many, last=of("bridge road"), other=of("sea")))
    assert asked(index, "bridge road")[0] == ("last", 0)


def test_an_answer_that_answers_next_to_nothing_is_none() -> None:
    index = SiteIndex()
    rare = Postings({"bridge": ((0, 1000), (1, 20))}, {"bridge": "bridge"}, 2)
    index.update([("a", "a", lambda: rare)])
    assert asked(index, "bridge") == [("a", 0)]


def test_an_update_that_fails_changes_nothing() -> None:
    index = SiteIndex()
    index.update(parts(a=of("bridge")))
    broken = Postings({"bridge": ((0, -1),)}, {"bridge": "bridge"}, 1)
    with pytest.raises(OverflowError):
        index.update([("b", "b", lambda: broken)])
    assert asked(index, "bridge") == [("a", 0)]


def test_a_file_that_is_no_index_is_refused(tmp_path: Path) -> None:
    (tmp_path / "index").write_bytes(b"no index" * 200)
    with pytest.raises(sqlite3.DatabaseError):
        SiteIndex(tmp_path / "index")


def test_postings_say_what_they_said_before_they_were_written() -> None:
    told = postings(corpus_of(bridge()))
    assert postings_of(told.encoded()) == told


def test_answers_are_ordered_by_how_well_they_answer() -> None:
    assert Ranked(1, "a", 0) < Ranked(2, "a", 0)
