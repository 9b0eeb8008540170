"""The command line: `pilcrow serve`, `pilcrow check`, `pilcrow build`, and the records.

It ends with 0 when all is well, 1 when the content has errors, 2 when it could not do its work.
"""

from __future__ import annotations

import io
import json
import os
import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import TextIO

from . import __version__
from .codes import CODES, explain
from .export import NotOursError, export
from .library import PERMALINKS, REVIEWED, Library, read_library
from .permalinks import remember
from .problems import Problem, Severity, format_problems
from .review import format_readings
from .settings import PREFIX, Settings, SettingsError, read_settings
from .site import Remembered, Site, build_site
from .sitting import sit
from .verify import Outcome, verify

CLEAN, ERRORS, COULD_NOT_RUN = 0, 1, 2
INTERRUPTED, PIPE_CLOSED = 130, 141
"""As shells count them: 128 and the number of the signal, SIGINT or SIGPIPE."""

_RED, _YELLOW, _CYAN, _PLAIN = "\033[1;31m", "\033[1;33m", "\033[1;36m", "\033[0m"
_PAINTED = (
    (re.compile(r"^error\[.*?\]", re.MULTILINE), _RED),
    (re.compile(r"^warning\[.*?\]", re.MULTILINE), _YELLOW),
    (re.compile(r"\^+$", re.MULTILINE), _RED),
    (re.compile(r"(?<= = )help(?=: )"), _CYAN),
)


class CommandError(Exception):
    """Why a command could not do its work, with the remedy."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A content folder, and what the checker found in it."""

    content: Path
    library: Library
    outcome: Outcome

    @property
    def prefix(self) -> str:
        """What leads to a file of the folder from where the author is."""
        folder = self.content.absolute()
        here = Path.cwd()
        near = folder.relative_to(here) if folder.is_relative_to(here) else folder
        return "" if near == Path() else f"{near.as_posix().rstrip('/')}/"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; what the process should exit with."""
    for stream in (sys.stdout, sys.stderr):
        _write_utf_8(stream)
    options = _parser().parse_args(argv)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except (CommandError, NotOursError, SettingsError) as refusal:
        print(f"pilcrow: {refusal}", file=sys.stderr)
        return COULD_NOT_RUN
    except BrokenPipeError:
        # What is still buffered has no reader, and the interpreter would fail on it at its exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _write_utf_8(stream: TextIO) -> None:
    """Whatever the locale, an author's own line can be shown."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _parser() -> ArgumentParser:
    parser = ArgumentParser("pilcrow", description="Explainers that are checked, then served.")
    parser.add_argument("--version", action="version", version=f"pilcrow {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    content = ArgumentParser(add_help=False)
    else_sample = f"the content folder; else {PREFIX}CONTENT, or the sample"
    content.add_argument("--content", metavar="FOLDER", help=else_sample)

    serve = commands.add_parser("serve", parents=[content], help="check the content and serve it")
    serve.add_argument("--host", help=f"listen here; else {PREFIX}HOST, or 127.0.0.1")
    serve.add_argument("--port", help=f"0 is any free one; else {PREFIX}PORT, or 8000")
    serve.add_argument("--watch", action="store_true", help="check and serve again what changes")
    serve.set_defaults(run=_serve)

    check = commands.add_parser("check", help="check the content and print every problem")
    check.add_argument("content", nargs="?", metavar="CONTENT", help=else_sample)
    check.add_argument("--strict", action="store_true", help="a warning is an error")
    check.add_argument("--format", choices=("text", "json"), default="text", help="how to print")
    check.add_argument("--explain", metavar="CODE", help="print what a code means, and an example")
    check.set_defaults(run=_check)

    build = commands.add_parser("build", parents=[content], help="check the content and write it")
    build.add_argument("out", metavar="OUT", type=Path, help="the folder that any server can serve")
    build.set_defaults(run=_build)

    permalinks = commands.add_parser("permalinks", help="remember every address in permalinks.txt")
    permalinks.add_argument("content", nargs="?", metavar="CONTENT", help=else_sample)
    permalinks.add_argument("--check", action="store_true", help="only say whether it is complete")
    permalinks.set_defaults(run=_permalinks)

    review = commands.add_parser("review", help="read statements beside the source, one by one")
    review.add_argument("content", nargs="?", metavar="CONTENT", help=else_sample)
    review.add_argument("--reader", required=True, metavar="NAME", help="who reads")
    review.set_defaults(run=_review)
    return parser


def _serve(options: Namespace) -> int:
    # The other commands start sooner without the web framework.
    from .server import serve

    settings = read_settings({name: vars(options)[name] for name in ("content", "host", "port")})
    build = partial(_site, settings, remembered={})
    served = serve(settings, build, partial(print, flush=True), watch=options.watch)
    return CLEAN if served else ERRORS


def _check(options: Namespace) -> int:
    if options.explain is not None:
        return _explain(options.explain)
    checked = _checked(read_settings({"content": options.content}), strict=options.strict)
    if options.format == "json":
        print(json.dumps(_as_json(checked), ensure_ascii=False, indent=2))
    else:
        _show(checked, sys.stdout)
    return ERRORS if checked.outcome.verified is None else CLEAN


def _explain(name: str) -> int:
    if name in CODES:
        print(explain(CODES[name]), end="")
        return CLEAN
    near = get_close_matches(name, CODES, n=1)
    remedy = f"did you mean {near[0]}" if near else f"the codes are {', '.join(CODES)}"
    raise CommandError(f"there is no code {name}; {remedy}")


def _build(options: Namespace) -> int:
    site = _site(read_settings({"content": options.content}))
    if site is None:
        return ERRORS
    try:
        files = export(site, options.out)
    except OSError as error:
        raise CommandError(f"cannot write {options.out}: {error.strerror or error}") from None
    print(f"{_count(files, 'page')} in {options.out}")
    return CLEAN


def _permalinks(options: Namespace) -> int:
    """Content with errors is not remembered, but for the addresses this command is to mend."""
    settings = read_settings({"content": options.content})
    checked = _checked(settings)
    in_the_way = [each for each in checked.outcome.problems if _is_in_the_way(each)]
    if in_the_way:
        print(format_problems(in_the_way, checked.prefix), file=sys.stderr)
        return ERRORS
    text = remember(checked.library.permalinks, checked.library.explainers)
    after = text.splitlines()
    changed = len(set(after) - set(map(str, checked.library.permalinks)))
    if changed and not options.check:
        _write_whole(settings.content / PERMALINKS, text)
    done = "to add or lead on" if options.check else "added or led on"
    print(f"{_count(len(after), 'permalink')}, {changed} {done}")
    return ERRORS if changed and options.check else CLEAN


def _review(options: Namespace) -> int:
    """What cannot be published is not worth reading yet."""
    settings = read_settings({"content": options.content})
    checked = _checked(settings)
    if checked.outcome.verified is None:
        _show(checked, sys.stderr)
        return ERRORS
    today = datetime.now().astimezone().date()
    for explainer in checked.library.explainers:
        path = settings.content / explainer.id / REVIEWED
        for readings in sit(explainer, _ask, " ".join(options.reader.split()), today):
            _write_whole(path, format_readings(readings))
    counts = _checked(settings).outcome.counts
    print(f"{counts.read} of {_count(counts.statements, 'statement')} read by a person")
    return CLEAN


def _ask(question: str) -> str:
    """The answer of whoever sits there; the end of the input is the end of the sitting."""
    try:
        return input(question)
    except EOFError:
        print()
        return "q"


def _write_whole(path: Path, text: str) -> None:
    """Put a text in the place of a file at once: a record is never half written."""
    fresh = path.with_name(f".{path.name}.new")
    try:
        fresh.write_text(text, encoding="utf-8", newline="\n")
        fresh.replace(path)
    except OSError as error:
        raise CommandError(f"cannot write {path}: {error.strerror or error}") from None


def _is_in_the_way(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR and problem.code != "lost-permalink"


def _site(settings: Settings, remembered: Remembered | None = None) -> Site | None:
    """The site of the content, whose problems are shown; None where there are errors."""
    checked = _checked(settings)
    _show(checked, sys.stderr)
    if checked.outcome.verified is None:
        return None
    return build_site(checked.outcome.verified, settings.address, remembered=remembered)


def _checked(settings: Settings, strict: bool = False) -> Checked:
    try:
        library = read_library(settings.content)
    except OSError as error:
        raise SettingsError(
            f"cannot read {settings.content}: {(error.strerror or str(error)).lower()}; "
            f"name a content folder, or set {PREFIX}CONTENT to one"
        ) from None
    return Checked(settings.content, library, verify(library, strict))


def _show(checked: Checked, stream: TextIO) -> None:
    """Every problem, then one line that says what was checked."""
    problems = format_problems(checked.outcome.problems, checked.prefix)
    if problems:
        print(_painted(problems) if _has_colour(stream) else problems, file=stream)
    print(_summary(checked), file=stream, flush=True)


def _has_colour(stream: TextIO) -> bool:
    """By the convention of no-color.org."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


def _painted(text: str) -> str:
    for pattern, colour in _PAINTED:
        text = pattern.sub(rf"{colour}\g<0>{_PLAIN}", text)
    return text


def _summary(checked: Checked) -> str:
    counts = checked.outcome.counts
    counted = (
        _count(len(checked.library.explainers), "explainer"),
        _count(counts.sections, "section"),
        _count(counts.statements, "statement"),
        _count(counts.quotations, "quotation"),
        _count(counts.figures, "figure"),
        f"{counts.explained} of {_count(counts.paragraphs, 'paragraph')} explained",
    )
    return f"{', '.join(counted)}: {_found(checked.outcome.problems)}"


def _found(problems: Sequence[Problem]) -> str:
    severities = [str(each.severity) for each in problems]
    by_severity = {name: severities.count(name) for name in ("error", "warning")}
    found = [_count(number, name) for name, number in by_severity.items() if number]
    return ", ".join(found) or "no problems"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _as_json(checked: Checked) -> dict[str, object]:
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
    }
