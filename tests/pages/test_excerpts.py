"""Excerpts: what is lit is always shown, in as much of its sentence as makes it readable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.library.shapes import shaped
from app.pages.excerpts import excerpt, plain_excerpt

LONG = (
    "The council of Arden, which is the oldest of all the councils in the valley of the Ouse, and "
    "had been asked by the engineers for months to do something about the old bridge, closed it on "
    "Monday night, although nobody could say how the people of the other bank would get to work on "
    "the day after. A ferry came on Tuesday. It was late."
)
CJK = "市议会星期一关闭了旧桥，" * 12 + "渡轮每十分钟载客一次。"


def shown(text: str, *words: str) -> str:
    lit = [(text.index(each), text.index(each) + len(each)) for each in words]
    return plain_excerpt(text, excerpt(text, lit))


def test_without_anything_lit_all_is_shown() -> None:
    assert shown(LONG) == LONG


def test_a_short_sentence_is_shown_whole_and_nothing_beside_it() -> None:
    assert shown(LONG, "ferry") == "… A ferry came on Tuesday. It was late."


def test_of_a_table_its_head_and_the_row_are_shown() -> None:
    lines = [
        "Bridge | Vehicles",
        *(f"Bridge {name} over the Ouse | 4,200" for name in "abcdefgh"),
    ]
    text, (_, parts, has_head) = " ".join(lines), shaped(lines)
    at = text.index("c over")
    assert plain_excerpt(text, excerpt(text, [(at, at + 6)], parts, has_head)) == (
        "Bridge | Vehicles … Bridge c over the Ouse | 4,200 …"
    )


def test_of_a_list_the_item_is_shown_as_far_as_its_sentence_goes() -> None:
    lines = ["- " + LONG, "- Nobody was hurt that night", "- " + LONG]
    text, (_, parts, _) = " ".join(lines), shaped(lines)
    at = text.index("hurt")
    assert plain_excerpt(text, excerpt(text, [(at, at + 4)], parts)) == (
        "… Nobody was hurt that night …"
    )


def test_a_long_sentence_is_cut_at_a_comma_or_between_words() -> None:
    assert shown(LONG, "closed it") == (
        "… and had been asked by the engineers for months to do something about the old bridge, "
        "closed it on Monday night, although nobody could say how the people of the other bank "
        "would get to …"
    )


def test_two_that_are_far_apart_have_an_ellipsis_between_them() -> None:
    assert shown(LONG, "The council", "on Tuesday").count("…") == 1


def test_two_that_are_near_are_shown_in_one() -> None:
    assert "…" not in shown("One came. Two came. Three came.", "One", "Three")


def test_a_script_without_spaces_is_cut_at_its_pauses() -> None:
    text = shown(CJK, "渡轮")
    assert text.startswith("… 市议会")
    assert text.endswith("渡轮每十分钟载客一次。")


@pytest.mark.parametrize("at", [300, 301])
def test_a_letter_is_never_parted_from_its_marks(at: int) -> None:
    text = "e\u0301" * 300
    ((start, end),) = excerpt(text, [(at, at + 2)])
    assert text[start] == "e"
    assert text[end] == "e"


@given(st.text("ab ,.é漢、。", max_size=300), st.integers(0, 299), st.integers(0, 60))
def test_what_is_lit_is_always_shown(text: str, start: int, length: int) -> None:
    lit = (min(start, len(text)), min(start + length, len(text)))
    stretches = excerpt(text, [lit])
    inside = [at for at in range(*lit) if not text[at].isspace()]
    assert all(any(first <= at < last for first, last in stretches) for at in inside)
    assert all(0 <= first <= last <= len(text) for first, last in stretches)


@pytest.mark.parametrize("text", ["", " ", "One."])
def test_a_text_of_next_to_nothing_is_shown_whole(text: str) -> None:
    assert excerpt(text, ()) == ((0, len(text)),)
