"""Site → folder: the bytes that `serve` sends, as files that any web server can send.

`/x/` becomes `x/index.html`; `.br` and `.gz` stand beside what is worth compressing. What a file
cannot say for itself stands in `.pilcrow.json`: the status of pages that moved, are gone or were
not found, and every page's headers. A page that moved is also a small page that leads on.

For servers that have another language for that than ours, `hosting` says the same in theirs.

A manifest says what was checked by whom, and what each file is.

The record also says which files of a folder are its own. A folder with no others is exchanged for
a new one in one step; in one that has others, or that cannot be exchanged (a mounted disk, a parent
that may not be written to), file by file: all are written, then each is put in its place, those
that pages load before the pages, and what is no more is removed last.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from operator import itemgetter
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from ..cache import Page
from ..console import Refusal, progressing
from .exchange import beside, exchange, locked
from .hosting import hosting
from .patterns import Record
from .proof import MANIFEST, digest_of, encoded
from .site import Site

MARKER = ".pilcrow.json"
_STAGE = ".pilcrow.new"
_SUFFIX = {"br": ".br", "gzip": ".gz"}
_HELD = (errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM, errno.EROFS)
"""Why a folder cannot be exchanged though it may be written to."""


class NotOursError(Refusal):
    """There is something that no export made, and it is left alone."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} holds something that no export made; choose another folder")


class OutsideError(OSError):
    """The file of a page would not be inside the folder."""

    def __init__(self, name: str) -> None:
        super().__init__(errno.EPERM, f"the file {name!r} of a page would not be inside it")


def export(site: Site, folder: Path, base_path: str = "") -> int:
    """Put every page in a folder, in place of an earlier export; how many pages.

    What is said to other servers is for pages below the base path; where somebody else has said
    something to them already, theirs stays.

    Raises `NotOursError` for a folder without a record and with other things in it, or where a page
    would stand in the place of one; `OSError` is the file system's, and an `OutsideError`.
    """
    target = Path(os.path.realpath(folder))
    record = _record(target)
    own = frozenset(_own(record))
    kept = {path: about for path, about in record.items() if _stays(path, site)}
    pages = {**kept, **_about(site)}
    told = {
        name: text
        for name, text in hosting(pages, base_path).items()
        if name in own or not os.path.lexists(target / name)
    }
    about = {**pages, **{name: {"file": name, "encodings": []} for name in told}}
    files = Files(site, told)
    target.parent.mkdir(parents=True, exist_ok=True)
    if not kept and set(_there(target)) <= own:
        try:
            _exchange(files, about, target)
        except OSError as error:
            if error.errno not in _HELD or isinstance(error, OutsideError):
                raise
        else:
            return len(site)
    target.mkdir(exist_ok=True)
    with locked(target):
        _replace(files, about, target, record)
    return len(site)


def _stays(path: str, site: Site) -> bool:
    """Whether a page of an earlier export stays: that of an explainer which is held back now.

    What it loads stays with it.
    """
    first, _, rest = path.strip("/").partition("/")
    owner = rest.partition("/")[0] if first == "embed" else first
    return bool(site.held) and path not in site and (owner in site.held or first == "static")


def file_name(path: str) -> str:
    """The file a path is kept in, inside the folder. Raises `OutsideError` for any other."""
    name = path.removeprefix("/") + ("index.html" if path.endswith("/") else "")
    if {"", ".", ".."} & set(name.split("/")) or {"\\", "\0"} & set(name):
        raise OutsideError(name)
    return name


class Files(Mapping[str, bytes]):
    """Every file by its name, those that pages load first; read from the site one by one.

    `told` are those that are of no page.
    """

    def __init__(self, site: Site, told: Mapping[str, bytes] = MappingProxyType({})) -> None:
        found = [each for page in site.values() for each in _files_of(page)]
        self._site = site
        self._told = told
        self._places = {name: place for _, name, *place in sorted(found, key=itemgetter(0))}

    def manifest(self, record: Record, folder: Path) -> bytes:
        """The manifest of a folder with such a record, some of whose files may be there already."""
        told = {MARKER: digest_of(_encoded(record))}
        for name in frozenset(_own(record)) - {MARKER, MANIFEST}:
            if name in self:
                told[name] = digest_of(self[name])
            elif (folder / name).is_file():
                told[name] = digest_of((folder / name).read_bytes())
        return encoded(self._site.proofs, told)

    def __getitem__(self, name: str) -> bytes:
        if name in self._told:
            return self._told[name]
        path, coding = self._places[name]
        return self._site[path].variants[coding]

    def __contains__(self, name: object) -> bool:
        return name in self._told or name in self._places

    def __iter__(self) -> Iterator[str]:
        yield from self._told
        yield from self._places

    def __len__(self) -> int:
        return len(self._told) + len(self._places)


def _files_of(page: Page) -> Iterator[tuple[bool, str, str, str]]:
    """Whether it is a page, the name of the file, and where the site has it."""
    name, is_page = file_name(page.path), page.media_type.startswith("text/html")
    for coding in page.variants:
        yield is_page, name + _SUFFIX.get(coding, ""), page.path, coding


def _about(site: Site) -> Record:
    return {page.path: _about_page(page) for page in site.values()}


def _about_page(page: Page) -> Mapping[str, object]:
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in page.headers}
    return {
        "file": file_name(page.path),
        "encodings": sorted(page.encodings),
        "status": page.status,
        "headers": headers,
    }


def _record(folder: Path) -> Record:
    """What an earlier export wrote of itself; empty for an empty folder and for none."""
    try:
        record = json.loads((folder / MARKER).read_text("utf-8"))
    except FileNotFoundError:
        if folder.is_dir() and not any(each.name != _STAGE for each in folder.iterdir()):
            return {}
        if not os.path.lexists(folder):
            return {}
        raise NotOursError(folder) from None
    except NotADirectoryError:
        if os.path.lexists(folder):
            raise NotOursError(folder) from None
        raise  # what should be a folder above it is a file
    except (ValueError, RecursionError):
        raise NotOursError(folder) from None
    if not isinstance(record, dict) or not all(isinstance(each, dict) for each in record.values()):
        raise NotOursError(folder)
    return record


def _own(record: Record) -> Iterator[str]:
    """The files a record names, itself and the manifest among them."""
    yield MARKER
    yield MANIFEST
    for about in record.values():
        name = str(about.get("file"))
        encodings = about.get("encodings", tuple(_SUFFIX))
        yield name
        if isinstance(encodings, list | tuple):
            yield from (name + _SUFFIX[each] for each in encodings if each in _SUFFIX)


def _there(folder: Path) -> Iterator[str]:
    """The files below a folder, links, which are never followed, and folders that are empty."""
    for top, folders, files in os.walk(folder):
        here = Path(top).relative_to(folder)
        if here == Path():
            folders[:] = [name for name in folders if name != _STAGE]
        links = [name for name in folders if (Path(top) / name).is_symlink()]
        yield from ((here / name).as_posix() for name in (*files, *links))
        if here != Path() and not files and not folders:
            yield here.as_posix()


def _exchange(files: Files, about: Record, target: Path) -> None:
    with beside(target) as fresh:
        _write(files, fresh)
        _write({MANIFEST: files.manifest(about, fresh)}, fresh)
        _write_record(about, fresh, fresh)
        fresh.chmod(0o755)
        exchange(fresh, target)


def _replace(files: Files, about: Record, target: Path, before: Record) -> None:
    """Put the files in the place of earlier ones. The record names both until all is done."""
    own = frozenset(_own(before))
    for name in (*files, MANIFEST):
        _refuse_strange(target, name, own)
    changed = [name for name, body in files.items() if not _says(target / name, body)]
    stage = target / _STAGE
    shutil.rmtree(stage, ignore_errors=True)
    try:
        stage.mkdir()
        _write({name: files[name] for name in changed}, stage)
        _write_record({**before, **about}, stage, target)
        for name in changed:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (stage / name).replace(target / name)
        _remove(target, (own & frozenset(_there(target))) - frozenset(_own(about)))
        _write({MANIFEST: files.manifest(about, target)}, stage)
        (stage / MANIFEST).replace(target / MANIFEST)
        _write_record(about, stage, target)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _refuse_strange(target: Path, name: str, own: frozenset[str]) -> None:
    """Refuse to write through a link, or over what no export made."""
    path = target / name
    if any(
        each.is_symlink() for each in path.parents if each.is_relative_to(target) and each != target
    ):
        raise OutsideError(name)
    if os.path.lexists(path) and name not in own:
        raise NotOursError(path)


def _says(path: Path, body: bytes) -> bool:
    """Whether a file is there and has these bytes."""
    return path.is_file() and path.stat().st_size == len(body) and path.read_bytes() == body


def _remove(target: Path, names: Iterable[str]) -> None:
    """Remove these files, and the folders that are empty without them."""
    for name in sorted(names):
        (target / name).unlink(missing_ok=True)
        for above in PurePosixPath(name).parents[:-1]:
            if any((target / above).iterdir()):
                break
            (target / above).rmdir()


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    for name in progressing(files, len(files), "writing"):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(files[name])


def _write_record(record: Record, stage: Path, folder: Path) -> None:
    fresh = stage / f"{MARKER}.new"
    fresh.write_bytes(_encoded(record))
    fresh.replace(folder / MARKER)


def _encoded(record: Record) -> bytes:
    return f"{json.dumps(record, indent=1, ensure_ascii=False)}\n".encode()
