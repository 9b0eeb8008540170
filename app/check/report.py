"""A content folder, checked: what was found in it, told as text or as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TextIO, TypeVar

from ..console import progressing, tell
from ..library import Library, read_alone, read_library
from ..problems import Problem, format_problems
from ..settings import PREFIX, Settings, SettingsError, prefix_of
from .scope import Ran, unchecked
from .verify import Counts, Outcome, verify

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Checked:
    """A content folder, and what the checker found in it."""

    content: Path
    library: Library
    outcome: Outcome

    @property
    def prefix(self) -> str:
        """What leads to a file of the folder from where the author is."""
        return prefix_of(self.content)


def check(settings: Settings, strict: bool = False, only: str = "") -> Checked:
    """Read and check the content folder, or only the explainer in one folder of it.

    Raises `SettingsError` where there is no such content folder.
    """
    try:
        content = settings.content
        library = read_alone(content, only) if only else read_library(content, told=_reading)
    except OSError as error:
        raise SettingsError(
            f"cannot read {settings.content}: {(error.strerror or str(error)).lower()}; "
            f"name a content folder, or set {PREFIX}CONTENT to one"
        ) from None
    return Checked(settings.content, library, verify(library, strict, _checking))


def _reading(folders: Sequence[T]) -> Iterable[T]:
    return progressing(folders, len(folders), "reading")


def _checking(explainers: Sequence[T]) -> Iterable[T]:
    return progressing(explainers, len(explainers), "checking")


def show(checked: Checked, stream: TextIO) -> None:
    """Print every problem, then one line that says what was checked."""
    found = checked.outcome
    explainers = len(checked.library.explainers)
    for each in report(found.problems, found.counts, found.scope, explainers, checked.prefix):
        tell(each, stream)


def report(
    problems: Sequence[Problem],
    counts: Counts,
    scope: Iterable[Ran],
    explainers: int,
    prefix: str,
) -> Iterator[str]:
    """Every problem, if there are any, and the line that says what was checked."""
    if problems:
        yield format_problems(problems, prefix)
    yield _summary(problems, counts, scope, explainers)


def as_json(checked: Checked) -> dict[str, object]:
    """The same for a program."""
    return {
        "problems": [
            {
                "code": each.code,
                "severity": each.severity,
                "file": checked.prefix + each.span.file,
                "line": each.span.line,
                "column": each.span.column,
                "message": each.message,
                "help": each.help,
            }
            for each in checked.outcome.problems
        ],
        "counts": {"explainers": len(checked.library.explainers), **asdict(checked.outcome.counts)},
        "unchecked": {each.family: each.unread for each in checked.outcome.scope if each.unread},
    }


def counted(number: int, noun: str) -> str:
    """A number with its noun in the right form, thousands apart: `1,200 statements`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _summary(
    problems: Sequence[Problem], counts: Counts, scope: Iterable[Ran], explainers: int
) -> str:
    summary = (
        counted(explainers, "explainer"),
        counted(counts.sections, "section"),
        counted(counts.statements, "statement"),
        counted(counts.quotations, "quotation"),
        counted(counts.figures, "figure"),
        f"{counts.explained} of {counted(counts.paragraphs, 'paragraph')} explained",
    )
    missing = unchecked(scope)
    left_out = f"; not checked: {missing}" if missing else ""
    said = f"{', '.join(summary)}{_uncompared(counts.foreign)}{left_out}"
    return f"{said}: {_found(problems)}"


def _uncompared(foreign: int) -> str:
    """What could not be checked of evidence in another language, if there is any."""
    if not foreign:
        return ""
    bear = "bears" if foreign == 1 else "bear"
    references = counted(foreign, "reference")
    return f"; whether {references} to another language {bear} out what is said was not checked"


def _found(problems: Sequence[Problem]) -> str:
    severities = [str(each.severity) for each in problems]
    by_severity = {name: severities.count(name) for name in ("error", "warning")}
    found = [counted(number, name) for name, number in by_severity.items() if number]
    return ", ".join(found) or "no problems"
