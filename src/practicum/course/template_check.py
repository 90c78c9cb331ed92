"""Check a page as a Jinja template, as both site engines read it: its syntax, and names that are not defined."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.meta import find_undeclared_variables

from practicum.base.problem import Problem
from practicum.base.text import did_you_mean
from practicum.course.template_bounds import Bounds, Unbounded, longest, unreadable
from practicum.files.bare_text import NOTHING, TRUTH, is_altered, kind_of
from practicum.files.yaml_tree import Text
from practicum.words import message, say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from practicum.files.yaml_tree import Node

# Names that both engines define, besides this course's macros and the keys of front matter and of `extra`.
OFFERED = (
    *("page", "config", "extra", "environment", "plugin", "git", "navigation", "files", "macros", "filters"),
    *("filters_builtin", "context", "macros_info", "now", "fix_url"),
)
MAX_NAMED = 100  # names in one page: the next ones have most likely the same cause
_MARK = re.compile(r"\{[{%#]")
_jinja = Environment()  # noqa: S701 - it only parses
_jinja.filters |= dict.fromkeys(("pretty", "relative_url"), str)  # filters of the engines


def is_template(text: str) -> bool:
    """Return whether the engines read a text as a template: it has `{{`, `{%` or `{#`."""
    return _MARK.search(text) is not None


def template_faults(
    text: str, file: str, offset: int, macros: Collection[str], variables: Mapping[Text, Node]
) -> Iterator[Problem]:
    """Yield the syntax error of a page as a template, or each name that is not defined or whose value is not a word.

    `offset` is the number of lines above the text in its file. To the engines, every word in double braces is a name,
    and an unknown name ends the build.
    """
    try:
        if unread := next(unreadable(_jinja, text), None):
            yield _at_line(unread, file, offset)
            return
        tree = _jinja.parse(text)
        bounds = Bounds(_jinja, tree, macros, longest(variables))
        if endless := [*bounds.unbounded(len(text))]:
            yield from (_at_line(one, file, offset) for one in endless)
            return
        free = find_undeclared_variables(tree)
    except TemplateSyntaxError as error:
        what = say("page-file.template", reason=(error.message or "").rstrip("."))
        fix = say("page-file.template-fix")
        yield _at_line(Unbounded(error.lineno, what, fix), file, offset)
        return
    lines = re.split(r"\r\n|\r|\n", text)  # as Jinja counts them
    unknown = free - {*macros, *variables, *OFFERED, *_jinja.globals}
    wordless = {name for name in free if _is_wordless(variables.get(Text(name)))}
    found = {(node.lineno, node.name) for node in tree.find_all(nodes.Name) if node.name in unknown}
    shown = (node for output in tree.find_all(nodes.Output) for node in output.nodes if isinstance(node, nodes.Name))
    found |= {(node.lineno, node.name) for node in shown if node.name in wordless}
    called = {node.node.name for node in tree.find_all(nodes.Call) if isinstance(node.node, nodes.Name)}
    for number, name in sorted(found)[:MAX_NAMED]:
        line = lines[number - 1]
        at = re.search(rf"\b{re.escape(name)}\b", line)
        begin = max(line.rfind(opener, 0, at.start()) for opener in ("{{", "{%")) if at else 0
        if name in called:
            what, fix = message("page-file.no-macro", macro=name)
        elif name in wordless:
            what, fix = message("page-file.no-word", name=name)
        else:
            what, fix = message("page-file.no-name", name=name)
        if name in unknown:
            fix = did_you_mean(name, macros if name in called else {*macros, *variables}, fix)
        yield Problem(file=file, line=offset + number, column=max(begin, 0) + 1, path=name, what=what, fix=fix)


def _is_wordless(value: Node | None) -> bool:
    """Return whether engines show a value as True, False or None, whatever is written; `yes` is named at its own place."""
    return isinstance(value, Text) and kind_of(value) in (TRUTH, NOTHING) and not is_altered(value)


def _at_line(found: Unbounded, file: str, offset: int) -> Problem:
    """Return what was found in a page as a problem of its file."""
    return Problem(file=file, line=offset + found.line, column=1, path="", what=found.what, fix=found.fix)
