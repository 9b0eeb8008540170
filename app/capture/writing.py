"""Writing: a new explainer in the content folder, and a changed source in the place of the old.

Nothing is written before everything is known to be right, and no file that exists is replaced but
those that an update is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from ..console import Refusal
from ..library import NAME, Library, digest_of, rewrite, shaped, with_digest, write_record
from ..model import Explainer, ParagraphPart, Source
from ..urls import is_reserved_explainer
from .alignment import Alignment, align, with_parts
from .article import Article
from .moves import Reread, moved_files, to_read_again
from .skeleton import body_of, skeleton, source_file


def new_explainer(
    content: Path, name: str, article: Article, obtained: str, today: date
) -> tuple[Path, ...]:
    """Write the source and the drafts of a new explainer; the files, in the order of reading.

    Raises `Refusal` where the name is none, or the folder exists or cannot be written.
    """
    if not NAME.fullmatch(name) or is_reserved_explainer(name):
        raise Refusal(
            f"`{name}` cannot be the address of an explainer: write small letters, digits and "
            "single hyphens, and no name that the site needs itself"
        )
    folder = content / name
    body = body_of(article)
    files = {
        **skeleton(article, name, today),
        f"sources/{name}.md": source_file(article, body, digest_of(body), obtained),
    }
    try:
        folder.mkdir()
        (folder / "sources").mkdir()
        for file, text in files.items():
            write_record(folder / file, text)
    except FileExistsError:
        raise Refusal(f"{folder} exists already; name another, or see `pilcrow source`") from None
    except OSError as error:
        raise Refusal(f"cannot write {folder}: {error.strerror or error}") from None
    return tuple(folder / file for file in files)


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """What an update of a source changes, before anything is written.

    `files` are the new texts by their paths in the content folder; `reread` the statements whose
    paragraph says something else now, or is gone.
    """

    source: Source
    paragraphs: tuple[str, ...]
    alignment: Alignment
    files: Mapping[str, str]
    reread: tuple[Reread, ...]


def update_of(library: Library, explainer: Explainer, source: Source, article: Article) -> Update:
    """The source with the text of an article, and all that cites it with the new numbers."""
    body = body_of(article)
    alignment = with_parts(
        align([each.text for each in source.paragraphs], _texts(article)),
        [_parts(each.text, each.parts) for each in source.paragraphs],
        [_parts(" ".join(lines), shaped(lines)[1]) for lines in _lines(article)],
    )
    moved = moved_files(explainer, source.id, alignment, library.lines)
    files = {file: "\n".join(lines) for file, lines in moved.items()}
    if digest_of(body) != source.text_digest:
        files[source.file] = _with_body(library.lines[source.file], body)
    return Update(
        source=source,
        paragraphs=_texts(article),
        alignment=alignment,
        files=files,
        reread=tuple(to_read_again(explainer, source.id, alignment)),
    )


def _texts(article: Article) -> tuple[str, ...]:
    """The paragraphs as a source has them: on one line each."""
    return tuple(map(" ".join, _lines(article)))


def _lines(article: Article) -> tuple[list[str], ...]:
    return tuple(each.split("\n") for each in article.paragraphs)


def _parts(text: str, parts: Iterable[ParagraphPart]) -> tuple[str, ...]:
    return tuple(text[each.start : each.end] for each in parts)


def _with_body(lines: Sequence[str], body: str) -> str:
    """The front matter of a source, with the new digest, and the new text below it."""
    front = with_digest(lines[: lines.index("---", 1) + 1], digest_of(body))
    return "\n".join((*front, "", body, ""))


def write_update(content: Path, update: Update) -> None:
    """Write every file that an update changes, each at once, the source last.

    Whoever is stopped in between finds the old source, and can do the update again. Raises
    `Refusal` where one cannot be written.
    """
    for file in sorted(update.files, key=lambda each: each == update.source.file):
        try:
            rewrite(content / file, partial(_replaced, update.files[file]))
        except OSError as error:
            raise Refusal(f"cannot write {content / file}: {error.strerror or error}") from None


def _replaced(new: str, _: str) -> str:
    return new
