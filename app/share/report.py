"""A report: what a reader who found a mistake sends to whoever publishes it, filled in.

report = "mailto:" mailbox "?subject=" title "&body=" text                      ; RFC 6068
       | page ( "?" | "&" ) "title=" title "&body=" text "&url=" permalink
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from .subject import Subject

_LONGEST = 2000
"""Characters: there are systems that hand no longer address to a mail program."""
_MOST = (400, 200, 100, 50, 25)
"""Characters of each text in a report, of which the first that make it short enough are taken."""


def report(contact: str, subject: Subject, permalink: str) -> str:
    """The address at which to report a mistake in a page or a statement."""
    for most in _MOST:
        found = _filled(contact, _fields(subject, permalink, most))
        if len(found) <= _LONGEST:
            break
    return found


def _filled(contact: str, fields: dict[str, str]) -> str:
    parts, is_mail = urlsplit(contact), contact.startswith("mailto:")
    named = {"subject": fields["title"], "body": fields["body"]} if is_mail else fields
    # A form's `+` for a space stays a plus in a mail.
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in named.items())
    return parts._replace(query="&".join(filter(None, (parts.query, query)))).geturl()


def _fields(subject: Subject, permalink: str, most: int) -> dict[str, str]:
    how = _cut(f" ({subject.how})", most) if subject.how else ""
    lines = [
        f"{subject.what.capitalize()}: {_cut(subject.told or subject.title, most)}{how}",
        *([f"In the source: {_cut(subject.evidence, most)}"] if subject.evidence else ()),
        _cut(subject.note, most),
        permalink,
        "",
        "What is wrong:",
        "",
    ]
    title = f"Correction: {_cut(subject.name, most)}"
    return {"title": title, "body": "\r\n".join(lines), "url": permalink}


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()}…"
