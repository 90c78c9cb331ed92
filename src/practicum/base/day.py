"""Today, and the date that builds are dated by: SOURCE_DATE_EPOCH of the environment, for both."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime

from practicum.base.problem import Problem, ProblemsError
from practicum.words import message

DATE = "SOURCE_DATE_EPOCH"  # https://reproducible-builds.org/specs/source-date-epoch/
_LATEST = 2**32 - 1  # of gzip, in 2106
_set_here = ""


def given_seconds() -> str:
    """Return the seconds since 1970 in SOURCE_DATE_EPOCH, or an empty text; raises ProblemsError for any other text."""
    given = os.environ.get(DATE, "")
    if given and not (re.fullmatch("[0-9]{1,10}", given) and int(given) <= _LATEST):
        raise ProblemsError([Problem.of_file(DATE, *message("build.date", given=given, latest=_LATEST))])
    return given


def date_engine(seconds: str) -> None:
    """Let a site engine in this process date what it builds; today stays what it was before."""
    global _set_here
    os.environ[DATE] = _set_here = seconds


def today() -> date:
    """Return the day of SOURCE_DATE_EPOCH (in UTC) if it was set before this program ran, else this machine's.

    Raises ProblemsError as `given_seconds`.
    """
    given = given_seconds()
    if not given or given == _set_here:
        return datetime.now().astimezone().date()
    return datetime.fromtimestamp(int(given), UTC).date()
