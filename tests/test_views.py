"""Values with many fields are made by keyword: a title and a kicker are both strings."""

from __future__ import annotations

import importlib
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

APP = Path(__file__).resolve().parents[1] / "app"
MODULES = [
    f"app.{path.parent.name}.{path.stem}"
    for room in ("pages", "share", "site")
    for path in sorted((APP / room).glob("[!_]*.py"))
]


@pytest.mark.parametrize("name", MODULES)
def test_no_more_than_four_fields_are_given_by_position(name: str) -> None:
    module = importlib.import_module(name)
    for each in vars(module).values():
        if isinstance(each, type) and is_dataclass(each) and each.__module__ == name:
            by_position = [one.name for one in fields(each) if one.init and not one.kw_only]
            assert len(by_position) <= 4, each
