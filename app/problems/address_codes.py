"""Codes of addresses: ids, links and what was published."""

from __future__ import annotations

from .code import error
from .examples import closure, section, varied

ADDRESSES = (
    error(
        "missing-id",
        "A heading or an entry has no id. Its id is its permalink, and it is never made from the "
        "title, so that a title can change and the link stay.",
        "Write {#a-short-name} after it.",
        bad=closure("### Traffic\n\nVehicles crossed all day [@p1]."),
        good=closure("### Traffic {#traffic}\n\nVehicles crossed all day [@p1]."),
    ),
    error(
        "duplicate-id",
        "Two places on one page have the same id, or two explainers or sections the same name; or "
        "a name, an alias or a withdrawn path is one that the site needs itself. A link could not "
        "tell them apart.",
        "Rename the one that was not published yet, or take the alias or the withdrawal out.",
        bad=closure("### Then {#a}\n\nIt was used [@p1].\n\n### Now {#a}\n\nIt is shut [@p1]."),
        good=closure("### Then {#a}\n\nIt was used [@p1].\n\n### Now {#b}\n\nIt is shut [@p1]."),
    ),
    error(
        "broken-link",
        "A link leads nowhere on this site, or is not a kind of address a page may link to.",
        "Links are resolved as a browser does it, from the page's own address: #id, "
        "../people/#id, ../source/#p2, /bridge/. Outside links are https:, http: or mailto:.",
        bad=closure("The [engineer](../people/#engineer) lets no bus cross [@p2]."),
        good=closure("The [engineer](../people/#ann-marsh) lets no bus cross [@p2]."),
    ),
    error(
        "lost-permalink",
        "An address that was published, and stands in permalinks.txt, is gone. Somebody's link "
        "would break.",
        "For a statement in other words, pilcrow permalinks leads the old link on. Keep the id of "
        "anything else, or name the old one under aliases:; write old -> new in permalinks.txt "
        "where a statement went elsewhere; or list it under withdrawn: with the reason.",
        bad=varied({"bridge/permalinks.txt": "/bridge/shut/\n"}),
        good=varied(
            {
                "bridge/permalinks.txt": "/bridge/shut/\n",
                "bridge/closure.md": section("The bridge is shut [@p1].", "aliases: [shut]\n"),
            }
        ),
    ),
)
