"""What a front matter may say, held against the fields of a dataclass."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from app.library.fields import fitted


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    path: str
    reason: str = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outer:
    title: str
    day: date
    names: tuple[str, ...] = ()
    inner: tuple[Inner, ...] = ()


GOOD = {"title": "A", "day": date(2024, 1, 31)}


def test_values_that_fit_become_a_dataclass() -> None:
    values = GOOD | {"names": ("a", "b"), "inner": ({"path": "x"}, {"path": "y", "reason": "z"})}
    assert fitted(Outer, values) == (
        Outer(
            title="A",
            day=date(2024, 1, 31),
            names=("a", "b"),
            inner=(Inner(path="x"), Inner(path="y", reason="z")),
        ),
        (),
    )


@pytest.mark.parametrize(
    ("values", "message", "help"),
    [
        ({"title": 7}, "`title` should be text", "needs quotation marks"),
        ({"title": None}, "`title` should be text", "needs quotation marks"),
        ({"title": True}, "`title` should be text", "needs quotation marks"),
        ({"day": "2024-01-31"}, "`day` should be a date", "without quotation marks"),
        ({"names": "a"}, "`names` should be a list", "write it like [one, two]"),
        ({"names": ("a", 7)}, "`names.1` should be text", "needs quotation marks"),
        ({"inner": ("x",)}, "`inner.0` should be a list of keys", "{one: …, two: …}"),
        ({"inner": ({},)}, "`inner.0.path` is missing", "add a line `path: …`"),
        ({"inner": ({"path": 7},)}, "`inner.0.path` should be text", "needs quotation marks"),
        (
            {"inner": ({"path": "x", "raeson": "y"},)},
            "there is no key `inner.0.raeson`",
            "did you mean `reason`?",
        ),
        ({"colour": "red"}, "there is no key `colour`", "the keys are day, inner, names, title"),
        ({"title": "\ud800"}, "`title` has half a character, U+D800", "write the character itself"),
        ({"title": "A\x07"}, "`title` has a control character, U+0007", "take it out"),
        ({"names": ("\ufffe",)}, "`names.0` has a control character, U+FFFE", "take it out"),
    ],
)
def test_what_does_not_fit_is_named_and_left_out(
    values: dict[str, Any], message: str, help: str
) -> None:
    outer, (misfit,) = fitted(Outer, GOOD | values)
    assert misfit.message.startswith(message)
    assert help in misfit.help
    wrong = misfit.at[0]
    assert outer.title == ("" if wrong == "title" else "A")
    assert outer.day == (date.min if wrong == "day" else date(2024, 1, 31))
    assert (outer.names, outer.inner) == ((), ())


def test_what_is_missing_is_left_empty() -> None:
    outer, misfits = fitted(Outer, {})
    assert outer == Outer(title="", day=date.min)
    assert [(each.at, each.message, each.missing) for each in misfits] == [
        (("title",), "`title` is missing", True),
        (("day",), "`day` is missing", True),
    ]
