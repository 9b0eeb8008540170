"""Imports inside the package point one way, and what it needs from others is declared."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "app"

# A module may import those before it in this page, and no other.
ORDER = tuple(
    re.findall(r"^\| `(\w+)` \|", (ROOT / "docs" / "modules.md").read_text("utf-8"), re.MULTILINE)
)
MODULES = sorted(path.stem for path in APP.glob("*.py") if path.stem != "__init__")


def tree(module: str) -> ast.Module:
    return ast.parse((APP / f"{module}.py").read_text("utf-8"))


def imports(module: str) -> Iterator[tuple[int, str, str]]:
    """Line, package (empty for this one) and module of every import, wherever it stands."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name.partition(".")[0], alias.name
        elif isinstance(node, ast.ImportFrom) and node.level:
            for name in [node.module] if node.module else [alias.name for alias in node.names]:
                yield node.lineno, "", name
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, (node.module or "").partition(".")[0], node.module or ""


def named(module: str) -> Iterator[str]:
    """Every string that stands in a module: a package of data is asked for by name."""
    for node in ast.walk(tree(module)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def distribution(name: str) -> str:
    """How an index calls a distribution: lower case, with hyphens."""
    return name.lower().replace("_", "-")


def declared() -> set[str]:
    """The distributions the project asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return {re.split(r"[<>=\[ ;]", line)[0] for line in project["dependencies"]}


def test_every_module_has_its_place_in_the_order() -> None:
    assert set(MODULES) == set(ORDER)
    assert not [path for path in APP.iterdir() if path.is_dir() and any(path.glob("*.py"))]


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_modules_before_it(module: str) -> None:
    allowed = {"__version__", *ORDER[: ORDER.index(module)]}
    wrong = [
        f"app/{module}.py:{line} imports {name}"
        for line, package, name in imports(module)
        if package == "app" or (not package and name not in allowed)
    ]
    assert wrong == []


def test_only_the_web_module_knows_the_web_framework() -> None:
    knows = {
        module
        for module in MODULES
        for _, package, _ in imports(module)
        if package in {"fastapi", "starlette"}
    }
    assert knows == {"web"}


def test_what_is_imported_is_declared() -> None:
    names = packages_distributions()
    packages = {package for module in MODULES for _, package, _ in imports(module)}
    others = packages - sys.stdlib_module_names - {""}
    assert {distribution(name) for package in others for name in names[package]} <= declared()


def test_what_is_declared_is_used() -> None:
    names = packages_distributions()
    used = {package for module in MODULES for _, package, _ in imports(module)}
    used |= {text for module in MODULES for text in named(module)}
    assert declared() <= {distribution(name) for package in used for name in names.get(package, ())}
