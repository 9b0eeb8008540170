"""Serving a site, and writing it."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import replace
from functools import partial
from itertools import chain, repeat

from ..console import Exit, Refusal, tell
from ..settings import Settings
from .content import settings_of


def serve(options: Namespace) -> int:
    from ..site import Site, Spare, open_site
    from ..web import serve as serve_site

    settings = settings_of(options)

    changed = chain((False,), repeat(True))
    spare = Spare() if options.watch else None
    problems = ["[]"]

    def build() -> Site | None:
        return open_site(
            _as_linked_now(settings),
            next(changed),
            spare,
            found=partial(problems.__setitem__, 0),
            preview=options.watch,
        )

    say = partial(tell, stream=sys.stdout)
    told = partial(problems.__getitem__, 0)
    served = serve_site(settings, build, say, watch=options.watch, problems=told)
    return Exit.CLEAN if served else Exit.ERRORS


def _as_linked_now(settings: Settings) -> Settings:
    """Settings whose folder stays one and the same while it is read, whatever is switched."""
    real = settings.content.resolve()
    return settings if real == settings.content.absolute() else replace(settings, content=real)


def build(options: Namespace) -> int:
    """Write what can be published; errors in one of several are told by the exit code as well."""
    from ..check import counted
    from ..site import DRAFT, export, site_of

    # Nobody answers questions in a folder of files, so its pages announce no oEmbed.
    settings = replace(settings_of(options), served=False)
    site = site_of(settings)
    if site is None:
        return Exit.ERRORS
    try:
        files = export(site, options.out, settings.base_path)
    except OSError as error:
        raise Refusal(f"cannot write {options.out}: {error.strerror or error}") from None
    tell(f"{counted(files, 'page')} in {options.out}", sys.stdout)
    wrong = any(why != DRAFT for why in site.held.values())
    return Exit.ERRORS if wrong else Exit.CLEAN
