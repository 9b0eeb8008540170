"""Reads the content folder; collects every problem, and never stops at the first."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..model import Change, Explainer, Reading, Span, Withdrawal
from ..pictures import Image, PictureError, drawing, photograph
from ..problems import Problem, in_order, problem
from .changes import CHANGES, parse_changes
from .citation import NAME
from .explainer import (
    ExplainerFields,
    default_source,
    read_explainer,
    read_section,
)
from .folder import LARGEST_FILE, LARGEST_PAGE, Folder
from .frontmatter import Document, Report
from .permalinks import PERMALINKS, Permalink, Place, parse_permalinks
from .reviews import parse_readings
from .site import SiteFile, read_site
from .source import read_sources

REVIEWED = "reviewed.txt"
_LARGEST = {"sections": LARGEST_PAGE, "sources": LARGEST_FILE}


LARGEST_PICTURE = 16 * 1024 * 1024


def _image(name: str, data: bytes) -> Image:
    """A picture by what its name says it is. Raises `PictureError` where it cannot be shown."""
    if not name.lower().endswith(".svg"):
        return photograph(data)
    try:
        return drawing(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise PictureError("it is not UTF-8 text", "save it as UTF-8") from None


def _nowhere(place: Place) -> bool:
    """Whether an explainer that was not read has a place, where all were."""
    return False


@dataclass(frozen=True, slots=True)
class Library:
    """What the files say, and everything that is wrong with how they say it.

    Where not all explainers were read, `elsewhere` is asked for the places of the others.
    """

    name: str
    description: str
    language: str
    review_required: bool = False
    """Whether nothing is published that nobody but its author has read."""
    contact: str = ""
    """The address that readers report to; empty where there is none."""
    explainers: tuple[Explainer, ...] = ()
    permalinks: tuple[Permalink, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()
    problems: tuple[Problem, ...] = ()
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    elsewhere: Callable[[Place], bool] = _nowhere

    def problem(self, code: str, span: Span, message: str, help: str) -> Problem:
        """A problem at `span`, showing the author's line."""
        lines = self.lines.get(span.file, ())
        shown = lines[span.line - 1] if 0 < span.line <= len(lines) else ""
        return problem(code, span, message, help, shown)


def _untold(folders: Sequence[Path]) -> Iterable[Path]:
    """Where nobody asks how much is read."""
    return folders


def read_library(
    root: Path,
    only: Collection[str] | None = None,
    told: Callable[[Sequence[Path]], Iterable[Path]] = _untold,
) -> Library:
    """What a content folder holds; of its explainers only those in `only`, if folders are named.

    `told` gives the folders back one by one, and may tell how many of them are read. Raises
    NotADirectoryError where `root` is no folder.
    """
    if not root.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(root))
    return _Reader(Folder(root), only, told).library()


@dataclass(frozen=True, slots=True)
class _Part:
    """A file that explainer.md lists, by the name it is listed under."""

    name: str
    document: Document


@dataclass(frozen=True, slots=True)
class _Reader:
    """One reading of a content folder."""

    folder: Folder
    only: Collection[str] | None
    told: Callable[[Sequence[Path]], Iterable[Path]]

    def library(self) -> Library:
        site = self._site()
        explainers = tuple(
            each
            for folder in self.told(tuple(self.folder.folders(self.only)))
            if (each := self._explainer(folder)) is not None
        )
        return Library(
            name=site.name,
            description=site.description,
            language=site.language,
            review_required=site.review_required,
            contact=site.contact,
            explainers=explainers,
            permalinks=tuple(self._permalinks(explainers)),
            withdrawn=site.withdrawn,
            problems=in_order(self.folder.problems),
            lines=self.folder.lines,
        )

    def _site(self) -> SiteFile:
        path = self.folder.root / "site.toml"
        text = self.folder.text(path)
        if text is None:
            return SiteFile()
        report = Report(self.folder.name(path), tuple(text.split("\n")))
        site = read_site(report)
        self.folder.take(report)
        return site

    def _permalinks(self, explainers: tuple[Explainer, ...]) -> Iterator[Permalink]:
        """Those of the site's own file, then those of each explainer's; each place once."""
        seen: set[tuple[str, str]] = set()
        for folder in ("", *(each.id for each in explainers)):
            report = self._record(self.folder.root / folder / PERMALINKS)
            for permalink in parse_permalinks(report):
                if permalink.place not in seen:
                    seen.add(permalink.place)
                    yield permalink
            self.folder.take(report)

    def _record(self, path: Path) -> Report:
        """The lines of a file that need not be there, and may grow as long as it likes."""
        text = self.folder.text(path, None) if os.path.lexists(path) else None
        return Report(self.folder.name(path), tuple((text or "").split("\n")))

    def _explainer(self, folder: Path) -> Explainer | None:
        document = self.folder.document(folder / "explainer.md", LARGEST_PAGE)
        if document is None:
            return None
        fields = document.read(ExplainerFields)
        sources = self._listed(document, "sources", folder / "sources", fields.sources)
        sections = self._listed(document, "sections", folder, fields.sections)
        default = default_source(fields.sources, [each.name for each in sources])
        explainer = read_explainer(
            folder.name,
            document,
            fields,
            read_sources({each.name: each.document for each in sources}),
            tuple(read_section(each.name, each.document, default) for each in sections),
        )
        if not NAME.fullmatch(folder.name):
            document.report.add(
                "bad-front-matter", document.report.whole_line(1),
                f"the folder's name `{folder.name}` cannot be an address",
                "use at most 100 small letters, digits and single hyphens",
            )  # fmt: skip
        explainer = replace(
            explainer,
            readings=self._readings(folder),
            changes=self._changes(folder),
            images=self._images(folder, explainer),
        )
        for each in (document, *(part.document for part in (*sources, *sections))):
            self.folder.take(each.report)
        if document.readable:
            self._unlisted(folder, fields)
        return explainer

    def _images(self, folder: Path, explainer: Explainer) -> Mapping[str, Image]:
        """What the pictures show; what cannot be shown is told where it is asked for."""
        images: dict[str, Image] = {}
        for picture in explainer.pictures():
            data, why = self.folder.data(folder / picture.file, LARGEST_PICTURE)
            try:
                if data is not None and picture.file not in images:
                    images[picture.file] = _image(picture.file, data)
            except PictureError as error:
                data, why = None, (str(error), error.help)
            if data is None:
                message = f"{picture.file}: {why[0]}"
                span = picture.span
                self.folder.add("bad-picture", span.file, message, why[1], span.line)
        return images

    def _readings(self, folder: Path) -> tuple[Reading, ...]:
        report = self._record(folder / REVIEWED)
        readings = parse_readings(report)
        self.folder.take(report)
        return readings

    def _changes(self, folder: Path) -> tuple[Change, ...]:
        report = self._record(folder / CHANGES)
        changes = parse_changes(report)
        self.folder.take(report)
        return changes

    def _listed(
        self, opening: Document, key: str, folder: Path, names: tuple[str, ...]
    ) -> tuple[_Part, ...]:
        """The files that `key` of explainer.md names and that can be read, in that order."""
        parts: dict[str, _Part] = {}
        for index, name in enumerate(names):
            path = folder / f"{name}.md"
            span = opening.span_of(key, index)
            if name in parts:
                opening.report.add(
                    "bad-front-matter", span, f"`{name}` is listed twice", "list each name once"
                )
            elif not NAME.fullmatch(name):
                continue
            elif key == "sections" and not os.path.lexists(path):
                opening.report.add(
                    "missing-section", span, f"there is no file {self.folder.name(path)}",
                    "write it, or take its name from the list",
                )  # fmt: skip
            elif (document := self.folder.document(path, _LARGEST[key])) is not None:
                parts[name] = _Part(name, document)
        return tuple(parts.values())

    def _unlisted(self, folder: Path, fields: ExplainerFields) -> None:
        """Every Markdown file that nothing reads: it would be left out in silence."""
        read = {folder / f"{name}.md" for name in ("explainer", *fields.sections)}
        read |= {folder / "sources" / f"{name}.md" for name in fields.sources}
        for path in self.folder.files(folder):
            if path.suffix == ".md" and path not in read:
                parent = path.parent.relative_to(folder).as_posix()
                key = {".": "sections:", "sources": "sources:"}.get(parent)
                self.folder.add(
                    "unlisted-section", self.folder.name(path),
                    f"explainer.md does not list `{path.stem}`" if key
                    else "nothing reads the files of this folder",
                    f"add `{path.stem}` to `{key}`" if key else f"move the file to {folder.name}/",
                )  # fmt: skip
