"""The ways through a conversation -> a drawn graph: turns in layers, steps as wide as the share that took them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
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

MOST_PLACES = 18  # so that a drawing takes some 12 KB at most
MOST_STEPS = 36
_IN_ROW = 4
_TALL, _GAP, _BETWEEN = 54, 56, 8  # pixels of a box, below it and beside it
_EDGE = 2  # pixels left and right of the boxes
_BACK = 22  # the same where steps lead back
_THROUGH = 9  # pixels beside boxes for a step that goes past them
_WIDEST = 214
_THIN, _THICK = 1.0, 5.0  # a step's width for the share of nobody, and what the share of all adds
_PORT = 16  # pixels from one step to the next at a box
_LABEL = 13  # pixels of a label's height
_ALONG = (0.45, 0.3, 0.6, 0.75, 0.15)  # of a step's first curve, where its label may be
_SWEEPS = 4
_SAID = 6  # endings

Point = tuple[float, float]
Step = tuple[str, str]
Slot = str | tuple[Step, int]  # what has room in a row: a place, or a step that goes past it


@dataclass(frozen=True, slots=True, kw_only=True)
class _Box:
    """Where a slot is: its middle, its width and its row."""

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
    """Return what the drawn ways say: how many reached the endings that most reached, and the commonest way."""
    numbers = question.numbers
    endings = sorted(
        (ending for ending in question.endings if found.places[ending.id]), key=lambda each: -found.places[each.id]
    )
    said = [
        say(
            "pictures.ending-said",
            title=own.fitting(ending.title, own.WIDTH),
            number=grouped(found.places[ending.id]),
            percent=percent(found.share(ending.id)),
        )
        for ending in endings[:_SAID]
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
    """Draw the ways that someone went; of more than 18 places those that most reached."""
    shown = _shown(found)
    taken = [step for step in found.steps if shown.issuperset(step)]
    steps = sorted(taken, key=lambda step: -found.steps[step])[:MOST_STEPS]
    layers = [[place for place in layer if place in shown] for layer in found.layers()]
    boxes = _boxes([layer[at : at + _IN_ROW] for layer in layers for at in range(0, len(layer), _IN_ROW)], steps)
    tall = (1 + max(box.row for box in boxes.values())) * (_TALL + _GAP) - _GAP + 4
    draw.begin(tall)
    axes = draw.axes((0, 0, own.WIDTH, tall), (0, own.WIDTH), (0, tall))
    labels: list[Point] = []
    leaving, arriving = _ports(boxes, steps, 0), _ports(boxes, steps, 1)
    for step in steps:
        curve = _down(boxes, step, leaving[step], arriving[step]) if step in leaving else _back(boxes, step)
        _step(draw, axes, curve, found.share_of_step(*step), labels)
    endings = {ending.id: ending.title for ending in question.endings}
    says = {node.id: plain(node.says) for node in question.nodes}
    for place in filter(shown.__contains__, question.numbers):
        words = f"{question.numbers[place]}. {endings.get(place) or says[place]}"
        _place(draw, axes, boxes[place], words, percent(found.share(place)), is_ending=place in endings)
    return draw.svg(ways_in_words(question, found))


def _shown(found: Ways) -> set[str]:
    """Return the places to draw: the first turn and those that most reached."""
    met = sorted((place for place, times in found.places.items() if times), key=lambda place: -found.places[place])
    return set(met[:MOST_PLACES])


def _boxes(rows: Sequence[Sequence[str]], steps: Sequence[Step]) -> dict[Slot, _Box]:
    """Return where each slot is, in each row near those that it is joined with.

    That is the mean of their places, computed downwards and upwards in turn (Sugiyama, Tagawa and Toda 1981,
    https://doi.org/10.1109/TSMC.1981.4308636).
    """
    at = {place: index for index, row in enumerate(rows) for place in row}
    slots: list[list[Slot]] = [list(row) for row in rows]
    above: dict[Slot, list[Slot]] = {}
    below: dict[Slot, list[Slot]] = {}
    for step in steps:
        here, to = step
        between: list[Slot] = [(step, row) for row in range(at[here] + 1, at[to])]
        for slot, row in zip(between, range(at[here] + 1, at[to]), strict=True):
            slots[row].append(slot)
        if at[to] > at[here]:
            for upper, lower in pairwise([here, *between, to]):
                below.setdefault(upper, []).append(lower)
                above.setdefault(lower, []).append(upper)
    edge = _EDGE if all(at[to] > at[here] for here, to in steps) else _BACK
    boxes: dict[Slot, _Box] = {}
    for sweep in range(_SWEEPS + 1):
        joined = below if sweep % 2 else above
        for row in range(len(slots))[:: -1 if sweep % 2 else 1]:
            slots[row].sort(key=lambda slot: _mean([boxes[each].x for each in joined.get(slot, ()) if each in boxes]))
            boxes |= _in_row(slots[row], row, edge)
    return boxes


def _in_row(slots: Sequence[Slot], row: int, edge: float) -> dict[Slot, _Box]:
    """Return where the slots of a row are, from left to right."""
    places = [slot for slot in slots if isinstance(slot, str)]
    passing = len(slots) - len(places)
    room = (own.WIDTH - 2 * edge - _THROUGH * passing - _BETWEEN * (len(slots) - 1)) / max(len(places), 1)
    boxes: dict[Slot, _Box] = {}
    left = edge
    for slot in slots:
        wide = room if isinstance(slot, str) else _THROUGH
        boxes[slot] = _Box(x=left + wide / 2, width=min(wide, _WIDEST), row=row)
        left += wide + _BETWEEN
    return boxes


def _mean(values: Sequence[float]) -> float:
    """Return the mean, the middle of the picture for none."""
    return sum(values) / len(values) if values else own.WIDTH / 2


def _is_down(boxes: Mapping[Slot, _Box], step: Step) -> bool:
    """Return whether a step leads to a later row, and not back."""
    return boxes[step[1]].row > boxes[step[0]].row


def _next(boxes: Mapping[Slot, _Box], step: Step, row: int) -> _Box:
    """Return where a step is in a row: in the slot in which it goes past, or at one of its places."""
    between = boxes.get((step, row))
    return between or next(boxes[place] for place in step if boxes[place].row == row)


def _ports(boxes: Mapping[Slot, _Box], steps: Sequence[Step], end: int) -> dict[Step, float]:
    """Return where each step that leads on leaves its box (`end` is 0) or arrives (1), side by side in their order."""
    found: dict[Step, float] = {}
    for place in {step[end] for step in steps}:
        own_steps = [step for step in steps if step[end] == place and _is_down(boxes, step)]
        row = boxes[place].row + (-1 if end else 1)
        own_steps.sort(key=lambda step: _next(boxes, step, row).x)
        apart = min(_PORT, (boxes[place].width - 24) / max(len(own_steps), 1))
        for index, step in enumerate(own_steps):
            found[step] = boxes[place].x + (index - (len(own_steps) - 1) / 2) * apart
    return found


def _down(boxes: Mapping[Slot, _Box], step: Step, start: float, end: float) -> list[Point]:
    """Return a step that leads on: for each gap between rows four points of a cubic curve, one after the other."""
    here, to = boxes[step[0]], boxes[step[1]]
    points: list[Point] = []
    x, bottom = start, here.bottom
    for row in range(here.row + 1, to.row + 1):
        box = _next(boxes, step, row)
        x_next = end if row == to.row else box.x
        bend = 0.5 * (box.top - bottom)
        points += [(x, bottom), (x, bottom + bend), (x_next, box.top - bend), (x_next, box.top)]
        x, bottom = x_next, box.bottom
    return points


def _back(boxes: Mapping[Slot, _Box], step: Step) -> list[Point]:
    """Return the four points of a cubic curve that leads back, or to the box where it began."""
    here, to = boxes[step[0]], boxes[step[1]]
    side = -1 if here.x < own.WIDTH / 2 else 1
    out = own.WIDTH * (0.5 + side * 0.55)
    start = (here.x + side * here.width / 2, here.top + _TALL * 0.4)
    end = (to.x + side * to.width / 2, to.top + _TALL * (0.8 if here == to else 0.6))
    return [start, (out, start[1]), (out, end[1]), end]


def _step(draw: Drawing, axes: Axes, curve: Sequence[Point], share: Fraction, labels: list[Point]) -> None:
    """Draw a step as an arrow, with its share where it covers no other label if there is such a place."""
    width = _THIN + _THICK * float(share)
    words = percent(share)
    codes = ([Path.LINETO, *[Path.CURVE4] * 3] * (len(curve) // 4))[1:]
    path = Path(list(curve), [Path.MOVETO, *codes])
    axes.add_patch(
        FancyArrowPatch(
            path=path,
            arrowstyle="-|>,head_length=0.5,head_width=0.3",
            mutation_scale=7 + 1.2 * width,
            linewidth=width,
            color=own.BAR,
            joinstyle="miter",
            capstyle="butt",
        )
    )
    wide = own.width_of(words) + 2
    places = [_on(curve[:4], along) for along in _ALONG]
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
    style = f"round,pad=0,rounding_size={16 if is_ending else 2}"
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
    room = box.width - (18 if is_ending else 8)
    for index, line in enumerate(own.lines(words, room, 2)):
        draw.text(axes, (box.x, box.top + 15 + 14 * index), line, align="center")
    draw.text(axes, (box.x, box.top + 47), share, align="center", kind="strong")
