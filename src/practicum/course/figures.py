"""content/assets/figures/*.svg: drawings that become part of a page, and what they may contain.

A drawing in a page must not run or load anything, and must use the page's colours. So what it may contain is listed
here, and everything else is a fault. The parser stops at a document type, before it could define entities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.parsers import expat

from practicum.base.problem import Place, Problem, ProblemsError
from practicum.base.text import did_you_mean, short
from practicum.files.fields import is_id
from practicum.files.yaml_tree import read_file
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path
    from typing import NoReturn

FOLDER = "content/assets/figures"
MAX_BYTES = 100_000
MAX_DEPTH = 24
SVG = "http://www.w3.org/2000/svg"
ELEMENTS = frozenset({
    "svg", "title", "desc", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline",
    "polygon", "text", "tspan", "textPath", "marker", "linearGradient", "radialGradient", "stop", "clipPath", "mask",
    "pattern",
})  # fmt: skip
_PAINT = ("fill", "stroke", "color", "stop-color")
_PAINTS = re.compile(r"currentColor|none|inherit|transparent|var\(--[a-z-]+\)|url\(#[^)\s]+\)")
_VIEW = re.compile(r"\s*-?[0-9.]+(?:[\s,]+-?[0-9.]+){3}\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A drawing by its id: the stem of its file's name. `title` is what it says in words."""

    place: Place
    id: str
    title: str


class _BrokenDrawing(Exception):
    """Reading cannot go on; the reason is noted."""


class _Check:
    """Reads one drawing element by element, and notes each fault where it is."""

    def __init__(self, file: str, problems: list[Problem]) -> None:
        self.file = file
        self.problems = problems
        self.open: list[str] = []
        self.title = ""
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = lambda _: self.open.pop()
        self.parser.CharacterDataHandler = self.words
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.ProcessingInstructionHandler = lambda target, _: self.note(
            say("figure.instruction", name=short(target)), say("fix.delete-it")
        )

    def note(self, what: str, fix: str) -> None:
        """Note a fault where the parser is."""
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        self.problems.append(Problem(file=self.file, line=line, column=column, path="", what=what, fix=fix))

    def stop(self, what: str, fix: str) -> NoReturn:
        """Note a fault after which reading cannot go on."""
        self.note(what, fix)
        raise _BrokenDrawing

    def doctype(self, *_: object) -> None:
        """Refuse a document type: it may define entities."""
        self.stop(*message("figure.doctype"))

    def words(self, text: str) -> None:
        """Keep the text of the drawing's own title."""
        if self.open == ["svg", "title"]:
            self.title += text

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Check one element with its attributes."""
        space, _, tag = name.rpartition(" ")
        if not self.open and tag == "svg" and not space:
            self.stop(*message("figure.no-svg", space=SVG))
        if not self.open and (space, tag) != (SVG, "svg"):
            self.stop(*message("figure.other", tag=short(tag)))
        if len(self.open) >= MAX_DEPTH:
            self.stop(*message("figure.deep", most=MAX_DEPTH))
        if tag == "style":
            fix = say("figure.style-fix")
            self.note(say("figure.style"), fix)
        elif space != SVG or tag not in ELEMENTS:
            fix = say("figure.shapes-fix") if space == SVG else say("fix.plain-svg")
            self.note(say("figure.element", tag=short(tag)), fix)
        root = not self.open
        if root:
            if not _VIEW.fullmatch(attributes.get("viewBox", "")):
                self.note(*message("figure.no-view"))
            for key in ("width", "height"):
                if key in attributes:
                    fix = say("figure.size-fix", key=key)
                    self.note(say("figure.size", key=key), fix)
        if space == SVG and tag in ELEMENTS:
            for key, value in attributes.items():
                self.attribute(key, value)
        self.open.append(tag)

    def attribute(self, name: str, value: str) -> None:
        """Check one attribute of any element."""
        space, _, key = name.rpartition(" ")
        if key.lower().startswith("on"):
            self.note(say("figure.script", key=short(key)), say("fix.delete-it"))
        elif key == "style":
            self.note(*message("figure.style-of"))
        elif key == "href" and not value.startswith("#"):
            self.note(*message("figure.outside", value=short(value)))
        elif space and key not in ("href", "space", "lang"):
            self.note(say("figure.foreign", key=short(key)), say("fix.plain-svg"))
        elif key in _PAINT and not _PAINTS.fullmatch(value.strip()):
            what = say("figure.colour", key=key, value=short(value))
            fix = say("figure.colour-fix", key=key)
            self.note(what, fix)
        elif key not in _PAINT and "url(" in value and not re.search(r"url\(#", value):
            self.note(*message("figure.outside", value=short(value)))


def check_figure(text: str, file: str) -> tuple[str, list[Problem]]:
    """Return a drawing's title and every fault in it; `file` names it in messages."""
    problems: list[Problem] = []
    check = _Check(file, problems)
    try:
        check.parser.Parse(text.encode(), True)
    except _BrokenDrawing:
        pass  # noted already
    except expat.ExpatError as error:
        reason = expat.ErrorString(error.code)
        fix = say("fix.xml")
        place = {"line": error.lineno, "column": error.offset + 1}
        problems.append(Problem(file=file, path="", what=say("figure.xml", said=reason), fix=fix, **place))
    else:
        if not check.title.strip():
            what, fix = message("figure.no-title")
            problems.append(Problem.of_file(file, what, fix))
    return " ".join(check.title.split()), problems


def read_figures(folder: Path, problems: list[Problem]) -> Iterator[Figure]:
    """Yield every drawing of a course; faults are noted in `problems`."""
    for path in sorted((folder / FOLDER).glob("*.svg")):
        file = f"{FOLDER}/{path.name}"
        if not is_id(path.stem):
            fix = say("fix.rename")
            problems.append(Problem.of_file(file, say("course-file.no-id"), fix))
        try:
            title, faults = check_figure(read_file(str(path), file, MAX_BYTES), file)
        except ProblemsError as error:
            title, faults = "", error.problems
        problems += faults
        yield Figure(place=Place(file=file, line=1, column=1), id=path.stem, title=title)


def missing(ident: str) -> str:
    """Return what is wrong with an id that no drawing has."""
    return say("figure.none", folder=FOLDER, id=short(ident))


def unknown(ident: str, known: Collection[str]) -> str:
    """Return how to fix an id that no drawing has."""
    return did_you_mean(ident, known, say("figure.none-fix", folder=FOLDER, id=short(ident)))
