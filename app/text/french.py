"""French: its words for numbers and for what is made of them."""

from __future__ import annotations

from fractions import Fraction

from .lexicon import Lexicon, all_for, counted


def _french_ordinals() -> dict[str, Fraction]:
    """From the third to the fifty-ninth."""
    low = "trois quatr cinqu six sept huit neuv dix onz douz treiz quatorz quinz seiz".split()
    more = [f"dix-{one}" for one in ("sept", "huit", "neuv")]
    ones = " et_un -deux -trois -quatr -cinqu -six -sept -huit -neuv".split(" ")
    for ten in "vingt trent quarant cinquant".split():
        full = ten if ten == "vingt" else f"{ten}e"
        joined = (f"{full}{one}" if one[:1] == "-" else f"{full} {one[:2]} un" for one in ones[1:])
        more += [ten, *joined]
    return {f"{stem}ième": Fraction(value) for value, stem in enumerate((*low, *more), 3)}


FRENCH = Lexicon(
    numbers={
        **counted("un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze"
                   " quinze seize"),
        **counted("vingt trente quarante cinquante soixante septante huitante/octante nonante",
                   20, 10),
        "une": Fraction(1),
        **dict.fromkeys(("un demi", "une demi"), Fraction(1, 2)),
        **dict.fromkeys(("quatre-vingt", "quatre-vingts"), Fraction(80)),
    },
    scales={
        **dict.fromkeys(("cent", "cents"), Fraction(100)), "mille": Fraction(1000),
        "douzaine": Fraction(12), **dict.fromkeys(("million", "millions"), Fraction(10**6)),
        **dict.fromkeys(("milliard", "milliards"), Fraction(10**9)),
        **dict.fromkeys(("billion", "billions"), Fraction(10**12)),
    },
    glue="(?:-| )(?:et(?:-| ))?",
    behind={"et demi": Fraction(1, 2), "et demie": Fraction(1, 2)},
    doubtful=frozenset(("un", "une", "neuf", "demi")),
    ordinals=_french_ordinals(),
    ordinal_digits="(?:ème|e)(?![^\\W\\d_])",
    parts={"tiers": Fraction(1, 3), "quart": Fraction(1, 4), "quarts": Fraction(1, 4),
           "cinquième": Fraction(1, 5), "cinquièmes": Fraction(1, 5)},
    halves="moitié",
    vague={
        "douzaines": "dozens", "centaines": "hundreds", "milliers": "thousands",
        "dizaines de milliers": "tens of thousands",
        "centaines de milliers": "hundreds of thousands",
    },
    percent="pour[ -]cent",
    points="points?(?: de pourcentage)?",
    minus="moins",
    bounds={
        **all_for("over", "plus_de plus_d' au_moins"),
        **all_for("near", "près_de presque près_d'"),
        **all_for("under", "moins_de au_plus moins_d'"),
        **all_for("about", "environ quelque à_peu_près autour_de"),
    },
    stages={"début": "early", "mi": "mid", "fin": "late"},
    months={"aout": 8, "fevrier": 2, "decembre": 12},
    units={"°": "degree", "degrés": "degree", "année": "year", "années": "year",
           "siècles": "century", "heures": "hour", "km2": "square kilometre"},
    currencies={"dollar": "dollar", "dollars": "dollar", "euros": "euro", "livres": "pound",
                "roupies": "rupee", "francs": "franc"},
    days={"premier": 1},
    joints="à",
    between=("entre", "et"),
    ambiguous=frozenset(("Mars",)),
    decade="années (?P<century>1\\d|20)?(?P<decade>\\d0)",
    century="(?P<roman>[ivx]+)e siècles?",
    clock="(?P<hour>\\d\\d?) ?(?:h|heures?)(?: ?(?P<minute>\\d\\d))?(?!\\w)",
)  # fmt: skip
