"""References: how to cite a page of the site, or a place in it, in the forms that are asked for.

No author is named, as nobody signs these pages. A note says which article they explain.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from ..pages import day

_ENDS = (".", "?", "!", "…", "۔", "؟", "।", "。")
_STRAIGHT = re.compile(r'"([^"]*)"')
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        # An escaped brace would still count as one where BibTeX looks for the end of a value.
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{special: f"\\{special}" for special in "&%$#_"},
    }
)
_WIKI = str.maketrans({"|": "{{!}}", **{special: f"&#{ord(special)};" for special in "&<>[]{}~'"}})


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is cited: `container` is the explainer a part is of, empty for a whole one.

    `key` is unique on the site, of lower-case ASCII letters, digits and hyphens; `note` is a
    sentence without its full stop.
    """

    key: str
    title: str
    container: str
    site: str
    updated: date
    url: str
    language: str
    note: str


def apa(of: Work) -> str:
    """APA style, 7th edition: a work without an author, or an entry in one, with what it is."""
    date_of, month, year = _date(of)
    parts = [f"{of.title} [{of.note}].", f"({year}, {month} {date_of})."]
    if of.container:
        parts.append(_ended(f"In {of.container}"))
    return " ".join((*parts, _ended(of.site), of.url))


def chicago(of: Work) -> str:
    """Chicago style, 17th edition: an entry of a bibliography for a page of a website."""
    date_of, month, year = _date(of)
    whole = [_ended(part) for part in (of.container, of.site) if part]
    updated = f"Last modified {month} {date_of}, {year}."
    return " ".join((f"“{_ended(_quoted(of.title))}”", *whole, updated, f"{of.note}.", of.url))


def bibtex(of: Work) -> str:
    """An entry for BibTeX, which biblatex reads as well; `key` is what it is sorted by."""
    date_of, month, year = _date(of)
    title = of.title.translate(_LATEX)
    published = ". ".join(part for part in (of.container, of.site) if part)
    fields = {
        "key": f"{{{title}}}",
        "title": f"{{{{{title}}}}}",
        "howpublished": f"{{{published.translate(_LATEX)}}}",
        "year": f"{{{year}}}",
        "month": month[:3].lower(),
        "day": f"{{{date_of}}}",
        "url": f"{{{of.url}}}",
        "note": f"{{{of.note.translate(_LATEX)}}}",
    }
    lines = (f"  {name} = {value},\n" for name, value in fields.items())
    return f"@misc{{{of.key},\n{''.join(lines)}}}"


def csl_json(of: Work) -> str:
    """The data of the Citation Style Language, version 1.0.2: a list of one item."""
    item = {
        "id": of.key,
        "type": "webpage",
        "title": of.title,
        "container-title": of.container or of.site,
        **({"publisher": of.site} if of.container else {}),
        "issued": {"date-parts": [[of.updated.year, of.updated.month, of.updated.day]]},
        "URL": of.url,
        "language": of.language,
        "note": of.note,
    }
    return json.dumps([item], ensure_ascii=False, indent=2)


def wiki(of: Work) -> str:
    """MediaWiki's `cite web`. A character that means something there is written as its number."""
    title = " · ".join(part for part in (of.title, of.container) if part)
    values = {
        "url": of.url,
        "title": title.translate(_WIKI),
        "website": of.site.translate(_WIKI),
        "date": day(of.updated).text,
    }
    return f"{{{{cite web {' '.join(f'|{name}={value}' for name, value in values.items())}}}}}"


FORMS: Mapping[str, Callable[[Work], str]] = {
    "APA": apa,
    "Chicago": chicago,
    "BibTeX": bibtex,
    "CSL-JSON": csl_json,
    "Wiki markup": wiki,
}
"""Every form, by its name."""


def _date(of: Work) -> list[str]:
    """Day, month and year, as they are printed."""
    return day(of.updated).text.split()


def _quoted(title: str) -> str:
    """A title to stand in double quotation marks: its own become single ones."""
    return _STRAIGHT.sub(r"‘\1’", title.replace("“", "‘").replace("”", "’"))


def _ended(text: str) -> str:
    return text if text.rstrip("”’»")[-1:] in _ENDS else f"{text}."
