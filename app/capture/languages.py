"""Which language a text seems to be in, by its letters, then by its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

_SCRIPTS: Mapping[str, Mapping[str, str]] = {
    r"[\u3040-\u30ff\u3400-\u9fff]": {"ja": r"[\u3040-\u30ff]", "zh": ""},
    r"[\uac00-\ud7af]": {"ko": ""},
    r"[\u0600-\u06ff]": {
        "ur": r"[\u0679\u0688\u0691\u06ba\u06be\u06d2]",
        "fa": r"[\u067e\u0686\u0698\u06a9\u06af]",
        "ar": "",
    },
    r"[\u0590-\u05ff]": {"he": ""},
    r"[\u0900-\u097f]": {"hi": ""},
    r"[\u0e00-\u0e7f]": {"th": ""},
    r"[\u0370-\u03ff]": {"el": ""},
    r"[\u0400-\u04ff]": {"uk": r"[\u0456\u0457\u0454\u0491]", "ru": ""},
}
"""For each script, its languages by the letters that only they have; the last has the rest."""
_MOST_LETTERS = 0.3
"""Of a text, for its script; names and words of another are in every text."""
_OWN_LETTERS = 0.01
_COMMON = {
    "en": "the of and to in that was for with said is on by from has",
    "de": "der die und das den von ist mit des nicht ein eine für auf sich",
    "fr": "le la les des et est une dans pour que qui du sur par au",
    "es": "el los las del que una por con para se su es como más fue",
    "pt": "o os do da em que uma para com não por mais dos foi ao",
    "it": "il di che la gli una per con del della sono è non dei nel",
    "nl": "de het een van en is dat op te met voor zijn niet aan door",
    "pl": "w i na z do się nie że jest od przez po dla oraz to",
    "tr": "ve bir bu da de için ile olarak olan daha çok en gibi sonra kadar",
    "sv": "och att det som en på är av för den med till inte har om",
}
_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")


def guess(paragraphs: Iterable[str]) -> str:
    """The language tag that fits best; empty where nothing does."""
    text = " ".join(paragraphs)
    letters = len(_LETTER.findall(text))
    for script, languages in _SCRIPTS.items():
        if len(re.findall(script, text)) > _MOST_LETTERS * letters:
            return next(
                language
                for language, own in languages.items()
                if not own or len(re.findall(own, text)) >= _OWN_LETTERS * letters
            )
    words = Counter(_WORD.findall(text.casefold()))
    counts = {tag: sum(words[word] for word in common.split()) for tag, common in _COMMON.items()}
    best = max(counts, key=lambda tag: counts[tag])
    return best if counts[best] else ""
