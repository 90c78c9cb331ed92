"""YAML and JSON files -> plain data that knows where it is in its file.

Every scalar stays the text that the author wrote (`No`, `1,250` and `12:30` are texts, not a truth value, a list and
a time); `practicum.files.fields` reads it as what the format asks for. The tree is built from the parser's events,
without recursion, with bounds on size, depth and aliases.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from practicum.base.problem import Problem, ProblemsError
from practicum.base.text import short
from practicum.files.regular import open_regular
from practicum.words import grouped, message, say

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO, Any


MAX_BYTES = 2_000_000
MAX_DEPTH = 24
MAX_ALIASES = 32

_PAIR = r"\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})"

_TRUTHS = frozenset(("true", "false", "yes", "no", "on", "off"))
_CURLY = frozenset("\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb")  # quotation marks that YAML does not know


class Text(str):
    """A scalar as written, with its line and column (both from 1). `~` and `null` are empty.

    `bare` is what is written without quotation marks, block or tag, `~` and `null` included; None for any other scalar.
    """

    __slots__ = ("bare", "column", "line")

    line: int
    column: int
    bare: str | None


class Items(list["Node"]):
    """A sequence, with its line and column."""

    __slots__ = ("column", "line")

    line: int
    column: int


class Table(dict[Text, "Node"]):
    """A mapping, with its line and column; its keys have theirs."""

    __slots__ = ("column", "line")

    line: int
    column: int


if TYPE_CHECKING:
    Node = Text | Items | Table


class _Frame:
    """A collection under construction: its node, its anchor, and the key waiting for a value."""

    __slots__ = ("anchor", "key", "node")

    def __init__(self, node: Items | Table, anchor: str | None) -> None:
        self.node = node
        self.anchor = anchor
        self.key: Text | None = None


class _Stop(Exception):
    """Reading cannot go on; its arguments are line, column, what and fix."""


def read_bytes(stream: IO[bytes], file: str, limit: int = MAX_BYTES) -> str:
    """Return the text of a binary stream, reading at most `limit` bytes; line ends become line feeds.

    Raises ProblemsError if the stream is larger or not UTF-8; `file` is its name in messages.
    """
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        what = say("file.large", limit=grouped(limit))
        raise ProblemsError([Problem.of_file(file, what, say("file.large-fix"))])
    try:
        return raw.decode().removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode().split("\n")
        place = {"line": len(before), "column": len(before[-1]) + 1}
        fix = say("file.utf8-fix")
        problem = Problem(file=file, path="", what=say("file.utf8"), fix=fix, **place)
        raise ProblemsError([problem]) from None


def read_file(path: str, file: str, limit: int = MAX_BYTES) -> str:
    """Return the text of the file at `path`; raises ProblemsError as `read_bytes` and `open_regular`."""
    with open_regular(path, file) as stream:
        return read_bytes(stream, file, limit)


def parse(text: str, file: str, *, tags: bool = False) -> Table:
    """Return the mapping in a YAML or JSON text.

    Tags (`!x`) are refused, or ignored if `tags` is true: in a file that other programs read too, what looks like a
    mistake may be theirs. Raises ProblemsError with every duplicate key, up to the
    first fault after which the text cannot be read.
    """
    from yaml.error import MarkedYAMLError, YAMLError  # imported late: an answer file in JSON does not need it

    problems: list[Problem] = []
    try:
        root = _build(text, file, problems, tags=tags)
        if not isinstance(root, Table):
            raise _Stop(1, 1, *message("file.empty"))
    except _Stop as stop:
        line, column, what, fix = stop.args
        problems.append(Problem(file=file, line=line, column=column, path="", what=what, fix=fix))
    except MarkedYAMLError as error:
        from practicum.files.yaml_faults import not_yaml

        problems.append(not_yaml(error, text, file))
    except YAMLError:
        from practicum.files.yaml_faults import not_text

        problems.append(not_text(text, file))
    if problems:
        raise ProblemsError(problems)
    return root  # type: ignore[return-value]


def as_data(node: Node, without: tuple[str, ...] = ()) -> object:
    """Return a node as texts, lists and mappings, without the mapping keys in `without` at any depth."""
    if isinstance(node, Table):
        return {str(key): as_data(value, without) for key, value in node.items() if key not in without}
    if isinstance(node, Items):
        return [as_data(item, without) for item in node]
    return str(node)


def find(root: Table, path: str) -> Node | None:
    """Return the node at a path such as `questions[2].see`, or the last one on the way there; None if there is none."""
    import re

    here: Node | None = None
    for step in re.findall(r"[^.\[\]]+", path):
        within = here if here is not None else root
        inner = (
            within.get(Text(step))
            if isinstance(within, Table)
            else within[int(step)]
            if isinstance(within, Items)
            else None
        )
        if inner is None:
            break
        here = inner
    return here


def _build(text: str, file: str, problems: list[Problem], *, tags: bool) -> Node | None:
    """Return the tree of one document; raises _Stop at a bound, YAMLError at bad syntax."""
    from yaml import events

    text = _joined(text) if "\\u" in text else text
    parser = _parser()(text)
    cut = _cut(text, file, problems) if "#" in text and not tags else None
    anchors: dict[str, Node] = {}
    named: dict[str, Problem] = {}  # texts that no alias has repeated yet, by their anchor
    stack: list[_Frame] = []
    root: Node | None = None
    aliases = documents = 0
    while True:
        event = parser.get_event()
        kind = type(event)
        if kind is events.StreamEndEvent:
            problems += () if tags else named.values()
            return root
        if kind is events.DocumentStartEvent:
            documents += 1
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        if documents > 1:
            raise _Stop(line, column, *message("file.document"))
        node: Node
        if kind is events.ScalarEvent:
            bare = event.value if event.implicit[0] else None
            node = Text("" if bare in ("~", "null", "Null", "NULL") else event.value)
            node.bare = bare
            if bare is not None and cut:
                cut(node, event.end_mark)
        elif kind is events.AliasEvent:
            aliases += 1
            if aliases > MAX_ALIASES or event.anchor not in anchors:
                raise _Stop(line, column, *message("file.alias", name=event.anchor))
            node = anchors[event.anchor]
            named.pop(event.anchor, None)
        elif kind is events.SequenceStartEvent or kind is events.MappingStartEvent:
            node = Items() if kind is events.SequenceStartEvent else Table()
            node.line, node.column = line, column
            if len(stack) >= MAX_DEPTH:
                raise _Stop(line, column, *message("file.deep", most=MAX_DEPTH))
        elif kind is events.SequenceEndEvent or kind is events.MappingEndEvent:
            done = stack.pop()
            if done.anchor:
                anchors[done.anchor] = done.node
            continue
        else:
            continue
        if kind is not events.AliasEvent and event.tag and event.tag != "!" and not tags:
            raise _Stop(line, column, *message("file.tag", tag=event.tag))
        if kind is events.ScalarEvent:
            node.line, node.column = line, column
            if event.anchor:
                anchors[event.anchor] = node
                what, fix = message("file.anchor", name=event.anchor)
                named[event.anchor] = Problem(file=file, line=line, column=column, path="", what=what, fix=fix)
        if stack:
            _put(stack[-1], node, (line, column), file, problems)
            if not tags and node is stack[-1].key and node[:1] in _CURLY and not event.style:
                # Within straight marks they are part of a name; in a file with tags, one may be a title.
                raise _Stop(line, column, *message("file.curly", key=node.strip("".join(_CURLY))))
        else:
            root = node
        if kind is events.SequenceStartEvent or kind is events.MappingStartEvent:
            stack.append(_Frame(node, event.anchor))  # type: ignore[arg-type]


def _parser() -> Callable[[str], Any]:
    """Return the class of libyaml's parser, or else PyYAML's own, which is slower and reads the same."""
    try:
        from yaml._yaml import CParser
    except ImportError:
        from practicum.files.plain_yaml import PlainParser

        return PlainParser
    return CParser


def _joined(text: str) -> str:
    """Return a text with each surrogate pair of JSON escapes as its character; YAML has no such pairs."""
    import re

    def join(pair: re.Match[str]) -> str:
        return bytes.fromhex(pair[1] + pair[2]).decode("utf-16-be")

    return re.sub(_PAIR, join, text, flags=re.IGNORECASE)


def _cut(text: str, file: str, problems: list[Problem]) -> Callable[[Text, Any], None] | None:
    """Return what notes that a plain text, by its node and the mark of its end, ends at a `#` that is not meant as a comment.

    People write comments as `# so`, after a space; `#1` and the like belong to what they say. None if no line has that.
    """
    import re

    if not re.search(r"[ \t]#[^\s#]", text):
        return None
    lines = enumerate(re.split("\r\n|[\n\r\x85\u2028\u2029]", text))  # as YAML counts them
    marked = {number: line for number, line in lines if "#" in line}

    def note(node: Text, end: Any) -> None:
        if end.line not in marked:
            return
        lost = re.match(r"[ \t]+#[^\s#].*", marked[end.line][end.column :])
        if lost and node.lower() not in _TRUTHS and (not node or any(map(str.isalpha, node))):
            what, fix = say("file.cut", lost=short(lost[0].strip())), say("file.cut-fix")
            problems.append(Problem(file=file, line=end.line + 1, column=end.column + 1, path="", what=what, fix=fix))

    return note


def _put(frame: _Frame, node: Node, place: tuple[int, int], file: str, problems: list[Problem]) -> None:
    """Add a node to the collection that is open, as an item, a key or a value."""
    if isinstance(frame.node, Items):
        frame.node.append(node)
    elif frame.key is None:
        if not isinstance(node, Text):
            raise _Stop(*place, *message("file.list-key"))
        if node in frame.node:
            first = next(key for key in frame.node if key == node)
            here = first.line == place[0]
            what = say("fields.twice", given=node) if here else say("file.twice", id=node, line=first.line)
            problems.append(
                Problem(file=file, line=place[0], column=place[1], path=node, what=what, fix=say("fix.delete-one"))
            )
        frame.key = node
    else:
        frame.node[frame.key] = node
        frame.key = None
