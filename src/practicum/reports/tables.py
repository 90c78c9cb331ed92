"""Scores of many answer files as tables: CSV for spreadsheets, aligned text for a terminal."""

from __future__ import annotations

import csv
import re
from fractions import Fraction
from typing import TYPE_CHECKING

from practicum.base.lines import WIDTH, columns, padded
from practicum.base.text import fold, visible
from practicum.reports.text import answered, mixed
from practicum.words import grouped, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from practicum.files.atomic_write import Writer
    from practicum.grading.score_cache import Score

# With a byte order mark: without it, Excel reads UTF-8 as an old code page, and names are garbled.
CSV_ENCODING = "utf-8-sig"
GAP = "  "
# Characters that begin a formula in a spreadsheet, at the start of a cell or after a semicolon, which separates cells in
# most of Europe.
_FORMULA = re.compile(r"""(^|;)([\s"]*)(?=[=+\-@＝＋－＠])""")


def cell(text: str) -> str:
    """Return a text on one line that is not a formula in a spreadsheet, without characters that control a terminal.

    A text that begins with = + - @ gets an apostrophe, and tabs and line ends become spaces, as OWASP advises:
    https://owasp.org/www-community/attacks/CSV_Injection
    """
    return _FORMULA.sub(r"\1'\2", visible(fold(text)))


class Rows:
    """A CSV file with a row for each answer file. Fractions are `3 1/2`: a spreadsheet reads `7/2` as a date."""

    COLUMNS: tuple[str, ...] = (
        *("quiz", "learner", "earned", "possible", "percent", "pass", "passed"),
        *("other_bank", "missing", "changed", "unreadable", "file"),
    )

    def __init__(self, file: Writer) -> None:
        self._write = csv.writer(file).writerow
        self._write(self.COLUMNS)

    def add(self, score: Score, place: str) -> None:
        """Write the row of the answer file at `place`."""
        quiz, passed = score.quiz, _flag(score.passed)
        earned, possible = number(score.earned), number(score.possible)
        learner = cell(score.learner)
        scored = (earned, possible, score.percent, quiz.pass_mark, passed)
        self._write((quiz.id, learner, *scored, *_differences(score), cell(place)))


def _differences(score: Score) -> tuple[str, int, int, int]:
    """Return whether the questions are of another bank, and how many are missing, changed and unreadable."""
    if not score.differs:
        return _flag(False), 0, 0, 0
    result = score.result()
    return _flag(result.other_bank), result.number("missing"), result.changed, len(result.unreadable)


class QuestionRows(Rows):
    """A CSV file with a row for each question of each answer file."""

    COLUMNS = (
        *("quiz", "learner", "other_bank", "question", "kind", "status", "accepted", "credit", "points"),
        *("answer", "file"),
    )

    def add(self, score: Score, place: str) -> None:
        """Write the rows of the answer file at `place`."""
        learner, file = cell(score.learner), cell(place)
        result = score.result()
        for graded in result.questions:
            credit, points = number(graded.credit), number(graded.points)
            accepted = _flag(graded.accepted)
            asked = (_flag(result.other_bank), cell(graded.id), graded.kind, graded.status, accepted, credit, points)
            self._write(
                (score.quiz.id, learner, *asked, cell("" if graded.answer is None else answered(graded.answer)), file)
            )


class Summary:
    """For each quiz, the number of answer files, how many passed and differ, and the mean.

    Memory grows with the quizzes only.
    """

    def __init__(self) -> None:
        self._found: dict[tuple[str, int, int], list[int]] = {}

    def add(self, score: Score, _place: str) -> None:
        """Count an answer file."""
        found = self._found.setdefault((score.quiz.id, score.possible_parts, score.parts), [0, 0, 0, 0])
        found[0] += 1
        found[1] += score.passed
        found[2] += score.earned_parts
        found[3] += score.differs

    def lines(self) -> Iterator[str]:
        """Yield the lines of the table, sorted by the quiz's id."""
        totals: dict[str, tuple[int, int, Fraction, int]] = {}
        for (quiz, possible, _), (files, passed, earned, differ) in self._found.items():
            so_far = totals.get(quiz, (0, 0, Fraction(0), 0))
            share = Fraction(earned, possible) if possible else Fraction(0)
            totals[quiz] = (so_far[0] + files, so_far[1] + passed, so_far[2] + share, so_far[3] + differ)
        rows = [
            (quiz, grouped(files), grouped(passed), _percent(share / files), grouped(differ))
            for quiz, (files, passed, share, differ) in sorted(totals.items())
        ]
        names = ("quiz", "sheets", "passed", "mean", "differ")
        yield from aligned([tuple(say(f"table.{name}") for name in names), *rows], 1)


class Learners:
    """For each learner and quiz, the attempts, the best and the latest score, whether one passed, how many differ.

    The latest is the one that was read last. Files without a name are of different people, as far as is known: each is by
    itself, with a number that the lines below the table explain. Memory grows with the pairs of learner and quiz.
    """

    def __init__(self) -> None:
        self._found: dict[tuple[str, int, str], tuple[int, Fraction, Fraction, bool, int]] = {}
        self._nameless: dict[str, int] = {}

    def add(self, score: Score, place: str) -> None:
        """Count an attempt in the answer file at `place`."""
        learner = visible(fold(score.learner))
        number = 0 if learner else self._nameless.setdefault(place, len(self._nameless) + 1)
        pair = (learner, number, score.quiz.id)
        share = Fraction(score.earned_parts, score.possible_parts) if score.possible_parts else Fraction(0)
        attempts, best, _, passed, differ = self._found.get(pair, (0, share, share, False, 0))
        found = (attempts + 1, max(best, share), share, passed or score.passed, differ + score.differs)
        self._found[pair] = found

    def lines(self) -> Iterator[str]:
        """Yield the lines of the table, sorted by learner and quiz, and of each file without a name where it is."""
        names = ("learner", "quiz", "attempts", "best", "latest", "passed", "differ")
        rows = [
            (
                learner or _nameless(number),
                quiz,
                str(attempts),
                _percent(best),
                _percent(latest),
                say("table.yes" if passed else "table.no"),
                str(differ),
            )
            for (learner, number, quiz), (attempts, best, latest, passed, differ) in sorted(
                self._found.items(), key=lambda found: (found[0][0].casefold(), *found[0])
            )
        ]
        yield from aligned([tuple(say(f"table.{name}") for name in names), *rows], 2)
        for place, number in self._nameless.items():
            yield f"{_nameless(number)}: {visible(place)}"


def _nameless(number: int) -> str:
    return f"{say('table.nobody')} {number}"


def aligned(rows: Sequence[tuple[str, ...]], texts: int, width: int = WIDTH) -> Iterator[str]:
    """Yield rows with aligned cells, in at most `width` columns of a terminal.

    The first `texts` cells of a row are aligned left and cut if they do not fit; the others are aligned right.
    """
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    room = width - sum(widths[texts:]) - len(GAP) * (len(widths) - 1)
    for place in range(texts):
        fair = room // (texts - place)
        others = sum(widths[place + 1 : texts])
        widths[place] = min(widths[place], max(fair, room - others))
        room -= widths[place]
    for row in rows:
        cells = [_fitted(text, room) for text, room in zip(row[:texts], widths, strict=False)]
        cells += [" " * (room - columns(text)) + text for text, room in zip(row[texts:], widths[texts:], strict=True)]
        yield GAP.join(cells)


def _fitted(text: str, room: int) -> str:
    """Return a text in exactly `room` columns, cut or padded."""
    if columns(text) > room:
        kept = text
        while columns(kept) >= room:
            kept = kept[:-1]
        text = f"{kept}…"
    return padded(text, room)


def _percent(share: Fraction) -> str:
    """Return a share (0 to 1) as an integer per cent, half rounded up."""
    return f"{int(100 * share + Fraction(1, 2))} %"


def _flag(value: bool) -> str:
    return "true" if value else "false"


def number(value: Fraction) -> str:
    """Return an exact number as spreadsheets read numbers, never as a date: `3`, `0 1/2`, `3 1/2`."""
    text = mixed(value)
    return f"0 {text}" if text.find("/") > 0 and " " not in text else text
