"""Which new paragraph each old one became."""

from __future__ import annotations

import pytest

from app.capture.alignment import align, with_parts

CLOSED = "The council closed the old bridge on Monday, after cracks were found in two pillars."
FERRY = "A ferry carries passengers every ten minutes in the morning, the council said."
COST = "A new bridge would cost 40 million crowns and be finished in 2031, engineers say."
RAIN = "Heavy rain is expected in the whole valley until the end of the week."
OLD = [CLOSED, FERRY, COST, RAIN]


@pytest.mark.parametrize(
    ("new", "moved", "changed"),
    [
        (OLD, [1, 2, 3, 4], set()),
        ([CLOSED.replace("Monday", "Tuesday"), FERRY, COST, RAIN], [1, 2, 3, 4], {1}),
        (["What the mayor said of it.", *OLD], [2, 3, 4, 5], set()),
        ([CLOSED, "Nobody was hurt.", FERRY, COST, RAIN], [1, 3, 4, 5], set()),
        ([CLOSED, f"{FERRY} {COST}", RAIN], [1, 2, 2, 3], {2, 3}),
        ([CLOSED, COST, RAIN], [1, None, 2, 3], set()),
        ([COST, CLOSED, FERRY, RAIN], [2, 3, 1, 4], set()),
        ([RAIN, CLOSED.replace("two", "three"), FERRY, COST], [2, 3, 4, 1], {1}),
        ([], [None, None, None, None], set()),
        ([*OLD, *OLD], [1, 2, 3, 4], set()),
    ],
)
def test_each_paragraph_is_followed(
    new: list[str], moved: list[int | None], changed: set[int]
) -> None:
    found = align(OLD, new)
    assert list(found.moved.values()) == moved
    assert found.changed == changed


def test_a_paragraph_that_was_parted_is_followed_to_the_larger_part() -> None:
    first, second = "The council closed the old bridge on Monday.", "Cracks were found."
    found = align([f"{first} {second}", RAIN], [first, second, RAIN])
    assert list(found.moved.values()) == [1, 3]


def test_in_scripts_without_spaces_too() -> None:
    closed, ferry = "市议会星期一关闭了旧桥，因为在两根桥墩上发现了裂缝。", "渡轮每十分钟载客一次。"
    found = align([closed, ferry], ["渡轮每十五分钟载客一次。", closed])
    assert list(found.moved.values()) == [2, 1]
    assert found.changed == {2}


def test_a_few_words_in_common_make_no_two_the_same() -> None:
    found = align([CLOSED], ["The council met on Friday, and spoke of the budget for schools."])
    assert list(found.moved.values()) == [None]


def test_the_parts_of_a_paragraph_that_changed_are_followed() -> None:
    old, new = [[FERRY, COST], [RAIN], []], [[COST, CLOSED, FERRY], []]
    found = with_parts(
        align([f"{FERRY} {COST}", RAIN, ""], [f"{COST} {CLOSED} {FERRY}", f"{RAIN} It is."]),
        old,
        new,
    )
    assert found.parts == {(1, 1): 3, (1, 2): 1, (2, 1): None}


def test_a_part_that_is_gone_is_nowhere() -> None:
    found = with_parts(
        align([f"{FERRY} {COST}"], [f"{FERRY} {RAIN}"]), [[FERRY, COST]], [[FERRY, RAIN]]
    )
    assert found.parts == {(1, 1): 1, (1, 2): 0}
