"""Addresses that authors write: which leave the site, and where in it the others lead.

A path comes back in the one form the site keeps: percent codes read, no `.` and no `..`, one slash
between two names, and one at the end of a page. What could be taken for another address than it is
never becomes a link.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, unquote, urldefrag, urljoin, urlsplit

_WEB = frozenset(("http", "https"))
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_UNSAFE = re.compile(
    r"""[\0-\x20\x7f-\xa0\\"<>`\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"""
)
_HOST = re.compile(r"[\w.\u00b7\u200c\u200d-]+|[0-9a-f:.]+")
"""A name of any language, or an address of either kind without its brackets."""
_NAME = re.compile(r"(?!\.)[\w.~!$&'()+,;=@\u00a1-\U0010ffff-]{1,100}")
"""A part of a path: a file of any system may be named like this, and none is hidden."""
LONGEST_PATH = 1000
"""Characters, with the fragment."""


class NoAddressError(Exception):
    """Why a text an author wrote is no address that a page may lead to, and what to do."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help or "write the path of a page of this site, such as /explainer/section/"


def is_outside(href: str) -> bool:
    """Whether an author's link leaves the site, by one of the addresses that a page may carry.

    These are https, http and mailto. Who reads them must not take them for others: there is a host,
    no name before it (`https://here.example@there.example/`), no port that cannot be, and nothing
    that browsers read in their own way, such as a backslash (URL Standard, 4.1 and 4.4).
    """
    parts = _split(href)
    if parts is None or _UNSAFE.search(href):
        return False
    if parts.scheme == "mailto":
        return "@" in parts.path
    return parts.scheme in _WEB and _is_host(parts.hostname or "") and "@" not in parts.netloc


def _is_host(written: str) -> bool:
    """Whether browsers take it for a host; percent codes are read first (URL Standard, 3.5)."""
    return bool(_HOST.fullmatch(unquote(written)))


def target(page: str, href: str) -> tuple[str, str] | None:
    """The path and fragment an author's link on `page` leads to; None when not of this site."""
    parts = _split(href)
    if parts is None or parts.scheme or parts.netloc:
        return None
    return _followed(page, href)


def address(page: str, written: str) -> str:
    """An address an author wrote, of this site in its canonical form. Raises `NoAddressError`."""
    return written if is_outside(written) else joined(*place(page, written))


def place(page: str, written: str) -> tuple[str, str]:
    """The path and fragment of this site that an author wrote, in the one form the site keeps.

    Percent codes are read, two slashes are one, `.` and `..` are followed from `page`, and a page
    is named by its folder. Raises `NoAddressError` for what is no path of a site.
    """
    text = _unquoted(written)
    path, _, fragment = text.partition("#")
    if path.startswith("//") or _SCHEME.match(path) or "?" in path:
        raise NoAddressError(f"`{written}` is not a path of this site")
    names = _steps(page, path, written)
    if len(text) > LONGEST_PATH or not all(map(_NAME.fullmatch, names)):
        raise NoAddressError(f"`{written}` cannot be the path of a page")
    if names[-1:] == ["index.html"]:
        names.pop()
    if any("." in name for name in names[:-1]):
        raise NoAddressError(f"`{written}` leads through a file")
    is_page = bool(names) and "." not in names[-1]
    return "/".join(["", *names, *([""] if is_page or not names else [])]), fragment


def joined(path: str, fragment: str) -> str:
    """A path with its fragment, if it has one."""
    return f"{path}#{fragment}" if fragment else path


def _unquoted(written: str) -> str:
    try:
        text = unquote(written, errors="strict")
    except UnicodeDecodeError:
        raise NoAddressError(f"the percent codes of `{written}` are no UTF-8") from None
    if found := _UNSAFE.search(text):
        message = f"`{written}` has the character U+{ord(found[0]):04X}, which no path has"
        raise NoAddressError(message)
    return text


def _steps(page: str, path: str, written: str) -> list[str]:
    """The names a path leads through, from the top of the site."""
    names = [] if path.startswith("/") else [name for name in page.split("/") if name]
    for name in path.split("/"):
        if name == ".." and not names:
            raise NoAddressError(f"`{written}` leads out of the site")
        if name == "..":
            names.pop()
        elif name not in {"", "."}:
            names.append(name)
    return names


def _split(href: str) -> SplitResult | None:
    try:
        parts = urlsplit(href)
        # Only asking for it tells whether it is one.
        return parts if parts.port is None or parts.port else None
    except ValueError:
        return None


def _followed(page: str, href: str) -> tuple[str, str]:
    """Path and fragment; too many steps up stop at the top (RFC 3986, 5.2.4)."""
    path, fragment = urldefrag(urljoin(page, href))
    return "/" + path.lstrip("/"), fragment
