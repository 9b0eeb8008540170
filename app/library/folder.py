"""The content folder as it lies on disk: its texts, and why one of them cannot be read."""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ..problems import Problem, visible
from .frontmatter import Document, Report, read_document

LARGEST_FILE = 1024 * 1024
"""Bytes; a long article is a hundredth of it."""
LARGEST_PAGE = 128 * 1024
"""Bytes of what becomes a page: some 20,000 words."""
DEEPEST_FOLDER = 8
EXPLAINER = "explainer.md"
_FOREIGN = re.compile(
    r"[._@~$].*|.*~|#.*#|.*\.(?:tmp|temp|swp|bak|orig|rej|part|crdownload)|.* - Copy.*"
    r"|lost\+found|#recycle|node_modules|System Volume Information|Thumbs\.db|desktop\.ini",
    re.IGNORECASE,
)
"""Hidden files, backups, locks, half-written files, and the folders of systems and servers."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A content folder that is being read; it gathers each file's lines, and what is wrong."""

    root: Path
    problems: list[Problem] = field(default_factory=list)
    lines: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def name(self, path: Path) -> str:
        """How problems call a file: its path below the root, with slashes, and visible."""
        return visible(path.relative_to(self.root).as_posix())

    def add(self, code: str, file: str, message: str, help: str, line: int = 1) -> None:
        """Note a problem with a whole line of a file, or with the file."""
        report = Report(file, self.lines.get(file, ()))
        report.add(code, report.whole_line(line), message, help)
        self.take(report)

    def take(self, report: Report) -> None:
        """Take over the problems of a file, when all that reads it has done so."""
        self.problems.extend(report.problems)

    def document(self, path: Path, most: int = LARGEST_FILE) -> Document | None:
        """A file split in front matter and body, or None, with the problem noted."""
        text = self.text(path, most)
        return None if text is None else read_document(self.name(path), text)

    def text(self, path: Path, most: int | None = LARGEST_FILE) -> str | None:
        """The text of a file of so many bytes at most, with LF line ends; else None, and why noted.

        A record that grows for ever is read whole: its `most` is None.
        """
        file = self.name(path)
        data, why = self.data(path, most)
        if data is None:
            self._refuse(file, *why)
            return None
        return self.decoded(file, data)

    def data(self, path: Path, most: int | None) -> tuple[bytes | None, tuple[str, str]]:
        """What a file of so many bytes at most holds; else None, why, and what to do about it."""
        try:
            inside = Path(os.path.realpath(path)).is_relative_to(os.path.realpath(self.root))
            data = _bytes(path, most) if inside else None
        except OSError as error:
            said = os.strerror(error.errno or 0).lower()
            return None, _WHY.get(error.errno or 0, (said, _MEND))
        if not inside:
            return None, ("the link leads out of the content folder", "put the file itself here")
        if data is None:
            return None, ("this is a pipe, a socket or a device", _MEND)
        if most is not None and len(data) > most:
            message = f"the file is larger than {most // 1024:,} KiB"
            return None, (message, "split it, or take out what is not text")
        return data, ("", "")

    def folders(self, only: Collection[str] | None = None) -> Iterator[Path]:
        """The folders of explainers, in order. Raises OSError for the content folder.

        What else lies there, of editors, systems and people, is nobody's business.
        """
        named = self.root.iterdir() if only is None else (self.root / name for name in only)
        for path in sorted(named):
            if not _is_foreign(path.name) and (_holds(path, EXPLAINER) or _has_lost(path)):
                yield path

    def files(self, top: Path) -> Iterator[Path]:
        """The files of authors below a folder, in order, without following links to folders."""
        waiting = [top]
        while waiting:
            current = waiting.pop()
            if len(current.relative_to(self.root).parts) > DEEPEST_FOLDER:
                message = f"folders are nested more than {DEEPEST_FOLDER} deep"
                self._refuse(self.name(current), message, "an explainer has one folder, `sources/`")
                continue
            try:
                found = sorted(os.scandir(current), key=lambda each: each.name)
            except OSError as error:
                self._refuse(self.name(current), os.strerror(error.errno or 0).lower(), _MEND)
                continue
            for entry in found:
                if _is_foreign(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(Path(entry.path))
                else:
                    yield Path(entry.path)

    def decoded(self, file: str, data: bytes) -> str | None:
        """What a file holds as text with LF line ends; else None, and why noted."""
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            message = f"byte {error.start + 1} (0x{data[error.start]:02x}) is not UTF-8 text"
            self.add("unreadable-file", file, message, "save the file as UTF-8", line)
            return None
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if found := _NO_TEXT.search(text):
            line = text.count("\n", 0, found.start()) + 1
            message = f"the file holds the control character U+{ord(found[0]):04X}"
            self.add("unreadable-file", file, message, "take it out, or save it as text", line)
            return None
        self.lines[file] = tuple(text.split("\n"))
        if not text.strip():
            self.add("empty-file", file, "the file is empty", "write it, or remove the file")
            return None
        return text

    def _refuse(self, file: str, message: str, help: str) -> None:
        self.add("unreadable-file", file, message, help)


def folders(root: Path) -> tuple[str, ...]:
    """The names of the folders of explainers, in order. Raises OSError for the content folder."""
    return tuple(path.name for path in Folder(root).folders())


def _is_foreign(name: str) -> bool:
    """Whether an editor, a file manager or a system put this there, by the name that it has."""
    return bool(_FOREIGN.fullmatch(name))


def _holds(folder: Path, name: str) -> bool:
    return os.path.lexists(folder / name)


def _has_lost(folder: Path) -> bool:
    """Whether a folder looks like an explainer whose `explainer.md` is gone, or named otherwise."""
    try:
        names = {each.name.casefold() for each in os.scandir(folder)}
    except OSError:
        return False
    pages = any(name.endswith(".md") for name in names)
    return pages and ("sources" in names or EXPLAINER in names)


def _bytes(path: Path, most: int | None) -> bytes | None:
    """What a file holds, or one byte more than the most of it; None where it is no file.

    Nothing waits here: a pipe without a writer is not opened, and no file is read for ever.
    """
    if not _holds_bytes(path.stat()):
        return None
    # In between it may have become a pipe.
    opened = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(opened, "rb") as file:  # noqa: PTH123 - there is no path to open
        length = -1 if most is None else most + 1
        return file.read(length) if _holds_bytes(os.fstat(opened)) else None


def _holds_bytes(status: os.stat_result) -> bool:
    """Whether it is a file; a folder counts, as opening it says what is wrong."""
    return stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)


# Neither XML nor HTML may hold these, and terminals obey them.
_NO_TEXT = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_MEND = "put a plain UTF-8 text file in its place"
_WHY = {
    errno.ENOENT: ("there is no such file", "write it, or stop naming it"),
    errno.ELOOP: ("the link leads in a circle", "put the file itself here"),
    errno.EACCES: ("the file may not be read", "give yourself the right to read it"),
    errno.EISDIR: ("this is a folder", _MEND),
}
