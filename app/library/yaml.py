"""YAML → values that know their place: as much of YAML as a front matter needs.

    value = text | date | truth | list of values | keys, each with a value | anything else: None

Anchors, aliases and tags are refused: a few lines of aliases stand for more values than any memory
holds, and a tag asks for what is neither text nor date. So is what some take for the end of a line
and others do not. A key stands once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from types import MappingProxyType

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

DEEPEST = 50
"""Brackets in brackets; what a front matter may say needs two."""
_TOO_DEEP = "it is nested too deeply"
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")
_DIRECTIVE = re.compile("^%", re.MULTILINE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TAG = "tag:yaml.org,2002:"
_HELP = (
    "write one `key: value` a line; a value with `: ` or ` #` goes below its key, indented, behind"
    " `key: >-` (YAML 1.2)"
)
_PLAIN = MappingProxyType(
    {
        "mapping values are not allowed here": "`: ` stands in this value, as if it were a key",
        "expected <block end>, but found '<scalar>'": "a quotation mark ends this value too early",
        "could not find expected ':'": "a key has no `: ` behind it",
        "found unexpected end of stream": "a quotation mark opens this value and nothing closes it",
    }
)
"""What the parser says in its own terms, in those of an author."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value, and where it begins, or its key if it has one: line and column count from 1.

    What is neither text, date, truth, list nor keys is None: a number, say.
    """

    said: str | date | bool | tuple[Value, ...] | dict[str, Value] | None
    line: int = 1
    column: int = 1

    def plain(self) -> object:
        """The value without its places."""
        match self.said:
            case tuple():
                return tuple(each.plain() for each in self.said)
            case dict():
                return {key: each.plain() for key, each in self.said.items()}
        return self.said

    def at(self, key: str | int) -> Value | None:
        """What stands under a key, or at a position of a list, from 0."""
        said = self.said
        if isinstance(said, dict) and isinstance(key, str):
            return said.get(key)
        if isinstance(said, tuple) and isinstance(key, int):
            return next(iter(said[key : key + 1]), None)
        return None


class NotYamlError(Exception):
    """Why a text cannot be read, where, and what to do."""

    def __init__(self, message: str, line: int = 1, column: int = 1, help: str = _HELP) -> None:
        super().__init__(message)
        self.message, self.line, self.column, self.help = message, line, column, help


def load(text: str) -> Mapping[str, Value]:
    """The keys of a text, each with its value; none for an empty one. Raises `NotYamlError`."""
    if max(accumulate((char in "[{") - (char in "]}") for char in text), default=0) > DEEPEST:
        raise NotYamlError(_TOO_DEEP)
    _refuse(text, _LINE_ENDS, "the line ends with a character that most programs do not see")
    _refuse(text, _DIRECTIVE, "a line that begins with `%` has no meaning here")
    try:
        yaml = YAML(typ="safe", pure=True)
        yaml.composer.warn_double_anchors = False  # every anchor is refused below
        node: Node | None = yaml.compose(text)
        said = _value(node, node).said if node else {}
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        # The sentence after the first is ruamel's advice to its own callers.
        message = str(error.problem or error.context).split("\n")[0]
        raise NotYamlError(
            _PLAIN.get(message, message), *((mark.line + 1, mark.column + 1) if mark else ())
        ) from None
    except ReaderError as error:
        message = f"the character U+{error.character:04X} may not stand in YAML"
        raise NotYamlError(message, *_place(text, error.position), "take it out") from None
    except (YAMLError, ValueError, OverflowError) as error:
        raise NotYamlError(f"a value cannot be read: {error}") from None
    except RecursionError:
        raise NotYamlError(_TOO_DEEP) from None
    if not isinstance(said, dict):
        raise NotYamlError("this is not a list of keys")
    return said


def _refuse(text: str, pattern: re.Pattern[str], message: str) -> None:
    if found := pattern.search(text):
        raise NotYamlError(message, *_place(text, found.start()), "take it out")


def _place(text: str, at: int) -> tuple[int, int]:
    start = text.rfind("\n", 0, at) + 1
    return text.count("\n", 0, at) + 1, at - start + 1


def _value(node: Node, begin: Node) -> Value:
    """The value of a node, which begins where another does: at its key, if it has one."""
    line, column = begin.start_mark.line + 1, begin.start_mark.column + 1
    if node.anchor is not None:
        raise NotYamlError(
            "a value may not be named to be repeated (`&`, `*`)", *_begin(node),
            "write it where it is needed",
        )  # fmt: skip
    match node:
        case ScalarNode():
            return Value(_scalar(node), line, column)
        case SequenceNode() if node.tag == f"{_TAG}seq":
            return Value(tuple(_value(each, each) for each in node.value), line, column)
        case MappingNode() if node.tag == f"{_TAG}map":
            return Value(dict(_keys(node)), line, column)
    raise _tagged(node)


def _keys(node: MappingNode) -> Iterator[tuple[str, Value]]:
    seen = set()
    for key, value in node.value:
        if not isinstance(key, ScalarNode) or key.anchor is not None:
            raise NotYamlError("a key is a single word", *_begin(key))
        if key.value in seen:
            raise NotYamlError(f"`{key.value}` is said twice", *_begin(key), "say it once")
        seen.add(key.value)
        yield key.value, _value(value, key)


def _scalar(node: ScalarNode) -> str | date | bool | None:
    match str(node.tag).removeprefix(_TAG):
        case "str" | "merge":
            return str(node.value)
        case "timestamp" if _DAY.fullmatch(node.value):
            try:
                return date.fromisoformat(node.value)
            except ValueError:
                help = "write a year, a month and a day that there are, as in 2024-01-31"
                raise NotYamlError(f"there is no day {node.value}", *_begin(node), help) from None
        # `no` and `on` are words, as in YAML 1.2.
        case "bool" if node.value.lower() in ("true", "false"):
            return str(node.value).lower() == "true"
        case "int" | "float" | "bool" | "null" | "timestamp":
            return None
    raise _tagged(node)


def _tagged(node: Node) -> NotYamlError:
    tag = str(node.tag).replace(_TAG, "!!")
    return NotYamlError(f"a tag such as `{tag}` has no meaning here", *_begin(node), "take it out")


def _begin(node: Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1
