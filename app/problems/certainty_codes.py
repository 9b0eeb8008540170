"""Codes of certainty: how sure a statement sounds, beside how sure its source is."""

from __future__ import annotations

from .code import warning
from .examples import closure

CERTAINTY = (
    warning(
        "hedge-dropped",
        "The paragraph says this with a reservation (reportedly, allegedly, could), and the "
        "statement says it as a fact. It would claim more than its source.",
        "Keep the reservation in your words, or mark the citation: alleged, unconfirmed, said by.",
        bad=closure("Repairs cost more than anyone has pounds to pay [@p3]."),
        good=closure("Repairs may cost more than anyone has pounds to pay [@p3]."),
    ),
    warning(
        "denial-turned",
        "The words that a statement rests on deny something (not, never, rejects) and the "
        "statement does not, or the other way round; or the mark says denied, and the statement "
        "denies nothing.",
        "Say it as the source does, or quote the words that the statement rests on.",
        bad=closure("A date is set for it [@p3 “no date is set for the reopening”]."),
        good=closure("No date has been set for it [@p3 “no date is set for the reopening”]."),
    ),
    warning(
        "mark-missing",
        "The statement or its evidence is somebody's word (allegedly, is believed to, says; or it "
        "stands in the source's own quotation marks, or the source gives it to somebody), and no "
        "mark of the citation says whose. "
        "Readers would take it for what the source reports on its own account.",
        "Mark the citation: said by, alleged by, denied by, anonymous by; alleged, unconfirmed.",
        bad=closure("The deck is “not safe to carry”, it says [@p2]."),
        good=closure("The deck is “not safe to carry”, it says [@p2 said by ann-marsh]."),
    ),
    warning(
        "mark-too-sure",
        "The mark of a citation is surer than the words that it stands for: said where they are "
        "alleged, alleged where they are only reported, said by a voice that is anonymous "
        "elsewhere.",
        "Mark it as the source does.",
        bad=closure("It reportedly costs a fortune [@p3 “would reportedly cost” alleged]."),
        good=closure("It reportedly costs a fortune [@p3 “would reportedly cost” unconfirmed]."),
    ),
    warning(
        "contrary-word",
        "A statement has a word that excludes what the paragraphs it cites say: more than for less "
        "than, rose for fell, before for after, last for next, daily for monthly, accepted for "
        "rejected, safe for unsafe (in English); or a figure goes the other way than it says: rose "
        "from 5 to 3.",
        "Say it the way the source does, or quote the words that bear the statement out.",
        bad=closure("It carried 4,200 vehicles a day after its closure in March 2024 [@p1]."),
        good=closure("It carried 4,200 vehicles a day before its closure in March 2024 [@p1]."),
    ),
)
