"""The builder: from a content folder to a site in the cache, of which only what is new is made."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ..cache import DEEPEST, Cache, folder_digest, stamp
from ..check import OF_RECORDS, Counts, report, together
from ..console import Refusal, progressing
from ..library import Library, folders, read_library
from ..problems import Problem, Severity, in_order
from ..settings import PREFIX, Settings, SettingsError, prefix_of
from . import manifest as manifests
from .crew import processors, work
from .cross import cross_problems
from .facts import encoded_problems, facts_of
from .front import Front, improve_front, make_front
from .manifest import Manifest, Part, Seen
from .packed import INDEX, PackedSite
from .parts import FACTS, NAMES, Said, Task, Workshop, make
from .stages import BEST, FRONT, READING, STAGES, WHOLE

Others = list[tuple[str, str]]
"""Folders of explainers, each with its digest."""

Wanted = Callable[[], Iterable[str]]
"""Tells whose pages somebody waits for."""

_DOING = {READING: "checking", WHOLE: "making", BEST: "compressing"}
_ROUNDS = 5
"""One to make what is new, one to see what it is to others; more where files change meanwhile."""


@dataclass(frozen=True, slots=True)
class Built:
    """What the checks had to say, and the site; None where there are errors."""

    told: tuple[str, ...]
    problems: str
    """As JSON."""
    manifest: Manifest | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Builder:
    """Builds the site of some settings into a cache, on so many processors.

    In a `preview`, for whoever writes them, drafts are shown.
    """

    settings: Settings
    cache: Cache
    program: str
    count: int = 0
    preview: bool = False
    watched: bool = False
    """Whether somebody waits until it is done, and may want to know how far it is."""

    @property
    def shop(self) -> Workshop:
        """Where explainers are made."""
        content = self.settings.content
        address, program = self.settings.address, self.program
        return Workshop(
            content=content,
            address=address,
            cache=self.cache,
            program=program,
            preview=self.preview,
        )

    @property
    def key(self) -> str:
        """The key of the manifest."""
        return manifests.key_of(self.settings, self.program, self.preview)

    def build(self, stage: str = READING, keep: bool = False) -> Built:
        """Make what is not there up to a stage. Raises `SettingsError` where there is no folder.

        An explainer with errors, and a draft, holds back itself alone; with `keep` it stays as it
        was published before.
        """
        content = self.settings.content
        seen = _seen(content, 0)
        try:
            site = read_library(content, ())
            names = folders(content)
        except OSError as error:
            raise unreadable(content, error) from None
        before = manifests.kept(self.cache, self.key)
        parts = self._parts(names, site, before, stage)
        facts = tuple((each.key, facts_of(each.facts)) for each in parts)
        problems = (problem for _, each in facts for problem in each.problems)
        found = in_order((*cross_problems(self.shop, site, facts), *problems))
        encoded = encoded_problems(found)
        counts = sum((each.counts for _, each in facts), Counts())
        explainers = sum(bool(each.shown) for _, each in facts)
        scope = together(each.scope for _, each in facts)
        told = tuple(report(found, counts, scope, explainers, prefix_of(content)))
        errors = Counter(each.span.file.partition("/")[0] for each in found if self._stops(each))
        parts = tuple(_held(parts, errors, before if keep else None, self.preview))
        if not errors.keys() <= set(names) or all(each.held for each in parts):
            return Built(told, encoded, None)
        heavy = (f"{prefix_of(content)}{line}" for _, each in facts for line in each.heavy)
        told = (*told, *heavy, *map(_told_held, (each for each in parts if each.held)))
        manifest = Manifest(
            name=site.name, told=told, problems=encoded, front="", seen=seen, parts=parts
        )
        shown = tuple((each.key, facts_of(each.facts)) for each in manifest.shown)
        manifest = replace(manifest, front=make_front(self.shop, Front(site, shown)))
        manifests.saved(manifest, self.cache, self.key)
        # Whoever asks first would wait for it else.
        index = self.cache.path(INDEX, self.key)
        PackedSite(self.cache, manifest, self.settings.address, index=index).finder.close()
        return Built(told, encoded, manifest)

    def finish(self, manifest: Manifest, wanted: Wanted = tuple) -> None:
        """Make all the rest, what somebody wants before anything else."""
        abroad = _abroad(manifest.shown)
        for stage in (WHOLE, BEST):
            tasks = {each.folder: each for each in self._unfinished(manifest, stage, abroad)}
            if stage == BEST:
                tasks[FRONT] = Task(folder=FRONT, digest="", stage=BEST, key=manifest.front)
            for _ in self._work(tasks, _DOING[stage], wanted):
                pass
        self.cache.prune(frozenset((*manifest.keys, self.key)))

    def _unfinished(
        self, manifest: Manifest, stage: str, abroad: Mapping[str, Others]
    ) -> Iterator[Task]:
        for each in manifest.shown:
            ready = stage == WHOLE or self._has(WHOLE, each.key)
            if ready and not each.stays and not self._has(stage, each.key):
                others = sorted({one for name in each.names for one in abroad.get(name, ())})
                yield Task(
                    folder=each.folder,
                    digest=each.seen.digest,
                    stage=stage,
                    others=tuple(one for one in others if one[0] != each.folder),
                    key=each.key,
                    before=each.before,
                )

    def _has(self, stage: str, key: str) -> bool:
        """Whether there is a bundle of this stage or a later one."""
        return any(self.cache.has(each, key) for each in STAGES[STAGES.index(stage) :])

    def _count(self, tasks: Collection[object]) -> int:
        return max(1, min(self.count or processors(), len(tasks)))

    def _parts(
        self, folders: Sequence[str], site: Library, before: Manifest | None, stage: str
    ) -> tuple[Part, ...]:
        """Every explainer, those made that were not there."""
        last = {each.folder: each for each in before.parts} if before else {}
        parts = {name: self._seen(name, last.get(name)) for name in folders}
        said = Said(site)
        abroad, unknown = _abroad(parts.values()), list(parts)
        for _ in range(_ROUNDS):
            tasks = {}
            for name in unknown:
                parts[name], task = self._known(parts[name], said, abroad, stage)
                if task:
                    tasks[name] = task
            was, abroad = abroad, _abroad(parts.values())
            # What was not made is as it was, unless the records of another have to do with it.
            unknown = list(tasks if abroad == was else parts)
            if not unknown:
                return tuple(parts.values())
            for task, digest in self._work(tasks, _DOING[stage]):
                seen = replace(parts[task.folder].seen, digest=digest)
                parts[task.folder] = replace(parts[task.folder], seen=seen)
        raise Refusal(f"the files of {self.settings.content} change all the time; try again")

    def _seen(self, name: str, last: Part | None) -> Part:
        """An explainer as its folder is found, and as it was known the last time."""
        folder = self.settings.content / name
        seen = _seen(folder, DEEPEST, last.seen if last else None)
        if last is None:
            return Part(folder=name, names=(), seen=seen, key="", facts="", before="")
        return replace(last, seen=seen, names=last.names if last.seen == seen else ())

    def _stops(self, problem: Problem) -> bool:
        """Whether a problem keeps an explainer from being shown.

        In a preview, what says nothing of the text does not: the record of what was published, and
        of who has read it.
        """
        no_matter = OF_RECORDS if self.preview else ()
        return problem.severity is Severity.ERROR and problem.code not in no_matter

    def _known(
        self, part: Part, said: Said, abroad: Mapping[str, Others], stage: str
    ) -> tuple[Part, Task | None]:
        """What is known of an explainer, and what there is to do where that is not all."""
        names = part.names or tuple(json.loads(self.cache.read(NAMES, part.seen.digest) or b"[]"))
        others = sorted({each for name in names for each in abroad.get(name, ())})
        task = Task(
            folder=part.folder,
            digest=part.seen.digest,
            stage=stage,
            others=tuple(each for each in others if each[0] != part.folder),
        )
        if not names:
            return part, task
        key = self.shop.key(said, names, task)
        facts = part.facts if key == part.key else (self.cache.read(FACTS, key) or b"").decode()
        if not facts:
            return part, task
        whole = not facts_of(facts).packed or self._has(stage, key)
        before = part.before if key == part.key else part.key or part.before
        found = replace(part, names=names, key=key, facts=facts, before=before)
        return found, None if whole else task

    def _work(
        self, tasks: dict[str, Task], doing: str, wanted: Wanted = tuple
    ) -> Iterable[tuple[Task, str]]:
        count, following = len(tasks), partial(_following, tasks, wanted)
        worked = work(partial(_make, self.shop), following, self._count(tasks))
        return progressing(worked, count, doing) if self.watched else worked


def _held(
    parts: Iterable[Part], errors: Mapping[str, int], before: Manifest | None, preview: bool
) -> Iterator[Part]:
    """Every explainer, those that may not be published held back, or as they were before."""
    last = {each.folder: each for each in before.shown} if before else {}
    for part in parts:
        draft = facts_of(part.facts).draft and not preview
        why = manifests.DRAFT if draft else manifests.ERRORS if errors.get(part.folder) else ""
        published = last.get(part.folder) if why else None
        if published:
            yield replace(published, seen=part.seen, held=why, stays=True)
        else:
            yield replace(part, held=why, stays=False)


def _told_held(part: Part) -> str:
    what = "stays as it was published" if part.stays else "is not published"
    return f"{part.folder} {what}: {part.held}"


def unreadable(content: Path, error: OSError) -> SettingsError:
    """That there is no content folder."""
    return SettingsError(
        f"cannot read {content}: {(error.strerror or str(error)).lower()}; "
        f"name a content folder, or set {PREFIX}CONTENT to one"
    )


def _make(shop: Workshop, task: Task) -> str:
    return improve_front(shop, task.key) if task.folder == FRONT else make(shop, task)


def _seen(folder: Path, deepest: int, last: Seen | None = None) -> Seen:
    now = stamp(folder, deepest)
    if last is not None and now and now == last.stamp:
        return last
    return Seen(stamp=now, digest=folder_digest(folder, deepest))


def _abroad(parts: Iterable[Part]) -> Mapping[str, Others]:
    """The explainers whose records have addresses of others, by the names of these."""
    found: defaultdict[str, Others] = defaultdict(list)
    for part in parts:
        for name in facts_of(part.facts).abroad if part.facts else ():
            found[name].append((part.folder, part.seen.digest))
    return found


def _following(tasks: dict[str, Task], wanted: Wanted) -> Task | None:
    """The next task: one that somebody wants, if there is one."""
    for name in wanted() if tasks else ():
        if name in tasks:
            return tasks.pop(name)
    return tasks.pop(next(iter(tasks))) if tasks else None
