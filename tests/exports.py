"""Exports of a few pages, and what lies in a folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from app.cache.page import IDENTITY
from app.site.build import Site
from app.site.export import export
from app.site.hosting import hosting
from tests.sample import sample_site

TOLD = frozenset(hosting({}, ""))
"""The files that tell other servers how to answer."""


def some(*paths: str, body: bytes = b"") -> Site:
    """A site with these pages of the sample."""
    pages = [sample_site()[path] for path in paths]
    return Site(replace(page, variants={IDENTITY: body or page.body}) for page in pages)


def held(out: Path) -> Path:
    """A folder with an earlier export, and with what others have put into it."""
    export(some("/", "/bridge/", "/bridge/closure/"), out)
    (out / "CNAME").write_text("bridges.example")
    (out / ".well-known" / "acme").mkdir(parents=True)
    (out / "bridge" / "mine.txt").write_text("mine")
    return out


def files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path from there."""
    return {
        str(each.relative_to(folder)): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file()
    }
