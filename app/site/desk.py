"""The author's desk as a part of a page: its HTML, and the style and script that go with it."""

from __future__ import annotations

from dataclasses import dataclass

from ..urls import Address


@dataclass(frozen=True, slots=True)
class Inset:
    """What is put into a page; the style and the script are allowed by their hashes (CSP 3)."""

    html: str
    style: str
    script: str


def desk(
    problems: str,
    path: str,
    address: Address,
    *,
    prefix: str,
    is_there: bool,
    version: str,
) -> Inset:
    """What the author of a page is told on it; `problems` are all there are, as JSON."""
    # Nobody but an author who watches needs what renders pages in the process that serves them.
    from ..pages import desk_view, source_hash
    from .facts import problems_of
    from .parts import assets
    from .render import environment

    view = desk_view(
        problems_of(problems),
        path,
        address,
        prefix=prefix,
        is_there=is_there,
        version=version,
    )
    style, script = assets().text("desk.css"), assets().text("desk.js")
    html = environment().get_template("desk.html").render(view=view)
    inner = f"<style>{style}</style>{html}<script>{script}</script>\n"
    return Inset(inner, source_hash(style), source_hash(script))
