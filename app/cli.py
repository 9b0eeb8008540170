"""The command line: `pilcrow serve`, `pilcrow check`, `pilcrow build`, and the records.

What only one command needs is imported there: a check, run after every change, is soon over.
"""

from __future__ import annotations

import atexit
import gc
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from difflib import get_close_matches
from functools import partial
from itertools import chain, repeat
from pathlib import Path

from . import __version__
from .check import Proposal, as_json, check, counted, proposals, show, sit, with_proposals
from .console import Exit, Refusal, drop_unprinted, prepare_streams, printing, tell
from .library import (
    REVIEWED,
    Library,
    files,
    format_readings,
    remember,
    rewrite,
    write_record,
)
from .model import Explainer, Source
from .problems import (
    CODES,
    Problem,
    Severity,
    as_github,
    as_sarif,
    explain,
    format_problems,
)
from .settings import PREFIX, Settings, read_settings

PACKAGE = Path(__file__).resolve().parent
INTERRUPTED, PIPE_CLOSED = 130, 141
"""As shells count them: 128 and the number of the signal, SIGINT or SIGPIPE."""

_CONTENT = f"the content folder; else {PREFIX}CONTENT, or the sample"
_SOURCE = "the explainer; FILE is its article as it is now: HTML, Markdown or text"
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
        status: int = options.run(options)
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
    serve.add_argument("--watch", action="store_true", help="check and serve again what changes")
    serve.set_defaults(run=_serve)

    check = commands.add_parser("check", help="check the content and print every problem")
    _add_content(check)
    check.add_argument("--strict", action="store_true", help="a warning is an error")
    forms = ("text", "json", "github", "sarif")
    check.add_argument("--format", choices=forms, default="text", help="how to print")
    check.add_argument("--explain", metavar="CODE", help="print what a code means, and an example")
    check.set_defaults(run=_check)

    build = commands.add_parser("build", help="check the content and write it")
    build.add_argument("out", metavar="OUT", type=Path, help="the folder that any server can serve")
    _add_content(build)
    build.set_defaults(run=_build)

    permalinks = commands.add_parser("permalinks", help="remember every address in permalinks.txt")
    _add_content(permalinks)
    permalinks.add_argument("--check", action="store_true", help="only say whether it is complete")
    permalinks.set_defaults(run=_permalinks)

    review = commands.add_parser("review", help="read statements beside the source, one by one")
    _add_content(review)
    review.add_argument("--reader", required=True, metavar="NAME", help="who reads")
    review.set_defaults(run=_review)

    evidence = commands.add_parser("evidence", help="propose words for citations without evidence")
    _add_content(evidence)
    evidence.add_argument("--write", action="store_true", help="write them, each with a ?")
    evidence.set_defaults(run=_evidence)

    new = commands.add_parser("new", help="begin an explainer of an article in a file")
    new.add_argument("name", metavar="NAME", help="its folder, and its address")
    new.add_argument("--from", dest="file", metavar="FILE", type=Path, required=True)
    new.add_argument("--content", dest="named", metavar="CONTENT", help=_CONTENT)
    new.set_defaults(run=_new, content=None)

    source = commands.add_parser("source", help="print the numbered paragraphs, or update them")
    source.add_argument("words", nargs="+", metavar="[update] NAME [FILE]", help=_SOURCE)
    source.add_argument("--source", metavar="ID", help="which, where the explainer has several")
    source.add_argument("--dry-run", action="store_true", help="only show what would change")
    source.add_argument("--content", dest="named", metavar="CONTENT", help=_CONTENT)
    source.set_defaults(run=_source, content=None)
    return parser


def _add_content(command: ArgumentParser) -> None:
    """The same folder for every command, as an argument or as an option."""
    command.add_argument("content", nargs="?", metavar="CONTENT", help=_CONTENT)
    command.add_argument("--content", dest="named", metavar="CONTENT", help="the same")


def _settings(options: Namespace) -> Settings:
    """The settings, those of the command line first."""
    if options.content is not None and options.named is not None:
        raise Refusal(
            f"there are two content folders, {options.content} and --content {options.named}; "
            "name one"
        )
    content = options.named if options.content is None else options.content
    given = {name: vars(options).get(name) for name in ("host", "port")}
    return read_settings({"content": content, **given})


def _serve(options: Namespace) -> int:
    from .site import Site, open_site
    from .web import serve

    settings = _settings(options)

    changed = chain((False,), repeat(True))

    def build() -> Site | None:
        return open_site(_as_linked_now(settings), next(changed))

    served = serve(settings, build, partial(tell, stream=sys.stdout), watch=options.watch)
    return Exit.CLEAN if served else Exit.ERRORS


def _as_linked_now(settings: Settings) -> Settings:
    """Settings whose folder stays one and the same while it is read, whatever is switched."""
    real = settings.content.resolve()
    return settings if real == settings.content.absolute() else replace(settings, content=real)


def _check(options: Namespace) -> int:
    if options.explain is not None:
        return _explain(options.explain)
    checked = check(_settings(options), strict=options.strict)
    problems, prefix = checked.outcome.problems, checked.prefix
    match options.format:
        case "json":
            _tell_json(as_json(checked))
        case "sarif":
            _tell_json(as_sarif(problems, __version__, prefix))
        case "github":
            tell(as_github(problems, prefix), sys.stdout)
        case _:
            show(checked, sys.stdout)
    return Exit.ERRORS if checked.outcome.verified is None else Exit.CLEAN


def _tell_json(value: object) -> None:
    import json

    tell(json.dumps(value, ensure_ascii=False, indent=2), sys.stdout)


def _explain(name: str) -> int:
    if name in CODES:
        tell(explain(CODES[name]).rstrip("\n"), sys.stdout)
        return Exit.CLEAN
    near = get_close_matches(name, CODES, n=1)
    remedy = f"did you mean {near[0]}" if near else f"the codes are {', '.join(CODES)}"
    raise Refusal(f"there is no code {name}; {remedy}")


def _build(options: Namespace) -> int:
    from .site import export, site_of

    site = site_of(_settings(options))
    if site is None:
        return Exit.ERRORS
    try:
        files = export(site, options.out)
    except OSError as error:
        raise Refusal(f"cannot write {options.out}: {error.strerror or error}") from None
    tell(f"{counted(files, 'page')} in {options.out}", sys.stdout)
    return Exit.CLEAN


def _permalinks(options: Namespace) -> int:
    """Content with errors is not remembered, but for the addresses this command is to mend."""
    settings = _settings(options)
    if not options.check:
        _refuse_sample(settings.content)
    checked = check(settings)
    in_the_way = [each for each in checked.outcome.problems if _is_in_the_way(each)]
    if in_the_way:
        tell(format_problems(in_the_way, checked.prefix), sys.stderr)
        return Exit.ERRORS
    everything = remember(checked.library.permalinks, checked.library.explainers)
    before = set(map(str, checked.library.permalinks))
    changed = sum(str(each) not in before for each in everything)
    if not options.check:
        for file, lines in files(everything, checked.library.explainers).items():
            if lines != checked.library.lines.get(file, ())[:-1]:
                _write_whole(settings.content / file, "".join(f"{line}\n" for line in lines))
    done = "to add or lead on" if options.check else "added or led on"
    tell(f"{counted(len(everything), 'permalink')}, {changed} {done}", sys.stdout)
    return Exit.ERRORS if changed and options.check else Exit.CLEAN


def _review(options: Namespace) -> int:
    """What cannot be published is not worth reading yet."""
    settings = _settings(options)
    _refuse_sample(settings.content)
    checked = check(settings)
    if checked.outcome.verified is None:
        show(checked, sys.stderr)
        return Exit.ERRORS
    today = datetime.now().astimezone().date()
    for explainer in checked.library.explainers:
        path = settings.content / explainer.id / REVIEWED
        for readings in sit(explainer, _ask, " ".join(options.reader.split()), today):
            _write_whole(path, format_readings(readings))
    counts = check(settings).outcome.counts
    tell(f"{counts.read} of {counted(counts.statements, 'statement')} read by a person", sys.stdout)
    return Exit.CLEAN


def _ask(question: str) -> str:
    """The answer of whoever sits there; the end of the input, or none, ends the sitting."""
    if sys.stdin is None:
        return "q"
    try:
        with printing():
            return input(question)
    except EOFError:
        tell("", sys.stdout)
        return "q"


def _write_whole(path: Path, text: str) -> None:
    """Put a text in the place of a file at once: a record is never half written."""
    try:
        write_record(path, text)
    except OSError as error:
        raise Refusal(f"cannot write {path}: {error.strerror or error}") from None


def _is_in_the_way(problem: Problem) -> bool:
    return problem.severity is Severity.ERROR and problem.code != "lost-permalink"


def _evidence(options: Namespace) -> int:
    """Proposals for every reference that shows no words; only what can be read is read."""
    settings = _settings(options)
    if options.write:
        _refuse_sample(settings.content)
    checked = check(settings)
    library = checked.library
    if library.problems:
        tell(format_problems(library.problems, checked.prefix), sys.stderr)
        return Exit.ERRORS
    found = [each for explainer in library.explainers for each in proposals(library, explainer)]
    for proposal in found:
        tell(_proposed(proposal, checked.prefix), sys.stdout)
    fitting = [each for each in found if each.text]
    if options.write:
        for file in sorted({each.span.file for each in fitting}):
            _rewrite(settings.content / file, [each for each in fitting if each.span.file == file])
    done = "written, each to be read" if options.write else "proposed"
    without = counted(len(found), "reference")
    tell(f"{without} without evidence, words for {len(fitting)} of them {done}", sys.stdout)
    return Exit.CLEAN


def _proposed(proposal: Proposal, prefix: str) -> str:
    span = proposal.span
    shown = "\n".join(
        f"  p{ref.number}: {' … '.join(words) if words else 'nothing fits'}"
        for ref, words in proposal.words.items()
    )
    plain = " ".join(proposal.statement.plain.split())
    return f"{prefix}{span.file}:{span.line}:{span.column}: {plain}\n{shown}\n"


def _rewrite(path: Path, found: Sequence[Proposal]) -> None:
    """Write proposals into a file."""
    try:
        rewrite(path, lambda text: with_proposals(text, found))
    except OSError as error:
        raise Refusal(f"cannot write {path}: {error.strerror or error}") from None


def _refuse_sample(content: Path) -> None:
    """The sample inside an installed package is nobody's to change: an update would undo it."""
    if content.resolve().is_relative_to(PACKAGE):
        raise Refusal(
            f"{content} is the sample inside the installed program; copy it, and name the copy"
        )


def _new(options: Namespace) -> int:
    """A source and drafts, of which nothing is published until somebody has written them."""
    from .capture import new_explainer, read_article, told_article

    settings = _settings(options)
    _refuse_sample(settings.content)
    article = read_article(options.file)
    today = datetime.now().astimezone().date()
    files = new_explainer(settings.content, options.name, article, options.file.name, today)
    tell(told_article(article), sys.stdout)
    tell("\n" + "\n".join(map(str, files)), sys.stdout)
    tell(
        f"\n{counted(len(article.paragraphs), 'paragraph')}; what begins with `?` is yours to "
        "write, and nothing is published before. See `pilcrow serve --watch`",
        sys.stdout,
    )
    return Exit.CLEAN


def _source(options: Namespace) -> int:
    from .capture import read_article, told_source, told_update, update_of, write_update

    settings = _settings(options)
    match options.words:
        case ["update", name, file]:
            _refuse_sample(settings.content)
        case [name]:
            file = None
        case _:
            raise Refusal("write `pilcrow source NAME`, or `pilcrow source update NAME FILE`")
    library = check(settings).library
    explainer = _explainer(library, name)
    if file is None:
        for each in explainer.sources:
            tell("\n".join(told_source(each)) + "\n", sys.stdout)
        return Exit.CLEAN
    source = _source_of(explainer, options.source)
    update = update_of(library, explainer, source, read_article(Path(file)))
    tell("\n".join(told_update(update)) or "nothing has changed", sys.stdout)
    if not options.dry_run:
        write_update(settings.content, update)
    done = "to be written" if options.dry_run else "written"
    tell(
        f"{counted(len(update.files), 'file')} {done}, "
        f"{counted(len(update.reread), 'statement')} to read again",
        sys.stdout,
    )
    return Exit.CLEAN


def _explainer(library: Library, name: str) -> Explainer:
    for each in library.explainers:
        if each.id == name:
            return each
    known = [each.id for each in library.explainers]
    near = get_close_matches(name, known, n=1)
    remedy = f"did you mean {near[0]}" if near else f"there is {', '.join(known) or 'none yet'}"
    raise Refusal(f"there is no explainer {name} that can be read; {remedy}")


def _source_of(explainer: Explainer, id: str | None) -> Source:
    sources = {each.id: each for each in explainer.sources}
    if id is None and len(sources) == 1:
        return next(iter(sources.values()))
    if id in sources:
        return sources[id]
    raise Refusal(f"name a source with --source; {explainer.id} has {', '.join(sources)}")
