"""Waiting: what a reader is told who comes before there is a site, and when to come again."""

from __future__ import annotations

from .store import answered

SECONDS = 5

_TEXT = f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>This site is being prepared</title>
<main>
<h1>This site is being prepared</h1>
<p>What it says is held against its sources first, which can take a moment.
This page asks again every {SECONDS} seconds.</p>
<p>Do you run this site? Its log, and <code>/readyz</code>, say how far it is.</p>
</main>
</html>
"""
_AGAIN = str(SECONDS).encode("ascii")

# `refresh` is no header of HTTP, but every browser has known it since the first.
PAGE = answered(503, "text/html", _TEXT, (b"retry-after", _AGAIN), (b"refresh", _AGAIN))
"""What every address answers meanwhile, with 503 (RFC 9110, 15.6.4)."""
