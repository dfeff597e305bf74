"""Keeping a catalogue current while staff edit its files."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from pathlib import Path

from bot.catalogue.catalogue import Catalogue
from bot.catalogue.errors import CatalogueError
from bot.catalogue.loading import catalogue_files, load_catalogue

logger = logging.getLogger(__name__)

Print = tuple[tuple[str, int, int], ...]


class CatalogueReader:
    """`current()` is the folder's catalogue, or the last good one while the files are wrong.

    The files' times and sizes are looked at once in `every` seconds at most.
    """

    def __init__(
        self,
        folder: Path | str,
        *,
        every: float = 1.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.folder = Path(folder)
        self._every, self._clock = every, clock
        self._looked = 0.0
        self._print: Print = ()
        self._catalogue: Catalogue | None = None

    def current(self) -> Catalogue:
        """The catalogue.

        Raises:
            CatalogueError: the files are wrong and never were right.
        """
        now = self._clock()
        if self._catalogue is not None and now - self._looked < self._every:
            return self._catalogue
        # The files are looked at before they are read: a change made meanwhile is seen next time.
        found = _fingerprint(self.folder)
        self._looked = now
        if self._catalogue is None or found != self._print:
            self._catalogue = self._load(self._catalogue)
            self._print = found
        return self._catalogue

    def _load(self, last: Catalogue | None) -> Catalogue:
        try:
            return load_catalogue(self.folder)
        except CatalogueError as error:
            if last is None:
                raise
            logger.warning("the catalogue stays at version %s: %s", last.version, error)
            return last


def _fingerprint(folder: Path) -> Print:
    files = []
    for file in catalogue_files(folder):
        try:
            state = file.stat()
        except FileNotFoundError:
            continue
        files.append((file.name, state.st_mtime_ns, state.st_size))
    return tuple(files)
