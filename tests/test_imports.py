"""Rooms and doors: imports inside the package point one way, and what it needs is declared."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[1]
APP = ROOT / "app"
PLAN = (ROOT / "docs" / "modules.md").read_text("utf-8")

# A room may import from those below it in the first table of the page, and from no other.
ROOMS = tuple(re.findall(r"^\| `(\w+)` \|", PLAN.partition("\n## ")[0], re.MULTILINE))
PACKAGES = sorted(path.parent.name for path in APP.glob("*/__init__.py"))
MODULES = sorted(
    path.relative_to(APP).as_posix().removesuffix(".py")
    for path in APP.rglob("*.py")
    if path.name != "__init__.py"
)


class Import(NamedTuple):
    """A line that imports; `room` and `module` are empty for what is not the project's own."""

    line: int
    room: str
    module: str
    outside: str
    names: tuple[str, ...] = ()


@cache
def tree(module: str) -> ast.Module:
    return ast.parse((APP / f"{module}.py").read_text("utf-8"))


def room_of(module: str) -> str:
    return module.partition("/")[0]


def imports(module: str) -> Iterator[Import]:
    """Every import of a module, wherever it stands."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(node.lineno, "", "", alias.name)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield Import(node.lineno, "", "", node.module or "")
        elif isinstance(node, ast.ImportFrom):
            yield from own(module, node)


def own(module: str, node: ast.ImportFrom) -> Iterator[Import]:
    """What a relative import names, as room and the module inside it, which a door leaves empty."""
    here = module.split("/")[: -node.level]
    names = tuple(alias.name for alias in node.names)
    for name in [node.module] if node.module else names:
        path = [*here, *name.split(".")]
        if path != ["__version__"]:
            yield Import(node.lineno, path[0], "/".join(path[1:]), "", names)


def handed_on(room: str) -> list[str]:
    """The names that the door of a room hands on."""
    *_, last = tree(f"{room}/__init__").body
    assert isinstance(last, ast.Assign)
    names: list[str] = ast.literal_eval(last.value)
    return names


def packages(module: str) -> set[str]:
    """The packages from elsewhere that a module imports."""
    found = {each.outside.partition(".")[0] for each in imports(module) if each.outside}
    return found - sys.stdlib_module_names


def named(module: str) -> Iterator[str]:
    """Every string that stands in a module: a package of data is asked for by name."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def distribution(name: str) -> str:
    """How an index calls a distribution: lower case, with hyphens."""
    return name.lower().replace("_", "-")


def declared(*, optional: bool = False) -> set[str]:
    """The distributions the project asks for, or those that only an extra brings."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    lines = extras if optional else project["dependencies"]
    return {re.split(r"[<>=\[ ;]", line)[0] for line in lines}


def test_every_room_and_every_module_in_it_has_its_line() -> None:
    parts = {part.partition("`")[0]: part for part in PLAN.split("\n## `")[1:]}
    listed = {
        f"{room}/{module}"
        for room, part in parts.items()
        for module in re.findall(r"^\| `(\w+)` \|", part, re.MULTILINE)
    }
    assert {module for module in MODULES if "/" in module} == listed
    assert {*PACKAGES, *(module for module in MODULES if "/" not in module)} == {
        *ROOMS,
        "__main__",
    }


@pytest.mark.parametrize("module", [each for each in MODULES if each != "__main__"])
def test_a_room_imports_only_from_the_doors_of_rooms_below_it(module: str) -> None:
    room = room_of(module)
    below = ROOMS[ROOMS.index(room) + 1 :]
    wrong = [
        f"app/{module}.py:{each.line} imports {each.room}/{each.module}"
        for each in imports(module)
        if each.outside.partition(".")[0] == "app"
        or (each.room not in {"", room} and (each.module or each.room not in below))
    ]
    assert wrong == []


@pytest.mark.parametrize("package", PACKAGES)
def test_inside_a_room_no_imports_run_in_a_circle(package: str) -> None:
    inside = {
        module: {f"{package}/{each.module}" for each in imports(module) if each.room == package}
        for module in MODULES
        if room_of(module) == package
    }
    TopologicalSorter(inside).prepare()


@pytest.mark.parametrize("package", PACKAGES)
def test_a_door_only_hands_on_names(package: str) -> None:
    first, *body = tree(f"{package}/__init__").body
    assert isinstance(first, ast.Expr)
    for node in body:
        assert isinstance(node, ast.ImportFrom | ast.Assign), ast.unparse(node)
    assert [ast.unparse(node.targets[0]) for node in body if isinstance(node, ast.Assign)] == [
        "__all__"
    ]


def test_only_the_web_knows_the_web_framework() -> None:
    knows = {room_of(each) for each in MODULES if packages(each) & {"fastapi", "starlette"}}
    assert knows == {"web"}


def test_what_is_imported_is_declared() -> None:
    names = packages_distributions()
    others = {package for module in MODULES for package in packages(module)}
    assert {distribution(name) for package in others for name in names[package]} <= (
        declared() | declared(optional=True)
    )


def test_what_is_declared_is_used() -> None:
    names = packages_distributions()
    used = {package for module in MODULES for package in packages(module)}
    used |= {text for module in MODULES for text in named(module)}
    assert declared() <= {distribution(name) for package in used for name in names.get(package, ())}


def test_what_a_door_hands_on_is_taken_outside() -> None:
    taken = {
        (each.room, name)
        for module in MODULES
        for each in imports(module)
        for name in each.names
        if each.room in PACKAGES and each.room != room_of(module)
    }
    for_servers = {("web", "app"), ("web", "create_app")}
    assert {(room, name) for room in PACKAGES for name in handed_on(room)} == taken | for_servers


def test_a_public_name_of_a_class_has_one_meaning() -> None:
    classes = [
        (node.name, module)
        for module in MODULES
        for node in tree(module).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]
    counted = Counter(name for name, _ in classes)
    assert [each for each in sorted(classes) if counted[each[0]] > 1] == []
