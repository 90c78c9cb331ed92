"""Whether a page, as a Jinja template, ends in bounded time and memory, and what to write where it may not.

A page may call macros, show and set values, choose with `if` and loop over lists. What can grow without a bound on the
page itself is refused: a number of rounds that is not written there, powers, templates in templates. Nothing is run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from jinja2 import nodes

from practicum.words import grouped, message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from typing import Any

    from jinja2 import Environment

MAX_PARTS = 1000  # of one expression: names, brackets, commas
MAX_DEPTH = 30  # of brackets, of statements and of what an expression is made of
MAX_ROUNDS = 100_000  # of all loops of a page
MAX_REPEATED = 50_000_000  # characters: the page's length times the rounds
MAX_NUMBER = 1000  # of a range, and of how often a text is repeated
MAX_FILTERS = 8  # one after the other
MAX_JOINT = 100  # characters that are put between all parts of a text
_ROUNDS_OF_MACRO = 1000  # as many rounds without one take the time of a macro
_ROUNDS_OF_LIST = 100  # of a list whose length is not known, at least
_OPENERS, _CLOSERS = frozenset("([{"), frozenset(")]}")
_PREFIXES = frozenset(("not", "-", "+"))
_BLOCKS = frozenset(("if", "for"))

# What grows by what it gets alone, or by a constant factor.
_FILTERS = frozenset((
    "abs", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "filesizeformat", "first", "float",
    "groupby", "int", "items", "join", "last", "length", "list", "lower", "map", "max", "min", "pretty", "reject",
    "rejectattr", "relative_url", "replace", "reverse", "round", "safe", "select", "selectattr", "sort", "string",
    "striptags", "sum", "title", "tojson", "trim", "truncate", "unique", "upper", "urlencode", "wordcount",
))  # fmt: skip
_MULTIPLYING = frozenset(("join", "replace"))  # by what is in their brackets
_BY_NUMBER = frozenset(("round", "tojson"))
_METHODS = frozenset((
    "capitalize", "count", "cycle", "endswith", "find", "get", "index", "isoformat", "items", "keys", "lower", "lstrip",
    "rstrip", "split", "startswith", "strftime", "strip", "title", "upper", "values",
))  # fmt: skip
_GLOBALS = frozenset(("range", "dict", "joiner", "cycler"))
_STATEMENTS = {
    nodes.Macro: "macro",
    nodes.CallBlock: "call",
    nodes.FilterBlock: "filter",
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "from",
    nodes.Extends: "extends",
    nodes.Block: "block",
    nodes.AssignBlock: "set",
    nodes.With: "with",
}


class Unbounded(NamedTuple):
    """What may not end: its line in the page, what is wrong, and how to fix it."""

    line: int
    what: str
    fix: str


def unreadable(jinja: Environment, text: str) -> Iterator[Unbounded]:
    """Yield the first expression or statement that is too long or too deep to be parsed; raises TemplateSyntaxError."""
    parts = statements = 0
    before = [0]  # how many of `_PREFIXES` come one after the other, in each bracket that is open
    begun = ""
    for line, kind, word in jinja.lex(text):
        if kind in ("variable_begin", "block_begin"):
            parts, before, begun = 0, [0], kind
            continue
        if kind == "name" and begun == "block_begin":
            statements += (word in _BLOCKS) - (word.startswith("end") and word[3:] in _BLOCKS)
        if kind in ("name", "operator", "integer", "float", "string"):
            begun = ""
            parts += 1
            before[-1] = before[-1] + 1 if word in _PREFIXES else 0
        if kind == "operator" and word in _OPENERS:
            before.append(0)
        elif kind == "operator" and word in _CLOSERS and before[1:]:
            before.pop()
        if max(len(before) + sum(before), statements) > MAX_DEPTH:
            yield Unbounded(line, *message("page-file.deep", most=MAX_DEPTH))
            return
        if parts > MAX_PARTS or (kind == "integer" and len(word) > MAX_PARTS):
            yield Unbounded(line, *message("page-file.long", most=grouped(MAX_PARTS)))
            return


class Bounds:
    """What a parsed page may do: `unbounded` finds what may not end."""

    def __init__(self, jinja: Environment, tree: nodes.Template, macros: Collection[str], longest: int) -> None:
        """`macros` are the names of macros, `longest` is the length of the longest list that the page can name."""
        self._jinja = jinja
        self._tree = tree
        self._macros = macros
        self._list = max(longest, _ROUNDS_OF_LIST)
        self._set: dict[
            str, list[nodes.Expr]
        ] = {}  # what each name of the page is set to; nothing is known of a loop's
        values = [(one.target, [one.node]) for one in _all(tree, nodes.Assign)]
        values += [(one.target, [one.iter, one.iter]) for one in _all(tree, nodes.For)]
        for target, value in values:
            for name in _all(target, nodes.Name):
                self._set.setdefault(name.name, []).extend(value)

    def unbounded(self, length: int) -> Iterator[Unbounded]:
        """Yield each part that may not end; `length` is the number of the page's characters."""
        if line := _line_too_deep(self._tree):
            yield Unbounded(line, *message("page-file.deep", most=MAX_DEPTH))
            return
        for statement in self._tree.find_all(tuple(_STATEMENTS)):
            yield Unbounded(statement.lineno, *message("page-file.statement", name=_STATEMENTS[type(statement)]))
        for loop in self._tree.find_all(nodes.For):
            if loop.recursive:
                yield Unbounded(loop.lineno, *message("page-file.statement", name="recursive"))
        for one in self._tree.find_all(nodes.Assign):
            if self._grows(one):
                yield Unbounded(one.lineno, *message("page-file.grows"))
        for expression in self._tree.find_all(nodes.Expr):
            if not self._ends(expression):
                yield Unbounded(expression.lineno, *message("page-file.unbounded"))
        rounds = 0
        for loop in _loops(self._tree):
            rounds += self._rounds(loop, 1)
            if rounds > MAX_ROUNDS or rounds * length > MAX_REPEATED:
                yield Unbounded(loop.lineno, *message("page-file.rounds", most=grouped(MAX_ROUNDS)))
                return

    def _grows(self, one: nodes.Assign) -> bool:
        """Return whether doing it again and again would multiply a value, and not only add to it."""
        if _all(one.target, nodes.NSRef):  # kept from round to round of a loop
            return True
        own = [name for name in _all(one.node, nodes.Name) if name.name in self._set]
        multiplied = _all(one.node, nodes.Mul) or any(
            each.name in _MULTIPLYING for each in _all(one.node, nodes.Filter)
        )
        return len(own) > 1 or bool(own and multiplied)

    def _ends(self, node: nodes.Expr) -> bool:
        """Return whether an expression is bounded if its parts are."""
        if isinstance(node, nodes.Pow):
            return False
        if isinstance(node, nodes.Mul):
            inner = [*_all(node.left, nodes.Mul), *_all(node.right, nodes.Mul)]
            return not inner and (self._is_small(node.left) or self._is_small(node.right))
        if isinstance(node, nodes.Mod):
            return not any(isinstance(part.value, str) for part in _all(node.left, nodes.Const))
        if isinstance(node, nodes.Filter):
            return self._filter_ends(node)
        if isinstance(node, nodes.Call):
            return self._call_ends(node)
        return True

    def _filter_ends(self, node: nodes.Filter) -> bool:
        if node.name not in self._jinja.filters:  # said elsewhere
            return True
        within = _all(node.node, nodes.Filter) if node.node else []
        if node.name not in _FILTERS or len(within) >= MAX_FILTERS or node.dyn_args or node.dyn_kwargs:
            return False
        given = [*node.args, *(pair.value for pair in node.kwargs)]
        if node.name in _BY_NUMBER:
            return all(isinstance(one, nodes.Const) and (self._is_small(one) or one.value is None) for one in given)
        if node.name in _MULTIPLYING:
            short = all(isinstance(one, nodes.Const) and len(str(one.value)) <= MAX_JOINT for one in given)
            return short and not any(each.name in _MULTIPLYING for each in within)
        if node.name == "map" and node.args:
            inner = node.args[0]
            return isinstance(inner, nodes.Const) and inner.value in _FILTERS - _MULTIPLYING - _BY_NUMBER - {"map"}
        return True

    def _call_ends(self, node: nodes.Call) -> bool:
        called = node.node
        if isinstance(called, nodes.Getattr):
            return called.attr in _METHODS
        if not isinstance(called, nodes.Name) or called.name in self._set:
            return False
        if called.name == "range":
            return self._range(node) is not None
        return called.name in _GLOBALS or called.name in self._macros or called.name not in self._jinja.globals

    def _range(self, node: nodes.Call) -> int | None:
        """Return how many numbers a range has, None if that is not known or too many."""
        bounds = [self._number(one) for one in node.args]
        whole = [one for one in bounds if one is not None]
        if len(whole) != len(bounds) or node.kwargs or node.dyn_args or node.dyn_kwargs or not whole or whole[3:]:
            return None
        if any(abs(one) > MAX_NUMBER**2 for one in whole) or whole[2:] == [0]:
            return None
        number = len(range(*whole))
        return number if number <= MAX_NUMBER else None

    def _number(self, node: nodes.Expr) -> int | None:
        """Return the whole number that an expression is, or None."""
        if isinstance(node, nodes.Neg):
            number = self._number(node.node)
            return None if number is None else -number
        if isinstance(node, nodes.Name) and len(self._set.get(node.name, ())) == 1:
            node = self._set[node.name][0]
        return node.value if isinstance(node, nodes.Const) and type(node.value) is int else None

    def _is_small(self, node: nodes.Expr) -> bool:
        number = self._number(node)
        return number is not None and abs(number) <= MAX_NUMBER

    def _rounds(self, node: nodes.Node, times: int) -> int:
        """Return how many rounds the loops in a node make if it is done some times; a macro counts as many rounds."""
        if isinstance(node, nodes.For):
            inside = times * self._length(node.iter)
            parts = [*node.body, *node.else_, *([node.test] if node.test else [])]
            return inside + self._rounds(node.iter, times) + sum(self._rounds(part, inside) for part in parts)
        called = node.node if isinstance(node, nodes.Call) else None
        is_macro = isinstance(called, nodes.Name) and called.name in self._macros
        own = times * _ROUNDS_OF_MACRO if is_macro and times > 1 else 0
        return own + sum(self._rounds(part, times) for part in node.iter_child_nodes())

    def _length(self, node: nodes.Node, names: int = MAX_DEPTH) -> int:
        """Return how long a list may be at most, as far as the page says it; `names` bounds how many names lead to it."""
        if isinstance(node, nodes.Const):
            return len(node.value) if isinstance(node.value, str) else 1
        if isinstance(node, (nodes.List, nodes.Tuple, nodes.Dict)):
            return len(node.items)
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name == "range":
            return self._range(node) or 0
        if isinstance(node, nodes.Name) and node.name in self._set and names:
            return sum(self._length(value, names - 1) for value in self._set[node.name])
        if isinstance(node, nodes.Mul):
            return MAX_NUMBER * max(self._length(node.left, names), self._length(node.right, names))
        return max(self._list, sum(self._length(part, names) for part in node.iter_child_nodes()))


def longest(data: object) -> int:
    """Return the length of the longest list or mapping in what a file says."""
    found, waiting = 0, [data]
    while waiting:
        one = waiting.pop()
        if isinstance(one, (dict, list)):
            found = max(found, len(one))
            waiting += one.values() if isinstance(one, dict) else one
    return found


def _all(node: nodes.Node, kind: type[Any]) -> list[Any]:
    """Return the nodes of a kind in a node, which may be of it itself."""
    return [*([node] if isinstance(node, kind) else []), *node.find_all(kind)]


def _loops(node: nodes.Node) -> Iterator[nodes.For]:
    """Yield the loops in a node that are in no other one, in their order."""
    for part in node.iter_child_nodes():
        if isinstance(part, nodes.For):
            yield part
        else:
            yield from _loops(part)


def _line_too_deep(tree: nodes.Node) -> int:
    """Return the line of a node that is nested too deeply, 0 if there is none."""
    waiting = [(tree, 0)]
    while waiting:
        node, depth = waiting.pop()
        if depth > MAX_DEPTH:
            return node.lineno
        waiting += [(part, depth + 1) for part in node.iter_child_nodes()]
    return 0
