"""Drawings by matplotlib -> SVG to put into a page: in the page's colours, with its font, and without ids.

matplotlib places everything and never sees a word: each text has a number in its place until the SVG is made, so no
word is read as a formula, needs a glyph of its fonts or has to be escaped twice. Importing this needs matplotlib.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING
from unicodedata import category, combining, east_asian_width
from xml.etree import ElementTree as ET

import matplotlib as mpl
from markupsafe import Markup
from matplotlib.figure import Figure

from practicum.base.text import fold, visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from matplotlib.axes import Axes

WIDTH = 340  # pixels: on a phone 390 wide the text keeps its size
SIZE = 12  # of the text, in pixels
INK, PAPER, LINE, QUIET, BAR, SHADE = "#010101", "#020202", "#030303", "#040404", "#050505", "#060606"
_VARIABLES = {INK: "ink", PAPER: "paper", LINE: "line", QUIET: "quiet", BAR: "bar", SHADE: "shade"}
_SVG = "{http://www.w3.org/2000/svg}"
_SETTINGS: dict[Any, object] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "practicum",
    "text.parse_math": False,
    "path.simplify": False,
}
_KEPT = ("fill", "stroke", "stroke-width", "stroke-dasharray")
_NO_METADATA = dict.fromkeys(("Creator", "Date", "Format", "Type"))
_ANCHORS = {"left": "", "center": "middle", "right": "end"}


@contextmanager
def settings() -> Iterator[None]:
    """Draw with the settings that are asked for here, whatever the machine's own are."""
    with mpl.rc_context():
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS)
        yield


class Drawing:
    """A figure of `WIDTH` pixels that is used again for each drawing."""

    def __init__(self) -> None:
        self._figure = Figure(dpi=72)  # so a point of matplotlib is a pixel
        self._figure.patch.set_visible(False)
        self._used = 0  # how many axes of the figure the drawing has: to make new ones takes most of the time
        self._words: list[tuple[str, str]] = []
        self._height = 0

    def begin(self, height: int) -> None:
        """Begin a drawing of a height in pixels."""
        for axes in self._figure.axes:
            axes.set_visible(False)
            axes.containers.clear()
            for artist in (*axes.patches, *axes.lines, *axes.texts):
                artist.remove()
        self._used = 0
        self._figure.set_size_inches(WIDTH / 72, height / 72)
        self._words.clear()
        self._height = height

    def axes(self, box: tuple[float, float, float, float], x: tuple[float, float], y: tuple[float, float]) -> Axes:
        """Return axes without lines: `box` is left, top, width and height in pixels, `x` and `y` what they go from and to.

        The first value of `y` is at the top.
        """
        left, top, width, height = box
        rectangle = (left / WIDTH, 1 - (top + height) / self._height, width / WIDTH, height / self._height)
        if self._used < len(self._figure.axes):
            axes = self._figure.axes[self._used]
            axes.set_position(rectangle)
            axes.set_visible(True)
        else:
            axes = self._figure.add_axes(rectangle)
            axes.set_axis_off()
            axes.set_autoscale_on(False)
        self._used += 1
        axes.set_xlim(*x)
        axes.set_ylim(y[1], y[0])
        return axes

    def text(self, axes: Axes, at: tuple[float, float], words: str, *, align: str = "left", kind: str = "") -> None:
        """Write words with their base line at a point of axes; `kind` is a class of the page's styles."""
        axes.text(*at, str(len(self._words)), ha=align, va="baseline", fontsize=SIZE)
        self._words.append((words, kind))

    def svg(self, alternative: str) -> Markup:
        """Return what was drawn, with its text alternative; coordinates are rounded to tenths of a pixel."""
        stream = io.BytesIO()
        self._figure.savefig(stream, format="svg", metadata=_NO_METADATA)
        found = ET.fromstring(stream.getvalue())  # noqa: S314 - what matplotlib has just written, with no word of others
        size = {"viewBox": f"0 0 {WIDTH} {self._height}", "width": str(WIDTH), "height": str(self._height)}
        svg = ET.Element("svg", size | {"role": "img", "aria-label": visible(alternative)})
        for element in found.iter():
            if element.tag == f"{_SVG}text":
                words, kind = self._words[int(element.text or "")]
                svg.append(_text(element, words, kind))
            elif element.tag == f"{_SVG}path":
                ET.SubElement(svg, "path", _path(element))
        _say_once(svg)
        return Markup(ET.tostring(svg, encoding="unicode"))  # noqa: S704 - escaped by ElementTree


def _text(found: ET.Element, words: str, kind: str) -> ET.Element:
    """Return a text with its words."""
    anchor = dict(_declarations(found)).get("text-anchor", "")
    attributes = {"x": _rounded(found.get("x", "0")), "y": _rounded(found.get("y", "0"))}
    new = ET.Element("text", attributes | ({"text-anchor": anchor} if anchor in _ANCHORS.values() and anchor else {}))
    if kind:
        new.set("class", kind)
    new.text = visible(words)
    return new


def _path(found: ET.Element) -> dict[str, str]:
    """Return the attributes of a path in the page's colours."""
    style = {"stroke": "none"} | {name: _value(value) for name, value in _declarations(found) if name in _KEPT}
    way = " ".join(map(_rounded, found.get("d", "").split()))
    return {"d": re.sub(" ?([A-Za-z]) ?", r"\1", way)} | style


def _say_once(svg: ET.Element) -> None:
    """Write what most elements of a drawing share on the whole of it: a third of its bytes."""
    for tag, names in (("path", ("fill", "stroke")), ("text", ("text-anchor",))):
        every = list(svg.iter(tag))
        for name in names:
            values = Counter(element.get(name, "") for element in every)
            common = next((value for value, _ in values.most_common(1)), "")
            if not common or (name == "text-anchor" and "" in values):
                continue
            svg.set(name, common)
            for element in every:
                if element.get(name) == common:
                    del element.attrib[name]
    for element in (svg, *svg.iter("path")):
        kept = [name for name in _KEPT if name in element.attrib]
        style = ";".join(f"{name}:{element.attrib.pop(name)}" for name in kept)
        if style:
            element.set("style", style)


def _value(value: str) -> str:
    """Return a value of a style: a colour as the page's variable, a number rounded."""
    if value in _VARIABLES:
        return f"var(--{_VARIABLES[value]})"
    return _rounded(value) if value.replace(".", "", 1).isdigit() else value


def _declarations(found: ET.Element) -> list[tuple[str, str]]:
    """Return the declarations of an element's style."""
    parts = (part.partition(":") for part in found.get("style", "").split(";"))
    return [(name.strip(), value.strip()) for name, _, value in parts]


def _rounded(text: str) -> str:
    """Return a number of a path with one decimal at most; a letter as it is."""
    return text if text.isalpha() else f"{round(float(text), 1) + 0.0:g}"  # + 0.0 makes 0 of -0


def fitting(text: str, width: float) -> str:
    """Return the beginning of a text that has room in a width in pixels, by a careful estimate of each character."""
    text = fold(text)
    room = width
    for index, character in enumerate(text):
        room -= _wide(character)
        if room < 0:
            cut = text[:index]
            while cut and width_of(cut) + _wide("…") > width:
                cut = cut[:-1]
            while cut and (combining(text[len(cut)]) or category(text[len(cut)]) in ("Mn", "Me", "Cf", "Sk")):
                cut = cut[:-1]  # an accent stays with its letter
            return f"{cut.rstrip()}…"
    return text


def lines(text: str, width: float, most: int) -> list[str]:
    """Return the beginning of a text in at most so many lines that have room in a width in pixels."""
    found: list[str] = []
    rest = fold(text)
    while rest and len(found) < most - 1:
        end, room = 0, width
        for word in rest.split(" "):
            room -= width_of(word)
            if room < 0:
                break
            end += len(word) + 1
            room -= _wide(" ")
        if not end:
            break
        found.append(rest[: end - 1])
        rest = rest[end:]
    return [*found, fitting(rest, width)] if rest else found


def width_of(text: str) -> float:
    """Return an estimate of the width of a text in pixels, rather too much than too little."""
    return sum(map(_wide, text))


def _wide(character: str) -> float:
    """Return an estimate of the width of a character."""
    if east_asian_width(character) in "WF" or character > "\uffff":
        return 1.4 * SIZE
    if character in "mwMWOQGD@%—…":
        return SIZE
    if character in "ijlItf.,:;|!'()[] ":
        return 0.4 * SIZE
    return (0.72 if character.isupper() else 0.61) * SIZE
