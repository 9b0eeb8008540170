"""Every link leads somewhere, and from every statement one leads to its source and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from app.site.build import Site

# Where an element of a page may lead or load from; only `a` may do so outside the site.
LINKS = {
    "a": "href",
    "link": "href",
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "srcset",
    "form": "action",
    "use": "href",
}


@dataclass(frozen=True, slots=True)
class Document:
    """A page as a browser reads it."""

    path: str
    root: LexborHTMLParser

    def find(self, fragment: str) -> LexborNode | None:
        return self.root.css_first(f'[id="{fragment}"]')

    def links(self) -> Iterator[tuple[str, str]]:
        """Element and address, absolute within the site, of everything this page points at."""
        for name, attribute in LINKS.items():
            for node in self.root.css(f"{name}[{attribute}]"):
                yield name, urljoin(self.path, node.attributes[attribute] or "")


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, Document]:
    """Every HTML page of the sample that is not a move or a withdrawal."""
    return {
        path: Document(path, LexborHTMLParser(page.body))
        for path, page in site.items()
        if page.media_type.startswith("text/html") and page.status in {200, 404}
    }


def arrival(pages: dict[str, Document], page: Document, href: str) -> tuple[Document, LexborNode]:
    """The page and the element that a link with a fragment leads to."""
    path, fragment = urldefrag(urljoin(page.path, href))
    found = pages[path].find(fragment)
    assert found, f"{page.path}: {href} leads nowhere"
    return pages[path], found


def words(node: LexborNode) -> str:
    return " ".join(node.text().split())


def has_class(node: LexborNode, name: str) -> bool:
    return name in (node.attributes.get("class") or "").split()


def within(node: LexborNode, name: str) -> LexborNode | None:
    """The nearest element around a node that has a class."""
    around = node.parent
    while around and not has_class(around, name):
        around = around.parent
    return around


def statements(pages: dict[str, Document]) -> Iterator[tuple[Document, LexborNode]]:
    """Every statement wherever it is shown."""
    for page in pages.values():
        if page.path.startswith("/embed/"):
            continue  # has the paragraph itself, and no way to it
        for node in page.root.css(".statement"):
            yield page, node


def chips(statement: LexborNode) -> Iterator[LexborNode]:
    """The numbers that follow a statement without anything between."""
    following = statement.next
    while following and has_class(following, "cite"):
        yield following
        following = following.next


def goal(chip: LexborNode) -> str:
    """Where a chip leads; an embed has the paragraph in the same row, and there its own link."""
    if href := chip.attributes.get("href"):
        return href
    row = within(chip, "row")
    assert row
    numbers = [
        num for num in row.css(".source__number") if f"{words(chip)} ".startswith(spoken(num))
    ]
    assert len(numbers) == 1, words(row)
    return numbers[0].attributes["href"] or ""


def spoken(num: LexborNode) -> str:
    """What the number of a paragraph is called in a chip, to its end."""
    return words(num).replace("Source", "source") + " "


def leads_back(
    pages: dict[str, Document], page: Document, paragraph: LexborNode, statement: LexborNode
) -> bool:
    """Whether a source paragraph on `page` links to a statement with these words, or around it."""
    backs = paragraph.css("a.source__back, .rests a.where")
    places = [arrival(pages, page, back.attributes["href"] or "")[1] for back in backs]
    found = (one for each in places for one in (each, *each.css(".statement")))
    return words(statement) in map(words, found)


def test_every_internal_link_resolves(site: Site, pages: dict[str, Document]) -> None:
    dead = []
    for page in pages.values():
        for _, address in page.links():
            path, fragment = urldefrag(address)
            parts = urlsplit(path)
            if parts.scheme or parts.netloc:
                continue
            target = site.get(parts.path)
            lands = target and (target.status == 200 or parts.path == page.path)
            if not lands or (fragment and not pages[parts.path].find(fragment)):
                dead.append(f"{page.path} → {address}")
    assert dead == []


def test_only_a_link_leaves_the_site(pages: dict[str, Document]) -> None:
    outside = [
        f"{page.path}: <{name}> {address}"
        for page in pages.values()
        for name, address in page.links()
        if name != "a" and urlsplit(address).netloc
    ]
    assert outside == []


def test_every_page_but_embeds_can_be_reached_from_the_home_page(
    pages: dict[str, Document],
) -> None:
    reached, ahead = set[str](), ["/"]
    while ahead:
        path = ahead.pop()
        if path in pages and path not in reached:
            reached.add(path)
            ahead += [urldefrag(address)[0] for name, address in pages[path].links() if name == "a"]
    ours = {path for path in pages if not path.startswith("/embed/")}
    assert ours - reached == {"/404.html"}


def test_no_id_stands_twice_on_a_page(pages: dict[str, Document]) -> None:
    for page in pages.values():
        ids = [node.attributes["id"] for node in page.root.css("[id]")]
        assert len(ids) == len(set(ids)), page.path


def test_every_statement_leads_to_its_paragraph_and_the_paragraph_back(
    pages: dict[str, Document],
) -> None:
    broken = []
    for page, statement in statements(pages):
        shown = f"{page.path}: “{words(statement)}”"
        if within(statement, "paragraph"):
            continue  # listed under the very paragraph
        links = list(chips(statement))
        broken += [] if links else [f"{shown} has no chip"]
        for chip in links:
            where, paragraph = arrival(pages, page, goal(chip))
            if not leads_back(pages, where, paragraph, statement):
                broken.append(f"{shown} has no way back from {paragraph.id}")
    assert broken == []


def test_every_paragraph_shows_the_statements_that_rest_on_it(pages: dict[str, Document]) -> None:
    source = pages["/pakistan-taliban/source/"]
    listed = [node for page, node in statements({"": source}) if within(node, "paragraph")]
    assert len(listed) > len(source.root.css(".paragraph"))
    for statement in listed:
        paragraph = within(statement, "paragraph")
        assert paragraph
        assert leads_back(pages, source, paragraph, statement), words(statement)
