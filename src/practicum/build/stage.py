"""A place beside the site where a build is made, so that the site is replaced only by a whole one."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from practicum.base.stop import last_chance
from practicum.course.settings import CONFIG

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PREFIX = ".practicum-"  # what is left of a build that was killed begins so; courses ignore it in git
_TRIES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Where a build is made: `config` is the configuration for the engine, `made` the folder that it builds into."""

    config: Path
    made: Path
    site: Path

    def take_place(self) -> None:
        """Put what was made in the site's place; raises OSError, and leaves the old site there, if that fails.

        Raises StoppedError if a signal came before; from then on, the site is complete. Two builds may do so at the same time: the last one stays.
        """
        last_chance()
        old = self.made.with_name("old")
        for last in range(_TRIES, 0, -1):
            try:
                self._swap(old)
            except OSError:  # another build moved its own at that moment, or it is not possible at all
                if last == 1:
                    raise
            else:
                return

    def _swap(self, old: Path) -> None:
        """Move the site to `old` and what was made to its place, with the hidden entries; undo it if that fails.

        Hidden entries, such as `.git` of a worktree, are not the engine's: people put them into the site. They are moved
        before what was made takes its place, so that no site is ever without them.
        """
        kept: list[str] = []
        try:
            if self.site.exists():
                shutil.rmtree(old, ignore_errors=True)
                os.rename(self.site, old)
                for hidden in old.glob(".*"):
                    if not os.path.lexists(self.made / hidden.name):
                        os.rename(hidden, self.made / hidden.name)
                        kept.append(hidden.name)
            os.rename(self.made, self.site)
        except BaseException:
            if old.exists() and not self.site.exists():
                os.rename(old, self.site)
            for name in kept:
                os.rename(self.made / name, self.site / name)
            raise


@contextmanager
def staged(root: Path, site: Path, changes: Mapping[str, object] | None = None) -> Iterator[Stage]:
    """Give a stage for the course in `root`, whose site belongs into the folder `site`; it is deleted afterwards.

    The engine reads a configuration of its own, which inherits the course's: it has to be in the same folder, since
    the paths in it begin there. `changes` are settings that it has besides.
    """
    site = site.resolve()
    site.parent.mkdir(parents=True, exist_ok=True)
    work = Path(mkdtemp(prefix=PREFIX, dir=site.parent))
    config = root / f"{work.name}.yml"
    try:
        made = work / "site"
        settings = {"INHERIT": CONFIG, "site_dir": str(made), **(changes or {})}
        lines = (f"{key}: {json.dumps(value)}\n" for key, value in settings.items())
        config.write_text("".join(lines), encoding="utf-8")
        yield Stage(config=config, made=made, site=site)
    finally:
        config.unlink(missing_ok=True)
        shutil.rmtree(work, ignore_errors=True)
