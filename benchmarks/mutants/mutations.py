"""Mutations: the small changes that can be made to a module, each the exchange of one node.

What changes nothing that a test could see is left alone: docstrings, annotations, decorators,
imports, `strict=` of `zip`, and the texts of messages.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

GONE = "nothing"
_WIDTH = 72
_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}


@dataclass(frozen=True, slots=True)
class Change:
    """One node in the place of another; `before` and `after` are for people to read."""

    kind: str
    old: ast.AST
    new: ast.AST
    before: str = ""
    after: str = ""

    def told(self) -> tuple[str, str]:
        """What was there and what is there now, each in a line."""
        return self.before or _line(self.old), self.after or _line(self.new)


@dataclass(frozen=True, slots=True)
class Place:
    """A node of a module that can be changed, and every way to change it.

    `name` is the function, class or constant that it is in, and its number among its like there, so
    that it is the same place when lines move. `lines` are those of its statement, or None where it
    runs when the module is imported.
    """

    name: str
    line: int
    lines: range | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """A change to be made: the module by its path, the place in it, and which of its changes."""

    module: str
    place: str
    line: int
    lines: range | None
    nth: int
    kind: str
    before: str
    after: str

    @property
    def key(self) -> str:
        """Names it in the record of an earlier run, however its lines have moved since."""
        return f"{self.module} {self.place} {self.kind}: {self.before} → {self.after}"


def mutants(module: str, source: str) -> Iterator[tuple[Mutant, ...]]:
    """All mutants of a module, those of one place together."""
    for place in places(ast.parse(source)):
        yield tuple(
            Mutant(
                module=module,
                place=place.name,
                line=getattr(change.old, "lineno", place.line),
                lines=place.lines,
                nth=nth,
                kind=change.kind,
                before=change.told()[0],
                after=change.told()[1],
            )
            for nth, change in enumerate(place.changes)
        )


def mutated(source: str, mutant: Mutant) -> ast.Module:
    """The module with this change in it."""
    tree = ast.parse(source)
    found = next(each for each in places(tree) if each.name == mutant.place)
    change = found.changes[mutant.nth]
    _Exchange(change).visit(tree)
    return ast.fix_missing_locations(tree)


def sample(places: Sequence[tuple[Mutant, ...]], seed: int, size: int) -> list[Mutant]:
    """So many mutants, one of a place, in an order that the seed decides.

    Neither the order nor the choice at a place depends on other places: a change of the code
    leaves the sample of all the rest as it was.
    """
    drawn = sorted(places, key=lambda each: _draw(seed, each[0]))[:size]
    return [each[_draw(seed + 1, each[0]) % len(each)] for each in drawn]


def places(tree: ast.Module) -> Iterator[Place]:
    """Every place of a module that can be changed, in the order of the text."""
    seen: Counter[str] = Counter()
    for node, scope, lines in _walk(tree, "", None):
        if changes := tuple(_changes(node)):
            name = f"{scope} {_line(node)}".strip()
            seen[name] += 1
            yield Place(f"{name} #{seen[name]}", getattr(node, "lineno", 0), lines, changes)


def _walk(
    node: ast.AST, scope: str, lines: range | None, inside: bool = False
) -> Iterator[tuple[ast.AST, str, range | None]]:
    """All nodes that may be changed, with the name and the statement that they stand in."""
    for child in _children(node):
        within, here, into = scope, lines, inside
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            within = f"{scope}.{child.name}".strip(".")
            into = inside or not isinstance(child, ast.ClassDef)
        elif not scope and isinstance(child, ast.Assign | ast.AnnAssign):
            target = child.targets[0] if isinstance(child, ast.Assign) else child.target
            within = ast.unparse(target)
        if inside and isinstance(child, ast.stmt):
            here = range(child.lineno, _last(child) + 1)
        yield child, within, here
        yield from _walk(child, within, here, into)


def _last(statement: ast.stmt) -> int:
    """The last line of a statement; of one that has others in it, the last of its head."""
    body = getattr(statement, "body", None)
    if isinstance(body, list) and body:
        return max(int(body[0].lineno) - 1, statement.lineno)
    return statement.end_lineno or statement.lineno


def _children(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            yield from (each for each in node.args.defaults)
            yield from (each for each in node.args.kw_defaults if each)
            yield from node.body
        case ast.ClassDef():
            yield from node.body
        case ast.AnnAssign():
            yield from (each for each in (node.value,) if each)
        case ast.Expr(value=ast.Constant()) | ast.Import() | ast.ImportFrom():
            pass
        case ast.Assign(targets=[ast.Name(id="__all__")]):
            pass
        case ast.If(test=ast.Name(id="TYPE_CHECKING")) | ast.keyword(arg="strict"):
            pass
        case ast.FormattedValue():
            yield node.value
        case _:
            yield from ast.iter_child_nodes(node)


def _changes(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.Constant(value=int() | float() as value):
            yield from _constants(node, value)
        case ast.Compare():
            yield from _comparisons(node)
        case ast.BoolOp():
            yield from _booleans(node)
        case ast.UnaryOp(op=ast.Not()):
            yield Change("not", node, node.operand)
        case ast.If() | ast.While() | ast.IfExp():
            yield Change("condition", node.test, ast.UnaryOp(ast.Not(), node.test))
        case ast.comprehension():
            yield from (Change("condition", each, ast.Constant(True)) for each in node.ifs)
        case ast.BinOp() if type(node.op) in _ARITHMETIC and not _has_text(node):
            other = ast.BinOp(node.left, _ARITHMETIC[type(node.op)](), node.right)
            yield Change("arithmetic", node, other)
        case ast.Subscript(slice=ast.Slice() as part):
            yield from _slices(part)
        case ast.stmt():
            yield from _statements(node)
        case _:
            yield from _strings(node)


def _constants(node: ast.Constant, value: int | float) -> Iterator[Change]:
    if isinstance(value, bool):
        yield Change("constant", node, ast.Constant(not value))
    else:
        yield from (Change("number", node, ast.Constant(each)) for each in _numbers(value))


def _numbers(number: int | float) -> Iterator[int | float]:
    """Other numbers: by one, and what is larger by half and to a tenth, doubled and tenfold."""
    if isinstance(number, float):
        yield from (round(number * share, 6) for share in (0.8, 1.25))
        return
    yield number + 1
    if number >= 1:
        yield number - 1
    if number > 3:
        yield from (number // 2, number * 2)
    if number >= 20:
        yield from (number // 10, number * 10)


def _comparisons(node: ast.Compare) -> Iterator[Change]:
    for at, operator in enumerate(node.ops):
        for other in _COMPARISONS[type(operator)]:
            ops = [*node.ops[:at], other(), *node.ops[at + 1 :]]
            yield Change("comparison", node, ast.Compare(node.left, ops, node.comparators))
    if isinstance(node.ops[0], ast.In | ast.NotIn):
        right = node.comparators[0]
        if isinstance(right, ast.Constant) and isinstance(right.value, str):
            yield from _characters(right, right.value)


def _booleans(node: ast.BoolOp) -> Iterator[Change]:
    other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield Change("boolean", node, ast.BoolOp(other, node.values))
    for at in range(len(node.values)):
        rest = node.values[:at] + node.values[at + 1 :]
        new = rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)
        yield Change("boolean", node, new)


def _slices(part: ast.Slice) -> Iterator[Change]:
    if part.lower:
        yield Change("slice", part, ast.Slice(None, part.upper, part.step))
    if part.upper:
        yield Change("slice", part, ast.Slice(part.lower, None, part.step))
    if part.step:
        yield Change("slice", part, ast.Slice(part.lower, part.upper, None))


def _statements(node: ast.stmt) -> Iterator[Change]:
    match node:
        case ast.Return(value=ast.expr() as value) if not _is_none(value):
            yield Change("return", node, ast.Return(ast.Constant(None)))
        case ast.Expr(value=ast.Constant()):
            pass
        case (
            ast.Return() | ast.Expr() | ast.AugAssign() | ast.Continue() | ast.Break() | ast.Raise()
        ) | ast.Delete():
            yield Change("statement", node, ast.Pass(), after=GONE)
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield Change("statement", node, ast.Pass(), after=GONE)


def _strings(node: ast.AST) -> Iterator[Change]:
    match node:
        case ast.Call(
            func=ast.Attribute(value=ast.Constant(value=str() as text) as words, attr="split"),
            args=[],
        ):
            yield from _words(words, text.split())
        case ast.Set() | ast.Tuple() | ast.List() if len(node.elts) > 1:
            if all(map(_is_string, node.elts)):
                yield from _elements(node, node.elts)
        case ast.Dict() if len(node.keys) > 1:
            for at, key in enumerate(node.keys):
                if key and _is_string(key):
                    keys = node.keys[:at] + node.keys[at + 1 :]
                    new = ast.Dict(keys, node.values[:at] + node.values[at + 1 :])
                    yield Change("string", node, new, _line(key), GONE)


def _elements(node: ast.Set | ast.Tuple | ast.List, elements: list[ast.expr]) -> Iterator[Change]:
    for at, each in enumerate(elements):
        rest = elements[:at] + elements[at + 1 :]
        new = ast.Set(rest) if isinstance(node, ast.Set) else type(node)(rest, ast.Load())
        yield Change("string", node, new, _line(each), GONE)


def _words(node: ast.expr, words: list[str]) -> Iterator[Change]:
    for at, word in enumerate(words):
        new = ast.Constant(" ".join(words[:at] + words[at + 1 :]))
        yield Change("string", node, new, repr(word), GONE)


def _characters(node: ast.expr, text: str) -> Iterator[Change]:
    for at, character in enumerate(text):
        yield Change(
            "string", node, ast.Constant(text[:at] + text[at + 1 :]), repr(character), GONE
        )


def _is_string(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _has_text(node: ast.BinOp) -> bool:
    """Whether it joins or repeats text, where another operator would only raise."""
    return any(
        isinstance(each, ast.JoinedStr) or (isinstance(each, ast.expr) and _is_string(each))
        for each in ast.walk(node)
    )


def _line(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"


def _draw(seed: int, mutant: Mutant) -> int:
    digest = sha256(f"{seed} {mutant.module} {mutant.place}".encode()).digest()
    return int.from_bytes(digest[:8], "big")


class _Exchange(ast.NodeTransformer):
    """Puts the new node of a change where the old one is."""

    def __init__(self, change: Change) -> None:
        self._change = change

    def visit(self, node: ast.AST) -> ast.AST:
        """The node, or the one that takes its place."""
        if node is self._change.old:
            return ast.copy_location(self._change.new, node)
        return self.generic_visit(node)
