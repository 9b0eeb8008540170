"""Codes of figures: numbers, amounts, shares and dates."""

from __future__ import annotations

from .code import error, warning
from .examples import closure, timed, wider

_DETOUR = "The way round has grown from 4 to 9 miles."

FIGURES = (
    error(
        "figure-not-in-source",
        "A number, amount, share or date is not in the paragraphs that the statement cites; or "
        "one in a title, heading or attribute is in none of the paragraphs cited under it. A "
        "figure nobody can find in the source is a figure nobody can check.",
        "Correct it, or cite the paragraph that has it.",
        bad=closure("Some 4,300 vehicles crossed each day [@p1]."),
        good=closure("Some 4,200 vehicles crossed each day [@p1]."),
    ),
    error(
        "figure-not-derived",
        "A figure is said to be counted or computed from the source, and does not follow from it: "
        "what was counted, or a figure of the sum, is in no paragraph that the statement cites, or "
        "the count or the sum is another.",
        "Name each thing that was counted as its paragraph does, separated by semicolons; compute "
        'with the paragraphs\' own figures, as in {computed="1.7 - 1.4"}.',
        bad=closure(
            'On a day and the next [8,500 vehicles]{computed="4,200 + 4,200"} crossed it'
            " [@p1 “carried 4,200 vehicles a day”]."
        ),
        good=closure(
            'On a day and the next [8,400 vehicles]{computed="4,200 + 4,200"} crossed it'
            " [@p1 “carried 4,200 vehicles a day”]."
        ),
    ),
    warning(
        "counted-not-in-source",
        "A number counts other things than in the paragraphs that the statement cites: pupils for "
        "schools, bridges for gates. The figure is found, and says something else (in English).",
        "Count what the source counts, or cite the paragraph that says what these are.",
        bad=closure("Each day 4,200 trains went over it [@p1 “4,200 vehicles a day”]."),
        good=closure("Each day 4,200 cars went over it [@p1 “4,200 vehicles a day”]."),
    ),
    error(
        "range-turned-round",
        "The two ends of a range, as in from 4 to 9 or in 4-9, stand the other way round in the "
        "paragraph. A rise would be told as a fall.",
        "Write them in the order in which the paragraph has them.",
        bad=wider("Detours went from 9 to 4 miles [@p4 “grown from 4 to 9 miles”].", _DETOUR),
        good=wider("Detours went from 4 to 9 miles [@p4 “grown from 4 to 9 miles”].", _DETOUR),
    ),
    error(
        "date-not-inferred",
        "The date of an event is inferred, and it is not the date that the words about it lead to: "
        "“the month before the hearing, in January 2024” is December 2023 (in English).",
        "Correct the date, or say what else it is inferred from.",
        bad=timed('date="2025-03" inferred="the month is named; the year is taken to be 2024"'),
        good=timed('date="2024-03" inferred="the month is named; the year is taken to be 2024"'),
    ),
)
