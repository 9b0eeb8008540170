"""The site as a whole, for programs: its explainers, and where all is that can be asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from .. import urls
from ..urls import Address
from .markdown import escaped

_OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
_LONGEST_NAME = 16
"""Characters that a description's short name may have (OpenSearch 1.1)."""


@dataclass(frozen=True, slots=True)
class SiteRecord:
    """A site, and its explainers as pairs of their id and title."""

    name: str
    description: str
    language: str
    explainers: tuple[tuple[str, str], ...]
    address: Address

    def record(self) -> Mapping[str, object]:
        """The home page as JSON."""
        absolute = self.address.absolute
        return {
            "$schema": absolute(urls.SITE_SCHEMA),
            "url": absolute(urls.HOME),
            "kind": "site",
            "title": self.name,
            "description": self.description,
            "language": self.language,
            "feed": absolute(urls.FEED),
            "explainers": [
                {
                    "id": id,
                    "title": title,
                    "url": absolute(urls.overview(id)),
                    "data": absolute(urls.as_json(urls.overview(id))),
                }
                for id, title in self.explainers
            ],
        }

    def markdown(self) -> str:
        """The home page as Markdown."""
        lines = (f"- [{escaped(title)}](<{self._of(id)}>)" for id, title in self.explainers)
        return f"# {escaped(self.name)}\n\n{escaped(self.description)}\n\n{_joined(lines)}"

    def _of(self, id: str) -> str:
        return self.address.absolute(urls.as_markdown(urls.overview(id)))

    def llms(self) -> str:
        """What a language model should know of the site, in ten lines."""
        absolute = self.address.absolute
        lines = (
            f"# {escaped(self.name)}",
            "",
            f"> {escaped(self.description)}",
            "",
            f"- [Explainers](<{absolute(urls.as_markdown(urls.HOME))}>): the list of all",
            "- Every page has `index.md` beside it, our words with the source's words as footnotes,"
            " and `index.json`",
            f"- [Schema](<{absolute(urls.SCHEMA)}>): what `index.json` says",
            f"- [Search](<{absolute(urls.SEARCH_DATA)}?q=who+denied+it>): statements that answer a"
            " question, with who says so and how sure",
            f"- [Interface](<{absolute(urls.OPENAPI)}>): all that can be asked",
            f"- [Changes](<{absolute(urls.FEED)}>): what was published, revised and corrected",
        )
        return _joined(lines)

    def opensearch(self) -> bytes:
        """How a browser searches the site by its own field (OpenSearch 1.1)."""
        root = Element("OpenSearchDescription", {"xmlns": _OPENSEARCH})
        SubElement(root, "ShortName").text = self.name[:_LONGEST_NAME]
        SubElement(root, "Description").text = self.description
        for media_type, path in (
            ("text/html", urls.SEARCH),
            ("application/json", urls.SEARCH_DATA),
        ):
            template = f"{self.address.absolute(path)}?q={{searchTerms}}"
            SubElement(root, "Url", {"type": media_type, "template": template})
        SubElement(root, "InputEncoding").text = "UTF-8"
        text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
        return text


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{each}\n" for each in lines)
