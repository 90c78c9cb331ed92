"""The ways through a conversation -> a drawn graph: turns in layers, steps as wide as the share that took them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from matplotlib.patches import FancyArrowPatch, FancyBboxPatch
from matplotlib.path import Path

from practicum.analysis import drawing as own
from practicum.analysis.picture_rows import percent
from practicum.markup.plain import plain
from practicum.words import grouped, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from markupsafe import Markup
    from matplotlib.axes import Axes

    from practicum.analysis.drawing import Drawing
    from practicum.analysis.ways import Ways
    from practicum.quiz.kinds.dialogue import Dialogue

MOST_PLACES = 24
MOST_STEPS = 40
_IN_ROW = 4
_TALL, _GAP, _BETWEEN = 40, 54, 10  # pixels of a box, below it and beside it
_EDGE = 26  # pixels left and right of the boxes, for steps that lead back
_WIDEST = 210
_THIN, _THICK = 1.0, 5.0  # a step's width for the share of nobody, and what the share of all adds
_LABEL = 13  # pixels of a label's height
_ALONG = (0.45, 0.3, 0.6, 0.2, 0.75)  # of a step, where its label may be
_BEND = 34  # pixels

Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """Where a place is drawn: its middle, its width, its row, and its top, in pixels."""

    x: float
    width: float
    row: int

    @property
    def top(self) -> float:
        return 2 + self.row * (_TALL + _GAP)

    @property
    def bottom(self) -> float:
        return self.top + _TALL


def ways_in_words(question: Dialogue, found: Ways) -> str:
    """Return what the drawn ways say: how many reached each ending, and the commonest way."""
    numbers = question.numbers
    endings = sorted(
        (ending for ending in question.endings if found.places[ending.id]), key=lambda each: -found.places[each.id]
    )
    said = [
        say(
            "pictures.ending-said",
            title=ending.title,
            number=grouped(found.places[ending.id]),
            percent=percent(found.share(ending.id)),
        )
        for ending in endings
    ]
    way = " → ".join(str(numbers[place]) for place in found.commonest)
    return say(
        "pictures.ways-said",
        number=grouped(found.number),
        endings="; ".join(said),
        way=way,
        went=grouped(found.went),
    )


def left_out(found: Ways) -> int:
    """Return how many places that someone reached are not in the picture."""
    return sum(map(bool, found.places.values())) - len(_shown(found))


def draw_ways(draw: Drawing, question: Dialogue, found: Ways) -> Markup:
    """Draw the ways that someone went; of more than 24 places those that most reached."""
    shown = _shown(found)
    steps = {step: times for step, times in found.steps.items() if shown.issuperset(step)}
    steps = dict(sorted(steps.items(), key=lambda each: -each[1])[:MOST_STEPS])
    boxes = _boxes([[place for place in layer if place in shown] for layer in found.layers()], steps)
    rows = 1 + max(box.row for box in boxes.values())
    last = any(_is_level(boxes, step) and boxes[step[0]].row == rows - 1 for step in steps)
    tall = rows * (_TALL + _GAP) - _GAP + 4 + (_BEND if last else 0)
    draw.begin(tall)
    axes = draw.axes((0, 0, own.WIDTH, tall), (0, own.WIDTH), (0, tall))
    labels: list[Point] = []
    for here, to in steps:
        _step(draw, axes, _curve(boxes[here], boxes[to]), found.share_of_step(here, to), labels)
    endings = {ending.id: ending.title for ending in question.endings}
    says = {node.id: plain(node.says) for node in question.nodes}
    for place, box in boxes.items():
        words = f"{question.numbers[place]}. {endings.get(place) or says[place]}"
        _place(draw, axes, box, words, percent(found.share(place)), is_ending=place in endings)
    return draw.svg(ways_in_words(question, found))


def _shown(found: Ways) -> set[str]:
    """Return the places to draw: the first turn and those that most reached."""
    met = sorted((place for place, times in found.places.items() if times), key=lambda place: -found.places[place])
    return set(met[:MOST_PLACES])


def _boxes(layers: Sequence[Sequence[str]], steps: Mapping[tuple[str, str], int]) -> dict[str, _Box]:
    """Return where each place is: layers from above to below, in each the places near those that lead to them."""
    boxes: dict[str, _Box] = {}
    row = 0
    for layer in layers:
        middle = {
            place: _mean([boxes[here].x for here, to in steps if to == place and here in boxes]) for place in layer
        }
        ordered = sorted(layer, key=lambda place: middle[place])
        for start in range(0, len(ordered), _IN_ROW):
            part = ordered[start : start + _IN_ROW]
            room = (own.WIDTH - 2 * _EDGE - _BETWEEN * (len(part) - 1)) / len(part)
            width = min(room, _WIDEST)
            for index, place in enumerate(part):
                x = _EDGE + room / 2 + index * (room + _BETWEEN)
                boxes[place] = _Box(x=x, width=width, row=row)
            row += 1
    return boxes


def _mean(values: Sequence[float]) -> float:
    """Return the mean, the middle of the picture for none."""
    return sum(values) / len(values) if values else own.WIDTH / 2


def _is_level(boxes: Mapping[str, _Box], step: tuple[str, str]) -> bool:
    """Return whether a step stays in its row."""
    return boxes[step[0]].row == boxes[step[1]].row


def _curve(here: _Box, to: _Box) -> list[Point]:
    """Return the four points of a cubic curve from one box to another (or to itself)."""
    if to.row > here.row:
        start, end = (here.x, here.bottom), (to.x, to.top)
        bend = 0.45 * (end[1] - start[1])
        return [start, (start[0], start[1] + bend), (end[0], end[1] - bend), end]
    if to.row == here.row:  # below the boxes, a step to itself from the right to the left
        off = 0.3 * here.width if here == to else 0.0
        start, end = (here.x + off, here.bottom), (to.x - off, to.bottom)
        return [start, (start[0], start[1] + _BEND), (end[0], end[1] + _BEND), end]
    side = -1 if here.x < own.WIDTH / 2 else 1
    out = own.WIDTH / 2 + side * own.WIDTH / 2 * 0.96
    start = (here.x + side * here.width / 2, here.top + _TALL / 2)
    end = (to.x + side * to.width / 2, to.top + _TALL / 2)
    return [start, (out, start[1]), (out, end[1]), end]


def _step(draw: Drawing, axes: Axes, curve: Sequence[Point], share: Fraction, labels: list[Point]) -> None:
    """Draw a step as an arrow, with its share where it covers no other label if there is such a place."""
    width = _THIN + _THICK * float(share)
    words = percent(share)
    path = Path(list(curve), [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4])
    axes.add_patch(
        FancyArrowPatch(
            path=path,
            arrowstyle="-|>,head_length=0.5,head_width=0.3",
            mutation_scale=8 + 2 * width,
            linewidth=width,
            color=own.BAR,
            joinstyle="miter",
            capstyle="butt",
        )
    )
    wide = own.width_of(words) + 2
    places = [_on(curve, along) for along in _ALONG]
    free = next(
        (at for at in places if not any(abs(at[0] - x) < wide and abs(at[1] - y) < _LABEL for x, y in labels)),
        places[0],
    )
    labels.append(free)
    x = min(max(free[0], wide / 2), own.WIDTH - wide / 2)
    draw.text(axes, (x, free[1] + 4), words, align="center", kind="on")


def _on(curve: Sequence[Point], along: float) -> Point:
    """Return the point of a cubic Bézier curve at a parameter from 0 to 1."""
    back = 1 - along
    weights = (back**3, 3 * back**2 * along, 3 * back * along**2, along**3)
    x, y = (sum(weight * point[axis] for weight, point in zip(weights, curve, strict=True)) for axis in (0, 1))
    return x, y


def _place(draw: Drawing, axes: Axes, box: _Box, words: str, share: str, *, is_ending: bool) -> None:
    """Draw a place: a turn with corners, an ending round and shaded, with the share that reached it."""
    style = f"round,pad=0,rounding_size={_TALL / 2 if is_ending else 3}"
    axes.add_patch(
        FancyBboxPatch(
            (box.x - box.width / 2, box.top),
            box.width,
            _TALL,
            boxstyle=style,
            facecolor=own.SHADE if is_ending else own.PAPER,
            edgecolor=own.INK,
            linewidth=2 if is_ending else 1,
            zorder=2.5,
        )
    )
    room = box.width - (24 if is_ending else 8)
    draw.text(axes, (box.x, box.top + 17), own.fitting(words, room), align="center")
    draw.text(axes, (box.x, box.top + 33), share, align="center", kind="strong")
