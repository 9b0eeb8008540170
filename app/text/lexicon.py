"""Lexicons: the words of a language for numbers and for what is made of them.

CLDR has no words for numbers that could be read back, so that these stand here. A language without
a lexicon has its digits, dates and units read, and its numbers in words are not checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction


def _none() -> dict[str, Fraction]:
    return {}


def _no_words() -> dict[str, str]:
    return {}


def _no_names() -> dict[str, int]:
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of one language, in small letters; the fields that are strings are patterns.

    `numbers` are added to each other with `glue` between them, `scales` multiply what stands before
    them, and `tail` may touch the last. What `doubtful` has is a number where another stands beside
    it, and may be one alone. `bounds` stand before a number, `after` behind it, `joints` between
    the ends of a range.
    """

    numbers: Mapping[str, Fraction] = field(default_factory=_none)
    scales: Mapping[str, Fraction] = field(default_factory=_none)
    glue: str = "(?!)"
    tail: str = ""
    behind: Mapping[str, Fraction] = field(default_factory=_none)
    """What adds a part of the scale before it: "deux millions et demi"."""
    doubtful: frozenset[str] = frozenset()
    ordinals: Mapping[str, Fraction] = field(default_factory=_none)
    ordinal_digits: str = ""
    parts: Mapping[str, Fraction] = field(default_factory=_none)
    halves: str = ""
    vague: Mapping[str, str] = field(default_factory=_no_words)
    percent: str = ""
    points: str = ""
    minus: str = ""
    bounds: Mapping[str, str] = field(default_factory=_no_words)
    after: Mapping[str, str] = field(default_factory=_no_words)
    stages: Mapping[str, str] = field(default_factory=_no_words)
    months: Mapping[str, int] = field(default_factory=_no_names)
    weekdays: Mapping[str, int] = field(default_factory=_no_names)
    units: Mapping[str, str] = field(default_factory=_no_words)
    currencies: Mapping[str, str] = field(default_factory=_no_words)
    joints: str = ""
    decade: str = ""
    century: str = ""
    clock: str = ""
    ambiguous: frozenset[str] = frozenset()
    """Names of months and days that mean something else as well, and tell nothing alone."""


def _counted(words: str, first: int = 1, step: int = 1) -> dict[str, Fraction]:
    """Words in order with their values; `/` stands between two forms of one, `_` for a space."""
    rows = enumerate(words.split())
    return {
        form.replace("_", " "): Fraction(first + step * at)
        for at, forms in rows
        for form in forms.split("/")
    }


def _all(meaning: str, words: str) -> dict[str, str]:
    return {word.replace("_", " "): meaning for word in words.split()}


_GERMAN_ONES = "ein zwei/zwo drei vier fünf sechs sieben acht neun zehn elf zwölf"
_GERMAN_TENS = "zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig"
_GERMAN = Lexicon(
    numbers={
        **_counted(_GERMAN_ONES),
        **_counted("dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn", 13),
        **_counted(_GERMAN_TENS, 20, 10),
        **_counted("zweien/zweier dreien/dreier vieren fünfen sechsen sieben achten neunen", 2),
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
    ordinals={
        f"{stem}{ending}": Fraction(value)
        for value, stem in enumerate(
            "dritt viert fünft sechst siebt acht neunt zehnt elft zwölft".split(), 3
        )
        for ending in ("e", "er", "en", "em", "es")
    },
    ordinal_digits=r"\.(?= (?:(?-i:[a-zäöü])|Mal\b|Tag|Platz|Rang|Stock|Runde|Auflage|Jahrestag))",
    parts={
        f"{stem}el": Fraction(1, value)
        for value, stem in enumerate("dritt viert fünft sechst siebt acht neunt zehnt".split(), 3)
    },
    halves="hälfte",
    vague={
        **_all("dozens", "dutzende dutzenden"),
        **_all("hundreds", "hunderte hunderten"),
        **_all("thousands", "tausende tausenden"),
        "zehntausende": "tens of thousands",
        "zehntausenden": "tens of thousands",
        "hunderttausende": "hundreds of thousands",
        "hunderttausenden": "hundreds of thousands",
    },
    percent="prozent|v\\. ?h\\.",
    points="prozentpunkte?n?",
    minus="minus",
    bounds={
        **_all("over", "über mehr_als mindestens gut wenigstens"),
        **_all("near", "fast knapp beinahe nahezu annähernd"),
        **_all("under", "unter weniger_als höchstens maximal"),
        **_all("about", "rund etwa ca. circa ungefähr zirka"),
    },
    stages={"anfang": "early", "mitte": "mid", "ende": "late"},
    months={"jänner": 1, "feber": 2},
    weekdays={"sonnabend": 5},
    units={
        **_all("month", "monaten monats"),
        **_all("year", "jahren jahres"),
        **_all("day", "tagen tages"),
        "°": "degree",
        "grad": "degree",
        "quadratkilometern": "square kilometre",
        "kilometern": "kilometre",
        "metern": "metre",
    },
    currencies={"dollar": "dollar", "euros": "euro", "pfund": "pound", "franken": "franc"},
    joints="bis",
    decade="(?P<century>1\\d|20)?(?P<decade>\\d0)er(?:n)?(?:[- ]?jahren?)?",
    century="(?P<number>\\d\\d?)\\. jahrhunderts?",
    clock="(?P<hour>\\d\\d?)(?:[.:](?P<minute>\\d\\d))? uhr(?: (?P<past>\\d\\d)(?!\\d))?",
)

_FRENCH = Lexicon(
    numbers={
        **_counted("un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze"
                   " quinze seize"),
        **_counted("vingt trente quarante cinquante soixante septante huitante/octante nonante",
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
    ordinals={
        f"{stem}ième": Fraction(value)
        for value, stem in enumerate(
            "trois quatr cinqu six sept huit neuv dix onz douz treiz quatorz quinz seiz".split(), 3
        )
    },
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
        **_all("over", "plus_de plus_d' au_moins"),
        **_all("near", "près_de presque près_d'"),
        **_all("under", "moins_de au_plus moins_d'"),
        **_all("about", "environ quelque à_peu_près autour_de"),
    },
    stages={"début": "early", "mi": "mid", "fin": "late"},
    months={"aout": 8, "fevrier": 2, "decembre": 12},
    units={"°": "degree", "degrés": "degree", "année": "year", "années": "year",
           "siècles": "century", "heures": "hour", "km2": "square kilometre"},
    currencies={"dollar": "dollar", "dollars": "dollar", "euros": "euro", "livres": "pound",
                "roupies": "rupee", "francs": "franc"},
    joints="à",
    ambiguous=frozenset(("Mars",)),
    decade="années (?P<century>1\\d|20)?(?P<decade>\\d0)",
    century="(?P<roman>[ivx]+)e siècles?",
    clock="(?P<hour>\\d\\d?) ?(?:h|heures?)(?: ?(?P<minute>\\d\\d))?(?!\\w)",
)  # fmt: skip

_URDU_WORDS = (
    "ایک دو تین چار پانچ چھ/چھے/چھہ سات آٹھ نو دس گیارہ بارہ تیرہ چودہ پندرہ سولہ سترہ اٹھارہ"
    " انیس بیس اکیس بائیس/بایس تئیس/تیئس چوبیس پچیس چھبیس ستائیس اٹھائیس انتیس تیس اکتیس بتیس"
    " تینتیس چونتیس پینتیس چھتیس سینتیس اڑتیس انتالیس چالیس اکتالیس بیالیس تینتالیس چوالیس"
    " پینتالیس چھیالیس سینتالیس اڑتالیس انچاس پچاس اکیاون باون ترپن چون پچپن چھپن ستاون اٹھاون"
    " انسٹھ ساٹھ اکسٹھ باسٹھ ترسٹھ چونسٹھ پینسٹھ چھیاسٹھ سڑسٹھ اڑسٹھ انہتر ستر اکہتر بہتر تہتر"
    " چوہتر پچہتر چھہتر ستتر اٹھہتر اناسی اسی اکیاسی بیاسی تراسی چوراسی پچاسی چھیاسی ستاسی"
    " اٹھاسی نواسی نوے اکانوے بانوے ترانوے چورانوے پچانوے چھیانوے ستانوے اٹھانوے ننانوے"
)
_URDU = Lexicon(
    numbers={
        **_counted(_URDU_WORDS),
        "ڈیڑھ": Fraction(3, 2),
        "ڈھائی": Fraction(5, 2),
        "ساڑھے": Fraction(1, 2),
        "سوا": Fraction(1, 4),
        "پونے": Fraction(-1, 4),
    },
    scales={
        "سو": Fraction(100),
        "ہزار": Fraction(10**3),
        "لاکھ": Fraction(10**5),
        "ملین": Fraction(10**6),
        "کروڑ": Fraction(10**7),
        "ارب": Fraction(10**9),
        "بلین": Fraction(10**9),
        "کھرب": Fraction(10**11),
        "درجن": Fraction(12),
    },
    doubtful=frozenset("ایک نو سو اسی سوا پونے ساڑھے چون".split()),
    ordinals={
        form: Fraction(value)
        for value, forms in enumerate(
            "تیسرا/تیسری/تیسرے چوتھا/چوتھی/چوتھے پانچواں/پانچویں چھٹا/چھٹی/چھٹے ساتواں/ساتویں"
            " آٹھواں/آٹھویں نواں/نویں دسواں/دسویں".split(),
            3,
        )
        for form in forms.split("/")
    },
    ordinal_digits="(?: ?(?:واں|ویں))(?![^\\W\\d_])",
    parts={"تہائی": Fraction(1, 3), "چوتھائی": Fraction(1, 4)},
    halves="نصف|آدھا|آدھی|آدھے",
    vague={
        "درجنوں": "dozens",
        "سینکڑوں": "hundreds",
        "سیکڑوں": "hundreds",
        "ہزاروں": "thousands",
        "لاکھوں": "lakhs",
        "کروڑوں": "crores",
        "اربوں": "billions",
        "دسیوں ہزار": "tens of thousands",
    },
    percent="فیصد|فی صد",
    minus="منفی",
    bounds=_all("about", "تقریبا تقریباً لگ_بھگ قریب قریباً اندازاً") | {"کم از کم": "over"},
    after=_all("over", "سے_زیادہ سے_زائد سے_اوپر")
    | _all("under", "سے_کم")
    | {
        "کے قریب": "about",
        "کے لگ بھگ": "about",
    },
    units={
        **_all("day", "دنوں روز"),
        **_all("month", "ماہ مہینوں"),
        **_all("year", "سالوں برس برسوں"),
        **_all("hour", "گھنٹے گھنٹہ گھنٹوں"),
        **_all("minute", "منٹ منٹوں"),
        **_all("week", "ہفتے ہفتہ ہفتوں"),
        **_all("kilometre", "کلومیٹر کلو_میٹر"),
        **_all("metre", "میٹر"),
        **_all("mile", "میل"),
        **_all("tonne", "ٹن"),
        "ایکڑ": "acre",
        "ڈگری": "degree",
        "کلوگرام": "kilogram",
        "کلو گرام": "kilogram",
        "لیٹر": "litre",
    },
    currencies={
        **_all("rupee", "روپے روپیہ روپیے روپوں"),
        "ڈالر": "dollar",
        "ڈالرز": "dollar",
        "پاؤنڈ": "pound",
        "ریال": "riyal",
        "درہم": "dirham",
        "افغانی": "afghani",
    },
    joints="سے|تا",
    decade="(?P<century>1\\d|20)?(?P<decade>\\d0)ء? کی دہائی",
    ambiguous=frozenset(("مارچ", "پیر", "ہفتہ")),
)

_HAN = Lexicon(
    parts={"半分": Fraction(1, 2)},
    units={
        **_all("year", "年 年間 个年头"),
        **_all("month", "个月 個月 か月 ヶ月 カ月 ヵ月 箇月"),
        **_all("week", "周 週間 星期 个星期"),
        **_all("day", "天 日間"),
        **_all("hour", "小时 小時 个小时 個小時 時間"),
        **_all("minute", "分钟 分鐘 分間"),
        **_all("kilometre", "公里 千米 キロ"),
        "米": "metre",
        "メートル": "metre",
        "度": "degree",
        "英里": "mile",
        "吨": "tonne",
        "トン": "tonne",
        "公斤": "kilogram",
        "ヘクタール": "hectare",
        "マイル": "mile",
    },
    vague={
        **_all("dozens", "数十 數十 几十 幾十 数个十"),
        **_all("hundreds", "数百 數百 几百 幾百"),
        **_all("thousands", "数千 數千 几千 幾千"),
        **_all("tens of thousands", "数万 數萬 几万"),
        **_all("hundreds of thousands", "数十万 數十萬 几十万 幾十萬"),
        **_all("millions", "数百万 數百萬 几百万 幾百萬"),
    },
    minus="零下|负|負|マイナス",
    ordinal_digits="",
    joints="至|到|から|[~〜～]",
    clock="(?P<noon>午前|午後|上午|下午|晚上|凌晨|早上|中午)?(?P<hour>\\d\\d?)(?:时|時|点|點)(?!間|间)"
    "(?:(?P<minute>\\d\\d?)分(?!钟|鐘)|(?P<half>半))?",
    decade="(?P<century>1\\d|20)?(?P<decade>\\d0)年代",
    century="(?P<number>\\d\\d?|[一二]?十[一二三四五六七八九]?)世[纪紀]",
)
_CHINESE = replace(
    _HAN,
    halves="一半|半数|半數",
    weekdays={
        f"{week}{day}": at
        for week in ("周", "週", "星期", "礼拜", "禮拜")
        for day, at in zip("一二三四五六日天", (0, 1, 2, 3, 4, 5, 6, 6), strict=True)
    },
    points="个百分点|個百分點",
    bounds={
        **_all("over", "超过 超過 逾 至少 多于 多達 多达 高达"),
        **_all("near", "近 将近 將近 接近"), **_all("under", "不到 未满 不足 少于 低于 至多"),
        **_all("about", "约 約 大约 大約 约有 大概"),
    },
    after=_all("over", "多 余 餘 以上") | _all("about", "左右 上下") | _all("under", "以下"),
    currencies={
        **_all("dollar", "美元 美金"), "欧元": "euro", "歐元": "euro", "英镑": "pound",
        "英鎊": "pound", **_all("yuan", "元 人民币 元人民币"), "日元": "yen", "日圆": "yen",
        "卢比": "rupee",
    },
)  # fmt: skip
_JAPANESE = replace(
    _HAN,
    halves="半分|半数",
    weekdays={f"{day}曜": at for at, day in enumerate("月火水木金土日")},
    percent="パーセント",
    points="ポイント",
    bounds={
        **_all("about", "約 およそ 大体 ほぼ"), **_all("near", "ほぼ"),
        **_all("over", "少なくとも"),
    },
    after={
        **_all("over", "以上 超 余り を超え を上回"),
        **_all("about", "程度 ほど 前後 くらい ぐらい"),
        **_all("near", "近く 弱"), **_all("under", "以下 未満 を下回"),
    },
    currencies={"円": "yen", "ドル": "dollar", "米ドル": "dollar", "ユーロ": "euro",
                "ポンド": "pound", "元": "yuan", "ウォン": "won", "ルピー": "rupee"},
)  # fmt: skip

_LEXICONS = {
    "de": _GERMAN, "fr": _FRENCH, "ur": _URDU, "zh": _CHINESE, "ja": _JAPANESE,
}  # fmt: skip
NONE = Lexicon()
COUNTING = frozenset(("en", *_LEXICONS))
"""The languages whose words for numbers are read."""


def lexicon_of(language: str) -> Lexicon:
    """The words of a language; none where it has no lexicon."""
    return _LEXICONS.get(language, NONE)
