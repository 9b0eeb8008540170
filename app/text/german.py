"""German: its words for numbers and for what is made of them."""

from __future__ import annotations

from fractions import Fraction

from .lexicon import Lexicon, all_for, counted

_GERMAN_ONES = "ein zwei/zwo drei vier fünf sechs sieben acht neun zehn elf zwölf"
_GERMAN_TEENS = "dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn"
_GERMAN_TENS = "zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig"


def _german_ordinals() -> dict[str, Fraction]:
    """From the third to the ninety-ninth, in every form."""
    low = "dritt viert fünft sechst siebt acht neunt zehnt elft zwölft".split()
    teens = [f"{word}t" for word in _GERMAN_TEENS.split()]
    ones = "ein zwei drei vier fünf sechs sieben acht neun".split()
    tens = [
        f"{one}{ten}st"
        for ten in _GERMAN_TENS.replace("/dreissig", "").split()
        for one in ("", *(f"{each}und" for each in ones))
    ]
    return {
        f"{stem}{ending}": Fraction(value)
        for value, stem in enumerate((*low, *teens, *tens), 3)
        for ending in ("e", "er", "en", "em", "es")
    }


GERMAN = Lexicon(
    numbers={
        **counted(_GERMAN_ONES),
        **counted(_GERMAN_TEENS, 13),
        **counted(_GERMAN_TENS, 20, 10),
        **counted("zweien/zweier dreien/dreier vieren fünfen sechsen sieben achten neunen", 2),
        "eins": Fraction(1),
        "eine": Fraction(1),
        "einer": Fraction(1),
        "einem": Fraction(1),
        "einen": Fraction(1),
        "einhalb": Fraction(1, 2),
        "anderthalb": Fraction(3, 2),
        "eineinhalb": Fraction(3, 2),
        "halbe": Fraction(1, 2),
        "halben": Fraction(1, 2),
    },
    scales={
        "hundert": Fraction(100),
        "tausend": Fraction(1000),
        "dutzend": Fraction(12),
        **dict.fromkeys(("million", "millionen", "mio"), Fraction(10**6)),
        **dict.fromkeys(("milliarde", "milliarden", "mrd"), Fraction(10**9)),
        **dict.fromkeys(("billion", "billionen"), Fraction(10**12)),
    },
    glue="(?:und)?",
    tail="(?=(?:mal|fach|jährig|tägig|köpfig|stündig|monatig|wöchig|prozentig|teilig|stöckig))",
    doubtful=frozenset("ein eins eine einer einem einen halbe halben".split()),
    ordinals=_german_ordinals(),
    ordinal_digits=r"\.(?= (?:(?-i:[a-zäöü])|Mal\b|Tag|Platz|Rang|Stock|Runde|Auflage|Jahrestag))",
    parts={
        f"{stem}el": Fraction(1, value)
        for value, stem in enumerate("dritt viert fünft sechst siebt acht neunt zehnt".split(), 3)
    },
    halves="hälfte",
    vague={
        **all_for("dozens", "dutzende dutzenden"),
        **all_for("hundreds", "hunderte hunderten"),
        **all_for("thousands", "tausende tausenden"),
        "zehntausende": "tens of thousands",
        "zehntausenden": "tens of thousands",
        "hunderttausende": "hundreds of thousands",
        "hunderttausenden": "hundreds of thousands",
    },
    percent="prozent|v\\. ?h\\.",
    points="prozentpunkte?n?",
    minus="minus",
    bounds={
        **all_for("over", "über mehr_als mindestens gut wenigstens"),
        **all_for("near", "fast knapp beinahe nahezu annähernd"),
        **all_for("under", "unter weniger_als höchstens maximal"),
        **all_for("about", "rund etwa ca. circa ungefähr zirka"),
    },
    stages={"anfang": "early", "mitte": "mid", "ende": "late"},
    months={"jänner": 1, "feber": 2},
    weekdays={"sonnabend": 5},
    units={
        **all_for("month", "monaten monats"),
        **all_for("year", "jahren jahres"),
        **all_for("day", "tagen tages"),
        "°": "degree",
        "grad": "degree",
        "quadratkilometern": "square kilometre",
        "kilometern": "kilometre",
        "metern": "metre",
    },
    currencies={"dollar": "dollar", "euros": "euro", "pfund": "pound", "franken": "franc"},
    joints="bis",
    between=("zwischen", "und"),
    decade="(?P<century>1\\d|20)?(?P<decade>\\d0)er(?:n)?(?:[- ]?jahren?)?",
    century="(?P<number>\\d\\d?)\\. jahrhunderts?",
    clock="(?P<hour>\\d\\d?)(?:[.:](?P<minute>\\d\\d))? uhr(?: (?P<past>\\d\\d)(?!\\d))?",
)
