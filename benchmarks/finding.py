"""Whether questions are answered, and what that costs: `python -m benchmarks.finding`.

The questions are in `benchmarks/questions/`, written before anything was tuned by them: about the
sample; with a typing error each; and about explainers in other languages, whose folders are named
with `--of`. Then an index of so many explainers, made from the sample in two ways: all alike, so
that every word is everywhere; and each with words of its own, so that there are very many words.
"""
# ruff: noqa: T201 - a benchmark prints what it measured

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from app.check import verify
from app.find import (
    Corpus,
    Finder,
    Listed,
    Postings,
    Question,
    SiteIndex,
    corpus_of,
    postings,
    site_file,
)
from app.library import read_library
from app.pages import edition
from app.site.draft import json_bytes
from app.urls import Address

ROOT = Path(__file__).resolve().parents[1]
QUESTIONS = ROOT / "benchmarks" / "questions"
SAMPLE = "pakistan-taliban"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def main(arguments: Sequence[str] | None = None) -> None:
    """Ask, and measure."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--of", type=Path, action="append", default=[], metavar="CONTENT")
    parser.add_argument("--count", type=int, default=1000, help="explainers of the index (1000)")
    parser.add_argument("--show", action="store_true", help="the questions not answered first")
    options = parser.parse_args(arguments)
    sample = corpora(ROOT / "content")[SAMPLE]
    for name, found in ((SAMPLE, sample), ("mistyped", sample)):
        print(told(name, found, options.show))
    for folder in options.of:
        for name, found in corpora(folder).items():
            if (QUESTIONS / f"{name}.txt").is_file():
                print(told(name, found, options.show))
    for words, make in (("the same words", alike), ("words of their own", varied)):
        with TemporaryDirectory() as folder:
            print(f"{options.count} explainers with {words}")
            for line in costs(sample, options.count, make, Path(folder)):
                print(f"  {line}")


def corpora(content: Path) -> dict[str, Corpus]:
    """What can be found of each explainer of a folder."""
    outcome = verify(read_library(content))
    if outcome.verified is None:
        raise SystemExit(f"{content} has errors: pilcrow check {content}")
    verified = outcome.verified
    found = verified.library.explainers
    return {each.id: corpus_of(edition(verified, each, Address())) for each in found}


def questions(name: str) -> list[tuple[str, frozenset[str]]]:
    """Each question of a file, and the ids of the statements that answer it."""
    lines = (QUESTIONS / f"{name}.txt").read_text("utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if not line.startswith("#"))
    return [(text, frozenset(ids.split())) for ids, text in pairs]


def finder(found: Corpus, index: SiteIndex) -> Finder:
    """Asks an index of this one."""
    languages = (found.language, *(language for _, language, _ in found.sources))
    site = site_file((Listed(found.id, found.title, languages),), Address())
    return Finder(index, json_bytes(site), lambda _: found)


def told(name: str, found: Corpus, show: bool) -> str:
    """How many questions are answered first, and among three."""
    index = SiteIndex()
    index.update([(found.id, found.id, partial(postings, found))])
    asked, ranks = finder(found, index), []
    for text, wanted in questions(name):
        places = [each.href.partition("#")[2] for each in asked.hits(Question(text=text))]
        rank = next((at for at, each in enumerate(places) if each in wanted), len(places))
        ranks.append(rank)
        if show and rank:
            print(f"  {rank + 1}. {text}")
    first, three = (sum(rank < most for rank in ranks) / len(ranks) for most in (1, 3))
    return f"{name}: {len(ranks)} questions, first in {first:.0%}, among three in {three:.0%}"


def alike(found: Postings, number: int) -> Postings:
    """The same, whichever it is."""
    return found


def varied(found: Postings, number: int) -> Postings:
    """Half of the words are the explainer's own."""
    own = "".join(_LETTERS[number // 26**place % 26] for place in range(3))

    def word(each: str) -> str:
        return own + each if each[0].isalpha() and sum(map(ord, each)) % 2 else each

    terms = {word(term): told for term, told in found.terms.items()}
    forms = {word(form): word(term) for form, term in found.forms.items()}
    return Postings(dict(sorted(terms.items())), forms, found.documents)


def costs(
    found: Corpus, count: int, make: Callable[[Postings, int], Postings], folder: Path
) -> Iterator[str]:
    """How long an index takes to be made and changed, how large it is, and how slow to ask."""
    file, one = folder / "index", postings(found)
    parts = [(f"e{each}", f"{each}", partial(make, one, each)) for each in range(count)]
    index = SiteIndex(file)
    spent = seconds(lambda: index.update(parts))
    yield f"made in {spent:.1f} s: {file.stat().st_size / 1e6:.1f} MB"
    edited = [*parts[:-1], ("edited", "edited", partial(make, one, count))]
    yield f"after an edit of one: {seconds(lambda: index.update(edited)) * 1000:.0f} ms"
    index.close()
    index = SiteIndex(file)
    yield f"opened in {seconds(lambda: index.update(edited)) * 1000:.0f} ms"
    asked = finder(found, index)
    texts = [text for name in (SAMPLE, "mistyped") for text, _ in questions(name)]
    texts += ["Pakistan Taliban Afghanistan government talks attacks officials border militancy"]
    times = sorted(
        (min(seconds(partial(asked.hits, Question(text=text))) for _ in range(3)), text)
        for text in texts
    )
    middle, (slowest, text) = times[len(times) // 2][0], times[-1]
    yield f"asked: median {middle * 1000:.1f} ms, slowest {slowest * 1000:.1f} ms: {text}"


def seconds(call: Callable[[], object]) -> float:
    """How long something takes."""
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
