"""The linter of scripts and styles: what it holds, tried on lines that do not."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from shutil import copy, copytree

import pytest

from tests.conftest import ROOT, npm_file

COLOURS = "colours are custom properties of tokens.css"
LOGICAL = "logical properties only: inline and block, start and end"
IDS = "no ids in selectors: name a class of the block"

BAD = [
    (COLOURS, ".a { color: #fff; }"),
    (COLOURS, ".a { border: 1px solid darkslategray; }"),
    (COLOURS, ".a { background: rgb(0 0 0 / 40%); }"),
    (COLOURS, ".a { fill: light-dark(var(--a), var(--b)); }"),
    (COLOURS, ".a { --shade: RED; }"),
    (LOGICAL, ".a { margin-left: 1px; }"),
    (LOGICAL, ".a { max-width: 1px; }"),
    (LOGICAL, ".a { border-top-right-radius: 1px; }"),
    (LOGICAL, ".a { left: 0; }"),
    (LOGICAL, ".a { text-align: right; }"),
    (IDS, "#a { margin: 0; }"),
    (IDS, ".a:not(#b) { margin: 0; }"),
    ("noImportantStyles", ".a { margin: 0 !important; }"),
    ("noUnknownProperty", ".a { marign: 0; }"),
    ("noUnknownPseudoClass", ".a:hovered { margin: 0; }"),
    ("noUndeclaredVariables", "show();"),
    ("noUnusedVariables", "const unused = 1;"),
    ("noUnresolvedImports", 'import { nothing } from "./b.js";\nnothing();'),
    ("noUnresolvedImports", 'import { one } from "./gone.js";\none();'),
]
GOOD = [
    ".a { border-inline-start: 1px solid var(--ink); text-align: start; inset: 0; }",
    ".a { color: currentColor; fill: color-mix(in oklab, var(--ink) 45%, var(--paper)); }",
    ".red:hover { content: 'red'; background: var(--red); --shade: transparent; }",
    'import { one } from "./b.js";\nwindow.one = one;',
]


def project(folder: Path) -> Path:
    """The script that lints, with its rules, in a project that has nothing else."""
    copytree(ROOT / "tests" / "lint", folder / "tests" / "lint")
    (folder / "static").mkdir()
    return Path(copy(ROOT / "tests" / "lint.sh", folder / "tests"))


def lint(folder: Path, *texts: str) -> list[list[str]]:
    """What is wrong with each text: the rule, or what a rule of ours says."""
    installed = npm_file("@biomejs/biome/bin/biome").parents[3]
    script, static = project(folder), folder / "static"
    (folder / "tests" / installed.name).symlink_to(installed)
    (static / "b.js").write_text("export const one = 1;\n")
    names = [f"{i}.{'css' if text[0] in '.#' else 'js'}" for i, text in enumerate(texts)]
    for name, text in zip(names, texts, strict=True):
        (static / name).write_text(f"{text}\n")
    done = subprocess.run(
        [script, "--reporter=json", "--max-diagnostics=none"],
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(done.stdout)["diagnostics"]
    assert done.returncode == bool(found)
    wrong: dict[str, list[str]] = {name: [] for name in names}
    for each in found:
        rule = each["category"].rpartition("/")[2]
        wrong[Path(each["location"]["path"]).name].append(
            each["message"] if rule == "plugin" else rule
        )
    return list(wrong.values())


def test_what_breaks_a_rule_is_found(tmp_path: Path) -> None:
    found = lint(tmp_path, *(text for _, text in BAD))
    assert [set(each) for each in found] == [{rule} for rule, _ in BAD]


def test_what_keeps_to_the_rules_passes(tmp_path: Path) -> None:
    assert lint(tmp_path, *GOOD) == [[] for _ in GOOD]


@pytest.mark.parametrize(("ci", "status"), [("true", 1), ("", 0)])
def test_without_the_linter_only_ci_fails(tmp_path: Path, ci: str, status: int) -> None:
    done = subprocess.run(
        [project(tmp_path)],
        env={"CI": ci, "PATH": "/usr/bin:/bin"},
        capture_output=True,
        check=False,
    )
    assert done.returncode == status
    assert done.stderr.startswith(b"left out: the linter")
