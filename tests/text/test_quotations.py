from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.quotations import Quotation, quotations, whole
from tests.growth import HIGHEST, exponent, repeated


def inner(text: str) -> list[list[str]]:
    """The pieces of each quotation; None stands for no partner."""
    return [
        [text[start:end] for start, end in each.pieces] if each.closed else ["unclosed"]
        for each in quotations(text)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "He said “not good” then",
        'He said "not good" then',
        "He said ‘not good’ then",
        "He said 'not good' then",
        "He said ‛not good’ then",
        "He said ‟not good” then",
        "Il dit « not good » alors",
        "Il dit «\u00a0not good\u00a0» alors",
        "Er sagt »not good« dann",
        "Han sa »not good» sedan",
        "Han sa ”not good” sedan",
        "Han sa ’not good’ sedan",
        "Er sagt „not good“ dann",
        "On mówi „not good” potem",
        "Er sagt ‚not good‘ dann",
        "Er sagt ‚not good’ dann",
        "Il dit ‹not good› alors",
        "Er sagt ›not good‹ dann",
        "彼は「not good」と",
        "彼は『not good』と",
        "“not good”",
        "(‘not good’)",
        "He said:“not good”—then",
        'He said:"not good"—then',
        'He said "not good".',
        "He said 'not good'.",
        'He said " not good " then',
    ],
)
def test_every_family_of_marks_encloses_a_quotation(text: str) -> None:
    assert inner(text) == [["not good"]]


@pytest.mark.parametrize(
    "text",
    [
        "the Taliban’s ties and the leaders’ meeting",
        "the Taliban's ties and the leaders' meeting",
        "don’t, it's, we'll, o’clock",
        "in the ’90s and the '90s and the ‘90s",
        "the class of '21 and of ’21",
        "’tis rock ’n’ roll, 'tis rock 'n' roll",
        "Hawai‘i and Qur'an",
        'a 12" pipe and 6\'2" tall',
        "the leaders’",
        "said ’kay to the leaders’ envoy",
        "no marks at all",
        "",
    ],
)
def test_an_apostrophe_is_no_quotation_mark(text: str) -> None:
    assert quotations(text) == ()


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("‘the leaders’ meeting was good’ he said", ["the leaders’ meeting was good"]),
        ("'the leaders' meeting was good' he said", ["the leaders' meeting was good"]),
        ("‘pitfalls’ told the leaders’ envoy", ["pitfalls"]),
        ("‘don’t expect it’ he said", ["don’t expect it"]),
        ("'don't expect it' he said", ["don't expect it"]),
        ("the Taliban’s ‘not good’ and Pakistan’s", ["not good"]),
        ("in the '90s 'not good' was said", ["not good"]),
        ("‘$5 billion’ of it", ["$5 billion"]),
        ("a '50 percent' rise", ["50 percent"]),
    ],
)
def test_single_marks_are_told_from_apostrophes(text: str, pieces: list[str]) -> None:
    assert inner(text) == [pieces]


def test_of_two_single_quotations_the_first_ends_before_the_second() -> None:
    assert inner("‘two threats’ and ‘one hope’") == [["two threats"], ["one hope"]]
    assert inner("'two threats' and 'one hope'") == [["two threats"], ["one hope"]]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("“he said ‘no’ to “us” now” then", "he said ‘no’ to “us” now"),
        ("« il dit «non» et “oui” »", "il dit «non» et “oui”"),
        ("„er sagt ‚nein‘ dazu“", "er sagt ‚nein‘ dazu"),
        ("\"he said 'no' and “yes”\"", "he said 'no' and “yes”"),
        ("‘he said “no” to us’", "he said “no” to us"),
    ],
)
def test_the_outer_marks_enclose_the_quotation(text: str, pieces: str) -> None:
    assert inner(text) == [[pieces]]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("He said “not good then", ["“"]),
        ("He said not good” then", ["”"]),
        ('He said "not good then', ['"']),
        ('He said not good" then', ['"']),
        ('He said not good." Then', ['"']),
        ("He said ‘not good then", ["‘"]),
        ("He said 'not good then", ["'"]),
        ("Er sagt „not good dann", ["„"]),
        ("Er sagt ‚not good dann", ["‚"]),
        ("Il dit «not good alors", ["«"]),
        ("Il dit not good» alors", ["»"]),
        ("Il dit not good› alors", ["›"]),
        ('“mixed" marks', ["“", '"']),
        ("a “b “c” d", ["“"]),
    ],
)
def test_a_mark_without_a_partner_is_not_closed(text: str, marks: list[str]) -> None:
    found = [each for each in quotations(text) if not each.closed]
    assert [text[each.start : each.end] for each in found] == marks
    assert all(each.pieces == () for each in found)


def test_what_follows_an_unclosed_mark_is_still_read() -> None:
    assert inner("a “b and “c” and «d» x”") == [["b and “c” and «d» x"]]
    assert inner("a “b and “c” and «d»") == [["unclosed"], ["c"], ["d"]]


def test_a_quotation_knows_its_place_with_its_marks() -> None:
    assert quotations("A “b c” d") == (Quotation(2, 7, ((3, 6),)),)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("“is not good … This issue”", ["is not good", "This issue"]),
        ("“is not good ... This issue”", ["is not good", "This issue"]),
        ("“is not good . . . This issue”", ["is not good", "This issue"]),
        ("“is not good.\u00a0.\u00a0. This issue”", ["is not good", "This issue"]),
        ("“is not good.... This issue”", ["is not good.", "This issue"]),
        ("“is not good. … This issue”", ["is not good.", "This issue"]),
        ("“is not good […] This issue”", ["is not good", "This issue"]),
        ("“is not good [...] This issue”", ["is not good", "This issue"]),
        ("“is not good (…) This issue”", ["is not good", "This issue"]),
        ("“is not good (...) This issue”", ["is not good", "This issue"]),
        ("“… is not good …”", ["is not good"]),
        ("“dominating [the group’s] relationship”", ["dominating", "relationship"]),
        ("“[T]he relationship”", ["]he relationship"]),
        ("“they dominat[ed] it”", ["they dominat[", "it"]),
        ("“s[t]op it”", ["s[", "]op it"]),
        ("“the group […]s envoy”", ["the group", "s envoy"]),
        ("“at [Kabul], [Herat]”", ["at"]),
        ("“a [b c”", ["a [b c"]),
        ("“…”", []),
        ("“[all of it]”", []),
        ("“the U.S. envoy”", ["the U.S. envoy"]),
    ],
)
def test_ellipses_and_brackets_part_a_quotation(text: str, pieces: list[str]) -> None:
    assert inner(text) == [pieces]


def test_a_whole_text_can_be_a_quotation() -> None:
    text = " is not good … This “issue” "
    assert [text[start:end] for start, end in whole(text).pieces] == [
        "is not good",
        "This “issue”",
    ]
    assert (whole(text).start, whole(text).end) == (0, len(text))


@given(st.text(st.sampled_from("ab .’‘'\"“”«»„‚[]….1%-\u00ad"), max_size=40))
def test_quotations_stand_in_order_and_their_pieces_inside_them(text: str) -> None:
    found = quotations(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for each in found:
        assert 0 <= each.start < each.end <= len(text)
        borders = [each.start, *(at for piece in each.pieces for at in piece), each.end]
        assert borders == sorted(borders)


@pytest.mark.parametrize(
    "unit",
    ["“", "'a ", "‘as’ b ", "[a", ". ", "« »", '"', '"a ', "‘a ", "s’ a", " ’a", "…", "( "],
)
def test_time_grows_no_faster_than_the_text_that_quotes(unit: str) -> None:
    assert exponent(quotations, repeated(unit)) < HIGHEST
    assert exponent(whole, repeated(unit)) < HIGHEST


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('他说"没有人知道"的时候', "没有人知道"),
        ("他说‘没有人知道’的时候", "没有人知道"),
        ("彼は“誰も知らない”と言った", "誰も知らない"),
        ("彼は〝誰も知らない〟と言った", "誰も知らない"),
    ],
)
def test_a_mark_may_touch_the_letters_of_a_script_without_spaces(text: str, inner: str) -> None:
    (found,) = quotations(text)
    ((start, end),) = found.pieces
    assert text[start:end] == inner


def test_a_mark_that_nothing_closes_is_told_in_a_script_without_spaces() -> None:
    (found,) = quotations('他说"没有人知道。')
    assert not found.closed


@pytest.mark.parametrize("unseen", ["\u034f", "\u200b", "\ufe0f\u034f"])
def test_what_nobody_sees_is_no_piece(unseen: str) -> None:
    assert inner(f"the “{unseen}” deck") == [[]]
    assert inner(f"the “deck … {unseen} … bus”") == [["deck", "bus"]]
