"""Article → the files of a new explainer: its source, and drafts that nobody may publish unread.

What a program wrote begins with `? `, a title and a value of the front matter too. The checker
refuses each until a person has written what stands there, or taken the mark away.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ..text import Figure, figures, names
from .article import Article, BlockKind, removed

DRAFT = "? "
_SPEAKS = "(?:said|says|told|tells|added|warned|warns|argued|explained|announced|confirmed|denied)"
_TURN = re.compile(r"(?P<speaker>[^\s:：.!?]+(?: [^\s:：.!?]+){0,3})[:：]\s")
_FEWEST_TURNS = 2
_LONGEST_SLUG = 40
_PEOPLE, _TIMELINE = "people", "timeline"


def source_file(article: Article, body: str, digest: str, obtained: str) -> str:
    """The source, with all that is not known asked for."""
    lines = [
        "---",
        f"title: {_value(article.title)}",
        f"publisher: {_value(article.publisher, sure=False)}",
        *([f"byline: {_value(article.byline)}"] if article.byline else ()),
        *([f"url: {_value(article.url)}"] if article.url.startswith(("https:", "http:")) else ()),
        f"language: {_value(article.language)}",
        f"date: {_value(article.date)}",
        f"date_basis: {_value('the page says so' if article.date else '')}",
        "date_inferred: false",
        "obtained_from: " + _value(""),
        f"obtained_note: {_value(f'the file {obtained}', sure=False)}",
        "licence: " + _value(""),
        "removed:" if article.dropped else "removed: []",
        *(f"  - {_quoted(each)}" for each in removed(article)),
        f"digest: {digest}",
        "---",
        "",
    ]
    return "\n".join((*lines, body, ""))


def body_of(article: Article) -> str:
    """The blocks of an article as a source holds them."""
    marks = {BlockKind.HEADING: "## "}
    return "\n\n".join(f"{marks.get(each.part, '')}{each.text}" for each in article.blocks)


def skeleton(article: Article, name: str, today: date) -> Mapping[str, str]:
    """The files of an explainer, by name, without its source: a draft of each statement."""
    parts = _sections(article)
    people = tuple(_people(article))
    events = tuple(_events(article))
    sections = {slug: _section(numbers) for slug, numbers in parts.items()}
    if people:
        sections[_PEOPLE] = _entries("People", "people", people)
    if events:
        sections[_TIMELINE] = _entries("Timeline", "timeline", events)
    return {
        "explainer.md": _explainer(article.language, name, tuple(sections), today),
        **{f"{slug}.md": text for slug, text in sections.items()},
    }


def _explainer(language: str, name: str, sections: Sequence[str], today: date) -> str:
    listed = "\n".join(f"  - {each}" for each in sections)
    return (
        "---\n"
        f'title: "{DRAFT}what the article is about, in your words"\n'
        f"language: {_value(language)}\n"
        "draft: true\n"
        f"published: {today}\n"
        f"updated: {today}\n"
        "standfirst: >-\n"
        f"  {DRAFT}what the article says, in a sentence or two [@p1].\n"
        f"sections:\n{listed}\n"
        f"sources: [{name}]\n"
        "---\n\n"
        f"- {DRAFT}the first thing a reader should know [@p1].\n"
    )


def _sections(article: Article) -> Mapping[str, tuple[int, ...]]:
    """The numbers of the paragraphs below each subheading, by a name for an address."""
    parts: dict[str, list[int]] = {}
    slug, number = "what-happened", 0
    for block in article.blocks:
        if block.part is BlockKind.HEADING:
            slug = _free(
                _slug(block.text) or f"part-{len(parts) + 1}", {*parts, _PEOPLE, _TIMELINE}
            )
        else:
            number += 1
            parts.setdefault(slug, []).append(number)
    return {slug: tuple(numbers) for slug, numbers in parts.items()}


def _section(numbers: Sequence[int]) -> str:
    drafts = "\n\n".join(f"{DRAFT}to be written [@p{each}]." for each in numbers)
    return f'---\ntitle: "{DRAFT}what this section is about"\n---\n\n{drafts}\n'


def _entries(title: str, kind: str, entries: Sequence[str]) -> str:
    return f"---\ntitle: {title}\nkind: {kind}\n---\n\n" + "\n\n".join(entries) + "\n"


def _people(article: Article) -> Iterator[str]:
    """An entry for each who speaks, with the words that the article calls them by."""
    taken: set[str] = set()
    for name, number in _speakers(article).items():
        words = name.split()
        called = f' called="{words[-1]}"' if len(words) > 1 else ""
        slug = _free(_slug(name) or f"person-{len(taken) + 1}", taken)
        taken.add(slug)
        yield f"## {DRAFT}{name} {{#{slug}{called}}}\n\n{DRAFT}who this is [@p{number}]."


def _speakers(article: Article) -> Mapping[str, int]:
    """Who speaks, and in which paragraph first: by a reporting verb, or in a transcript."""
    found: dict[str, int] = {}
    turns: dict[str, list[int]] = {}
    for number, text in enumerate(article.paragraphs, 1):
        if match := _TURN.match(text):
            turns.setdefault(match["speaker"], []).append(number)
        for each in names(text):
            name = each.text
            named = re.escape(name)
            speaks = rf"{named}(?:, [^,!?]{{1,80}},)? (?:has |had )?{_SPEAKS}\b|\b{_SPEAKS} {named}"
            if " " in name and re.search(speaks, text):
                found.setdefault(name, number)
    for speaker, numbers in turns.items():
        if len(numbers) >= _FEWEST_TURNS:
            found.setdefault(speaker, numbers[0])
    return found


def _events(article: Article) -> Iterator[str]:
    """An event for each date that names a year."""
    seen: set[str] = set()
    for number, text in enumerate(article.paragraphs, 1):
        for each in figures(text):
            moment = _moment(each)
            if moment and moment not in seen:
                seen.add(moment)
                label = text[each.start : each.end]
                yield (
                    f'## {DRAFT}what happened then {{#event-{len(seen)} date="{moment}"'
                    f' label="{label}"}}\n\n{DRAFT}what became of it [@p{number}].'
                )


def _moment(figure: Figure) -> str:
    """A date as an event has it: `2021`, `2021-08` or `2021-08-15`; empty without a year."""
    if figure.kind == "year":
        return figure.value
    parts = dict(part.split() for part in figure.value.split(", ")) if figure.kind == "date" else {}
    if "year" not in parts:
        return ""
    month, day = parts.get("month"), parts.get("day")
    tail = f"-{int(month):02}" if month else ""
    return f"{parts['year']}{tail}" + (f"-{int(day):02}" if month and day else "")


def _slug(text: str) -> str:
    """Words as an address has them; nothing of scripts that have no Latin letters in them."""
    bare = re.sub("['’]", "", unicodedata.normalize("NFKD", text))
    plain = bare.encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    slug = ""
    for word in words:
        if len(slug) + len(word) >= _LONGEST_SLUG:
            break
        slug = f"{slug}-{word}" if slug else word
    return slug


def _free(slug: str, taken: set[str]) -> str:
    """The same, or with a number behind it where it is taken."""
    number, free = 2, slug
    while free in taken:
        free, number = f"{slug}-{number}", number + 1
    return free


def _value(text: str, *, sure: bool = True) -> str:
    """A value of the front matter; one that is not known, or not for sure, is asked for."""
    return _quoted(text if text and sure else f"{DRAFT}{text}".rstrip())


def _quoted(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
