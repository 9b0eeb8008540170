"""The mutation tester: the changes it makes, whom it calls killed, and that it leaves no trace."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.mutants.mutations import mutants, mutated, sample

ROOT = Path(__file__).resolve().parents[1]
SMALL = '''"""A module."""
LONG = 300
WORDS = frozenset("a an the".split())


def is_long(text: str) -> bool:
    """Whether it is."""
    return len(text) > LONG
'''
TESTS = """from app.text.small import LONG, WORDS, is_long


def test_a_text_is_long():
    assert is_long("a" * (LONG + 1))


def test_an_article_is_a_word():
    assert "the" in WORDS
"""
WHOLE = {each.key.partition(" ")[2] for place in mutants("m.py", SMALL) for each in place}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("x = 300", "x = 30"),
        ("x = 200", "x = 100"),
        ("x = 4", "x = 3"),
        ("x = True", "x = False"),
        ("x = 0.5", "x = 0.4"),
        ("x = a < b", "x = a <= b"),
        ("x = a in 'bc'", "x = a in 'b'"),
        ("x = a and b", "x = a or b"),
        ("x = a and b", "x = b"),
        ("x = not a", "x = a"),
        ("x = a + b", "x = a - b"),
        ("x = a[1:]", "x = a[:]"),
        ("x = 'a b'.split()", "x = 'b'.split()"),
        ("x = {'a', 'b'}", "x = {'a'}"),
        ("x = {'a': c, 'b': d}", "x = {'a': c}"),
        ("x = [a for a in b if c]", "x = [a for a in b if True]"),
        ("if a:\n    b()", "if not a:\n    b()"),
        ("if a:\n    b()", "if a:\n    pass"),
        ("def a():\n    return b", "def a():\n    return None"),
    ],
)
def test_a_change_is_made(before: str, after: str) -> None:
    assert after in made(before)


@pytest.mark.parametrize(
    "source",
    [
        '"""300 words."""',
        "x: Literal[3]",
        "@lru_cache(maxsize=3)\ndef a():\n    pass",
        "from a import b",
        "__all__ = ['a', 'b']",
        "x = f'{a:>30}' + 'b'",
        "zip(a, b, strict=True)",
    ],
)
def test_what_decides_nothing_is_left_alone(source: str) -> None:
    assert made(source) <= {"pass"}


def test_lines_that_move_leave_a_sample_as_it_was() -> None:
    one, other = (list(mutants("m.py", source)) for source in (SMALL, f"\n\nX = 1\n{SMALL}"))
    drawn = [mutant.key for mutant in sample(one, 7, len(one))]
    again = [mutant.key for mutant in sample(other, 7, len(other))]
    assert [key for key in again if not key.startswith("m.py X ")] == drawn
    assert drawn != [mutant.key for mutant in sample(one, 8, len(one))]


def test_the_killed_are_counted_and_the_survivors_listed(tmp_path: Path) -> None:
    module, results = checkout(tmp_path)
    page = run(tmp_path, results)
    survivors = page.partition("## Survivors")[2]
    assert f"{len(WHOLE)} mutants" in page
    assert "- `app/text/small.py:2` number, `300` → `30`\n" in survivors
    assert "`'an'` → `nothing`" in survivors
    assert "`'the'` → `nothing`" not in survivors
    assert "return len(text) > LONG" not in survivors
    assert module.read_text("utf-8") == SMALL


def test_a_survivor_is_judged_again_when_there_are_other_tests(tmp_path: Path) -> None:
    _, results = checkout(tmp_path)
    run(tmp_path, results)
    new = tmp_path / "tests" / "text" / "test_articles.py"
    new.write_text(
        "from app.text.small import WORDS, is_long\n\n\n"
        "def test_each_article():\n    assert is_long('') or len(WORDS) == 3\n"
    )
    assert "`'an'` → `nothing`" not in run(tmp_path, results).partition("## Survivors")[2]


def test_a_reason_stands_beside_its_survivor(tmp_path: Path) -> None:
    _, results = checkout(tmp_path)
    (results / "equivalent.toml").write_text(
        '[[equivalent]]\nmodule = "app/text/small.py"\nplace = "LONG"\nwhy = "only tests ask"\n'
    )
    assert "`300` → `30`: only tests ask\n" in run(tmp_path, results)


def test_nothing_is_judged_by_tests_that_fail_anyway(tmp_path: Path) -> None:
    _, results = checkout(tmp_path, "def test_nothing():\n    assert False\n")
    with pytest.raises(subprocess.CalledProcessError) as failed:
        run(tmp_path, results)
    assert "fails without any change: tests/text/test_small.py::test_nothing" in failed.value.stderr


def made(source: str) -> set[str]:
    """The code with each of its changes."""
    found = [each for place in mutants("m.py", source) for each in place]
    return {ast.unparse(mutated(source, each)) for each in found}


def checkout(root: Path, tests: str = TESTS) -> tuple[Path, Path]:
    """A checkout with one module, and a folder for results."""
    results = root / "results"
    for folder in (results, root / "app" / "text", root / "tests" / "text"):
        folder.mkdir(parents=True)
    for package in ("app", "app/text"):
        (root / package / "__init__.py").write_text("")
    (root / "tests" / "text" / "test_small.py").write_text(tests)
    module = root / "app" / "text" / "small.py"
    module.write_text(SMALL, "utf-8")
    return module, results


def run(root: Path, results: Path) -> str:
    """The page that a run writes, which changes everything there is to change."""
    options = ["--root", str(root), "--folder", str(results), "--every", "--write"]
    subprocess.run(
        [sys.executable, "-m", "benchmarks.mutants", "app/text/small.py", *options],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return (results / "RESULTS.md").read_text("utf-8")
