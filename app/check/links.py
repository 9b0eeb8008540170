"""The checks of what is linked to: ids, links inside the site, and addresses once published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from .. import hrefs, urls
from ..library import Library, Permalink, Place, destinations, remember
from ..model import Entry, Explainer, Heading, Run, Span, walk
from ..problems import Problem
from .evidence import places
from .gaps import unread_paths


def check_missing_ids(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`missing-id`: a heading or an entry that nobody could link to."""
    for _, owner in _owners(explainer):
        if not owner.id:
            kind = "entry" if isinstance(owner, Entry) else "heading"
            yield library.problem(
                "missing-id", owner.span, f"this {kind} has no id",
                "write `{#a-short-name}` after it; the name becomes its permalink",
            )  # fmt: skip


def check_duplicate_ids(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`duplicate-id`: of two headings or entries on a page, or one that pages use themselves."""
    seen: dict[tuple[str, str], int] = {}
    for page, owner in _owners(explainer):
        if (line := seen.get((page, owner.id))) is not None:
            message = f"line {line} has the id `{owner.id}` too"
        elif urls.is_reserved_fragment(owner.id):
            message = f"every page uses the id `{owner.id}` itself"
        else:
            if owner.id:
                seen[page, owner.id] = owner.span.line
            continue
        yield library.problem("duplicate-id", owner.span, message, "give this one another name")


def _owners(explainer: Explainer) -> Iterator[tuple[str, Entry | Heading]]:
    """What an author gives an id, with the path of the page it stands on."""
    for place in walk(explainer):
        if isinstance(place.node, Entry | Heading):
            yield urls.page_of(explainer.id, place.section), place.node


def check_repeated_statements(library: Library, explainer: Explainer) -> Iterator[Problem]:
    """`duplicate-id`: a statement's id is made of its words, so the same words have one."""
    seen: dict[str, Span] = {}
    for place in places(explainer):
        text = place.statement.text
        here = text.span(0, len(text.plain))
        first = seen.setdefault(place.statement.id, here)
        if here != first:
            yield library.problem(
                "duplicate-id", here,
                f"{first.file}:{first.line} makes the same statement word for word",
                "a statement's words are its permalink: say it once, or in other words",
            )  # fmt: skip


def check_links(library: Library) -> Iterator[Problem]:
    """`broken-link`: to no page or place of the site, or by a scheme no page may carry."""
    live = frozenset(urls.reachable(library.explainers))
    unread = unread_paths(library)
    for page, run in _links(library):
        href = run.href or ""
        if hrefs.is_outside(href):
            continue
        target = hrefs.target(page, href)
        if target is None:
            yield library.problem(
                "broken-link", run.span, f"a page may not link to `{href}`",
                "write an https:, http: or mailto: address, or a path of this site",
            )  # fmt: skip
        elif not (
            (place := (target[0], unquote(target[1]))) in live
            or target[0].startswith(unread)
            or library.elsewhere(place)
        ):
            yield library.problem("broken-link", run.span, *_broken(page, *target, live))


def check_corrections(library: Library) -> Iterator[Problem]:
    """`broken-link`: a correction of what was never published."""
    live = frozenset(urls.reachable(library.explainers))
    known = live | {each.place for each in library.permalinks}
    unread = unread_paths(library)
    for explainer in library.explainers:
        for each in explainer.corrections:
            if not (
                each.place in known
                or each.place[0].startswith(unread)
                or library.elsewhere(each.place)
            ):
                broken = _broken(urls.overview(explainer.id), *each.place, live)
                yield library.problem("broken-link", each.span, *broken)


def _broken(
    page: str, path: str, fragment: str, live: frozenset[tuple[str, str]]
) -> tuple[str, str]:
    """What is wrong with a link, and what to do."""
    if (path, "") in live:
        return f"`{path}` has nothing called `{fragment}`", "correct the id"
    return f"there is no page `{path}`", f"a browser resolves links from `{page}`"


def _links(library: Library) -> Iterator[tuple[str, Run]]:
    """Every linked run of text, with the path of the page it stands on."""
    for explainer in library.explainers:
        for place in walk(explainer):
            page = urls.page_of(explainer.id, place.section)
            yield from ((page, run) for run in place.text.runs if run.href is not None)


def check_permalinks(library: Library) -> Iterator[Problem]:
    """`lost-permalink`: an address of permalinks.txt that nothing answers to any more."""
    live = {*urls.published(library.explainers), *_renamed(library)}
    withdrawals = urls.withdrawn(library.explainers, library.withdrawn)
    gone = {(each.path, each.fragment) for each in withdrawals}
    redirects = urls.redirects(library.explainers)
    unread = unread_paths(library)
    places = {place for each in library.permalinks for place in (each.place, each.target) if place}
    over = {
        place
        for path, name in places
        for place in ((path, name), (redirects.get(path, path), name))
        if place in gone
        or (place[0], "") in gone
        or place[0].startswith(unread)
        or library.elsewhere(place)
    }
    found = destinations(library.permalinks, live | over, redirects)
    lost = {
        each.place: each
        for each in library.permalinks
        if each.place not in found and each.place not in over
    }
    # To look for what took the place of something takes long, and is seldom needed.
    followed = remember(library.permalinks, library.explainers) if lost else ()
    led = destinations(followed, live | over, redirects)
    for permalink in _causes(lost):
        what = "place" if permalink.fragment else "page"
        yield library.problem(
            "lost-permalink", permalink.span, f"this {what} was published and is gone",
            _remedy(permalink, permalink.place in led),
        )  # fmt: skip


def _causes(lost: Mapping[Place, Permalink]) -> Iterator[Permalink]:
    """What others are lost by: each that leads to none that is lost, or in a circle."""
    leading: defaultdict[Place | None, list[Place]] = defaultdict(list)
    for permalink in lost.values():
        leading[permalink.target].append(permalink.place)
    ends = [each.place for each in lost.values() if each.target not in lost]
    following = {place for end in ends for place in leading[end]}
    waiting = [*following]
    while waiting:
        more = [each for each in leading[waiting.pop()] if each not in following]
        following.update(more)
        waiting += more
    return (each for each in lost.values() if each.place not in following)


def _remedy(permalink: Permalink, is_followed: bool) -> str:
    if not permalink.fragment:
        return "name it under `aliases:` of what it is now, or withdraw it with the reason"
    if is_followed:
        return (
            "if it says the same in other words now, `pilcrow permalinks` leads the old link "
            "to what took its place; else withdraw it"
        )
    return (
        "keep its id, give an entry `aliases=…`, write ` -> new-id` or ` -> /path/#new-id` after "
        "it, or withdraw it; `pilcrow permalinks` found nothing like it on its page"
    )


def _renamed(library: Library) -> Iterator[tuple[str, str]]:
    """The old ids that entries still answer to: `aliases="west us-envoy"`."""
    for explainer in library.explainers:
        for page, owner in _owners(explainer):
            if isinstance(owner, Entry):
                for alias in owner.get("aliases").replace(",", " ").split():
                    yield page, alias
