"""The worked example of `docs/example.md`, done as it says: `python -m benchmarks.example`.

It prints the time that each command takes, the start of Python with it.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

PAGE = Path(__file__).parents[1] / "docs" / "example.md"
_BLOCK = re.compile(
    r"^```(?P<kind>\w+)(?: (?P<file>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)

Run = Callable[[Sequence[str], Path], str]
"""A command of Pilcrow, without its name, in a folder: what it prints. Raises where it fails."""


@dataclass(frozen=True, slots=True)
class Command:
    """A line that is typed, and the lines that it prints among others, or what they begin with."""

    words: tuple[str, ...]
    prints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class File:
    """A file that is written; of one whose `fields` are given, these lines of its front matter."""

    name: str
    text: str
    fields: bool = False


def steps(page: str) -> Iterator[Command | File]:
    """What a page says is done, in order."""
    blocks = [*_BLOCK.finditer(page)]
    for at, block in enumerate(blocks):
        if block["file"]:
            yield File(block["file"], block["text"], block["kind"] == "yaml")
        elif block["kind"] == "sh":
            *first, last = (shlex.split(line) for line in block["text"].strip().split("\n"))
            yield from (Command(tuple(each)) for each in first)
            following = blocks[at + 1] if at + 1 < len(blocks) else None
            told = following["text"] if following and following["kind"] == "text" else ""
            yield Command(tuple(last), tuple(filter(None, told.split("\n"))))


def write(file: File, folder: Path) -> None:
    """Write a file of the example as its author would."""
    path = folder / file.name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = file.text
    if file.fields:
        text = path.read_text("utf-8")
        for line in file.text.strip().split("\n"):
            text = re.sub(
                rf"^{line.partition(':')[0]}:.*$", line, text, count=1, flags=re.MULTILINE
            )
    path.write_text(text, "utf-8")


def do(command: Command, folder: Path, run: Run) -> str:
    """Do what a line says, and give what it prints. Raises ValueError where it prints else."""
    program, *words = command.words
    if program == "rm":
        (folder / words[0]).unlink()
        return ""
    printed = run(words, folder)
    if missing := [each for each in command.prints if each not in printed]:
        raise ValueError(f"{shlex.join(command.words)} does not print {missing}: {printed}")
    return printed


def _run(words: Sequence[str], folder: Path) -> str:
    command = [sys.executable, "-m", "pilcrow", *words]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ValueError(f"{shlex.join(words)}: {done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def main() -> None:
    """Do all of it in a folder that is thrown away, and tell how long each command takes."""
    with TemporaryDirectory() as folder:
        for step in steps(PAGE.read_text("utf-8")):
            if isinstance(step, File):
                write(step, Path(folder))
                continue
            start = perf_counter()
            do(step, Path(folder), _run)
            line = f"{perf_counter() - start:6.2f} s  {shlex.join(step.words)}"
            sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
