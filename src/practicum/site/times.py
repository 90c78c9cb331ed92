"""The macros that say how long something takes, one by one and as a path: several of them, added up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.course.duration import each_duration
from practicum.site.table import macro
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from practicum.course.duration import Duration
    from practicum.course.model import Course


class TimeMacros:
    """The macros of paths."""

    def __init__(self, course: Course, taken: Mapping[str, Duration], render: Callable[..., str]) -> None:
        """Serve a course whose lessons take so long, by their ids; `render` is the site's."""
        self._render = render
        self._taken = each_duration(course, taken)
        self._calls = {page.file: [call for call in page.calls if call.macro == "takes"] for page in course.pages}

    @macro("takes")
    def takes(self, page: str, ident: str, path: str = "") -> str:
        """Return how long a lesson, a worksheet or a quiz takes; raises ValueError if there is none with this id.

        `path` is what it is part of, for `takes_in_all`.
        """
        del path  # read from the calls of the page
        if ident not in self._taken:
            raise ValueError(say("cross.none-takes", id=ident))
        return self._render(page, "takes.html", taken=self._taken[ident], text="")

    @macro("takes_in_all")
    def takes_in_all(self, page: str, path: str) -> str:
        """Return how long everything on a page takes that is part of a path."""
        parts = [self._taken[call.id] for call in self._calls.get(page, []) if path in call.more[:1]]
        read, answer, other = (sum(minutes) for minutes in zip(*(part.kinds for part in parts), strict=True))
        values = {"all": _hours(read + answer + other), "read": _hours(read), "answer": _hours(answer)}
        text = say("page.path-other", **values, other=_hours(other)) if other else say("page.path", **values)
        return self._render(page, "takes.html", taken=None, text=text)


def _hours(minutes: int) -> str:
    """Return minutes as hours and minutes in words."""
    hours, rest = divmod(minutes, 60)
    unit = ("hours" if rest else "hours-even") if hours else "minutes"
    return say(f"overview.{unit}", hours=hours, minutes=rest)
