"""Chinese and Japanese: what stands around their numbers, which are in `ideographs`."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from .lexicon import Lexicon, all_for

_HAN = Lexicon(
    parts={"半分": Fraction(1, 2)},
    units={
        **all_for("year", "年 年間 个年头"),
        **all_for("month", "个月 個月 か月 ヶ月 カ月 ヵ月 箇月"),
        **all_for("week", "周 週間 星期 个星期"),
        **all_for("day", "天 日間"),
        **all_for("hour", "小时 小時 个小时 個小時 時間"),
        **all_for("minute", "分钟 分鐘 分間"),
        **all_for("kilometre", "公里 千米 キロ"),
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
        **all_for("dozens", "数十 數十 几十 幾十 数个十"),
        **all_for("hundreds", "数百 數百 几百 幾百"),
        **all_for("thousands", "数千 數千 几千 幾千"),
        **all_for("tens of thousands", "数万 數萬 几万"),
        **all_for("hundreds of thousands", "数十万 數十萬 几十万 幾十萬"),
        **all_for("millions", "数百万 數百萬 几百万 幾百萬"),
    },
    minus="零下|负|負|マイナス",
    ordinal_digits="",
    joints="至|到|から|[~〜～]",
    # Without a part of the day "三点" is three points as well.
    clock="(?:(?P<noon>午前|午後|上午|下午|晚上|凌晨|早上|中午)(?P<hour>\\d\\d?|二?十?[一二三四五六七八九两]|二?十)"
    "|(?P<plain>\\d\\d?))(?:时|時|点|點)(?!間|间)"
    "(?:(?P<minute>\\d\\d?|[二三四五]?十?[一二三四五六七八九]|[二三四五]?十)分(?!钟|鐘)|(?P<half>半))?",
    decade="(?P<century>1\\d|20)?(?P<decade>\\d0)年代",
    century="(?P<number>\\d\\d?|[一二]?十[一二三四五六七八九]?)世[纪紀]",
)
CHINESE = replace(
    _HAN,
    halves="一半|半数|半數",
    weekdays={
        f"{week}{day}": at
        for week in ("周", "週", "星期", "礼拜", "禮拜")
        for day, at in zip("一二三四五六日天", (0, 1, 2, 3, 4, 5, 6, 6), strict=True)
    },
    points="个百分点|個百分點",
    bounds={
        **all_for("over", "超过 超過 逾 至少 多于 多達 多达 高达"),
        **all_for("near", "近 将近 將近 接近"), **all_for("under", "不到 未满 不足 少于 低于 至多"),
        **all_for("about", "约 約 大约 大約 约有 大概"),
    },
    after={
        **all_for("over", "多 余 餘 以上"), **all_for("about", "左右 上下"),
        **all_for("under", "以下"),
    },
    currencies={
        **all_for("dollar", "美元 美金"), "欧元": "euro", "歐元": "euro", "英镑": "pound",
        "英鎊": "pound", **all_for("yuan", "元 人民币 元人民币"), "日元": "yen", "日圆": "yen",
        "卢比": "rupee",
    },
)  # fmt: skip
JAPANESE = replace(
    _HAN,
    halves="半分|半数",
    weekdays={f"{day}曜": at for at, day in enumerate("月火水木金土日")},
    percent="パーセント",
    points="ポイント",
    bounds={
        **all_for("about", "約 およそ 大体 ほぼ"), **all_for("near", "ほぼ"),
        **all_for("over", "少なくとも"),
    },
    after={
        **all_for("over", "以上 超 余り を超え を上回"),
        **all_for("about", "程度 ほど 前後 くらい ぐらい"),
        **all_for("near", "近く 弱"), **all_for("under", "以下 未満 を下回"),
    },
    currencies={"円": "yen", "ドル": "dollar", "米ドル": "dollar", "ユーロ": "euro",
                "ポンド": "pound", "元": "yuan", "ウォン": "won", "ルピー": "rupee"},
)  # fmt: skip
