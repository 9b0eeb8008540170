"""Words, compared: what two texts have to share for one to bear the other out."""

from __future__ import annotations

from .agreement import Figure
from .alternatives import excluded
from .attribution import Attribution, attributed, is_speech, said_in, sentence_before
from .copies import Copies
from .counted import Counted, counted, counted_there, is_anybody, may_be
from .dates import MONTHS
from .directions import turned_bound, wrong_way
from .evidence import is_pointed, pointed_at
from .figures import count_in, figures, find_figure, is_turned_round, ranges, weekdays
from .hedges import dropped
from .language import direction
from .lexicons import COUNTING
from .locales import ENGLISH, base, language_name, locale_of
from .measures import with_unit
from .modality import added_certainty, hearsay, least_distance, lost_hedge, speech
from .name_forms import TITLES, find_name
from .name_index import NameIndex
from .names import GERMAN, Name, first_words, is_acronym, names
from .normalise import LETTER, UNSPACED, Word, normalise, words_of
from .passages import passages
from .polarity import added_denial, is_denial, lost_denial
from .quotations import Quotation, locate, nearest, quotations, whole
from .relevance import Index
from .scripts import UNBROKEN
from .sentences import PAUSES, STOPS, sentences
from .stems import alike, rarity, stem, stems
from .sums import HUNDRED, SumError, comes_to, read_sum
from .vocabulary import SPELLED, is_ordinary

__all__ = [
    "COUNTING",
    "ENGLISH",
    "GERMAN",
    "HUNDRED",
    "LETTER",
    "MONTHS",
    "PAUSES",
    "SPELLED",
    "STOPS",
    "TITLES",
    "UNBROKEN",
    "UNSPACED",
    "Attribution",
    "Copies",
    "Counted",
    "Figure",
    "Index",
    "Name",
    "NameIndex",
    "Quotation",
    "SumError",
    "Word",
    "added_certainty",
    "added_denial",
    "alike",
    "attributed",
    "base",
    "comes_to",
    "count_in",
    "counted",
    "counted_there",
    "direction",
    "dropped",
    "excluded",
    "figures",
    "find_figure",
    "find_name",
    "first_words",
    "hearsay",
    "is_acronym",
    "is_anybody",
    "is_denial",
    "is_ordinary",
    "is_pointed",
    "is_speech",
    "is_turned_round",
    "language_name",
    "least_distance",
    "locale_of",
    "locate",
    "lost_denial",
    "lost_hedge",
    "may_be",
    "names",
    "nearest",
    "normalise",
    "passages",
    "pointed_at",
    "quotations",
    "ranges",
    "rarity",
    "read_sum",
    "said_in",
    "sentence_before",
    "sentences",
    "speech",
    "stem",
    "stems",
    "turned_bound",
    "weekdays",
    "whole",
    "with_unit",
    "words_of",
    "wrong_way",
]
