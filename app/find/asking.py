"""Asking: words that only ask, and what words ask for besides themselves, by language."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Certainty

VOICED, FIGURES = "=voice", "=figure"
"""What is looked up as if it were a word: it has somebody's word, it has figures."""

IDLE: Mapping[str, str] = {
    "en": (
        "a about all am an and any anybody anyone are as at be been being but by can could did do"
        " does doing for from had happen happened happens has have he her him his how i if in into"
        " is it its many may me might much my nobody not of often on one or our shall she should"
        " so some somebody tell than that the their them then there these they this those to was"
        " we were what when where whether which while who whom whose why will with would you your"
    ),
    "de": (
        "aber als am an auf aus bei das dass dem den der des die du ein eine einem einen einer er"
        " es fur gibt hat haben ich ihr im in ist kann mit nach nicht oder sie sich sind um und"
        " uns von wann war warum was wegen wem wen wer wie wieso wieviel wird wo worden wurde"
        " wurden zu zum zur"
    ),
    "fr": (
        "a au aux avec ce ces cette combien comment dans de des du elle elles en est et etait ete"
        " il ils je la le les leur lui mais ne nous ont ou par pas pour pourquoi qu quand que quel"
        " quelle quelles quels qui quoi sa se ses son sont sur un une vous y"
    ),
    "es": (
        "a al como con cual cuando cuanto cuantos de del donde el ella en es esta fue ha han la"
        " las lo los no o para pero por porque que quien se ser si son su sus un una y"
    ),
    "ur": (
        "اور اس ان انہوں اپنے ایک بھی تک تھا تھی تھے جو سا سی سے سو نے وہ پر کا کب کتنا کتنی کتنے"
        " کس کہ کہاں کو کوئی کون کی کیا کیسے کیوں کے گا گی گئی گئے گیا ہو ہوئی ہوئے ہوا ہے ہیں یا"
        " یہ میں"
    ),
    "ar": "ان او اين الى التي الذي عن على في كم كيف لماذا ما ماذا متى من هذا هذه هل هو هي و",
    "zh": (
        "什么 怎么 怎样 多少 为什 为何 哪里 哪个 谁说 谁是 吗 呢 的 了 是 谁 有没 没有"
        " 什麼 為什 時候 时候 何时"
    ),
    "ja": "何が 何を 何の 誰が 誰は 誰を 何時 何処 何人",
}
"""Words that hold a question together, as people write them."""

MEANT: Mapping[str, Mapping[str, str]] = {
    "en": {
        Certainty.DENIED: (
            "contradict contradicted denial denials denied denies deny denying dispute disputed"
            " disputes refuse refused refute refuted reject rejected rejecting rejects"
        ),
        Certainty.ALLEGED: (
            "accusation accusations accuse accused accuses accusing allege alleged allegedly"
            " alleges allegation allegations believed blame blamed charge charged suspected"
        ),
        Certainty.UNCONFIRMED: "confirmed reported reportedly rumour rumours rumor unconfirmed",
        Certainty.ANONYMOUS: "anonymous anonymously unnamed",
        Certainty.SAID: "says said say told tell tells according claims claimed stated statement",
        VOICED: "who whom whose somebody anybody nobody anyone",
        FIGURES: "long many much often number when year date",
    },
    "de": {
        Certainty.DENIED: "bestreitet bestritt bestritten dementiert leugnet widerspricht",
        Certainty.ALLEGED: "angeblich vorwurf vorwurfe beschuldigt",
        Certainty.UNCONFIRMED: "unbestatigt gerucht",
        Certainty.ANONYMOUS: "anonym",
        Certainty.SAID: "sagt sagte laut erklart",
        VOICED: "wer wem wen",
        FIGURES: "wieviel wieviele wann viele lange",
    },
    "fr": {
        Certainty.DENIED: "nie nient dement dementi conteste rejette",
        Certainty.ALLEGED: "accuse accusations presume pretendu",
        Certainty.UNCONFIRMED: "rumeur",
        Certainty.ANONYMOUS: "anonyme",
        Certainty.SAID: "dit selon affirme declare",
        VOICED: "qui",
        FIGURES: "combien quand",
    },
    "es": {
        Certainty.DENIED: "niega nego negaron desmiente rechaza",
        Certainty.ALLEGED: "acusa presunto supuesto",
        Certainty.SAID: "dijo dice segun",
        VOICED: "quien",
        FIGURES: "cuanto cuantos cuando",
    },
    "ur": {
        Certainty.DENIED: "تردید انکار مسترد",
        Certainty.ALLEGED: "الزام مبینہ",
        Certainty.SAID: "کہا بتایا مطابق",
        VOICED: "کس کون",
        FIGURES: "کب کتنے کتنا کتنی",
    },
    "ar": {
        Certainty.DENIED: "نفى ينفي انكر",
        Certainty.ALLEGED: "اتهم مزعوم",
        Certainty.SAID: "قال قالت صرح",
        VOICED: "من",
        FIGURES: "كم متى",
    },
    "zh": {
        Certainty.DENIED: "否认 驳斥 否認 駁斥",
        Certainty.ALLEGED: "指控 指责 据称 涉嫌",
        Certainty.UNCONFIRMED: "传闻 未证",
        Certainty.ANONYMOUS: "匿名",
        Certainty.SAID: "说 表示 声称 怎么 谁说",
        VOICED: "谁 谁说 谁是",
        FIGURES: "多少 时候 几年 何时",
    },
    "ja": {
        Certainty.DENIED: "否定 否認",
        Certainty.ALLEGED: "疑い 主張",
        Certainty.SAID: "述べ 言っ",
        VOICED: "誰が 誰は",
        FIGURES: "何人 何年 何時",
    },
}
"""Words that ask for a certainty, for somebody's word, or for figures."""
