"""The checks that no name is claimed twice, and none that the site needs itself.

A name is claimed by a folder, by a section's file, by an alias of either or of an entry, and by
what is withdrawn. It is claimed in a place: at the top of the site, in an explainer or on a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from .. import hrefs, urls
from ..library import Library
from ..model import Entry, Explainer, Span, Withdrawal
from ..problems import Problem
from .gaps import unread_paths


@dataclass(frozen=True, slots=True)
class _Claim:
    """That something is called so in a place, which is the path of a page."""

    place: str
    name: str
    span: Span
    help: str

    @property
    def path(self) -> str:
        """The page that is called so."""
        return f"{self.place}{self.name}/"


def check_claims(library: Library) -> Iterator[Problem]:
    """`duplicate-id`: of two explainers or sections, under any name they ever had.

    A section that was published under what is now the name of a statement's page keeps it.
    """
    seen: dict[tuple[str, str], _Claim] = {}
    recorded = {each.place for each in library.permalinks}
    for claim in _claims(library):
        first = seen.setdefault((claim.place, claim.name), claim)
        kept = urls.is_statement(claim.name) and (claim.path, "") in recorded
        if message := "" if kept else _needed(claim):
            yield library.problem("duplicate-id", claim.span, message, claim.help)
        elif first is not claim:
            message = f"{first.span.file}:{first.span.line} has the name `{claim.name}` already"
            yield library.problem("duplicate-id", claim.span, message, claim.help)


def _claims(library: Library) -> Iterator[_Claim]:
    """Every name of an explainer or a section; what is called so now goes before what was."""
    alias = "take it out of `aliases`"
    for explainer in library.explainers:
        yield _Claim(urls.HOME, explainer.id, explainer.title_span, "rename the folder")
        top = urls.overview(explainer.id)
        for section in explainer.sections:
            yield _Claim(top, section.id, section.title_span, "rename the file")
        for section in explainer.sections:
            for name, span in zip(section.aliases, section.alias_spans, strict=True):
                yield _Claim(top, name, span, alias)
    for explainer in library.explainers:
        for name, span in zip(explainer.aliases, explainer.alias_spans, strict=True):
            yield _Claim(urls.HOME, name, span, alias)


def _needed(claim: _Claim) -> str:
    """Who else needs the name, if anybody does."""
    if claim.place == urls.HOME:
        taken = urls.is_reserved_explainer(claim.name)
        return f"the site uses `/{claim.name}/` itself" if taken else ""
    if urls.is_reserved_section(claim.name):
        return f"every explainer has a page at `{claim.name}/` of its own"
    return ""


def check_former_ids(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`duplicate-id`: an id that an entry had before, and that is not free on its page."""
    for section in explainer.sections:
        taken = {entry.id for entry in section.entries}
        for entry in section.entries:
            for alias in _former(entry):
                if alias in taken or urls.is_reserved_fragment(alias):
                    who = "a page uses" if alias not in taken else "this page has"
                    yield library.problem(
                        "duplicate-id", entry.attributes["aliases"].span,
                        f"{who} the id `{alias}` already", "take it out of `aliases`",
                    )  # fmt: skip
                taken.add(alias)


def _former(entry: Entry) -> list[str]:
    return entry.get("aliases").replace(",", " ").split()


def check_withdrawals(library: Library) -> Iterator[Problem]:
    """`duplicate-id`, `broken-link`: what is withdrawn is gone, and what to read instead is not."""
    live = frozenset(urls.reachable(library.explainers))
    moved = urls.redirects(library.explainers)
    unread = unread_paths(library)
    seen: set[tuple[str, str]] = set()
    for page, withdrawal in _withdrawals(library):
        path, fragment = place = hrefs.place(page, withdrawal.path)
        message = "it is withdrawn twice" if place in seen else _there(place, live, moved)
        if message := message or ("" if fragment else _kept(library, path)):
            yield library.problem(
                "duplicate-id", withdrawal.span, message, "take it out of `withdrawn`"
            )
        seen.add(place)
        if withdrawal.instead and not hrefs.is_outside(withdrawal.instead):
            to, at = hrefs.place(page, withdrawal.instead)
            place = to, unquote(at)
            if not (place in live or to.startswith(unread) or library.elsewhere(place)):
                yield library.problem(
                    "broken-link", withdrawal.span, f"there is no `{hrefs.joined(to, at)}`",
                    "name a page of this site to read instead, or none",
                )  # fmt: skip


def _withdrawals(library: Library) -> Iterator[tuple[str, Withdrawal]]:
    """What is withdrawn, with the page that its paths start from."""
    yield from ((urls.HOME, each) for each in library.withdrawn)
    for explainer in library.explainers:
        yield from ((urls.overview(explainer.id), each) for each in explainer.withdrawn)


def _there(
    place: tuple[str, str], live: frozenset[tuple[str, str]], moved: Mapping[str, str]
) -> str:
    """What stands where something is said to be withdrawn, if anything does."""
    path, fragment = place
    if place in live:
        return f"`{hrefs.joined(path, fragment)}` is published"
    if path in moved and not fragment:
        return f"`{path}` leads on to `{moved[path]}`, as `aliases` say"
    return ""


def _kept(library: Library, path: str) -> str:
    """Why the site keeps a path for itself, if it does."""
    top, *inside = path.strip("/").split("/")
    if urls.is_reserved_explainer(top):
        return f"the site uses `/{top}` itself"
    explainers = {each.id for each in library.explainers}
    if inside and top in explainers and urls.is_reserved_section(inside[0]):
        return f"every explainer has a page at `{inside[0]}/` of its own"
    if inside and urls.is_reserved_file(inside[-1]):
        return f"the site keeps `{inside[-1]}` beside its pages"
    return ""
