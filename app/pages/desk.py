"""The author's desk: what is wrong with the text of a page, shown on that page while it is written.

Only who watches a content folder sees it. What is wrong in the file of a page is shown there, with
the author's own line and the help; of other files, on which page it is told.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .. import urls
from ..check import OF_RECORDS
from ..problems import Problem, Severity, pointed
from ..urls import Address
from .layout import Anchor
from .phrases import count

_OPENING = frozenset(("explainer.md", "permalinks.txt", "reviewed.txt"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed:
    """A problem: where it is, and the author's line before, at, and after what is pointed at."""

    severity: str
    code: str
    message: str
    help: str
    where: str
    before: str
    at: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView:
    """What is told below a page: its state, what is wrong in its file, and where else something is.

    `asks` is the address that tells whether there is something newer than `version`; `is_open`
    where something keeps the text from being published.
    """

    state: str
    here: tuple[Pointed, ...]
    elsewhere: tuple[Anchor, ...]
    asks: str
    version: str
    is_open: bool


def desk_view(
    problems: Iterable[Problem],
    path: str,
    address: Address,
    *,
    prefix: str,
    is_there: bool,
    version: str,
) -> DeskView:
    """What there is to tell on the page at a path; `is_there` if anything is published there."""
    found = tuple(problems)
    here = [each for each in found if _is_of(path, each.span.file)]
    others = Counter(each.span.file for each in found if each not in here)
    name = path.split("/")[1]
    wrong = [each for each in found if each.severity is Severity.ERROR]
    own = [each for each in wrong if each.span.file.partition("/")[0] in (name, "site.toml")]
    stops = sum(each.code not in OF_RECORDS for each in own)
    if stops:
        state = _stopped(stops, name, is_there)
    elif own:
        state = (
            f"{count(len(own), 'error')} in the records of {name}: the text is shown as it is now"
        )
    elif wrong:
        state = f"{count(len(wrong), 'error')} in other explainers"
    else:
        state = count(len(found), "warning") if found else "Nothing to mend"
    return DeskView(
        state=state,
        here=tuple(_pointed(each, prefix) for each in here),
        elsewhere=tuple(
            Anchor(address.link(page_of(file)), f"{file}: {number}")
            for file, number in others.items()
        ),
        asks=address.link(urls.DESK),
        version=version,
        is_open=bool(own) or not is_there,
    )


def _stopped(stops: int, name: str, is_there: bool) -> str:
    shown = "the last text without any is shown" if is_there else "nothing can be shown yet"
    return f"{count(stops, 'error')} in {name or 'site.toml'}: {shown}"


def page_of(file: str) -> str:
    """The page on which a file of the content folder is read."""
    name, _, inside = file.partition("/")
    if not inside:
        return urls.HOME
    if inside in _OPENING:
        return urls.overview(name)
    if inside.startswith("sources/"):
        return urls.source(name)
    return urls.section(name, inside.rpartition(".")[0] or inside)


def _is_of(path: str, file: str) -> bool:
    name = file.partition("/")[0]
    return path in (page_of(file), urls.everything(name))


def _pointed(problem: Problem, prefix: str) -> Pointed:
    before, at, after = pointed(problem)
    span = problem.span
    return Pointed(
        severity=str(problem.severity),
        code=problem.code,
        message=problem.message,
        help=problem.help,
        where=f"{prefix}{span.file}:{span.line}:{span.column}",
        before=before.lstrip(),
        at=at,
        after=after,
    )
