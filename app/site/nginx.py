"""Patterns → includes for nginx, which needs no module for Brotli: the compressed files are there.

Two, since `map` stands in the `http` block and all else in that of a server.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .patterns import ACCEPTS, CONTENT_TYPE, TOP, Patterns

_HTTP = r"""# Written by `pilcrow build`. Include this in the `http` block.
# nginx-server.conf goes into the `server` block of the site.

map $http_accept_encoding $pilcrow_br {
    default "";
    "~*%(accepts)s" .br;
}
map $uri $pilcrow_coding {
    default "";
    "~\.br$" br;
}
map $uri $pilcrow_top {
    default "";
    "~^%(base)s/([^/]+)/" $1;
}
# Which kind of page an address is, by number, and the headers of each.
map $uri $pilcrow_rule {
    default "";
%(rules)s}
%(headers)s"""

_SERVER = r"""# Written by `pilcrow build`. Include this in a `server` block whose `root` %(root)s.
# nginx-http.conf goes into the `http` block. Headers of your own go beside these, not further out.

# These are told by the address as it was asked for: on its way to a file nginx changes it.
set $pilcrow_kind $pilcrow_rule;
set $pilcrow_name $pilcrow_top;
%(fields)sadd_header Content-Encoding $pilcrow_coding always;

absolute_redirect off;
gzip off;
gzip_static on;
error_page 404 @pilcrow_missing;

location = %(plain)s/404.html {
    return 404;
}
location ~ "^%(base)s/(?:\.pilcrow|.*\.(?:%(endings)s)\.(?:br|gz)$)" {
    return 404;
}
location ~ "^%(base)s/(?:.*/)?$" {
    types {}
    default_type "text/html; charset=utf-8";
    try_files "${uri}index.html$pilcrow_br" "${uri}index.html" =404;
}
%(files)slocation ~ "^(%(base)s/(?:[\w.~-]+/)*)index\.html$" {
    return 308 $1$is_args$args;
}
location %(plain)s/ {
    try_files $uri @pilcrow_folder;
}
location @pilcrow_folder {
    if (-f "$request_filename/index.html") {
        return 308 $uri/$is_args$args;
    }
    return 404;
}
location @pilcrow_notice {
    types {}
    default_type "text/html; charset=utf-8";
    try_files "${uri}index.html$pilcrow_br" "${uri}index.html" =404;
}
location @pilcrow_missing {
    set $pilcrow_kind "%(missing)s";
    types {}
    default_type "text/html; charset=utf-8";
    try_files "%(plain)s/404.html$pilcrow_br" "%(plain)s/404.html" =404;
}
%(notices)s"""


_FILES = r"""location ~ "^%(base)s/.*\.%(ending)s$" {
    types {}
    default_type %(type)s;
    try_files "$uri$pilcrow_br" "$uri" =404;
}
"""
_MOVED = """location = %(path)s {
    set $pilcrow_kind %(kind)d;
    error_page 308 @pilcrow_notice;
    return 308 %(to)s;
}
"""
_GONE = """location = %(path)s {
    set $pilcrow_kind %(kind)d;
    error_page 410 @pilcrow_notice;
    return 410;
}
"""


def nginx(patterns: Patterns) -> Mapping[str, str]:
    """The two includes, by name."""
    base, types = re.escape(patterns.base), patterns.types()
    names = [name for name in patterns.names() if name != CONTENT_TYPE]
    http = _HTTP % {
        "accepts": ACCEPTS.format("br"),
        "base": base,
        "rules": "".join(f'    "~^{rule}$" {kind};\n' for rule, kind in patterns.rules),
        "headers": "".join(_map(patterns, name) for name in names),
    }
    server = _SERVER % {
        "base": base,
        "plain": patterns.base,
        "root": f"has this folder as {patterns.base}" if base else "is this folder",
        "fields": "".join(f"add_header {name} ${_variable(name)} always;\n" for name in names),
        "endings": "|".join(("html", *types)),
        "files": "".join(
            _FILES % {"base": base, "ending": ending, "type": _quoted(media_type)}
            for ending, media_type in types.items()
        ),
        "missing": "" if patterns.missing is None else patterns.missing,
        "notices": "".join(_notices(patterns)),
    }
    return {"nginx-http.conf": http, "nginx-server.conf": server}


def _map(patterns: Patterns, name: str) -> str:
    """Which value a header has in answers of each kind; nothing is said where there is none."""
    values = (
        f"    {kind} {_quoted(value)};\n".replace(TOP, "$pilcrow_name")
        for kind, fields in enumerate(patterns.kinds)
        if (value := dict(fields).get(name))
    )
    return f'map $pilcrow_kind ${_variable(name)} {{\n    default "";\n{"".join(values)}}}\n'


def _variable(name: str) -> str:
    return f"pilcrow_{name.replace('-', '_')}"


def _notices(patterns: Patterns) -> Iterator[str]:
    for path, notice in patterns.moved.items():
        to, mark, fragment = notice.location.partition("#")
        told = {"path": _quoted(path), "kind": notice.kind}
        yield _MOVED % {**told, "to": _quoted(f"{to}$is_args$args{mark}{fragment}")}
    for path, notice in patterns.gone.items():
        yield _GONE % {"path": _quoted(path), "kind": notice.kind}


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
