"""The index of a site: the postings of its explainers, on disk, merged by what each of them is.

    part  = what is searched in one explainer, under the key of its bundle: postings in one piece
    term  = in which parts a term is: for each its number, the most it tells, how many documents
    form  = each word with its term, and the same word backwards: for beginnings and for slips

To be asked costs what the words of the question cost: first the parts are put in the order of the
most that they could answer, then only as many are opened as could still have one of the answers.
"""

from __future__ import annotations

import sqlite3
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from threading import Lock

from .postings import Posting, Postings
from .questions import Question, Wanted
from .ranking import Meant, meant, points, scored

MOST_FOUND = 20
"""Answers to a question."""
_ENOUGH = 0.15
"""Of the best answer's score: what answers less is none."""
_MOST_OPENED = 32
"""Parts that are looked into at most."""
_VERSION = 1
_PATIENCE = 10.0
_SCHEMA = f"""
PRAGMA user_version = {_VERSION};
CREATE TABLE part (
  id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT UNIQUE, documents INTEGER, postings BLOB
);
CREATE TABLE term (id INTEGER PRIMARY KEY, term TEXT UNIQUE, spread BLOB);
CREATE TABLE form (form TEXT, term TEXT, PRIMARY KEY (form, term)) WITHOUT ROWID;
CREATE TABLE back (back TEXT, term TEXT, PRIMARY KEY (back, term)) WITHOUT ROWID;
"""
_LAST = "\U0010ffff"
_WIDTH = 3
"""Numbers in a spread for each part: which one, the most that the term tells there, how often."""

Load = Callable[[], Postings | None]
"""Gets postings; None where they are not there now."""


@dataclass(frozen=True, slots=True, order=True)
class Ranked:
    """An answer: how well it answers, in which part of the site it is, and its number there."""

    score: int
    part: str
    document: int


class SiteIndex:
    """An index that lies in a file, or in memory where there is none; see `update` and `ask`."""

    def __init__(self, file: Path | None = None) -> None:
        self._lock = Lock()
        self._parts: dict[int, tuple[int, str, int]] = {}
        self._base = sqlite3.connect(
            file or ":memory:", timeout=_PATIENCE, check_same_thread=False, isolation_level=None
        )
        (version,) = self._base.execute("PRAGMA user_version").fetchone()
        if version != _VERSION:
            self._base.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT;")
        # What is lost is made again from the bundles.
        self._base.execute("PRAGMA synchronous = OFF")

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()

    def update(self, parts: Sequence[tuple[str, str, Load]]) -> bool:
        """Have these parts and no others, in this order: a name, a key, and how to get at it.

        Only those with a new key are loaded; tells whether all are there now. Raises
        `sqlite3.Error` where the file cannot be used.
        """
        with self._lock:
            known = self._known()
            wanted = {key: load for _, key, load in parts}
            loaded = {key: load() for key, load in wanted.items() if key not in known}
            fresh = {key: each for key, each in loaded.items() if each is not None}
            if fresh or known.keys() - wanted.keys():
                self._exchange(fresh, wanted.keys())
                known = self._known()
            self._parts = {
                known[key][0]: (order, name, known[key][1])
                for order, (name, key, _) in enumerate(parts)
                if key in known
            }
            return len(self._parts) == len(parts)

    def _known(self) -> dict[str, tuple[int, int]]:
        """The number of each part by its key, and how many documents it has."""
        rows = self._base.execute("SELECT key, id, documents FROM part")
        return {key: (number, documents) for key, number, documents in rows}

    def _exchange(self, fresh: Mapping[str, Postings], wanted: Collection[str]) -> None:
        with closing(self._base.cursor()) as at:
            at.execute("BEGIN IMMEDIATE")
            try:
                known = self._known()
                _remove(at, [number for key, (number, _) in known.items() if key not in wanted])
                _add(at, {key: each for key, each in fresh.items() if key not in known})
                at.execute("COMMIT")
            except BaseException:
                at.execute("ROLLBACK")
                raise

    def ask(self, question: Question, wanted: Iterable[Wanted]) -> tuple[Ranked, ...]:
        """The best answers, best first; of equal ones, those of the part that is named first."""
        with self._lock:
            searched = _Searched(self._base, self._searched(question.explainer))
            words = [each for one in wanted if (each := meant(one, searched)).terms]
            signs = (Meant({each: 1.0}) for each in question.required if searched.having(each))
            return tuple(searched.best(words or list(signs), question.required))

    def _searched(self, explainer: str) -> Mapping[int, tuple[int, str, int]]:
        if not explainer:
            return self._parts
        return {number: one for number, one in self._parts.items() if one[1] == explainer}


class _Searched:
    """The parts that a question is about, and their words."""

    def __init__(self, base: sqlite3.Connection, parts: Mapping[int, tuple[int, str, int]]) -> None:
        self._base = base
        self._parts = parts
        self._spread = lru_cache(maxsize=None)(self._read_spread)
        self.documents = sum(documents for _, _, documents in parts.values())

    def _read_spread(self, term: str) -> tuple[int, Mapping[int, int], int]:
        """The number of a term, the most it tells of each part, and how many documents have it."""
        row = self._base.execute("SELECT id, spread FROM term WHERE term = ?", (term,)).fetchone()
        if row is None:
            return -1, {}, 0
        spread = array("I", row[1])
        parts, most, counts = (spread[each::_WIDTH] for each in range(_WIDTH))
        if len(self._parts) == len(parts) and all(map(self._parts.__contains__, parts)):
            return row[0], dict(zip(parts, most, strict=True)), sum(counts)
        told = {part: (best, count) for part, best, count in zip(parts, most, counts, strict=True)}
        here = told.keys() & self._parts.keys()
        having = sum(told[each][1] for each in here)
        return row[0], {each: told[each][0] for each in here}, having

    def having(self, term: str) -> int:
        """How many documents have a term."""
        return self._spread(term)[2]

    def begun(self, beginning: str) -> Iterator[tuple[str, str]]:
        """The forms that begin so."""
        asked = "SELECT form, term FROM form WHERE form >= ? AND form < ?"
        return iter(self._base.execute(asked, (beginning, beginning + _LAST)))

    def near(self, word: str) -> Iterator[tuple[str, str]]:
        """The forms that have one half of a word, or its middle letters the other way round.

        An error is in one of the halves, or else the two letters where they meet are exchanged.
        """
        half = len(word) // 2
        turned = word[: half - 1] + word[half] + word[half - 1] + word[half + 1 :]
        asked = "SELECT form, term FROM form WHERE form = ?"
        yield from self._base.execute(asked, (turned,))
        lengths = len(word) - 1, len(word) + 1
        for table, beginning in (("form", word[:half]), ("back", word[: half - 1 : -1])):
            asked = (
                f"SELECT {table}, term FROM {table} WHERE {table} >= ? AND {table} < ?"
                f" AND length({table}) BETWEEN ? AND ?"
            )
            for found, term in self._base.execute(asked, (beginning, beginning + _LAST, *lengths)):
                yield (found if table == "form" else found[::-1]), term

    def best(self, words: Sequence[Meant], required: Sequence[str]) -> list[Ranked]:
        """The best answers in these parts."""
        found: list[tuple[int, int, int, str]] = []
        for bound, order, part in self._bounds(words, required)[:_MOST_OPENED]:
            if len(found) == MOST_FOUND and -found[-1][0] >= bound:
                break
            name = self._parts[part][1]
            scores = scored(words, partial(self._postings, self._opened(part)), required)
            found += [(-score, order, number, name) for number, score in scores.items()]
            found = sorted(found)[:MOST_FOUND]
        enough = _ENOUGH * -found[0][0] if found else 0.0
        return [
            Ranked(-score, name, number) for score, _, number, name in found if -score >= enough
        ]

    def _bounds(
        self, words: Sequence[Meant], required: Sequence[str]
    ) -> list[tuple[int, int, int]]:
        """The parts that may have an answer, each with the best score that one could have."""
        sums: defaultdict[int, float] = defaultdict(float)
        for word in words:
            best: dict[int, float] = {}
            for term, factor in word.terms.items():
                for part, most in self._spread(term)[1].items():
                    if factor * most > best.get(part, 0.0):
                        best[part] = factor * most
            for part, value in best.items():
                sums[part] += value
        having = [self._spread(sign)[1] for sign in required]
        bounds = [
            (points(value), self._parts[part][0], part)
            for part, value in sums.items()
            if all(part in each for each in having)
        ]
        return sorted(bounds, key=lambda each: (-each[0], each[1]))

    def _opened(self, part: int) -> array[int]:
        """The postings of a part; of none, where another process has just taken it out."""
        asked = "SELECT postings FROM part WHERE id = ?"
        row = self._base.execute(asked, (part,)).fetchone()
        return array("I", row[0] if row else bytes(8))

    def _postings(self, opened: array[int], term: str) -> Iterator[Posting]:
        """The postings of a term in a part: its terms, where those of each begin, all of them."""
        count, number = opened[0], self._spread(term)[0]
        at = bisect_left(opened, number, 1, count + 1)
        if at <= count and opened[at] == number:
            first, last = opened[count + at], opened[count + at + 1]
            told = opened[2 * count + 2 + 2 * first : 2 * count + 2 + 2 * last]
            yield from zip(told[::2], told[1::2], strict=True)


def _remove(at: sqlite3.Cursor, parts: Sequence[int]) -> None:
    gone = frozenset(parts)
    terms: set[int] = set()
    for part in parts:
        (told,) = at.execute("SELECT postings FROM part WHERE id = ?", (part,)).fetchone()
        opened = array("I", told)
        terms.update(opened[1 : opened[0] + 1])
    for term in sorted(terms):
        (told,) = at.execute("SELECT spread FROM term WHERE id = ?", (term,)).fetchone()
        spread, kept = array("I", told), array("I")
        for first in range(0, len(spread), _WIDTH):
            if spread[first] not in gone:
                kept += spread[first : first + _WIDTH]
        at.execute("UPDATE term SET spread = ? WHERE id = ?", (kept.tobytes(), term))
    at.executemany("DELETE FROM part WHERE id = ?", ((part,) for part in parts))


def _add(at: sqlite3.Cursor, parts: Mapping[str, Postings]) -> None:
    spreads: defaultdict[str, array[int]] = defaultdict(partial(array, "I"))
    forms: dict[tuple[str, str], None] = {}
    added = []
    for key, each in parts.items():
        asked = "INSERT INTO part (key, documents) VALUES (?, ?) RETURNING id"
        (part,) = at.execute(asked, (key, each.documents)).fetchone()
        added.append((part, each))
        forms.update(dict.fromkeys(each.forms.items()))
        for term, told in each.terms.items():
            most = max(impact for _, impact in told)
            spreads[term].extend((part, most, len(told)))
    numbers = _spread(at, spreads)
    at.executemany(
        "UPDATE part SET postings = ? WHERE id = ?",
        ((_in_one_piece(each, numbers), part) for part, each in added),
    )
    ordered = sorted(forms)
    at.executemany("INSERT OR IGNORE INTO form VALUES (?, ?)", ordered)
    backwards = sorted((form[::-1], term) for form, term in ordered)
    at.executemany("INSERT OR IGNORE INTO back VALUES (?, ?)", backwards)


def _spread(at: sqlite3.Cursor, spreads: Mapping[str, array[int]]) -> Mapping[str, int]:
    """Add to where terms are; the number of each."""
    numbers: dict[str, int] = {}
    for term, spread in sorted(spreads.items()):
        row = at.execute("SELECT id, spread FROM term WHERE term = ?", (term,)).fetchone()
        if row is None:
            asked = "INSERT INTO term (term, spread) VALUES (?, ?) RETURNING id"
            (numbers[term],) = at.execute(asked, (term, spread.tobytes())).fetchone()
        else:
            numbers[term] = row[0]
            told = (row[1] + spread.tobytes(), row[0])
            at.execute("UPDATE term SET spread = ? WHERE id = ?", told)
    return numbers


def _in_one_piece(postings: Postings, numbers: Mapping[str, int]) -> bytes:
    told = sorted((numbers[term], each) for term, each in postings.terms.items())
    starts, pairs = array("I", (0,)), array("I")
    for _, each in told:
        for posting in each:
            pairs.extend(posting)
        starts.append(len(pairs) // 2)
    whole = array("I", (len(told), *(number for number, _ in told))) + starts + pairs
    return whole.tobytes()
