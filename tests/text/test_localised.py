"""Figures of other languages say the same as in English, whatever words and digits they have."""

from __future__ import annotations

import pytest

from app.text.agreement import Figure
from app.text.figures import _read, count_in, figures, find_figure
from app.text.localised import _reading
from app.text.sums import comes_to, read_sum
from tests.growth import HIGHEST, exponent, repeated


def told(text: str, language: str) -> list[tuple[str, ...]]:
    """What the figures of a text say: kind, value, and unit where there is one."""
    return [
        (each.kind, each.value, each.unit) if each.unit else (each.kind, each.value)
        for each in figures(text, language)
    ]


def said(text: str, language: str) -> tuple[Figure, ...]:
    """The figures of a text, or what may be one where nothing is surely."""
    return figures(text, language) or _read(text, language).doubtful


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("de", "416.000, 416 000, 1'500 und 1.234,5", ["416000", "416000", "1500", "2469/2"]),
        ("de", "1.5 und 5 ½", ["3/2", "11/2"]),
        ("de", "1,5 Millionen, 2,5 Mrd., 3 Tausend", ["1500000", "2500000000", "3000"]),
        ("de", "zweihundertfünfzigtausend, einundzwanzig", ["250000", "21"]),
        ("de", "anderthalb, zweieinhalb, eine halbe Million", ["3/2", "5/2", "500000"]),
        ("de", "dreimal, 16-jährig, hundertzwanzig", ["3", "16", "120"]),
        ("de", "im Jahr 2017 drei Menschen", ["2017", "3"]),
        ("de", "1 Million bis 2 Millionen, 3 bis 5", ["1000000", "2000000", "3", "5"]),
        ("de", "zwei Drittel, die Hälfte", ["2/3", "1/2"]),
        ("de", "-5, minus 3, der dritte, zum 3. Mal", ["-5", "-3", "3", "3"]),
        ("fr", "1 500, 1\u202f500 et 25,5", ["1500", "1500", "51/2"]),
        ("fr", "quatre-vingt-dix-sept, soixante et onze", ["97", "71"]),
        ("fr", "deux mille cinq cents, trois cent mille", ["2500", "300000"]),
        ("fr", "un demi-million, deux millions et demi", ["500000", "2500000"]),
        ("fr", "la moitié, deux tiers, le 3e, le troisième", ["1/2", "2/3", "3", "3"]),
        ("fr", "vingt et unième, dix-neuvième, trente-deuxième", ["21", "19", "32"]),
        ("de", "der dreizehnte, zum einundzwanzigsten, der fünfzigste", ["13", "21", "50"]),
        ("hi", "3 करोड़ रुपये", ["30000000"]),
        ("ur", "۵۰۰، ۲۴ ارب، چوبیس ارب", ["500", "24000000000", "24000000000"]),
        ("ur", "دو لاکھ پچاس ہزار، ڈھائی لاکھ", ["250000", "250000"]),
        ("ur", "ساڑھے تین کروڑ، ایک سو بیس", ["35000000", "120"]),
        ("ur", "تین لاکھ کروڑ، ہزار", ["3000000000000", "1000"]),
        ("ur", "نصف، ایک تہائی، تیسری", ["1/2", "1/3", "3"]),
        ("zh", "报告共900页,共三万五千人", ["900", "35000"]),
        ("zh", "两名记者,五百人,1万2千,3万亿", ["2", "500", "12000", "3000000000000"]),
        ("zh", "百分之三点五,三点五倍,一百点零五万", ["7/2", "7/2", "2001/20"]),
        ("zh", "三分之二,一半,第三次,一千二百三十四", ["2/3", "1/2", "3", "1234"]),
        ("ja", "4兆7500億、三つ、1.5億", ["4750000000000", "3", "150000000"]),
        ("ja", "3分の2、半数、第8回", ["2/3", "1/2", "8"]),
        ("hi", "५ लाख", ["500000"]),
        ("ru", "1 500 и 2,5 млн", ["1500", "2500000"]),
        ("xx", "5,000 1.5", ["5000", "3/2"]),
    ],
)
def test_a_number_is_read_as_its_language_writes_it(
    language: str, text: str, values: list[str]
) -> None:
    assert [value.partition(" ")[0] for _, value, *_ in told(text, language)] == values


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        ("de", "27.1.2008, am 1.5. und am 27. Januar", ["day 27, month 1, year 2008",
                                                        "day 1, month 5", "day 27, month 1"]),
        ("de", "Mitte Mai 2017, Ende 2016, im Jänner", ["stage mid, month 5, year 2017",
                                                        "stage late, year 2016", "month 1"]),
        ("de", "in den 1980er Jahren", ["century 19, decade 80"]),
        ("de", "um 23 Uhr, um 7.15 Uhr, um 8 Uhr 30, 9:05", ["hour 23, minute 0",
         "hour 7, minute 15", "hour 8, minute 30", "hour 9, minute 5"]),
        ("de", "05/31/2020, 2020-05-31", ["day 31, month 5, year 2020",
                                          "year 2020, month 5, day 31"]),
        ("fr", "le 1er mai, le 26 octobre 2004, fin mai", ["day 1, month 5",
         "day 26, month 10, year 2004", "stage late, month 5"]),
        ("fr", "à 22h03, à 22 h 03, à 8 heures", ["hour 22, minute 3", "hour 22, minute 3",
                                                  "hour 8, minute 0"]),
        ("ur", "۲۳جولائی، ۲۰۱۵ء، ۲ ِ جولائی، جولائی۲۰۱۸", ["day 23, month 7, year 2015",
         "day 2, month 7", "month 7, year 2018"]),
        ("ur", "یکم ستمبر ۲۰۲۲، دس ستمبر", ["day 1, month 9, year 2022", "day 10, month 9"]),
        ("ur", "۱۹۸۰ کی دہائی", ["century 19, decade 80"]),
        ("zh", "2007年9月1日,9月初,二〇〇八年三月", ["year 2007, month 9, day 1",
                                           "month 9, stage early", "year 2008, month 3"]),
        ("zh", "下午三点,晚上十点二十五分", ["hour 15, minute 0", "hour 22, minute 25"]),
        ("zh", "下午3点半,中午1点,1980年代", ["hour 15, minute 30", "hour 13, minute 0",
                                       "century 19, decade 80"]),
        ("ja", "平成19年5月3日、令和元年5月", ["year 2007, month 5, day 3", "year 2019, month 5"]),
        ("es", "el 3 de julio de 2018", ["day 3, month 7, year 2018"]),
        ("ru", "3 июля 2018, в январе", ["day 3, month 7, year 2018", "month 1"]),
        ("bn", "এপ্রিলে, মার্কিন", ["month 4"]),
        ("uk", "у серпні, у січні", ["month 8", "month 1"]),
        ("sk", "v januári", ["month 1"]),
        ("fi", "huhtikuussa", ["month 4"]),
        ("hu", "2018. július 5., július 5.", ["year 2018, month 7, day 5", "month 7, day 5"]),
        ("ko", "2018년 7월 5일에", ["year 2018, month 7, day 5"]),
        ("ar", "وسبتمبر ٢٠١٥", ["month 9, year 2015"]),
        ("ur", "کونسل 3 May 2024 کو ملی", ["day 3, month 5, year 2024"]),
        ("ar", "في 15 آب 2021 وفي 3 غشت", ["day 15, month 8, year 2021", "day 3, month 8"]),
        ("fa", "۱۵ مرداد ۱۴۰۰، شهریور ۱۴۰۰", ["day 15, year 1400, month 105",
                                               "year 1400, month 106"]),
        ("ps", "۱۵ وری ۱۴۰۰", ["day 15, year 1400, month 101"]),
        ("ur", "۱۲ ربیع الاول", ["day 12, month 203"]),
        ("en-GB", "5 May 2018", ["day 5, month 5, year 2018"]),
    ],
)  # fmt: skip
def test_a_date_is_read_as_its_language_writes_it(
    language: str, text: str, parts: list[str]
) -> None:
    assert told(text, language) == [("date", each) for each in parts]


@pytest.mark.parametrize(
    ("language", "text", "parts"),
    [
        ("de", "8 Monaten, 12 km², 5 Grad", [("number", "8", "month"),
         ("number", "12", "square kilometre"), ("number", "5", "degree")]),
        ("de", "1.507 Euro, 2,5 Mrd. Dollar, €5", [("money", "1507 euro"),
         ("money", "2500000000 dollar"), ("money", "5 euro")]),
        ("de", "49,9 % oder 7,5 Prozentpunkte, 3 Prozent, 5-prozentig", [("percent", "499/10"),
         ("points", "15/2"), ("percent", "3"), ("percent", "5")]),
        ("de", "Dutzende, am Samstagabend, 20. Jahrhundert, U21", [("vague", "dozens"),
         ("weekday", "5"), ("ordinal", "20"), ("code", "U21")]),
        ("de", "5 bis 7 Prozent, 1,2-1,5 Millionen Euro, 5 bis 2017", [("percent", "5"),
         ("percent", "7"), ("money", "1200000 euro"), ("money", "1500000 euro"),
         ("number", "5"), ("year", "2017")]),
        ("de", "Mai bis 5 Prozent, 5 km bis 7 %", [("date", "month 5"), ("percent", "5"),
         ("number", "5", "kilometre"), ("percent", "7")]),
        ("fr", "2,5 millions de dollars, 3 km, XXe siècle, XIVe siècle", [
         ("money", "2500000 dollar"), ("number", "3", "kilometre"), ("ordinal", "20"),
         ("ordinal", "14")]),
        ("ur", "۳ ماہ، پانچ فیصد، ۲۴ ارب روپے، ہزاروں، منگل", [("number", "3", "month"),
         ("percent", "5"), ("money", "24000000000 rupee"), ("vague", "thousands"),
         ("weekday", "1")]),
        ("zh", "百分之五,6成,0.5个百分点,3亿美元,三个月,数百人,周日", [("percent", "5"),
         ("percent", "60"), ("points", "1/2"), ("money", "300000000 dollar"),
         ("number", "3", "month"), ("vague", "hundreds"), ("weekday", "6")]),
        ("zh", "5至7%,1至3万人,20世纪", [("percent", "5"), ("percent", "7"), ("number", "10000"),
                                  ("number", "30000"), ("ordinal", "20")]),
        ("zh", "3日,2008年", [("ordinal", "3"), ("year", "2008")]),
        ("zh", "周五,星期六,下午12点", [("weekday", "4"), ("weekday", "5"),
                                ("date", "hour 12, minute 0")]),
        ("fr", "0 euros", [("money", "0 euro")]),
        ("de", "USD 5, 3 EUR, GBP 2, CHF 7", [("money", "5 dollar"), ("money", "3 euro"),
         ("money", "2 pound"), ("money", "7 franc")]),
        ("de", "JPY 4, CNY 8, PKR 9", [("money", "4 yen"), ("money", "8 yuan"),
                                      ("money", "9 rupee")]),
        ("ja", "6割、31米ドル、3時間、3日間、日曜日", [("percent", "60"), ("money", "31 dollar"),
         ("number", "3", "hour"), ("number", "3", "day"), ("weekday", "6")]),
        ("fr", "entre 5 et 7 %, puis 5 et 7 %", [("percent", "5"), ("percent", "7"),
                                                 ("number", "5"), ("percent", "7")]),
        ("ru", "5 километров, 3 миллиарда рублей", [("number", "5", "kilometre"),
                                                   ("money", "3000000000 rouble")]),
    ],
)  # fmt: skip
def test_what_stands_beside_a_number_is_read_with_it(
    language: str, text: str, parts: list[tuple[str, ...]]
) -> None:
    assert told(text, language) == parts


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "eine Frau; ein Mann; der zweite; Minister; die Achtung"),
        ("fr", "un homme; un vélo neuf; la sonde est sur Mars; le quart"),
        ("ur", "ایک شخص؛ اسی طرح؛ بہتر ہے؛ نو منتخب؛ لانگ مارچ؛ ہفتہ"),
        ("zh", "有一点,十分重要,一个人,第一次,万一,来源第1段"),
        ("ja", "一人、統一、第二回、三菱、出典の第8段落"),
        ("de", "99.99.2020"),
    ],
)
def test_what_only_looks_like_a_figure_is_none(language: str, text: str) -> None:
    numbers = [each for each in told(text, language) if each[1] not in ("99", "2020")]
    assert numbers == []


@pytest.mark.parametrize(
    ("ours", "language", "theirs", "their_language"),
    [
        ("30 لاکھ", "ur", "تیس لاکھ", "ur"),
        ("500 页", "zh", "此份500页的报告", "zh"),
        ("一个月", "zh", "入狱一个月", "zh"),
        ("rund 416 000", "de", "415.900", "de"),
        ("fast 500", "de", "499", "de"),
        ("über 1.700", "de", "1.709", "de"),
        ("plus de 1 700", "fr", "1709", "fr"),
        ("دس ہزار سے زیادہ", "ur", "۱۰۲۰۰", "ur"),
        ("500多人", "zh", "512人", "zh"),
        ("100人以上", "ja", "101人", "ja"),
        ("fast die Hälfte", "de", "48 Prozent", "de"),
        ("die Hälfte", "de", "49,9 Prozent", "de"),
        ("2007年", "zh", "2007年9月1日", "zh"),
        ("eine Million", "de", "one million", "en"),
        ("2 July 2018", "en", "۲ جولائی ۲۰۱۸", "ur"),
        ("March", "en", "مارچ میں", "ur"),
        ("500 pages", "en", "报告共500页", "zh"),
        ("five hundred", "en", "五百人", "zh"),
        ("seven months", "en", "七个月", "zh"),
        ("dritte", "de", "der 3. Mann", "de"),
        ("第二", "zh", "第二次", "zh"),
        ("1980er", "de", "1980s", "en"),
        ("$3 million", "en", "3百万美元", "zh"),
    ],
)
def test_a_figure_is_found_in_another_form_and_language(
    ours: str, language: str, theirs: str, their_language: str
) -> None:
    (figure,) = said(ours, language)
    assert find_figure(figure, theirs, their_language)


@pytest.mark.parametrize(
    ("ours", "language", "theirs", "their_language"),
    [
        ("报告共900页", "zh", "报告共500页", "zh"),
        ("報告は九百ページ", "ja", "報告は五百ページ", "ja"),
        ("ستمبر", "ur", "جولائی ۲۰۱۸", "ur"),
        ("چالیس لاکھ", "ur", "تیس لاکھ", "ur"),
        ("۲۵ ارب", "ur", "چوبیس ارب", "ur"),
        ("zwanzig", "de", "einundzwanzig", "de"),
        ("1,5 Millionen", "de", "1,5 Milliarden", "de"),
        ("1.500", "de", "1,5", "de"),
        ("am 28. Januar", "de", "am 27. Januar 2008", "de"),
        ("8 Monate", "de", "8 Wochen", "de"),
        ("am Sonntag", "de", "am Samstag", "de"),
        ("über die Hälfte", "de", "49,9 Prozent", "de"),
        ("unter 416.000", "de", "über 416.000", "de"),
        ("einer von neunen", "de", "alle vier", "de"),
        ("um 22 Uhr", "de", "gegen 23 Uhr", "de"),
        ("26 octobre", "fr", "26 novembre 2004", "fr"),
        ("trois", "fr", "quatre-vingt-trois", "fr"),
        ("31ユーロ", "ja", "31米ドル", "ja"),
        ("2月2日", "ja", "2月1日", "ja"),
        ("7割", "ja", "6割程度", "ja"),
        ("两个月", "zh", "一个月", "zh"),
        ("二〇〇九年", "zh", "2008年", "zh"),
        ("900 pages", "en", "报告共500页", "zh"),
        ("2,5 млн", "ru", "2,5 млрд", "ru"),
        ("5 de junio", "es", "5 de julio", "es"),
        ("15 أيلول", "ar", "15 آب 2021", "ar"),
        ("۱۵ شهریور", "fa", "۱۵ مرداد ۱۴۰۰", "fa"),
        ("Mitte 1400", "de", "۱۵ مرداد ۱۴۰۰", "fa"),
    ],
)
def test_another_figure_is_not_found(
    ours: str, language: str, theirs: str, their_language: str
) -> None:
    (figure,) = figures(ours, language)
    assert find_figure(figure, theirs, their_language) is None


def test_digits_count_in_english_beside_letters_of_a_script_without_spaces() -> None:
    assert told("It says 报告共500页 there.", "en") == [("number", "500")]


def test_a_sum_and_a_count_are_read_in_their_language() -> None:
    (figure,) = figures("0,3 Punkte", "de")
    assert comes_to(read_sum("1,7 - 1,4", "de"), figure)
    assert count_in("drei Länder", 3, "de")
    assert not count_in("vier Länder", 3, "de")


@pytest.mark.parametrize("language", ["de", "fr", "ur", "zh", "ja", "xx"])
@pytest.mark.parametrize(
    "text",
    ["9" * 5000, "dreizehn" * 200 + "x", "一" * 5000, "1 111 " * 500, "、分之" * 50, "〇分之一",
     "½", "1.2.3万", "1 ½万", "午後99時", "99月99日", "‐5", "x" * 500 + "٣"],
)  # fmt: skip
def test_nothing_written_can_stop_the_reading(text: str, language: str) -> None:
    assert isinstance(figures(text, language), tuple)


@pytest.mark.parametrize("language", ["de", "fr", "ur", "ja"])
@pytest.mark.parametrize(
    "unit",
    [
        "111 ",
        "111.",
        "eins",
        "quatre-vingt-",
        "ساڑھے ",
        "十",
        "百分之",
        "1/",
        "½",
        "1月",
        "27. Mai ",
    ],
)
def test_time_grows_no_faster_than_the_text(unit: str, language: str) -> None:
    reading = _reading(language)
    reading.read(unit)
    assert exponent(reading.read, repeated(unit), small=1 << 9) < HIGHEST
