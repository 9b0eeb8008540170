"""Checking a content folder, and explaining what was found."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from difflib import get_close_matches

from .. import __version__
from ..check import as_json, show
from ..check import check as check_content
from ..console import Exit, Refusal, tell
from ..problems import CODES, as_github, as_sarif, explain
from .content import asked_of, refuse_sample


def check(options: Namespace) -> int:
    if options.explain is not None:
        return _explain(options.explain)
    settings, only = asked_of(options)
    if options.fix:
        # It needs all that captures articles, and no other check does.
        from .fixing import fix

        refuse_sample(settings.content)
        fix(settings, only)
    checked = check_content(settings, strict=options.strict, only=only)
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
    tell(json.dumps(value, ensure_ascii=False, indent=2), sys.stdout)


def _explain(name: str) -> int:
    if name in CODES:
        tell(explain(CODES[name]).rstrip("\n"), sys.stdout)
        return Exit.CLEAN
    near = get_close_matches(name, CODES, n=1)
    remedy = f"did you mean {near[0]}" if near else f"the codes are {', '.join(CODES)}"
    raise Refusal(f"there is no code {name}; {remedy}")
