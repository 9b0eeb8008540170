"""Which language a text is in."""

from __future__ import annotations

import pytest

from app.capture.languages import guess


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The council closed the bridge, and it was said that nobody was hurt.", "en"),
        ("Die Brücke ist seit Montag gesperrt, und niemand weiß, wie es weitergeht.", "de"),
        ("Le pont est fermé depuis lundi, et une nouvelle route est dans les plans.", "fr"),
        ("El puente que une las dos orillas se cerró por la lluvia.", "es"),
        ("橋は月曜日に閉鎖された。", "ja"),
        ("市议会星期一关闭了旧桥。", "zh"),
        ("پل پیر کو بند کر دیا گیا ہے اور کوئی زخمی نہیں ہوا۔", "ur"),
        ("أغلقت البلدية الجسر يوم الاثنين", "ar"),
        ("Мост закрыли в понедельник", "ru"),
        ("Міст закрили в понеділок, і це було правильно", "uk"),
        ("The council of 北京 closed the bridge in the north of the town.", "en"),
        ("12 34", ""),
    ],
)
def test_a_language_is_told_by_letters_and_common_words(text: str, language: str) -> None:
    assert guess([text]) == language
