"""Codes of evidence: the words of a source that a citation quotes to bear its statement out."""

from __future__ import annotations

from .code import error, warning
from .examples import closure, heard, longer, overheard, people, varied, wider

EVIDENCE = (
    error(
        "evidence-not-in-source",
        "The words that a citation quotes as evidence are not word for word in the paragraph it "
        "names. They are lit in it as the source's own, so they must be.",
        "Copy them from that paragraph, with … where everything between is meant too; or name the "
        "paragraph that has them.",
        bad=closure("The bridge is shut [@p1 “closed in May 2024”]."),
        good=closure("The bridge is shut [@p1 “closed in March 2024”]."),
    ),
    error(
        "evidence-ambiguous",
        "The words that a citation quotes as evidence stand more than once in the paragraph, so "
        "it cannot be told which are meant.",
        "Quote more of the words around them.",
        bad=closure("It cannot bear a bus [@p2 “a” said by ann-marsh]."),
        good=closure("It cannot bear a bus [@p2 “a bus” said by ann-marsh]."),
    ),
    error(
        "evidence-too-long",
        "The words that a citation quotes as evidence are more than thirty (or sixty characters "
        "where words have no spaces) and more than one sentence. A reader would have to search in "
        "them as in the whole paragraph. An ellipsis counts as all that it stands for.",
        "Quote what says it, and no more.",
        bad=longer("The bridge is shut [@p1 “The bridge … same night”]."),
        good=longer("The bridge is shut [@p1 “before it was closed in March 2024”]."),
    ),
    error(
        "range-with-evidence",
        "A citation gives evidence for several paragraphs in one, so it cannot be told in which of "
        "them the words stand.",
        "Name each paragraph with its own words.",
        bad=closure("The bridge is shut and weak [@p1-2 “before it was closed”]."),
        good=closure(
            "The bridge is shut and weak [@p1 “before it was closed”; @p3 “no date is set”]."
        ),
    ),
    error(
        "duplicate-key",
        "Two statements of an explainer have the same key, so that it names neither of their "
        "claims.",
        "Give each a key of its own.",
        bad=closure("It was used [@p1]{key=deck}. It is weak [@p2]{key=deck}."),
        good=closure("It was used [@p1]{key=used}. It is weak [@p2]{key=deck}."),
    ),
    error(
        "unknown-key",
        "A denial or an event names a claim by a key that no statement has.",
        "Correct it, or write the key behind the citation of the claim that is meant.",
        bad=closure("The deck is weak [@p2]{key=weak}. It is not [@p2 denied of weaker]."),
        good=closure("The deck is weak [@p2]{key=weak}. It is not [@p2 denied of weak]."),
    ),
    error(
        "called-not-in-source",
        "An entry says by what words a source calls this person, and no source has them. A voice "
        "is recognised in a paragraph by its name or by these words.",
        'Write what the source says, separated by commas: called="the official, the envoy".',
        bad=varied({"bridge/people.md": people(' called="the architect"')}),
        good=varied({"bridge/people.md": people(' called="the county engineer, Marsh"')}),
    ),
    warning(
        "evidence-missing",
        "A citation names a paragraph and not the words in it that bear the statement out, so a "
        "reader has to search for them. The statement's own quotation is its evidence.",
        "Quote the words: [@p2 “almost daily”]. pilcrow evidence proposes some. Without --strict "
        "this is told once for each explainer.",
        bad=closure("The bridge is shut [@p1]."),
        good=closure("The bridge is shut [@p1 “closed in March 2024”]."),
    ),
    warning(
        "evidence-proposed",
        "The words that a citation quotes as evidence were proposed by a program and read by "
        "nobody. They are not lit, and not published as evidence.",
        "Read them beside the statement, and take the ? away if they bear it out.",
        bad=closure("The bridge is shut [@p1 ?“closed in March 2024”]."),
        good=closure("The bridge is shut [@p1 “closed in March 2024”]."),
    ),
    warning(
        "evidence-not-bearing",
        "The words that a citation quotes as evidence have no word, name or figure in common with "
        "the statement. They may be words about something else.",
        "Quote the words of the paragraph that say it, or cite the paragraph that has them.",
        bad=closure("Half a million pounds may be needed [@p3 “set for the reopening”]."),
        good=closure("Half a million pounds may be needed [@p3 “cost half a million pounds”]."),
    ),
    warning(
        "better-paragraph",
        "Another paragraph has far more of the statement's rare words, names and figures than the "
        "one that is cited for it, or for one of its sentences. The citation may have slipped.",
        "Cite the paragraph that says it. Where the one that is cited says it in words of its own, "
        "say it a little closer to them.",
        bad=closure("For the reopening of it no date is set [@p1]."),
        good=closure("For the reopening of it no date is set [@p3 unconfirmed]."),
    ),
    warning(
        "needless-paragraph",
        "A citation names a paragraph, without showing any words of it, which tells next to "
        "nothing of the statement that the others do not tell. It would be read in vain.",
        "Take the paragraph out of the citation, or quote the words in it that are needed.",
        bad=closure("The bridge was closed in March 2024 [@p1 “closed in March 2024”; @p2]."),
        good=closure("The bridge was closed in March 2024 [@p1 “closed in March 2024”]."),
    ),
    error(
        "citation-too-wide",
        "A citation names more than three paragraphs. What rests on so many rests on none: a "
        "reader would have to read half the article to check it.",
        "Cite the paragraphs that say it, or say it in several statements.",
        bad=wider(
            "Vehicles stay away, the deck is not safe, the reopening has no date, and "
            "the river is low [@p1; @p2; @p3; @p4]."
        ),
        good=wider(
            "Vehicles stay away, the deck is not safe, and the reopening has no date "
            "[@p1; @p2; @p3]. The river is low [@p4]."
        ),
    ),
)

VOICES = (
    error(
        "not-their-words",
        "A citation says whose word something is, and the words that the statement quotes stand "
        "outside the quotation marks of the source. They are the reporter's: nobody said them. A "
        "turn of a transcript (Marsh: It is weak.) counts as the words of whoever speaks.",
        "Take the quotation marks away, or quote what stands within the source's own.",
        bad=closure("The “county engineer” thinks it weak [@p2 said by ann-marsh]."),
        good=closure("It is “not safe to carry a bus”, she thinks [@p2 said by ann-marsh]."),
    ),
    error(
        "voice-not-there",
        "A citation puts something into somebody's mouth whom neither the paragraph nor the one "
        "before it names, by the title of the entry or by what it says they are called.",
        "Correct the voice or the paragraph; or write in the entry what the source calls them.",
        bad=heard("", "The deck is weak [@p4 said by ann-marsh]."),
        good=heard(' called="the woman"', "The deck is weak [@p4 said by ann-marsh]."),
    ),
    warning(
        "another-speaker",
        "A citation puts words into somebody's mouth that the source gives to somebody else: "
        "another name stands beside them (Marsh said, according to Marsh), or begins the turn of a "
        "transcript. English only.",
        "Correct the voice; or write in the entry what the source calls them.",
        bad=overheard("The deck is weak [@p4 “The deck is weak” said by ann-marsh]."),
        good=overheard("The deck was weak [@p4 “was weak, Ann Marsh had said” said by ann-marsh]."),
    ),
)

MARKS = (
    warning(
        "unconfirmed-voice",
        "A mark says at once that nobody confirms a thing and that somebody says it.",
        "Write unconfirmed alone; or said by, alleged by or anonymous by whoever says it.",
        bad=closure("The deck is weak [@p2 “not safe” unconfirmed by ann-marsh]."),
        good=closure("The deck is weak [@p2 “not safe” unconfirmed]."),
    ),
)
