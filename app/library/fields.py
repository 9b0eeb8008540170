"""What a front matter may say: the fields of a dataclass, held strictly against what was written.

    field = text | date | truth | list of texts | list of dataclasses

No key and no type is guessed: `7` is no text, and a key that no field has is a mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from types import UnionType
from typing import Any, ClassVar, Protocol, TypeVar, get_args, get_origin, get_type_hints


class Shape(Protocol):
    """Any dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


T = TypeVar("T", bound=Shape)
Path = tuple[str | int, ...]

_EXPECTED: Mapping[type, tuple[str, str]] = {
    str: ("text", "write text; what looks like a date or a number needs quotation marks"),
    date: ("a date", "write it like 2024-01-31, without quotation marks"),
    bool: ("true or false", "write true or false, without quotation marks"),
    tuple: ("a list", "write it like [one, two]"),
    dict: ("a list of keys", "write it like {one: …, two: …}"),
}
_NO_TEXT = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What an escape can bring into a text, and no page or feed may hold (XML 1.0, 2.2)."""
_EMPTY: Mapping[type, object] = {str: "", date: date.min}


@dataclass(frozen=True, slots=True)
class Misfit:
    """One thing that is wrong, and the keys and positions that lead to it."""

    at: Path
    message: str
    help: str
    missing: bool = False
    """Whether nothing stands there: then only what it is missing from can be shown."""


def fitted(shape: type[T], values: Mapping[str, Any]) -> tuple[T, tuple[Misfit, ...]]:
    """The values as a dataclass of this type, and everything that is wrong with them.

    What is wrong is left out and what is missing is left empty, so that the rest is still read.
    """
    misfits = tuple(_misfits_of_keys(shape, values, ()))
    wrong = {each.at[0] for each in misfits}
    made = {
        name: _made(kind, values[name])
        for name, kind in _kinds(shape).items()
        if name in values and name not in wrong
    }
    empty = {name: _EMPTY.get(_kinds(shape)[name], ()) for name in _required(shape)}
    return shape(**(empty | made)), misfits


def _misfits_of_keys(shape: type, values: Mapping[str, Any], at: Path) -> Iterator[Misfit]:
    for name, kind in _kinds(shape).items():
        if name in values:
            yield from _misfits(kind, values[name], (*at, name))
        elif name in _required(shape):
            help = f"add a line `{name}: …` to the front matter"
            yield Misfit((*at, name), f"`{_spelled((*at, name))}` is missing", help, missing=True)
    for key in values:
        if key not in _kinds(shape):
            yield _unknown(shape, (*at, key))


def _misfits(kind: type, value: object, at: Path) -> Iterator[Misfit]:
    expected = dict if is_dataclass(kind) else get_origin(kind) or kind
    if not isinstance(value, expected):
        wanted, help = _EXPECTED[expected]
        yield Misfit(at, f"`{_spelled(at)}` should be {wanted}", help)
    elif isinstance(value, dict):
        yield from _misfits_of_keys(kind, value, at)
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _misfits(get_args(kind)[0], each, (*at, index))
    elif isinstance(value, str) and (found := _NO_TEXT.search(value)):
        what = "half a character" if "\ud800" <= found[0] <= "\udfff" else "a control character"
        message = f"`{_spelled(at)}` has {what}, U+{ord(found[0]):04X}"
        yield Misfit(at, message, "write the character itself in place of its code, or take it out")


def _unknown(shape: type, at: Path) -> Misfit:
    known = sorted(_kinds(shape))
    near = get_close_matches(str(at[-1]), known, 1)
    help = f"did you mean `{near[0]}`?" if near else f"the keys are {', '.join(known)}"
    return Misfit(at, f"there is no key `{_spelled(at)}`", help)


def _spelled(at: Path) -> str:
    return ".".join(str(part) for part in at)


def _made(kind: type, value: Any) -> Any:
    if is_dataclass(kind):
        return kind(**{name: _made(_kinds(kind)[name], each) for name, each in value.items()})
    if isinstance(value, tuple):
        return tuple(_made(get_args(kind)[0], each) for each in value)
    return value


@cache
def _kinds(shape: type) -> Mapping[str, type]:
    hints = get_type_hints(shape)
    # `bool | None`: what may be left out is still of one kind.
    return {
        name: get_args(hint)[0] if isinstance(hint, UnionType) else hint
        for name, hint in hints.items()
    }


@cache
def _required(shape: type) -> frozenset[str]:
    return frozenset(each.name for each in fields(shape) if each.default is MISSING)
