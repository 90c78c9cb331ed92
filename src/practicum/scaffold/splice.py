"""Edits of mkdocs.yml at the places of its parts: every other character, comment and line ending stays as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from practicum.base.problem import Problem, ProblemsError
from practicum.course.settings import CONFIG
from practicum.files.yaml_tree import Items, Text, parse
from practicum.words import message

if TYPE_CHECKING:
    from practicum.files.yaml_tree import Node, Table


class Splice:
    """A text of mkdocs.yml, its parts as `config`, and the edits that are collected until `done`."""

    def __init__(self, text: str) -> None:
        """Read a text; raises ProblemsError if that is not possible."""
        self.config = parse(text, CONFIG, tags=True)
        self._text = text
        self._lines = text.splitlines(keepends=True)
        self._ending = "\r\n" if "\r\n" in text else "\n"
        self._edits: list[tuple[int, int, str]] = []  # from where to where, and what comes there

    def replace(self, node: Text, new: str) -> None:
        """Write another word in place of a text that is one word, with or without quotation marks."""
        self._edits.append((self._offset(node), self._end(node), new))

    def delete(self, node: Node, value: Node | None = None) -> None:
        """Delete a key with its `value`, or an item of a list, with its lines or out of brackets.

        Raises ProblemsError for what is in brackets and is more than a word.
        """
        begin = self._lines[node.line - 1][: node.column - 1]
        if begin.strip(" -"):
            self._delete_in_brackets(node, value)
            return
        depth = len(begin) - len(begin.lstrip(" "))
        last = node.line
        for number, line in enumerate(self._lines[node.line :], node.line + 1):
            text = line.lstrip(" ").rstrip()
            indent = len(line) - len(line.lstrip(" "))
            if text and indent <= depth and not (indent == depth and isinstance(value, Items) and text.startswith("-")):
                break
            last = number if text else last
        self._edits.append((self._start(node.line), self._start(last + 1), ""))

    def insert(self, mapping: Table, lines: list[str]) -> None:
        """Put lines at the beginning of a mapping that is not in brackets, with its indentation."""
        first = next(iter(mapping))
        if self._lines[first.line - 1][: first.column - 1].strip():
            raise self._by_hand(first)
        self._add(self._start(first.line), [f"{' ' * (first.column - 1)}{line}" for line in lines])

    def append(self, lines: list[str]) -> None:
        """Put lines at the end of the text."""
        self._add(len(self._text), [*([] if self._text.endswith(("\n", "\r")) else [""]), *lines])

    def done(self) -> str:
        """Return the edited text; raises ProblemsError if it cannot be read any more."""
        text = self._text
        for start, end, new in sorted(self._edits, reverse=True):
            text = text[:start] + new + text[end:]
        parse(text, CONFIG, tags=True)
        return text

    def _delete_in_brackets(self, node: Node, value: Node | None) -> None:
        """Delete an item or a key with its value, and a comma beside it."""
        start, end = self._offset(node), self._end(value if value is not None else node)
        after = re.compile(r"\s*,\s*").match(self._text, end)
        before = re.search(r",\s*$", self._text[:start])
        self._edits.append((before.start() if before and not after else start, after.end() if after else end, ""))

    def _end(self, node: Node) -> int:
        """Return where a text of one word ends."""
        word = rf"""(["']?){re.escape(node)}\1""" if isinstance(node, Text) else r"(?!)"
        found = re.compile(word).match(self._text, self._offset(node))
        if not found:
            raise self._by_hand(node)
        return found.end()

    def _by_hand(self, node: Node) -> ProblemsError:
        """Return the error that there can be no edit at a node."""
        what, fix = message("upgrade.brackets")
        return ProblemsError([Problem(file=CONFIG, line=node.line, column=node.column, path="", what=what, fix=fix)])

    def _add(self, at: int, lines: list[str]) -> None:
        self._edits.append((at, at, "".join(f"{line}{self._ending}" for line in lines)))

    def _offset(self, node: Node) -> int:
        return self._start(node.line) + node.column - 1

    def _start(self, line: int) -> int:
        """Return where a line (from 1) begins in the text."""
        return sum(map(len, self._lines[: line - 1]))
