"""Questions: what is looked for, and what words ask for besides themselves."""

from __future__ import annotations

import pytest

from app.find.questions import LONGEST, MOST_WORDS, Question, Wanted, tables


def test_words_that_only_ask_are_left_out_where_others_stand() -> None:
    wanted = tables(["en"]).wanted("What did the council say?")
    assert [each.form for each in wanted if each.plain] == ["council", "say"]


def test_words_that_only_ask_are_looked_for_where_nothing_else_is_asked() -> None:
    assert tables(["en"]).wanted("The Who") == (
        Wanted("the", True, ()),
        Wanted("who", True, ("=voice",)),
    )


@pytest.mark.parametrize(
    ("language", "text", "sign"),
    [
        ("en", "who denied it?", "=denied"),
        ("en-GB", "who denied it?", "=voice"),
        ("en", "how many?", "=figure"),
        ("en", "unnamed people", "=anonymous"),
        ("de", "Wer bestreitet das?", "=denied"),
        ("fr", "Qui dément ?", "=denied"),
        ("es", "¿Quién lo desmiente?", "=denied"),
        ("ur", "کس نے تردید کی؟", "=denied"),
        ("ar", "من نفى ذلك؟", "=denied"),
        ("zh", "谁否认了?", "=denied"),
        ("ja", "誰が否定した", "=denied"),
    ],
)
def test_a_word_asks_for_what_it_means(language: str, text: str, sign: str) -> None:
    assert sign in {each for one in tables([language]).wanted(text) for each in one.means}


def test_a_language_without_tables_has_none() -> None:
    assert tables(["cy"]).wanted("who") == (Wanted("who", True, ()),)


def test_a_question_is_read_so_far_and_no_further() -> None:
    assert len(tables(["en"]).wanted(" ".join(f"word{each}x" for each in range(99)))) <= MOST_WORDS
    assert [each.form for each in tables([]).wanted("x" * 999)] == ["x" * LONGEST]


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        (Question(), False),
        (Question(text=" "), False),
        (Question(text="x"), True),
        (Question(explainer="bridge"), True),
        (Question(certainty="denied"), True),
    ],
)
def test_whether_something_is_asked(question: Question, asks: bool) -> None:
    assert bool(question) is asks


def test_an_answer_must_have_the_certainty_and_the_voice_that_are_asked_for() -> None:
    assert Question(certainty="denied", voice="The builder").required == ("=denied", "@The builder")
