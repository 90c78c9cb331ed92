"""PyYAML's own parser, made to read as libyaml does.

Where PyYAML comes without libyaml, as in `grade.pyz`, a file must be read as it is elsewhere. PyYAML's scanner knows
less of YAML 1.2 than libyaml's: tabs between tokens, question marks in a flow collection, a byte order mark at the
start of a line. The methods here take the place of PyYAML's and follow libyaml's `scanner.c` (0.2.5).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

if TYPE_CHECKING:
    from yaml.error import Mark
    from yaml.tokens import DirectiveToken

_BREAKS = "\\r\\n\\x85\\u2028\\u2029"
_ENDS = f"\\0 \\t{_BREAKS}"
_BLANKS = re.compile("[ \\t]*")
_COMMENT = re.compile(f"#[^\\0{_BREAKS}]*")
_WORD = re.compile(f"(?:[^:{_ENDS}]|:(?![{_ENDS}]))*+")
_FLOW_WORD = re.compile(f"(?:[^:,\\[\\]{{}}{_ENDS}]|:(?![,?\\[\\]{{}}{_ENDS}]))*+")
_FLOW_COLON = re.compile(r":[,?\[\]{}]")
_HEAD = re.compile("[-+][1-9]?|[1-9]?[-+]?")
_DOCUMENT = re.compile(f"(?:---|\\.\\.\\.)[{_ENDS}]")


class PlainParser(Reader, Scanner, Parser):
    """The parser of one text."""

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_to_next_token(self) -> None:
        """Skip spaces, comments, line breaks, and tabs where there is no indentation."""
        while True:
            if self.column == 0 and self.peek() == "\ufeff":
                self.forward()
                self.column = int(self.index > 1)  # only the mark at the start of the file takes no column
            while self.peek() == " " or (self.peek() == "\t" and (self.flow_level or not self.allow_simple_key)):
                self.forward()
            self._take(_COMMENT)
            if not self._take_break():
                return
            if not self.flow_level:
                self.allow_simple_key = True

    def scan_directive(self) -> DirectiveToken:
        """Return a directive; raises ScannerError for one that YAML does not know."""
        token = super().scan_directive()
        if token.name not in ("YAML", "TAG") or (token.name == "YAML" and token.value not in ((1, 1), (1, 2))):
            raise ScannerError(
                "while scanning a directive", token.start_mark, "found unknown directive", token.end_mark
            )
        return token

    def scan_plain(self) -> ScalarToken:
        """Return a scalar without quotation marks; in a flow collection, it may have question marks."""
        start = end = self.get_mark()
        indent = self.indent + 1
        parts: list[str] = []
        spaces: list[str] = []
        while self.peek() != "#":
            word = self._take(_FLOW_WORD if self.flow_level else _WORD)
            if self.flow_level and _FLOW_COLON.match(self.buffer, self.pointer):
                raise ScannerError("while scanning a plain scalar", start, "found unexpected ':'", self.get_mark())
            if not word:
                break
            self.allow_simple_key = False
            parts += [*spaces, word]
            end = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start)
            if not spaces or (not self.flow_level and self.column < indent):
                break
        return ScalarToken("".join(parts), True, start, end)

    def scan_plain_spaces(self, indent: int, start_mark: Mark) -> list[str]:
        """Skip what is between two words of a scalar; return what is part of it: nothing before a document's mark."""
        blanks = self._take(_BLANKS)
        first = self._take_break()
        if not first:
            return [blanks] if blanks else []
        self.allow_simple_key = True
        more: list[str] = []
        while not (self.column == 0 and _DOCUMENT.match(self.buffer, self.pointer)):
            while self.peek() == " " or (self.peek() == "\t" and self.column >= indent):
                self.forward()
            self._refuse_tab(start_mark)
            line_break = self._take_break()
            if not line_break:
                return [*([first] if first != "\n" else [] if more else [" "]), *more]
            more.append(line_break)
        return []

    def scan_block_scalar_indicators(self, _start_mark: Mark) -> tuple[bool | None, int | None]:
        """Return what follows `|` or `>`: whether line breaks at the end are kept, and the indentation."""
        head = self._take(_HEAD)
        width = head.strip("+-")
        return {"+": True, "-": False}.get(head.strip(width or None)), int(width) if width else None

    def scan_block_scalar_ignored_line(self, start_mark: Mark) -> None:
        """Skip the rest of the line, which has blanks or a comment."""
        self._take(_BLANKS)
        super().scan_block_scalar_ignored_line(start_mark)

    def scan_block_scalar_indentation(self) -> tuple[list[str], int, Mark]:
        """Skip to the first line of a block scalar; raises ScannerError for a tab in its indentation."""
        found: tuple[list[str], int, Mark] = super().scan_block_scalar_indentation()
        self._refuse_tab(self.get_mark())
        return found

    def scan_block_scalar_breaks(self, indent: int) -> tuple[list[str], Mark]:
        """Skip to the next line of a block scalar; raises ScannerError for a tab in its indentation."""
        found: tuple[list[str], Mark] = super().scan_block_scalar_breaks(indent)
        if self.column < indent:
            self._refuse_tab(self.get_mark())
        return found

    def _take(self, pattern: re.Pattern[str]) -> str:
        """Go past what the pattern finds here, within a line, and return it."""
        found = pattern.match(self.buffer, self.pointer)
        text = found[0] if found else ""
        self.forward(len(text))
        return text

    def _take_break(self) -> str:
        """Go past a line break and return it, normalized; empty if there is none here."""
        found: str = self.scan_line_break()  # type: ignore[no-untyped-call]
        return found

    def _refuse_tab(self, start: Mark) -> None:
        if self.peek() == "\t":
            raise ScannerError("while scanning a scalar", start, "found a tab as indentation", self.get_mark())
