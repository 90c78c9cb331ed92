"""Figures -> pictures, each an SVG in the page with its finding in words; none without matplotlib."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from practicum.analysis.picture_rows import ALL, STEP, lowest, percent, share_rows, sure_in_words, sure_rows
from practicum.analysis.statistics import number
from practicum.markup.plain import plain_line
from practicum.words import grouped, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markupsafe import Markup
    from matplotlib.axes import Axes

    from practicum.analysis.drawing import Drawing
    from practicum.analysis.figures import QuestionFigures, QuizFigures
    from practicum.analysis.picture_rows import SureRow
    from practicum.analysis.ways import Ways
    from practicum.quiz.kinds.dialogue import Dialogue

MOST_QUESTIONS = 40  # rows of a picture
_ROW = 38  # pixels
_COLUMNS = 96
_LINE = 14  # pixels from one line of a text to the next
_FEW = 20  # questions that have two lines each at most
_MARK = 8  # pixels: half of a mark
_SIDE = 2  # pixels beside rows
_ENDS = 5  # pixels left of an axis
_RIGHT = 22  # and right of it, for half of its last label


@contextmanager
def pictures() -> Iterator[Pictures | None]:
    """Give what draws the pictures of a page, or None where matplotlib cannot be imported."""
    logging.getLogger("matplotlib").setLevel(logging.ERROR)  # else its import speaks on the terminal, as of its folder
    try:
        from practicum.analysis import drawing
    except ImportError:
        yield None
        return
    with drawing.settings():
        yield Pictures(drawing.Drawing())


class Pictures:
    """Draws pictures, one after the other; those of equal figures are drawn once."""

    def __init__(self, drawing: Drawing) -> None:
        from practicum.analysis import drawing as module
        from practicum.analysis import ways_picture

        self._drawing = drawing
        self._of = module
        self._ways = ways_picture
        self._known: dict[tuple[SureRow, ...], Markup] = {}

    def shares(self, quiz: QuizFigures) -> Markup:
        """Draw how many learners reached which share, in columns of 10 %, with the pass mark."""
        draw, own = self._drawing, self._of
        mark = quiz.groups.quiz.pass_mark
        rows = share_rows(quiz.groups.shares, mark)
        most = max(row.number for row in rows) or 1
        draw.begin(_COLUMNS + 58)
        axes = draw.axes((_ENDS, 36, own.WIDTH - _ENDS - _RIGHT, _COLUMNS), (0, ALL), (most, 0))
        line = draw.axes((_ENDS, 0, own.WIDTH - _ENDS - _RIGHT, _COLUMNS + 58), (0, ALL), (0, _COLUMNS + 58))
        for row in rows:
            middle, width = row.low + STEP / 2, STEP - 1.6
            if row.reached:
                axes.bar(middle, row.reached, width, color=own.BAR, edgecolor=own.BAR)
            if row.less:
                axes.bar(middle, row.less, width, row.reached, color=own.PAPER, edgecolor=own.BAR)
            if row.number:
                at = 36 + _COLUMNS * (1 - row.number / most) - 4
                draw.text(line, (middle, at), grouped(row.number), align="center")
        base = 36 + _COLUMNS
        line.plot([0, ALL], [base, base], color=own.QUIET, linewidth=1)
        line.plot([mark, mark], [2, base], color=own.INK, linewidth=1.5, linestyle=(0, (4, 3)))
        is_right = 2 * mark > ALL
        shift = -1.5 if is_right else 1.5
        words = say("pictures.mark", mark=mark)
        draw.text(line, (mark + shift, 12), words, align="right" if is_right else "left", kind="quiet")
        for tick in range(0, ALL + 1, 2 * STEP):
            draw.text(line, (tick, base + 16), f"{tick} %" if tick else "0", align="center", kind="quiet")
        return draw.svg(self.shares_in_words(quiz))

    @staticmethod
    def shares_in_words(quiz: QuizFigures) -> str:
        """Return what the picture of shares says."""
        mark = quiz.groups.quiz.pass_mark
        shares = quiz.groups.shares
        return say(
            "pictures.shares-said",
            median=percent(quiz.median),
            reached=grouped(sum(row.reached for row in share_rows(shares, mark))),
            number=grouped(number(shares)),
            mark=mark,
        )

    def facilities(self, quiz: QuizFigures) -> Markup:
        """Draw the facility of each question with its interval, the lowest first."""
        draw, own = self._drawing, self._of
        rows = lowest(quiz.questions)[:MOST_QUESTIONS]
        room = own.WIDTH - 2 * _SIDE - own.width_of("100 %") - 8
        most = 2 if len(rows) <= _FEW else 1
        texts = [own.lines(plain_line(each.question.stem), room, most) for each in rows]
        high = _ROW + _LINE * (max(map(len, texts)) - 1)
        tall = high * len(rows)
        draw.begin(tall + 20)
        axes = draw.axes((_SIDE, 0, own.WIDTH - 2 * _SIDE, tall + 20), (0, ALL), (0, tall + 20))
        places = [high * (index + 1) - 12 for index in range(len(rows))]
        self._lines(axes, [(0, y, ALL, y) for y in places], own.LINE, 1)
        reach = [
            (100 * float(each.interval.low), y, 100 * float(each.interval.high), y)
            for each, y in zip(rows, places, strict=True)
            if each.interval
        ]
        means = [100 * float(each.facility or 0) for each in rows]
        self._lines(axes, reach, own.BAR, 4)
        marks = [(x, y - _MARK, x, y + _MARK) for x, y in zip(means, places, strict=True)]
        self._lines(axes, marks, own.INK, 3)
        for each, words, y in zip(rows, texts, places, strict=True):
            for index, line in enumerate(words):
                draw.text(axes, (0, y - 12 - _LINE * (len(words) - 1 - index)), line)
            draw.text(axes, (ALL, y - 12), percent(each.facility), align="right", kind="strong")
        for at, align in ((0, "left"), (ALL // 2, "center"), (ALL, "right")):
            draw.text(axes, (at, tall + 13), f"{at} %" if at else "0", align=align, kind="quiet")
        return draw.svg(self.facilities_in_words(quiz))

    def facilities_in_words(self, quiz: QuizFigures) -> str:
        """Return what the picture of facilities says."""
        rows = lowest(quiz.questions)
        first, last = rows[0], rows[-1]
        return say(
            "pictures.facilities-said",
            low=percent(first.facility),
            question=self._of.fitting(plain_line(first.question.stem), 2 * self._of.WIDTH),
            high=percent(last.facility),
            half=grouped(sum(2 * (each.facility or 0) < 1 for each in rows)),
            number=grouped(len(rows)),
        )

    def sureness(self, each: QuestionFigures) -> Markup:
        """Draw how many were right at each confidence."""
        rows = tuple(sure_rows(each.sure))
        if rows not in self._known:
            self._known[rows] = self._sureness(rows)
        return self._known[rows]

    def _sureness(self, rows: Sequence[SureRow]) -> Markup:
        draw, own = self._drawing, self._of
        tall = _ROW * len(rows)
        most = max(row.number for row in rows)
        draw.begin(tall + 2)
        axes = draw.axes((2, 0, own.WIDTH - 4, tall), (0, most), (0, len(rows)))
        for index, row in enumerate(rows):
            draw.text(axes, (0, index + 0.4), sure_in_words(row))
            middle = index + 0.7
            if row.right:
                axes.barh(middle, row.right, 0.3, color=own.BAR, edgecolor=own.BAR)
            if row.number > row.right:
                axes.barh(middle, row.number - row.right, 0.3, row.right, color=own.PAPER, edgecolor=own.BAR)
        return draw.svg(" ".join(f"{sure_in_words(row)}." for row in rows))

    def ways(self, question: Dialogue, found: Ways) -> Markup:
        """Draw the ways that learners went through a conversation."""
        return self._ways.draw_ways(self._drawing, question, found)

    @property
    def most_places(self) -> int:
        """How many places of a conversation are drawn at most."""
        return self._ways.MOST_PLACES

    def left_out(self, found: Ways) -> int:
        """Return how many places that someone reached are not drawn."""
        return self._ways.left_out(found)

    def _lines(self, axes: Axes, lines: Sequence[tuple[float, float, float, float]], colour: str, width: float) -> None:
        """Draw lines from one point to another as one path."""
        gap = float("nan")
        xs = [x for line in lines for x in (line[0], line[2], gap)]
        ys = [y for line in lines for y in (line[1], line[3], gap)]
        axes.plot(xs, ys, color=colour, linewidth=width, solid_capstyle="butt")
