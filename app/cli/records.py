"""The records of a content folder: permalinks, and evidence that is proposed."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Mapping
from datetime import date
from functools import partial

from ..check import Proposal, check, counted, proposals, with_proposals
from ..console import Exit, tell
from ..library import PERMALINKS, Library, Permalink, dated, files, remember
from ..problems import Problem, Severity, format_problems
from .content import refuse_sample, settings_of, today
from .writing import rewrite_whole, write_whole


def permalinks(options: Namespace) -> int:
    """Content with errors is not remembered, but for the addresses this command is to mend."""
    settings = settings_of(options)
    if not options.check:
        refuse_sample(settings.content)
    checked = check(settings)
    if in_the_way := tuple(filter(is_in_the_way, checked.outcome.problems)):
        tell(format_problems(in_the_way, checked.prefix), sys.stderr)
        return Exit.ERRORS
    everything, fresh = remembered(checked.library, today())
    before = set(map(str, checked.library.permalinks))
    changed = sum(str(each) not in before for each in everything)
    if not options.check:
        for file, lines in fresh.items():
            write_whole(settings.content / file, "\n".join(lines))
    done = "to add or lead on" if options.check else "added or led on"
    tell(f"{counted(len(everything), 'permalink')}, {changed} {done}", sys.stdout)
    return Exit.ERRORS if changed and options.check else Exit.CLEAN


def remembered(
    library: Library, day: date, alone: bool = False
) -> tuple[tuple[Permalink, ...], Mapping[str, tuple[str, ...]]]:
    """Every address there is or was, and the lines of the files that do not say so yet.

    Of one explainer `alone` the site's own file gets what is missing, and keeps all others. What
    is new or leads on has changed on this day.
    """
    published = tuple(each for each in library.explainers if not each.draft)
    everything = remember(library.permalinks, published)
    fresh = {file: (*lines, "") for file, lines in files(everything, published).items()}
    if alone and PERMALINKS in fresh:
        known = filter(None, library.lines.get(PERMALINKS, ()))
        fresh[PERMALINKS] = (*sorted({*known, *filter(None, fresh[PERMALINKS])}), "")
    for file, lines in dated(library.permalinks, everything, published, day).items():
        fresh[file] = (*filter(None, library.lines.get(file, ())), *lines, "")
    return everything, {
        file: lines for file, lines in fresh.items() if lines != library.lines.get(file, ())
    }


def is_in_the_way(problem: Problem) -> bool:
    """Whether addresses cannot be remembered yet: no others than those this is to mend."""
    return problem.severity is Severity.ERROR and problem.code != "lost-permalink"


def evidence(options: Namespace) -> int:
    """Proposals for every reference that shows no words; only what can be read is read."""
    settings = settings_of(options)
    if options.write:
        refuse_sample(settings.content)
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
            here = [each for each in fitting if each.span.file == file]
            rewrite_whole(settings.content / file, partial(with_proposals, found=here))
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
