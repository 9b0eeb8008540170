"""What is false in figures is refused in every script; what cannot be read is named, not passed."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from app.check.scope import unchecked
from app.check.verify import Outcome, verify
from app.problems.examples import BASE, source
from tests.checks import closure, library

HEAD, _, ARTICLE = source().rpartition("---\n")

SOURCES = {
    "zh-Hans": "报告共500页,于2007年8月28日发表,耗资两亿元。"
    "他说:「我们会调查这件事,直到真相大白。」",
    "ja": "提示額は446億米ドルで、2月1日に3人の役員が会った。『全てを調査する予定だ』と述べた。",
    "ur": "جولائی ۲۰۱۸ میں ۳ عمارتیں کھولی گئیں، جن پر ایک کروڑ ڈالر خرچ ہوئے۔",
    "hi": "15 अगस्त 2021 को ३०० लोग आए और तीन सौ रुपये दिए।",
    "th": "เมื่อวันที่ 15 สิงหาคม 2564 มี๓๐๐คนมา",
    "ar": "في 15 آب 2021 حضر ٣٠٠ شخص، أي ٢٥٪.",
    "fa": "در ۱۵ مرداد ۱۴۰۰ بود و ۳۰۰ نفر آمدند.",
    "ru": "15 августа 2021 года пришли 300 человек и заплатили 5,5 млн рублей.",
    "tr": "15 Ağustos 2021 günü 300 kişi geldi.",
    "my": "၂၀၂၁ ခုနှစ် ဩဂုတ်လ တွင် လူ ၃၀၀ လာသည်။",
    "en": "The report of 500 pages came out in July 2007 and cost two million dollars.",
}


def outcome(root: Path, theirs: str, body: str, ours: str = "") -> Outcome:
    """What is found where the source has a text in one language and the section one in another."""
    text = SOURCES[theirs]
    was, now = (sha256(each.strip().encode()).hexdigest() for each in (ARTICLE, text))
    head = HEAD.replace(was, now)
    opening = BASE["bridge/explainer.md"]
    files = {
        "bridge/sources/wire.md": f"{head}---\n{text}".replace(
            "language: en", f"language: {theirs}"
        ),
        "bridge/explainer.md": opening.replace("language: en", f"language: {ours or theirs}"),
    }
    return verify(library(root, {**closure(body), **files}))


def codes(found: Outcome) -> set[str]:
    """What is said against the section about its figures and quotations."""
    about = {"figure-not-in-source", "quote-not-in-source", "bad-citation", "uncited-text"}
    return {
        each.code
        for each in found.problems
        if each.code in about and each.span.file == "bridge/closure.md"
    }


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("zh-Hans", "报告共有500 页[@p1]。他说「会调查这件事」[@p1]？"),
        ("zh-Hans", "他说“我们会调查这件事，直到真相大白”[@p1]。"),
        ("ja", "446億ドルだ[@p1]。「全てを調査する」と述べた[@p1]。"),
        ("ur", "جولائی ۲۰۱۸ میں کھولی گئیں [@p1]۔ 3 عمارتیں ہیں [@p1]؟"),
        ("hi", "300 लोग आए [@p1]। 15 अगस्त 2021 को आए [@p1]।"),
        ("th", "มี300คน [@p1]"),
        ("ar", "حضر 300 شخص [@p1]."),
        ("fa", "۱۵ مرداد بود [@p1]."),
        ("my", "လူ ၃၀၀ လာသည် [@p1]။"),
    ],
)
def test_what_is_so_passes_in_every_script(language: str, body: str, tmp_path: Path) -> None:
    assert codes(outcome(tmp_path, language, body)) == set()


@pytest.mark.parametrize(
    ("language", "body"),
    [
        ("zh-Hans", "报告共900页"), ("zh-Hans", "报告于2007年9月28日发表"),
        ("zh-Hans", "耗资三亿元"), ("zh-Hans", "报告共五百五十页"),
        ("zh-Hans", "他说「我们不会调查这件事」"),
        ("ja", "提示額は446億円だ"), ("ja", "3月1日に会った"), ("ja", "四人の役員が会った"),
        ("ur", "ستمبر ۲۰۱۸ میں کھولی گئیں"), ("ur", "چار عمارتیں ہیں"),
        ("ur", "ایک کروڑ روپے خرچ ہوئے"),
        ("hi", "15 सितंबर 2021 को आए"), ("hi", "४०० लोग आए"),
        ("th", "มี๔๐๐คนมา"), ("th", "วันที่ 15 กันยายน 2564"),
        ("ar", "في 15 أيلول 2021 حضر"), ("ar", "أي ٣٥٪"),
        ("fa", "در ۱۵ شهریور ۱۴۰۰ بود"), ("fa", "۴۰۰ نفر آمدند"),
        ("ru", "15 сентября 2021 года пришли"), ("ru", "5,5 млрд рублей"),
        ("tr", "15 Eylül 2021 günü geldi"), ("my", "လူ ၄၀၀ လာသည်"),
    ],
)  # fmt: skip
def test_what_is_false_is_refused_in_every_script(language: str, body: str, tmp_path: Path) -> None:
    assert codes(outcome(tmp_path, language, f"{body} [@p1]"))


@pytest.mark.parametrize(
    ("theirs", "ours", "body", "is_so"),
    [
        ("ur", "en", "They opened in July 2018, for 10 million dollars", True),
        ("ur", "en", "They opened in September 2018", False),
        ("zh-Hans", "en", "It has 500 pages, and cost 200 million yuan", True),
        ("zh-Hans", "en", "It has 900 pages", False),
        ("en", "zh-Hans", "报告共500页,耗资两百万美元", True),
        ("en", "zh-Hans", "报告于2007年8月发表", False),
        ("en", "ur", "ستمبر ۲۰۰۷ میں", False),
        ("en", "ar", "صدر التقرير في تموز 2007", True),
        ("en", "ar", "صدر التقرير في آب 2007", False),
    ],
)
def test_figures_are_compared_between_languages(
    theirs: str, ours: str, body: str, is_so: bool, tmp_path: Path
) -> None:
    assert bool(codes(outcome(tmp_path, theirs, f"{body} [@p1]", ours))) is not is_so


@pytest.mark.parametrize(
    ("language", "body", "named"),
    [
        ("hi", "चार सौ रुपये दिए [@p1]।", "numbers in words (Hindi)"),
        ("ru", "Пришли четыреста человек [@p1].", "numbers in words (Russian)"),
        ("th", "มีสี่ร้อยคน [@p1]", "numbers in words (Thai)"),
    ],
)
def test_what_is_not_read_is_named(language: str, body: str, named: str, tmp_path: Path) -> None:
    found = outcome(tmp_path, language, body)
    assert codes(found) == set()
    assert named in unchecked(found.scope)
