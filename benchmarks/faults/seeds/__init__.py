"""Every kind of mistake, and how it is made at every place where it can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..manuscript import Edit, Manuscript
from . import citations, entries, evidence, figures, hedges, names, sentences, unseen

Seed = Callable[[Manuscript], Iterator[tuple[Edit, ...]]]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of mistake: its name for machines, and what readers are told it is.

    `aim` is the share in hundred that shall be caught, or None where no machine is expected to;
    `ways` is whether it is tried with evidence, without it and with evidence proposed anew.
    """

    name: str
    words: str
    seed: Seed
    aim: int | None
    ways: bool = False


KINDS: tuple[Kind, ...] = (
    Kind("figure", "a figure changed", figures.changed, 98),
    Kind("quotation", "a word of a quotation changed or left out", sentences.quotations, 98),
    Kind("moved-near", "a citation moved to the next paragraph", citations.neighbours, 98, True),
    Kind("moved-far", "a citation moved further off", citations.elsewhere, 98, True),
    Kind("widened-all", "a citation widened to the source", citations.widened_to_all, 98, True),
    Kind("widened-one", "a citation widened by a paragraph", citations.widened_by_one, 98, True),
    Kind("voice-near", "somebody else of the paragraph says it", citations.voices_near, 90),
    Kind("voice-far", "somebody of another paragraph says it", citations.voices_far, 90),
    Kind("mark-removed", "a mark taken away", citations.marks_removed, 90),
    Kind("mark-surer", "a mark made surer", citations.marks_made_surer, 90),
    Kind("hedge", "a hedge or modal dropped", hedges.dropped, 80),
    Kind("denial-turned", "a denial turned round", hedges.turned, 60),
    Kind("denial-put-in", "a denial put in", hedges.put_in, 60),
    Kind("mouth", "the reporter’s words put into a mouth", sentences.mouths, 100),
    Kind("name-first", "an invented name as the first word", names.first, 98),
    Kind("name-inside", "an invented name inside a statement", names.middle, 98),
    Kind("name-label", "an invented name in a title or attribute", names.labels, 98),
    Kind("note-name", "an invented name in a note", names.noted_name, 98),
    Kind("note-figure", "an invented figure in a note", names.noted_figure, 98),
    Kind("note-quotation", "an invented quotation in a note", names.noted_quotation, 98),
    Kind("role", "another’s role", entries.roles, 98),
    Kind("side", "another side", entries.sides, 98),
    Kind("label", "another event’s label", entries.labels, 98),
    Kind("expansion", "an abbreviation expanded wrongly", entries.expansions, 98),
    Kind("date", "the date of an event changed", entries.dates, 98),
    Kind("inferred", "an inferred date changed", entries.inferred_dates, 90),
    Kind("unit", "a unit exchanged", figures.units, 80),
    Kind("counted", "what is counted exchanged", figures.counted, 80),
    Kind("range", "the ends of a range exchanged", figures.turned_round, 80),
    Kind("time", "a relative time changed", figures.times, 80),
    Kind("amount", "more made of less", figures.amounts, 80),
    Kind("near-copy", "a sentence copied but for every ninth word", sentences.nearly_copied, 80),
    Kind("cut", "a sentence cut off", sentences.cut, 80),
    Kind("uncited", "a citation taken away between two statements", sentences.uncited, 80),
    Kind("evidence-changed", "a word of the evidence changed", evidence.changed, 100),
    Kind("evidence-other", "evidence that bears nothing out", evidence.elsewhere, 100),
    Kind("evidence-long", "evidence too long to point", evidence.whole_paragraph, 100),
    Kind("parties", "two parties swapped", unseen.swapped_parties, None),
    Kind("loaded", "a loaded word", unseen.loaded_words, None),
    Kind("cause", "an added cause", unseen.added_causes, None),
)  # fmt: skip
