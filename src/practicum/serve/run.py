"""The preview's server, and what watches the course's files for it."""

from __future__ import annotations

import asyncio
import signal
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path
from secrets import token_urlsafe
from typing import TYPE_CHECKING

import uvicorn
from watchfiles import Change, DefaultFilter, awatch

from practicum.build.site import date_build, require, require_language
from practicum.course.settings import CONFIG, CONTENT, read_settings
from practicum.grading.sheet import LINES_SUFFIXES, SHARED_SUFFIX, SUFFIXES
from practicum.serve.app import OWN, create_app
from practicum.serve.desk import Desk
from practicum.serve.port import listen
from practicum.serve.preview import Preview
from practicum.serve.whole import Whole
from practicum.site.preview import preview

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable

    from practicum.serve.answers import Answers

_FOLDERS = (CONTENT, "quizzes", "macros", "overrides")
_STEP = 10  # milliseconds that the watcher waits for more changes of one save, and at most five times as many

_AGAIN = 1  # seconds until a folder that has gone is looked for again


def serve(
    root: Path,
    engine: str,
    ports: Iterable[int],
    tell: Callable[[str], None],
    opened: Callable[[str], None],
    *,
    answers: Answers | None = None,
) -> None:
    """Show the course in `root` at the first of these ports of this machine that is free, until Ctrl+C.

    `tell` gets lines for the terminal, `opened` the address to open, once it answers. `answers` are those of learners
    whose figures are shown. Raises ProblemsError if the
    engine is not installed or its theme does not know the course's language, and OSError if every port is taken.
    """
    require(engine)
    require_language(root, engine)
    date_build(root)
    token = token_urlsafe(18)
    _end_as_with_ctrl_c()
    without = Path(answers.folder).resolve() if answers else None
    with listen(ports) as listening, closing(Whole(root, engine, without)) as whole, preview():
        port = listening.getsockname()[1]
        desk = Desk(Preview(root), whole, tell, answers)

        @asynccontextmanager
        async def lifespan() -> AsyncIterator[None]:
            await desk.start()
            watching = asyncio.create_task(_watch(root, desk))
            opened(f"http://localhost:{port}/{OWN}/open/{token}")
            try:
                yield
            finally:
                watching.cancel()
                with suppress(asyncio.CancelledError):
                    await watching
                await desk.stop()

        app = create_app(desk, token, port, lifespan)
        config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=1, lifespan="on")
        with suppress(KeyboardInterrupt):
            uvicorn.Server(config).run(sockets=[listening])


def _end_as_with_ctrl_c() -> None:
    """Let a closed terminal and a plain `kill` end the preview as Ctrl+C does, so that what it built is deleted."""
    for name in ("SIGHUP", "SIGTERM"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: signal.raise_signal(signal.SIGINT))


async def _watch_answers(folder: Path, desk: Desk) -> None:
    """Tell the desk of answers that are handed in or changed; a folder that has gone is watched again once it is back."""
    is_there = folder.is_dir

    def may_matter(_: Change, path: str) -> bool:
        return path.endswith((*SUFFIXES, *LINES_SUFFIXES, SHARED_SUFFIX)) or not is_there()

    while True:
        if is_there():
            desk.handed_in()  # what came before it is watched
            with suppress(FileNotFoundError):
                async for _ in awatch(folder, watch_filter=may_matter):
                    desk.handed_in()
                    if not is_there():
                        break
        await asyncio.sleep(_AGAIN)


async def _watch(root: Path, desk: Desk) -> None:
    """Tell the desk of every save in the course, and of answers that are handed in."""
    folders = {root / name for name in _FOLDERS}
    site = root / read_settings(str(root)).site

    def is_part(change: Change, path: str) -> bool:
        return DefaultFilter()(change, path) and not Path(path).is_relative_to(site)

    async def saves(*places: Path, recursive: bool) -> AsyncIterator[set[tuple[Change, Path]]]:
        async for found in awatch(*places, watch_filter=is_part, debounce=_STEP * 5, step=_STEP, recursive=recursive):
            yield {(change, Path(path)) for change, path in found}

    async with asyncio.TaskGroup() as group:
        changes: asyncio.Queue[set[Path]] = asyncio.Queue()

        async def watch_inside() -> None:
            with suppress(FileNotFoundError):  # one has gone meanwhile, of which `watch_root` hears
                async for found in saves(*filter(Path.is_dir, folders), recursive=True):
                    changes.put_nowait({path for _, path in found})

        async def watch_root() -> None:
            inside = group.create_task(watch_inside())
            async for found in saves(root, recursive=False):
                made = {path for change, path in found if path in folders and change != Change.modified}
                if made:
                    inside.cancel()
                    inside = group.create_task(watch_inside())  # watches before the desk reads what is there by now
                changes.put_nowait(made | ({path for _, path in found} & {root / CONFIG}))

        group.create_task(watch_root())
        if desk.answers:
            group.create_task(_watch_answers(Path(desk.answers.folder), desk))
        while True:
            files = await changes.get()
            while not changes.empty():
                files |= changes.get_nowait()
            if files:
                await desk.saved(files)
