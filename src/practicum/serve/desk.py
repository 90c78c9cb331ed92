"""What happens after a save: the open pages get what is new, and the whole site is built once there is a pause."""

from __future__ import annotations

import asyncio
import json
from contextlib import contextmanager, suppress
from dataclasses import asdict
from typing import TYPE_CHECKING

from practicum.base.problem import ProblemsError
from practicum.course.settings import CONFIG
from practicum.serve.grading import Grading
from practicum.serve.preview import Mistake, Preview, article_in, mark
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from practicum.serve.answers import Answers
    from practicum.serve.whole import Whole

PAUSE = 2.0  # seconds without a save, until the whole site is built
_LIVE = (".md", ".yml")  # files whose edits show without a whole build


class Listener:
    """An open page: its address in the site, a mark of the article that it shows, and the messages for it."""

    def __init__(self, at: str, shown: str) -> None:
        self.at = at
        self.shown = shown
        self.messages: asyncio.Queue[str] = asyncio.Queue()

    def tell(self, **message: object) -> None:
        """Send a message to the page."""
        self.messages.put_nowait(json.dumps(message))


class Desk:
    """Keeps the open pages as the course is. `tell` gets lines for the terminal."""

    def __init__(
        self, preview: Preview, whole: Whole, tell: Callable[[str], None], answers: Answers | None = None
    ) -> None:
        self.preview = preview
        self.whole = whole
        self.answers = answers
        self.is_built = asyncio.Event()  # for the first time, or it has failed
        self.refusal = ""  # what was wrong with the last whole build, if it failed
        self._tell = tell
        self._listeners: set[Listener] = set()
        self._said: tuple[Mistake, ...] = ()
        self._files: frozenset[Path] = frozenset()
        self._is_structural = True
        self._building: asyncio.Task[None] | None = None
        self._grading = Grading(answers, tell, self._tell_figures)

    async def start(self) -> None:
        """Load the course and begin the first whole build."""
        await self._load()
        self._build(pause=0)
        self._grade(pause=0)

    async def stop(self) -> None:
        """Give up what is under way."""
        self._grading.give_up()
        if self._building is not None:
            self._building.cancel()
            with suppress(asyncio.CancelledError):
                await self._building

    @contextmanager
    def listening(self, at: str, shown: str) -> Iterator[Listener]:
        """Give a listener for a page that is open while the context lasts."""
        listener = Listener(at, shown)
        listener.tell(**self._state() | self._figures())
        self._listeners.add(listener)
        try:
            yield listener
        finally:
            self._listeners.discard(listener)

    async def saved(self, files: Collection[Path]) -> None:
        """Show what has changed with these files.

        New and deleted ones need the whole build, and so do others than pages and quizzes.
        """
        self._grading.give_up()
        known = self._known()
        parts = [file.relative_to(self.preview.root).as_posix() for file in files]
        if known != self._files or any(not part.endswith(_LIVE) or part == CONFIG for part in parts):
            self._is_structural = True
        self._files = known
        if any(part.startswith("quizzes/") or part == CONFIG for part in parts):
            self._grading.is_due = True
        await self._load()
        self._build(pause=0 if self._is_structural else PAUSE)
        self._grade(pause=PAUSE)

    def handed_in(self) -> None:
        """Grade the answers again, of which some have changed."""
        self._grading.is_due = True
        self._grade(pause=0)

    def _grade(self, *, pause: float) -> None:
        """Grade what is due after a pause; while a quiz has mistakes, the figures stay as they are."""
        if self.preview.is_current:
            self._grading.begin(pause=pause)

    def _tell_figures(self) -> None:
        for listener in self._listeners:
            listener.tell(**self._figures())

    def _figures(self) -> dict[str, str]:
        """Return what pages need to know of the figures of answers: whether they are other ones."""
        return {"answers": self.answers.stamp if self.answers else ""}

    async def _load(self) -> None:
        self._files = self._files or self._known()
        if await asyncio.to_thread(self.preview.load):
            await self.show()
            await asyncio.to_thread(self.preview.examine)
        mistakes = self.preview.mistakes
        for listener in self._listeners:
            listener.tell(**self._state())
        if mistakes != self._said:
            self._said = mistakes
            for line in [mistake.text for mistake in mistakes] or [say("serve.fine")]:
                self._tell(line)

    async def show(self) -> None:
        """Send its article to every open page that shows another one."""
        for listener in list(self._listeners):
            article = await asyncio.to_thread(self.article, listener.at)
            if article and mark(article) != listener.shown:
                listener.shown = mark(article)
                listener.tell(article=article, shown=listener.shown)

    def article(self, at: str) -> str:
        """Return the inside of the article at an address as it is now; nothing if there is no such page."""
        made = self.preview.article(at)
        if made is not None:
            return made
        with suppress(OSError):
            return article_in((self.whole.site / at).read_text("utf-8"))
        return ""

    def _build(self, *, pause: float) -> None:
        """Build the whole site after a pause, in place of a build that waits or is under way."""
        if self._building is not None:
            self._building.cancel()
        self._building = asyncio.create_task(self._build_after(pause))

    async def _build_after(self, pause: float) -> None:
        await asyncio.sleep(pause)
        if not self.preview.is_current:
            self.is_built.set()
            return
        try:
            self.refusal = await self.whole.build() or ""
        except (OSError, ProblemsError) as error:
            self.refusal = str(error)
        if self.refusal and not self.preview.mistakes:
            self._tell(self.refusal)
        is_announced = self._is_announced()
        self._is_structural = self._is_structural and bool(self.refusal)
        self.is_built.set()
        for listener in self._listeners:
            if (is_announced or not listener.at) and not self.refusal:
                listener.tell(reload=True)
            else:
                listener.tell(**self._state() | {"building": False})
        await self.show()

    def _is_announced(self) -> bool:
        """Return whether pages say that the whole site has to be built first."""
        return self._is_structural and self.preview.is_current

    def _state(self) -> dict[str, object]:
        """Return what pages say of the course: its mistakes, whether they show it as it is, and what is under way."""
        is_current = self.preview.is_current and not self.refusal
        return {"mistakes": self._mistakes(), "current": is_current, "building": self._is_announced()}

    def _known(self) -> frozenset[Path]:
        """Return the files of the course's pages and quizzes."""
        folders = (self.preview.root / name for name in ("content", "quizzes"))
        return frozenset(file for folder in folders for file in folder.rglob("*") if file.suffix in _LIVE)

    def _mistakes(self) -> list[dict[str, str]]:
        found = [asdict(mistake) for mistake in self.preview.mistakes]
        return found or ([{"text": self.refusal, "page": "", "element": ""}] if self.refusal else [])
