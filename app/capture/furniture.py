"""Furniture: what stands around an article and is not of it: notices, controls, names of sites."""

from __future__ import annotations

import re

from ..text import UNSPACED

_LONGEST = 240
"""Characters of a block that is nothing but furniture; what is longer is read by a person."""
_NOTICES = re.compile(
    r"©|\bcopyright\b|\ball rights reserved\b|\balle rechte vorbehalten\b|\btous droits réservés\b"
    r"|\b(?:sign up|subscribe|register|log ?in|sign in)\b.*\b(?:newsletter|account|updates|inbox)\b"
    r"|\bnewsletter\b.{0,40}\b(?:abonnieren|anmelden|inscri|suscr)"
    r"|\b(?:this (?:post|article|story)|article) (?:was )?(?:originally )?(?:published|appeared)\b"
    r"|\bcookies?\b.*\b(?:accept|settings|policy|zustimm|accepte)"
    r"|\A(?:advertisement|advertising|anzeige|werbung|publicité|publicidad)\W*\Z"
    r"|\A(?:read more|read also|see also|also read|related(?: (?:posts?|articles?|stories))?"
    r"|most read|more from|similar posts?|recommended|mehr zum thema|lesen sie auch|lire aussi"
    r"|à lire aussi|lea también|weiterlesen)\b(?:\s*[:：].{0,120}|[^.!?]*)\Z"
    r"|\A(?:share|tweet|print|e-?mail|copy link|teilen|drucken|partager|compartir)"
    r"(?:\s+(?:this|on|via|article|story|facebook|twitter|x|whatsapp|linkedin|diesen|cet)\b.*)?\Z"
    r"|\A(?:follow us|like us|folgen sie uns|suivez-nous)\b"
    r"|\A\d+ (?:minutes?|mins?|seconds?|min\.)\b.*\b(?:read|lesezeit|lecture|reading)\b"
    r"|\A(?:reading time|lesezeit|temps de lecture)\b"
    r"|\A(?:add to|your|view) (?:cart|basket)\b|\A(?:page|seite) \d+(?: (?:of|von) \d+)?\Z"
    r"|\A(?:この記事を)?(?:シェア|ツイート|共有)(?:する)?\Z|\A分享(?:到.{0,20}|本文)?\Z|\Aشارك.{0,20}\Z"
    r"|\A(?:image|photo|picture|foto|bild|credit)s?(?: credit| by)?\s*:",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s+[|–—·•»-]\s+|\s*[|｜]\s*")
_FEWEST_WORDS, _MOST_WORDS = 3, 4
"""Of a headline, and of the name of a site behind it."""
_FEWEST_LETTERS = 6
"""Of a headline without spaces between its words."""


def is_furniture(text: str) -> bool:
    """Whether a block is a notice, an invitation or a control of the page, and no news."""
    return len(text) <= _LONGEST and bool(_NOTICES.search(text))


def headline(title: str, site: str = "") -> tuple[str, str]:
    """The headline in a page's title, and what stands behind it with the mark between.

    What is behind is the name of the site where it says so, or where it is short beside a headline.
    """
    ends = [match for match in _SEPARATOR.finditer(title) if _names_site(title, match, site)]
    if not ends:
        return title, ""
    return title[: ends[0].start()], title[ends[0].start() :].strip()


def site_name(behind: str) -> str:
    """The first name in what stands behind a headline."""
    return next((part for part in _SEPARATOR.split(f" {behind}") if part.strip()), "").strip()


def _names_site(title: str, match: re.Match[str], site: str) -> bool:
    before, behind = title[: match.start()], title[match.end() :]
    if site and behind.casefold().startswith(site.casefold()):
        return True
    parts = [part.split() for part in _SEPARATOR.split(behind)]
    fewest = len(before) >= _FEWEST_LETTERS and re.search(UNSPACED, before)
    if (len(before.split()) < _FEWEST_WORDS and not fewest) or not all(
        0 < len(each) <= _MOST_WORDS for each in parts
    ):
        return False
    return not any(each[0][:1].islower() for each in parts)
