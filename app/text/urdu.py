"""Urdu: its words for numbers and for what is made of them."""

from __future__ import annotations

from fractions import Fraction

from .lexicon import Lexicon, all_for, counted

_URDU_WORDS = (
    "ایک دو تین چار پانچ چھ/چھے/چھہ سات آٹھ نو دس گیارہ بارہ تیرہ چودہ پندرہ سولہ سترہ اٹھارہ"
    " انیس بیس اکیس بائیس/بایس تئیس/تیئس چوبیس پچیس چھبیس ستائیس اٹھائیس انتیس تیس اکتیس بتیس"
    " تینتیس چونتیس پینتیس چھتیس سینتیس اڑتیس انتالیس چالیس اکتالیس بیالیس تینتالیس چوالیس"
    " پینتالیس چھیالیس سینتالیس اڑتالیس انچاس پچاس اکیاون باون ترپن چون پچپن چھپن ستاون اٹھاون"
    " انسٹھ ساٹھ اکسٹھ باسٹھ ترسٹھ چونسٹھ پینسٹھ چھیاسٹھ سڑسٹھ اڑسٹھ انہتر ستر اکہتر بہتر تہتر"
    " چوہتر پچہتر/پچھتر چھہتر ستتر اٹھہتر/اٹھتر اناسی اسی اکیاسی بیاسی تراسی"
    " چوراسی پچاسی چھیاسی ستاسی اٹھاسی نواسی نوے اکانوے بانوے ترانوے چورانوے پچانوے"
    " چھیانوے ستانوے اٹھانوے ننانوے"
)
URDU = Lexicon(
    numbers={
        **counted(_URDU_WORDS),
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
    doubtful=frozenset("ایک نو سو اسی بہتر سوا پونے ساڑھے چون".split()),
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
    bounds=all_for("about", "تقریبا تقریباً لگ_بھگ قریب قریباً اندازاً") | {"کم از کم": "over"},
    after=all_for("over", "سے_زیادہ سے_زائد سے_اوپر")
    | all_for("under", "سے_کم")
    | {
        "کے قریب": "about",
        "کے لگ بھگ": "about",
    },
    units={
        **all_for("day", "دنوں روز"),
        **all_for("month", "ماہ مہینوں"),
        **all_for("year", "سالوں برس برسوں"),
        **all_for("hour", "گھنٹے گھنٹہ گھنٹوں"),
        **all_for("minute", "منٹ منٹوں"),
        **all_for("week", "ہفتے ہفتہ ہفتوں"),
        **all_for("kilometre", "کلومیٹر کلو_میٹر"),
        **all_for("metre", "میٹر"),
        **all_for("mile", "میل"),
        **all_for("tonne", "ٹن"),
        "ایکڑ": "acre",
        "ڈگری": "degree",
        "کلوگرام": "kilogram",
        "کلو گرام": "kilogram",
        "لیٹر": "litre",
    },
    currencies={
        **all_for("rupee", "روپے روپیہ روپیے روپوں"),
        "ڈالر": "dollar",
        "ڈالرز": "dollar",
        "پاؤنڈ": "pound",
        "ریال": "riyal",
        "درہم": "dirham",
        "افغانی": "afghani",
    },
    days={"یکم": 1},
    joints="سے|تا",
    decade="(?P<century>1\\d|20)?(?P<decade>\\d0)ء? کی دہائی",
    ambiguous=frozenset(("مارچ", "پیر", "ہفتہ")),
)
