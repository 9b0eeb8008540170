"""What `site.toml` says of the site as a whole.

site.toml = TOML 1.0: name, description, language, contact, review, withdrawn
review    = "required" | "optional"
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from ..model import Withdrawal
from ..urls import HOME
from .contact import contact_address
from .fields import fitted
from .frontmatter import Report
from .withdrawals import WithdrawalFields, withdrawals

LARGEST_SITE = 64 * 1024
"""Characters."""
OPTIONAL, REQUIRED = "optional", "required"
"""Whether somebody else than the author has to have read what is published."""
_MOST_PARTS = 8
_QUOTED = re.compile(
    r""" \"{3}(?:[^\\]|\\.)*?\"{3} | '{3}.*?'{3} | "(?:[^"\\\n]|\\.)*" | '[^'\n]*' | \#[^\n]* """,
    re.DOTALL | re.VERBOSE,
)
# A key of many parts takes tomllib the square of their number.
_LONG_KEY = re.compile(rf"(?<![\w-])(?:[\w-]++\s*+\.\s*+){{{_MOST_PARTS}}}", re.ASCII)
_WHERE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFields:
    """What `site.toml` may say."""

    name: str
    description: str
    language: str = "en"
    contact: str = ""
    review: str = OPTIONAL
    withdrawn: tuple[WithdrawalFields, ...] = ()


@dataclass(frozen=True, slots=True)
class SiteFile:
    """What it says, and what is withdrawn from the whole site."""

    name: str = "Pilcrow"
    description: str = ""
    language: str = "en"
    withdrawn: tuple[Withdrawal, ...] = ()
    review_required: bool = False
    contact: str = ""


def read_site(report: Report) -> SiteFile:
    """What the lines of the file say; what is wrong in them is reported, and left out."""
    values = _values(report)
    if values is None:
        return SiteFile()
    said, misfits = fitted(SiteFields, values)
    known = ", ".join(each.name for each in fields(SiteFields))
    for each in misfits:
        line = _line(report, rf"\[*\s*{re.escape(str(each.at[0]))}")
        _refuse(report, line, each.message, f"the keys are {known}")
    spans = [report.whole_line(_line_of_path(report, each.path)) for each in said.withdrawn]
    found = tuple(withdrawals(HOME, said.withdrawn, spans, report))
    if said.review not in (OPTIONAL, REQUIRED):
        _refuse(
            report, _line(report, "review"), f"`review` cannot be `{said.review}`",
            f'write `review = "{REQUIRED}"`, or leave it out',
        )  # fmt: skip
    contact = contact_address(said.contact)
    if said.contact and not contact:
        _refuse(
            report, _line(report, "contact"), f"readers cannot report to `{said.contact}`",
            "write one e-mail address, or the https: address of a page; a report has a subject and "
            "a text of its own",
        )  # fmt: skip
    return SiteFile(
        name=said.name,
        description=said.description,
        language=said.language,
        withdrawn=found,
        review_required=said.review == REQUIRED,
        contact=contact,
    )


def _values(report: Report) -> dict[str, object] | None:
    text = "\n".join(report.lines)
    if len(text) > LARGEST_SITE:
        _refuse(report, 1, "site.toml is longer than 64 KiB", "take out what is not about the site")
        return None
    if _LONG_KEY.search(_QUOTED.sub("_", text)):
        _refuse(report, 1, f"a key has more than {_MOST_PARTS} parts")
        return None
    try:
        return {key: _plain(value) for key, value in tomllib.loads(text).items()}
    except RecursionError:
        _refuse(report, 1, "it is nested too deeply")
    except ValueError as error:
        where = _WHERE.search(str(error))
        said = str(error).split(" (at ")[0].split(";")[0]
        line = int(where[1] or len(report.lines)) if where else 1
        _refuse(report, line, said[:1].lower() + said[1:])
    return None


def _refuse(
    report: Report, line: int, message: str, help: str = 'it is TOML: key = "value"'
) -> None:
    report.add("bad-front-matter", report.whole_line(line), message, help)


def _plain(value: object) -> object:
    """Lists as tuples, which fields ask for."""
    match value:
        case Mapping():
            return {key: _plain(item) for key, item in value.items()}
        case list():
            return tuple(_plain(item) for item in value)
    return value


def _line_of_path(report: Report, path: str) -> int:
    """The line that says what is withdrawn; if it is written with escapes, the first that could."""
    written = _line(report, rf".*\bpath\s*=\s*[\"']{re.escape(path)}[\"']", otherwise=0)
    return written or _line(report, r".*\bwithdrawn")


def _line(report: Report, pattern: str, otherwise: int = 1) -> int:
    """The first line that begins like this."""
    return next(_lines(report, re.compile(rf"\s*{pattern}")), otherwise)


def _lines(report: Report, pattern: re.Pattern[str]) -> Iterator[int]:
    return (number for number, line in enumerate(report.lines, 1) if pattern.match(line))
