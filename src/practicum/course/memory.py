"""What each file of a course gave, kept until that file is another one, for a program that loads a course again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar, cast

from practicum.base.problem import ProblemsError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from practicum.base.problem import Problem

T = TypeVar("T")


class Memory:
    """Values by what was made of which file; `recall` makes each once for a state of its file.

    A state is the file's time, size and number: who writes it twice within one tick of the clock, with the same size,
    is not noticed. A value must not be changed by those who get it.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[object, object, list[Problem]]] = {}
        self._settings: object = None

    def begin(self, settings: Path) -> None:
        """Begin to load a course with these settings, a file; if it is not as it was, nothing is kept."""
        state = _state(settings)
        if state != self._settings:
            self._known.clear()
            self._settings = state

    def recall(self, what: str, path: Path, problems: list[Problem], make: Callable[[list[Problem]], T]) -> T | None:
        """Return what `make` makes of the file at `path`, and note its faults in `problems`; None if it raises them.

        `make` takes a list for faults; it is called where the file is not as it was at the last call with `what`.
        """
        state, key = _state(path), (what, str(path))
        if key not in self._known or self._known[key][0] != state or state is None:
            own: list[Problem] = []
            value: T | None = None
            try:
                value = make(own)
            except ProblemsError as error:
                own += error.problems
            self._known[key] = (state, value, own)
        _, kept, faults = self._known[key]
        problems += faults
        return cast("T | None", kept)  # what `make` of the same `what` has returned


def _state(path: Path) -> tuple[int, int, int] | None:
    """Return what changes when a file does; None if there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_mtime_ns, found.st_size, found.st_ino)
