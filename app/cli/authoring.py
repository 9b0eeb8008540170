"""Beginning an explainer from an article, and following the article when it changes."""

from __future__ import annotations

import sys
from argparse import Namespace
from difflib import get_close_matches
from pathlib import Path

from ..capture import (
    new_explainer,
    read_article,
    told_article,
    told_source,
    told_update,
    update_of,
    write_update,
)
from ..check import check, counted
from ..console import Exit, Refusal, tell
from ..library import Library
from ..model import Explainer, Source
from .content import refuse_sample, settings_of, today


def new(options: Namespace) -> int:
    """A source and drafts, of which nothing is published until somebody has written them."""
    settings = settings_of(options)
    refuse_sample(settings.content)
    article = read_article(options.file)
    files = new_explainer(settings.content, options.name, article, options.file.name, today())
    tell(told_article(article), sys.stdout)
    tell("\n" + "\n".join(map(str, files)), sys.stdout)
    tell(
        f"\n{counted(len(article.paragraphs), 'paragraph')}; what begins with `?` is yours to "
        "write, and nothing is published before. See `pilcrow serve --watch`",
        sys.stdout,
    )
    return Exit.CLEAN


def source(options: Namespace) -> int:
    settings = settings_of(options)
    match options.words:
        case ["update", name, file]:
            refuse_sample(settings.content)
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
    chosen = _source_of(explainer, options.source)
    update = update_of(library, explainer, chosen, read_article(Path(file)))
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
