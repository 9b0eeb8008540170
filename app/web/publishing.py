"""Publishing: a new site takes the place of the one before at once, or leaves it there."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from queue import SimpleQueue

from ..console import Refusal
from ..settings import PREFIX, SettingsError
from ..site import Site
from .store import Publication

Build = Callable[[], Site | None]
"""Makes a site of what the content says now; None where it has errors, which it has shown."""

Say = Callable[[str], None]

_LOG = logging.getLogger(__name__)
_NOTHING_MORE = ""
_LAST_SECONDS = 1.0


def republish(publication: Publication, base_path: str, build: Build) -> bool:
    """Publish a new site in place of the one before, which stays where the content has errors.

    Raises `SettingsError` where the base path hides a page.
    """
    site = build()
    if site is None:
        return False
    if path := hidden(site, base_path):
        site.close()
        raise SettingsError(
            f"{PREFIX}BASE_PATH={base_path} hides {path}, which is a page of the site; "
            "choose another"
        )
    publication.publish(site)
    return True


def hidden(site: Site, base_path: str) -> str | None:
    """A path that no proxy could ask for, because it would be taken for one under the base path.

    Where `/news` is the base path and also an explainer, `/news/` could mean either.
    """
    return site.under(f"{base_path}/") if base_path else None


def outcome(publication: Publication, base_path: str, build: Build) -> str:
    """Publish anew, whatever happens, and what to say of it; a traceback goes to the log."""
    why = ""
    try:
        if republish(publication, base_path, build):
            return "the new content is being served"
        failure = "it has errors"
    except SettingsError as error:
        failure, why = "its folder or a setting is wrong, as the log says", f"{error}\n"
    except Exception as error:
        _LOG.exception("the content could not be read")
        failure = f"this is a bug of Pilcrow, {type(error).__name__}"
        why = f"{failure}: please report it, with the lines in the log\n"
    publication.fail(failure)
    served = publication.answers is not None
    return why + ("what was served before still is" if served else "nothing is served yet")


class Republisher:
    """Publishes anew while a server runs: one build at a time, the newest content last."""

    def __init__(self, publication: Publication, base_path: str, build: Build, say: Say) -> None:
        self._outcome = partial(outcome, publication, base_path, build)
        self._say = say
        self._wanted: SimpleQueue[str] = SimpleQueue()

    def ask(self, why: str) -> None:
        """Ask for what the content says now, and tell why; a signal handler may do so, too."""
        # Whoever waits already will read what is there when its turn comes.
        if self._wanted.empty():
            self._wanted.put(why)

    @contextmanager
    def running(self, begin: Callable[[], None] = lambda: None) -> Iterator[None]:
        """Meanwhile all that was and is asked for is done, after this to begin with."""
        # A build that nobody will see does not keep the process from its end.
        thread = threading.Thread(target=self._work, args=(begin,), name="publish", daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._wanted.put(_NOTHING_MORE)
            thread.join(_LAST_SECONDS)

    def _work(self, begin: Callable[[], None]) -> None:
        begin()
        for why in iter(self._wanted.get, _NOTHING_MORE):
            self.say(f"{why}: {self._outcome()}")

    def say(self, text: str) -> None:
        """Say something, if anybody still reads it."""
        with suppress(OSError, Refusal):
            self._say(text)
