"""Where YAML's parser stops, in words for people who write the files: what is wrong with the line, and how to fix it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from practicum.base.problem import Problem
from practicum.base.text import short
from practicum.words import say

if TYPE_CHECKING:
    from yaml.error import Mark, MarkedYAMLError

_Fault = tuple[int, int, str, str]  # its line and column, what is wrong and how to fix it
_UNREADABLE = re.compile("[^\\t\\n\\r\\x20-\\x7e\\x85\\xa0-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
_SHOWN = 60  # characters of a text that a message shows whole
# A part of what the parsers say (libyaml's words, or PyYAML's own), and the message that says it plainly.
_CAUSES = (
    ("escape", "escape"),
    ("alias", "character"),
    ("anchor", "character"),
    ("block scalar", "block-text"),
    ("entries are", "entry"),
    ("mapping keys", "character"),
    ("cannot start any token", "character"),
    ("could not find expected ':'", "key"),
    ("document start", "first"),
    ("block end", "block"),
    ("block mapping", "block"),
    ("block collection", "block"),
    ("flow", "flow"),
    ("quoted scalar", "quote"),
)
_INDENTED = (
    "block mapping",
    "block collection",
    "block end",
    "mapping values",
)  # said where a line begins too far left or right
_MARKED = r"""(?:"(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+')"""
# A comment, a text in quotation marks where a value begins, or (as group 1) a mark there that its line does not close.
_MARKS = re.compile(rf"""(?:^| )#.*|(?:^ *(?:- +|[\w-]+: +)+|[:\[{{,] *)(?:{_MARKED}|(["']))""")
_RUNS_ON = re.compile(rf"{_MARKED} *+(?![\s,:#\]}}]|\Z)", re.DOTALL)  # with more behind it than can be there
_FLOW = re.compile(r" *(?:- +|[\w-]+: +)*[\[{]")
# The first key of a file, as group 2 the spaces before it, and lines further in below it.
_FIRST = re.compile(r"((?:(?: *(?:#.*)?|---.*)\n)*+)( +)\S.*\n(?:(?:\2 .*| *(?:#.*)?)\n)*+")
_ITEM = re.compile(" *-(?: |$)")
_NO_SPACE = re.compile(r" *-[^\s-]")
_DASHES = re.compile(r" *(?:- +)*")
_KEY = re.compile(r"""(?:"[^"]*"|'[^']*'|[^\s"'#\[{][^:#]*?)(?=:(?: |$))""")


class _Column(NamedTuple):
    """A column where a block above begins: the spaces before it, its line from 1, and the dash or key that is there."""

    spaces: int
    line: int
    word: str


def not_yaml(error: MarkedYAMLError, text: str, file: str) -> Problem:
    """Return the problem where the YAML breaks, with what usually fixes it."""
    clue = " ".join(filter(None, (error.context, error.problem)))
    lines = text.rstrip("\n").split("\n")
    began, missed = (_place(mark, lines) for mark in (error.context_mark, error.problem_mark))
    line, column = missed or began or (1, 1)
    began = began or (line, column)
    if "simple key" in clue:
        line, column = began
    if above := _open_mark(lines, line) or _block_above(lines, line):
        line, column, said, fix = above
    else:
        unfinished = line > began[0] or not lines[line - 1][column - 1 :].strip()
        if "unexpected end" in clue or ("flow" in clue and unfinished):
            line, column = began  # where it began says more than where the rest of it was missed
        said, fix = _cause(clue, lines, line, column)
    return Problem(file=file, line=line, column=column, path="", what=say("file.yaml", said=said), fix=fix)


def not_text(text: str, file: str) -> Problem:
    """Return the problem of the control character that YAML does not allow."""
    found = _UNREADABLE.search(text)
    before = text[: found.start() if found else 0].split("\n")
    what = say("file.control")
    return Problem(
        file=file, line=len(before), column=len(before[-1]) + 1, path="", what=what, fix=say("fix.delete-it")
    )


def _place(mark: Mark | None, lines: list[str]) -> tuple[int, int] | None:
    """Return line and column of a mark, from 1; a parser may point after the end, which is then the last line's."""
    if not mark:
        return None
    return (mark.line + 1, mark.column + 1) if mark.line < len(lines) else (len(lines), len(lines[-1]) + 1)


def _open_mark(lines: list[str], line: int) -> _Fault | None:
    """Return the fault of a quotation mark that is opened above a line, and closed by that of a text in the line."""
    text = "\n".join(lines[:line])
    here = start = len(text) - len(lines[line - 1])
    for number in range(line - 1, 0, -1):
        start -= len(lines[number - 1]) + 1
        for mark in _MARKS.finditer(lines[number - 1]):
            if not mark[1] or (mark.start() and not _FLOW.match(lines[number - 1])):
                continue  # in running text, a colon or comma before a mark begins no value
            runs_on = _RUNS_ON.match(text, start + mark.start(1))
            if runs_on and runs_on.end() > here:
                return number, mark.start(1) + 1, say("file.yaml-quote"), say("fix.yaml-quote")
    return None


def _block_above(lines: list[str], line: int) -> _Fault | None:
    """Return the fault of a hyphen in or above a line, or of a first item or key that begins not where the rest do."""
    here, item = _spaces(lines[line - 1]), _ITEM.match(lines[line - 1])
    key = _KEY.match(lines[line - 1], here)
    for number in range(line, 0, -1):
        text, spaces = lines[number - 1], _spaces(lines[number - 1])
        if not text.strip() or (spaces > here and not item):
            continue
        first = lines[number - 2].rstrip().endswith(":")
        wide = key and here == spaces + 2 and text.startswith("-  ", spaces)
        if wide or (_NO_SPACE.match(text) and (first or f"\n{text[:spaces]}- " in "\n".join(lines))):
            return number, spaces + 1, say("file.yaml-hyphen"), say("fix.yaml-hyphen")
        if number < line and (item or spaces < here):
            right = here if item else here - len(_DASHES.match(text)[0]) + spaces  # type: ignore[index]
            rest = re.match(rf"(?:(?: *| {{{right}}} .*)\n)*+ {{{right}}}- ", "\n".join(lines[line:]))
            if not (rest and first and (item or key) and _ITEM.match(text) and abs(right - spaces) == 1):
                return None
            where = {"spaces": right, "line": line + rest[0].count("\n") + 1, "word": "-"}
            break
    else:
        above = _FIRST.fullmatch("\n".join([*lines[: line - 1], ""]))
        if not above or not key:
            return None
        number, spaces = above[1].count("\n") + 1, len(above[2])
        where = {"spaces": 0, "line": line, "word": short(key[0])}
    return number, spaces + 1, say("file.yaml-indent", spaces=spaces), say("fix.yaml-indent", **where)


def _cause(clue: str, lines: list[str], line: int, column: int) -> tuple[str, str]:
    """Return what is wrong with a line where the parser says `clue`, and how to fix it."""
    here = lines[line - 1]
    if "\t" in here[: len(here) - len(here.lstrip())]:
        return say("file.yaml-tab"), say("fix.yaml-tab")
    wanted = _wanted(lines, line) if any(part in clue for part in _INDENTED) else None
    if here[column - 1 : column] == ":" and not clue.startswith("while scanning"):
        if not wanted or ": " in here[: column - 1]:
            return say("file.yaml-colon"), _quoted(here, column, "".join(lines[line : line + 1]))
        return say("file.yaml-indent", spaces=_spaces(here)), say("fix.yaml-colon-key", **wanted._asdict())
    if wanted:
        return say("file.yaml-indent", spaces=_spaces(here)), say("fix.yaml-indent", **wanted._asdict())
    found = next((name for part, name in _CAUSES if part in clue), None)
    if found == "block":
        found = "first" if column == 1 else "more" if here[: column - 1].strip() else "block"
    return (say(f"file.yaml-{found}"), say(f"fix.yaml-{found}")) if found else (clue, say("fix.yaml"))


def _wanted(lines: list[str], line: int) -> _Column | None:
    """Return the column where a line should begin, or None if it is neither a key nor an item, or begins in such a one.

    It is the nearest of those where blocks begin that are still open above the line: of the dashes for an item, of the
    keys for a key.
    """
    spaces, item = _spaces(lines[line - 1]), _ITEM.match(lines[line - 1])
    if not spaces or not (item or _KEY.match(lines[line - 1], spaces)):
        return None
    columns = _open_blocks(lines, line)
    if any(column.spaces == spaces and (item or column.word != "-") for column in columns):
        return None
    alike = [column for column in columns if (column.word == "-") == bool(item)]
    return min(alike, key=lambda column: abs(column.spaces - spaces), default=None)


def _open_blocks(lines: list[str], line: int) -> list[_Column]:
    """Return the columns of the blocks that are open before a line, the innermost first."""
    found: list[_Column] = []
    for number in range(line - 1, 0, -1):
        text = lines[number - 1]
        dashes = _DASHES.match(text)[0]  # type: ignore[index]
        key = _KEY.match(text, len(dashes))
        if not key and "-" not in dashes:
            continue
        columns = [_Column(at, number, "-") for at, letter in enumerate(dashes) if letter == "-"]
        columns += [_Column(len(dashes), number, short(key[0]))] if key else []
        found += [column for column in reversed(columns) if not found or column.spaces < found[-1].spaces]
        if found and not found[-1].spaces:
            break
    return found


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _quoted(line: str, column: int, below: str) -> str:
    """Return how to write a line whose text has a colon in `column`, from 1, which YAML takes for that of a key."""
    start, colon, text = line[: column - 1].partition(": ")
    text = (text + line[column - 1 :]).strip()
    if (
        not colon
        or len(text) > _SHOWN
        or " #" in text
        or text[:1] in "\"'{["
        or "\\" in text
        or start.lstrip(" -")[:1] in "{["
    ):
        return say("fix.yaml-colon")
    start, end = f"{start.lstrip(' -')}: ", ""
    if text.endswith(":") and _ITEM.match(below) and _spaces(below) >= line.index(start):
        start, text, end = "", start + text[:-1], ":"  # the name of the list below
    mark = "'" if '"' in text else '"'
    return say("fix.yaml-colon-text", instead=f"{start}{mark}{text.replace(mark, mark * 2)}{mark}{end}")
