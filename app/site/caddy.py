"""Patterns → a file for Caddy to import, which serves what is compressed beside each file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .patterns import TOP, Fields, Patterns

_SITE = """\
# Written by `pilcrow build`. Import this in the block of a site whose `root` %(root)s.

# Which kind of page an address is, by number; below are the headers of each.
map {path} {pilcrow_kind} {
%(rules)s    default none
}
map {path} {pilcrow_name} {
    `~^%(base)s/([^/]+)/` ${1}
    default ""
}
map {query} {pilcrow_query} {
    `~^(.+)$` `?${1}`
    default ""
}
map {path} {pilcrow_to} {pilcrow_fragment} {
%(moved)s    default "" ""
}
%(kinds)s
@pilcrow_moved not vars {pilcrow_to} ""
header @pilcrow_moved Location {pilcrow_to}{pilcrow_query}{pilcrow_fragment}
@pilcrow_index path_regexp pilcrow_index `^(%(base)s/(?:.*/)?)index\\.html$`
redir @pilcrow_index {re.pilcrow_index.1}{pilcrow_query} 308
@pilcrow_own path_regexp `^%(base)s/(?:404\\.html$|\\.pilcrow|.*\\.(?:%(endings)s)\\.(?:br|gz)$)`
error @pilcrow_own 404
%(gone)sfile_server @pilcrow_moved {
    status 308
    precompressed br gzip
}
file_server {
    precompressed br gzip
}
handle_errors {
    rewrite * %(plain)s/404.html
    header {
%(missing)s    }
    file_server {
        precompressed br gzip
    }
}
"""
_GONE = """\
@pilcrow_gone path %s
file_server @pilcrow_gone {
    status 410
    precompressed br gzip
}
"""


def caddy(patterns: Patterns) -> str:
    """The file to import."""
    notices = {**patterns.moved, **patterns.gone}
    exact = [(each, notice.kind) for each, notice in notices.items()]
    rules = [*exact, *((f"~^{rule}$", kind) for rule, kind in patterns.rules)]
    missing = () if patterns.missing is None else patterns.kinds[patterns.missing]
    return _SITE % {
        "base": re.escape(patterns.base),
        "plain": patterns.base,
        "root": f"has this folder as {patterns.base}" if patterns.base else "is this folder",
        "rules": "".join(f"    {_quoted(each)} {kind}\n" for each, kind in rules),
        "moved": "".join(_moved(patterns)),
        "kinds": "".join(_kind(patterns, number) for number in range(len(patterns.kinds))),
        "endings": "|".join(("html", *patterns.types())),
        "gone": _GONE % " ".join(map(_quoted, patterns.gone)) if patterns.gone else "",
        "missing": _block(missing, " " * 8),
    }


def _moved(patterns: Patterns) -> Iterator[str]:
    for path, notice in patterns.moved.items():
        to, mark, fragment = notice.location.partition("#")
        yield f"    {_quoted(path)} {_quoted(to)} {_quoted(mark + fragment)}\n"


def _kind(patterns: Patterns, number: int) -> str:
    fields = _block(patterns.kinds[number], "    ")
    return (
        f"@pilcrow_{number} vars {{pilcrow_kind}} {number}\n"
        f"header @pilcrow_{number} {{\n{fields}}}\n"
    )


def _block(fields: Fields, indent: str) -> str:
    """Set when an answer begins, and in the place of what Caddy has said by then."""
    told = (f"{name} {_quoted(value.replace(TOP, '{pilcrow_name}'))}" for name, value in fields)
    return "".join(f"{indent}{each}\n" for each in (*told, "defer"))


def _quoted(text: str) -> str:
    return f"`{text}`"
