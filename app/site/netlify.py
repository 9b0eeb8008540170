"""Record → `_headers` and `_redirects`, as Netlify and Cloudflare Pages read them.

Of every rule that fits an address they send the headers, so no header may be in two that do; and
Cloudflare reads a hundred rules. So each header goes by one part of the address, and the policies
of the pages below a name are made one that allows what any of them does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from .patterns import CONTENT_TYPE, Patterns, Record, fields_of

_POLICY, _CACHE = "content-security-policy", "cache-control"
_EVERYWHERE = ("permissions-policy", "referrer-policy", "x-content-type-options")
"""Said of whatever has no use for it, it does no harm."""
_BY_TOP = (
    _CACHE,
    _POLICY,
    "cross-origin-embedder-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
)
_BY_NAME = ("access-control-allow-origin",)
_KNOWN = frozenset("css html ico jpg js json png svg txt xml".split())
"""Endings of which these hosts know the media type."""
_ASKED_AGAIN = "no-cache"
"""As these hosts have everything cached of which they are told nothing else."""

_Told = Mapping[str, Mapping[str, str]]


def headers_file(record: Record, base: str) -> str:
    """The headers of a site below `base`."""
    told = {path: dict(fields_of(path, about, base)) for path, about in record.items()}
    rules: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for names, grouped in ((_EVERYWHERE, _all), (_BY_TOP, _top), (_BY_NAME, _name)):
        for pattern, pages in _groups(told, grouped).items():
            rules[base + pattern] |= _shared(names, pages)
    for ending, pages in _groups(told, _ending).items():
        if ending.rpartition(".")[2] not in _KNOWN:
            rules[base + ending] |= _shared((CONTENT_TYPE,), pages)
    written = (
        f"{pattern}\n" + "".join(f"  {name}: {value}\n" for name, value in fields.items())
        for pattern, fields in sorted(rules.items())
        if fields
    )
    return "".join(("# Written by `pilcrow build`, for Netlify and Cloudflare Pages.\n", *written))


def redirects_file(patterns: Patterns) -> str:
    """Where pages have moved to. Netlify shows what is at the old address, which leads on too."""
    moved = (f"{path} {notice.location} 308\n" for path, notice in patterns.moved.items())
    return "".join(("# Written by `pilcrow build`, for Cloudflare Pages.\n", *moved))


def _groups(told: _Told, pattern_of: Callable[[str], str]) -> Mapping[str, list[Mapping[str, str]]]:
    """The headers of all pages that a pattern fits, by pattern; none of what fits none."""
    groups: defaultdict[str, list[Mapping[str, str]]] = defaultdict(list)
    for path, fields in sorted(told.items()):
        groups[pattern_of(path)].append(fields)
    groups.pop("", None)
    return groups


def _all(path: str) -> str:
    return "/*"


def _top(path: str) -> str:
    top, below, _ = path[1:].partition("/")
    return f"/{top}/*" if below else path


def _name(path: str) -> str:
    name = path.rpartition("/")[2]
    return f"/*{name}" if name else ""


def _ending(path: str) -> str:
    name = path.rpartition("/")[2]
    return f"/*.{name.rpartition('.')[2]}" if name else ""


def _shared(names: Iterable[str], group: list[Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    """What all pages of a group say, or, where there are none, all files."""
    pages = [each for each in group if each.get(CONTENT_TYPE, "").startswith("text/html")]
    for name in names:
        values = {each.get(name, "") for each in pages or group}
        if name == _POLICY:
            values = {_united(values - {""})}
        if len(values) == 1 and values.isdisjoint(("", _ASKED_AGAIN)):
            yield name, values.pop()


def _united(policies: Iterable[str]) -> str:
    """The policy that allows what any of these does, all of which begin by allowing nothing."""
    directives: dict[str, dict[str, None]] = {}
    for policy in sorted(policies):
        for directive in policy.split(";"):
            name, *sources = directive.split()
            directives.setdefault(name, {}).update(dict.fromkeys(sources))
    return ";".join(" ".join((name, *sources)) for name, sources in directives.items())
