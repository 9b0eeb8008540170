"""One command: what was asked for, and what the process exits with.

What only some commands need is imported when one runs: a check, run after every change, is soon
over, and a server starts without what checks.
"""

from __future__ import annotations

import atexit
import gc
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from .. import __version__
from ..console import Exit, Refusal, drop_unprinted, prepare_streams, tell
from ..settings import PREFIX

INTERRUPTED, PIPE_CLOSED = 130, 141
"""As shells count them: 128 and the number of the signal, SIGINT or SIGPIPE."""

_CONTENT = f"the content folder; else {PREFIX}CONTENT, or the sample"
_SOURCE = "the explainer; FILE is its article as it is now: HTML, Markdown or text"
_EXPORT = "write a sheet for somebody who has not these files"
_IMPORT = "take back a sheet that somebody has signed"
_BUG = (
    f"this is a bug of Pilcrow {__version__}, not of your content; "
    "please report it, with the lines above"
)


class _Parser(ArgumentParser):
    """A parser whose help and complaints are printed like everything else."""

    def _print_message(self, message: str, file: object = None) -> None:
        asked_for = file is sys.stdout
        tell(message.rstrip("\n"), sys.stdout if asked_for else sys.stderr)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; what the process should exit with."""
    # The interpreter would walk through all that was read once more, only to let go of it.
    atexit.register(gc.freeze)
    try:
        prepare_streams()
        options = _parser().parse_args(argv)
        status = _run(options)
    except Refusal as refusal:
        status = _ended(refusal.exit, f"pilcrow: {refusal}")
    except BrokenPipeError:
        status = _ended(PIPE_CLOSED)
    except KeyboardInterrupt:
        status = _ended(INTERRUPTED)
    except Exception:
        from traceback import format_exc

        status = _ended(Exit.BUG, f"{format_exc()}pilcrow: {_BUG}")
    return status


def _run(options: Namespace) -> int:
    """Run the function that was asked for, of the module that has it."""
    module, _, name = options.run.partition(".")
    status: int = getattr(import_module(f".{module}", __package__), name)(options)
    return status


def _ended(status: int, *why: str) -> int:
    """The exit code, after the reason is told to whoever can still be told."""
    with suppress(OSError, Refusal):
        for text in why:
            tell(text, sys.stderr)
    drop_unprinted()
    return status


def _parser() -> ArgumentParser:
    codes = "\n".join(f"  {code:3}  {code.meaning}" for code in Exit)
    parser = _Parser(
        "pilcrow",
        description="Explainers that are checked, then served.",
        epilog=f"exit codes:\n{codes}",
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"pilcrow {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    serve = commands.add_parser("serve", help="check the content and serve it")
    _add_content(serve)
    serve.add_argument("--host", help=f"listen here; else {PREFIX}HOST, or 127.0.0.1")
    serve.add_argument("--port", help=f"0 is any free one; else {PREFIX}PORT, or 8000")
    serve.add_argument("--workers", help=f"so many processes answer; else {PREFIX}WORKERS, or 1")
    serve.add_argument("--metrics", help=f"tell metrics and status here; else {PREFIX}METRICS")
    serve.add_argument("--log", help=f"json: a line for every answer; else {PREFIX}LOG, or off")
    serve.add_argument("--watch", action="store_true", help="check and serve again what changes")
    serve.set_defaults(run="serving.serve")

    check = commands.add_parser("check", help="check the content and print every problem")
    _add_content(check, "CONTENT|EXPLAINER", f"{_CONTENT}; or one explainer of it")
    check.add_argument("--strict", action="store_true", help="a warning is an error")
    check.add_argument("--fix", action="store_true", help="first mend what can be, and show it")
    forms = ("text", "json", "github", "sarif")
    check.add_argument("--format", choices=forms, default="text", help="how to print")
    check.add_argument("--explain", metavar="CODE", help="print what a code means, and an example")
    check.set_defaults(run="checking.check")

    build = commands.add_parser("build", help="check the content and write it")
    build.add_argument("out", metavar="OUT", type=Path, help="the folder that any server can serve")
    _add_content(build)
    build.set_defaults(run="serving.build")

    verify = commands.add_parser("verify", help="hold the files of a build against its manifest")
    verify.add_argument("out", metavar="OUT", type=Path, help="the folder that was built")
    verify.set_defaults(run="verifying.verify")

    permalinks = commands.add_parser("permalinks", help="remember every address in permalinks.txt")
    _add_content(permalinks)
    permalinks.add_argument("--check", action="store_true", help="only say whether it is complete")
    permalinks.set_defaults(run="records.permalinks")

    review = commands.add_parser("review", help="read statements beside the source, one by one")
    _add_content(review, "CONTENT|EXPLAINER", f"{_CONTENT}; or one explainer of it")
    review.add_argument("--reader", metavar="NAME", help="who reads")
    sheet = review.add_mutually_exclusive_group()
    sheet.add_argument("--export", dest="exported", metavar="FILE", type=Path, help=_EXPORT)
    sheet.add_argument("--import", dest="imported", metavar="FILE", type=Path, help=_IMPORT)
    review.set_defaults(run="reviewing.review")

    evidence = commands.add_parser("evidence", help="propose words for citations without evidence")
    _add_content(evidence)
    evidence.add_argument("--write", action="store_true", help="write them, each with a ?")
    evidence.set_defaults(run="records.evidence")

    new = commands.add_parser("new", help="begin an explainer of an article in a file")
    new.add_argument("name", metavar="NAME", help="its folder, and its address")
    new.add_argument("--from", dest="file", metavar="FILE", type=Path, required=True)
    new.add_argument("--content", dest="named", metavar="CONTENT", help=_CONTENT)
    new.set_defaults(run="authoring.new", content=None)

    source = commands.add_parser("source", help="print the numbered paragraphs, or update them")
    source.add_argument("words", nargs="+", metavar="[update] NAME [FILE]", help=_SOURCE)
    source.add_argument("--source", metavar="ID", help="which, where the explainer has several")
    source.add_argument("--dry-run", action="store_true", help="only show what would change")
    source.add_argument("--content", dest="named", metavar="CONTENT", help=_CONTENT)
    source.set_defaults(run="authoring.source", content=None)
    return parser


def _add_content(command: ArgumentParser, metavar: str = "CONTENT", help: str = _CONTENT) -> None:
    """The same folder for every command, as an argument or as an option."""
    command.add_argument("content", nargs="?", metavar=metavar, help=help)
    command.add_argument("--content", dest="named", metavar="CONTENT", help="the same")
