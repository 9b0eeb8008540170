"""The content folder as it lies on disk: its texts, and why one of them cannot be read."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..problems import Problem
from .frontmatter import Document, Report, read_document

LARGEST_FILE = 1024 * 1024
"""Bytes; a long article is a hundredth of it."""
DEEPEST_FOLDER = 8


@dataclass(frozen=True, slots=True)
class Folder:
    """A content folder that is being read; it gathers each file's lines, and what is wrong."""

    root: Path
    problems: list[Problem] = field(default_factory=list)
    lines: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def name(self, path: Path) -> str:
        """How problems call a file: its path below the root, with slashes."""
        return path.relative_to(self.root).as_posix()

    def add(self, code: str, file: str, message: str, help: str, line: int = 1) -> None:
        """Note a problem with a whole line of a file, or with the file."""
        report = Report(file, self.lines.get(file, ()))
        report.add(code, report.whole_line(line), message, help)
        self.take(report)

    def take(self, report: Report) -> None:
        """Take over the problems of a file, when all that reads it has done so."""
        self.problems.extend(report.problems)

    def document(self, path: Path) -> Document | None:
        """A file split in front matter and body, or None, with the problem noted."""
        text = self.text(path)
        return None if text is None else read_document(self.name(path), text)

    def text(self, path: Path, largest: int | None = LARGEST_FILE) -> str | None:
        """The text of a file with LF line ends, or None, with the problem noted."""
        file = self.name(path)
        try:
            inside = Path(os.path.realpath(path)).is_relative_to(os.path.realpath(self.root))
            size = path.stat().st_size
            too_large = largest is not None and size > largest
            data = path.read_bytes() if inside and not too_large else b""
        except OSError as error:
            said = os.strerror(error.errno or 0).lower()
            self._refuse(file, *_WHY.get(error.errno or 0, (said, _MEND)))
            return None
        if not inside:
            self._refuse(
                file, "the link leads out of the content folder", "put the file itself here"
            )
            return None
        if too_large:
            message = f"the file has {size / LARGEST_FILE:.1f} MiB, and the most is 1 MiB"
            self._refuse(file, message, "split it, or take out what is not text")
            return None
        return self._decoded(file, data)

    def files(self, top: Path) -> Iterator[Path]:
        """The files below a folder, in order, without following links to folders."""
        waiting = [top]
        while waiting:
            current = waiting.pop()
            if len(current.relative_to(self.root).parts) > DEEPEST_FOLDER:
                message = f"folders are nested more than {DEEPEST_FOLDER} deep"
                self._refuse(self.name(current), message, "an explainer has one folder, `sources/`")
                continue
            for path in sorted(current.iterdir()):
                if path.is_dir() and not path.is_symlink():
                    waiting.append(path)
                else:
                    yield path

    def _decoded(self, file: str, data: bytes) -> str | None:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            message = f"byte {error.start + 1} (0x{data[error.start]:02x}) is not UTF-8 text"
            self.add("unreadable-file", file, message, "save the file as UTF-8", line)
            return None
        if "\0" in text:
            self._refuse(file, "the file holds a NUL character, so it is not text", _MEND)
            return None
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.lines[file] = tuple(text.split("\n"))
        if not text.strip():
            self.add("empty-file", file, "the file is empty", "write it, or remove the file")
            return None
        return text

    def _refuse(self, file: str, message: str, help: str) -> None:
        self.add("unreadable-file", file, message, help)


_MEND = "put a plain UTF-8 text file in its place"
_WHY = {
    errno.ENOENT: ("there is no such file", "write it, or stop naming it"),
    errno.ELOOP: ("the link leads in a circle", "put the file itself here"),
    errno.EACCES: ("the file may not be read", "give yourself the right to read it"),
    errno.EISDIR: ("this is a folder", _MEND),
}
