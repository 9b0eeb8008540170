"""Patterns → a file for Apache httpd to include in the `<Directory>` of a site, or its `.htaccess`.

It asks for mod_headers, mod_rewrite, mod_setenvif and mod_dir.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from .patterns import ACCEPTS, TOP, Patterns

_FILE = """\
# Written by `pilcrow build`. Include this in the `<Directory>` of this folder, or copy it there as
# `.htaccess`; the folder answers at %(root)s.

DirectoryIndex index.html
DirectorySlash Off
SetEnv no-gzip 1
SetEnv no-brotli 1
RemoveType .br .gz
RemoveEncoding .br .gz
ErrorDocument 404 %(plain)s/404.html
ErrorDocument 410 /%%{REQUEST_URI}index.html
ErrorDocument 308 /%%{REQUEST_URI}index.html

# Which kind of page an address is, by number: of the rules that fit, the last counts.
SetEnvIf Request_URI "^%(base)s/([^/]+)/" pilcrow_name=$1
%(rules)s
RewriteEngine On
RewriteBase %(plain)s/
# What is none of the site, what has moved, and what is gone, before a file is looked for.
RewriteCond %%{ENV:REDIRECT_STATUS} .
RewriteRule ^ - [S=%(skipped)d]
RewriteRule "^(?:404\\.html$|\\.pilcrow|(?:.*\\.)?(?:%(endings)s)\\.(?:br|gz)$)" - [R=404,L]
RewriteRule "^((?:.*/)?)index\\.html$" "%(plain)s/$1" [R=308,L]
RewriteCond %%{REQUEST_FILENAME}/index.html -f
RewriteRule "^(.*[^/])$" "%(plain)s/$1/" [R=308,L]
%(notices)s
# Where an address leads on is told as a path: the name of this host is for those who ask to know.
Header edit Location "^https?://[^/]*" ""
Header always edit Location "^https?://[^/]*" ""

# What is compressed already, where a reader takes it.
%(codings)s
%(headers)s"""
_CODING = """\
RewriteCond %%{HTTP:Accept-Encoding} "%(accepts)s"
RewriteCond %%{REQUEST_FILENAME}index.html%(suffix)s -f
RewriteRule "^((?:.*/)?)$" "$1index.html%(suffix)s" [L]
RewriteCond %%{HTTP:Accept-Encoding} "%(accepts)s"
RewriteCond %%{REQUEST_FILENAME}%(suffix)s -f
RewriteRule "^(.*[^/])$" "$1%(suffix)s" [L]
Header always set Content-Encoding %(coding)s "expr=%%{REQUEST_URI} =~ /\\%(suffix)s$/"
"""


def apache(patterns: Patterns) -> str:
    """The file to include."""
    notices = list(_notices(patterns))
    return _FILE % {
        "base": re.escape(patterns.base),
        "plain": patterns.base,
        "root": f"{patterns.base}/",
        "rules": "".join(_rules(patterns)),
        "endings": "|".join(("html", *patterns.types())),
        "skipped": 3 + sum(line.startswith("RewriteRule") for line in notices),
        "notices": "".join(notices),
        "codings": "".join(
            _CODING % {"accepts": ACCEPTS.format(coding), "coding": coding, "suffix": suffix}
            for coding, suffix in (("br", ".br"), ("gzip", ".gz"))
        ),
        "headers": "".join(_headers(patterns)),
    }


def _rules(patterns: Patterns) -> Iterator[str]:
    """A rule for each address and for the files that it is answered with."""
    notices = {**patterns.moved, **patterns.gone}
    rules = [(re.escape(path), notice.kind) for path, notice in notices.items()]
    if patterns.missing is not None:
        rules.append((re.escape(f"{patterns.base}/404.html"), patterns.missing))
    for rule, kind in (*reversed(patterns.rules), *rules):
        index = r"(?:index\.html)?" if rule.endswith("/") else ""
        yield f'SetEnvIf Request_URI "^{rule}{index}(?:\\.br|\\.gz)?$" pilcrow_kind={kind}\n'


def _notices(patterns: Patterns) -> Iterator[str]:
    own = len(patterns.base) + 1
    for path, notice in patterns.moved.items():
        to, _, fragment = notice.location.partition("#")
        inside = re.escape(path[own:])
        if fragment:
            yield "RewriteCond %{QUERY_STRING} .\n"
            yield f'RewriteRule "^{inside}$" "{to}?%{{QUERY_STRING}}#{fragment}" [R=308,L,NE]\n'
        yield f'RewriteRule "^{inside}$" "{notice.location}" [R=308,L,NE]\n'
    for path in patterns.gone:
        yield f'RewriteRule "^{re.escape(path[own:])}$" - [G]\n'


def _headers(patterns: Patterns) -> Iterator[str]:
    """Each header with each value, for the kinds of pages that have it."""
    kinds: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for kind, fields in enumerate(patterns.kinds):
        for field in fields:
            kinds[field].append(kind)
    for (name, value), found in sorted(kinds.items()):
        among = ",".join(f"'{each}'" for each in found)
        told = value.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
        told = told.replace(TOP, "%{pilcrow_name}e")
        yield f'Header always set {name} "{told}" "expr=env(\'pilcrow_kind\') in {{{among}}}"\n'
