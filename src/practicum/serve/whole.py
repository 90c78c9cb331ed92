"""The whole site of a course, built beside it by a process of its own while the course is edited."""

from __future__ import annotations

import asyncio
import re
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from practicum.course.settings import CONFIG, SITE, read_settings

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_STEPS = ("INFO ", "DEBUG ")  # with which an engine begins a line on what it does
_NOT_OF_THE_COURSE = "pyvenv.cfg"  # is in a folder with an environment of Python


class Whole:
    """Builds into a temporary folder, so that nothing is written into the course; `close` deletes it.

    `without` is a folder that is not copied there, such as one of learners' answers.
    """

    def __init__(self, root: Path, engine: str, without: Path | None = None) -> None:
        self.root = root
        self.engine = engine
        self._without = without
        self._folder = TemporaryDirectory(prefix="practicum-")
        self._mirror = Path(self._folder.name).resolve() / "course"
        self._lock = Lock()  # a build that is given up may still be copying
        self.site = self._mirror / SITE  # the folder of the last whole site, once there is one

    def close(self) -> None:
        """Delete what was built."""
        self._folder.cleanup()

    async def build(self) -> str | None:
        """Build the site of the course as it is now; return None, or what is wrong if the build failed.

        A build whose task is cancelled is ended at once, so that it takes no time from the next edit.
        """
        await asyncio.to_thread(self._reflect)
        command = [sys.executable, "-m", "practicum", "build", "--without-rules"]
        command += ["--course", str(self._mirror), "--engine", self.engine]
        own = asyncio.subprocess
        process = await own.create_subprocess_exec(*command, stdout=own.PIPE, stderr=own.PIPE)
        try:
            out, err = await process.communicate()
        finally:
            if process.returncode is None:
                process.terminate()
                await process.wait()
        return None if process.returncode == 0 else wrong(*(said.decode(errors="replace") for said in (out, err)))

    def _reflect(self) -> None:
        """Copy the course beside the last site: its settings, pages, quizzes, and what else is in its folder."""
        site = read_settings(str(self.root)).site
        with self._lock:
            self.site = self._mirror / site
            self._mirror.mkdir(exist_ok=True)
            parts = (path for path in self.root.iterdir() if _is_part(path, site))
            here = {path.name for path in parts if path.resolve() != self._without}
            for path in self._mirror.iterdir():
                if path.name not in here and path.name != site:
                    _delete(path)
            for name in here:
                _copy(self.root / name, self._mirror / name)


def wrong(out: str, err: str) -> str:
    """Return the warnings and errors of a build that failed, without what went well; all that it said if there are none.

    `out` and `err` are what it wrote to its two streams: programs and engines say what is wrong on the second one.
    """
    lines = (line for line in _COLOUR.sub("", err).splitlines() if not line.startswith(_STEPS))
    return "\n".join(lines).strip() or f"{out}\n{err}".strip()


def _is_part(path: Path, site: str) -> bool:
    """Return whether something in a course's folder belongs to the course."""
    return path.name == CONFIG or not (
        path.name.startswith(".") or path.name == site or (path / _NOT_OF_THE_COURSE).exists()
    )


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    """Copy a file or a folder to a place where an older copy of it may be."""
    if not source.is_dir():
        shutil.copy2(source, target)
        return
    _delete(target)
    skipped = shutil.ignore_patterns(".*", "__pycache__", "node_modules")
    with suppress(shutil.Error):  # a file that went away meanwhile: the next save builds again
        shutil.copytree(source, target, ignore=skipped, dirs_exist_ok=True)
