"""Small content folders for tests, written as a mapping from file name to text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from app.library.library import Library, read_library
from app.model import Block, Statement, walk_blocks
from app.problems.examples import BASE


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write the files below `root`, and give it back."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def read(root: Path, **closure: str) -> Library:
    """The valid folder of the examples, its section `closure.md` having the given body."""
    files = dict(BASE)
    if body := closure.get("body"):
        files["bridge/closure.md"] = f"---\ntitle: The closure\n---\n{body}"
    return read_library(write(root, files))


def statements(blocks: Iterable[Block]) -> list[Statement]:
    """The statements of some blocks, in reading order."""
    return [each.node for each in walk_blocks(blocks) if isinstance(each.node, Statement)]


def second(text: str, closure: str) -> dict[str, str]:
    """A second explainer, beside the one of the examples."""
    files = {name: body for name, body in BASE.items() if name.endswith(".md")}
    renamed = {name.replace("bridge/", "ferry/", 1): body for name, body in files.items()}
    opening = renamed["ferry/explainer.md"].replace("sources:", f"{text}sources:")
    section = f"---\ntitle: A\n---\n{closure}\n"
    return {**renamed, "ferry/explainer.md": opening, "ferry/closure.md": section}
