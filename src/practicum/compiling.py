"""Sources -> code, for `bundle`, which runs this as a script in a Python of its own.

What `marshal` writes depends on what else an interpreter holds, so that only a fresh one
writes the same bytes every time. Reads JSON from standard input and writes JSON.
"""

from __future__ import annotations
import __future__

import ast
import json
import marshal
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import CodeType
    from typing import Any


class _Lean(ast.NodeTransformer):
    """Leaves out docstrings, and what is for type checkers but for annotations in classes: `record` reads those."""

    def visit_If(self, node: ast.If) -> ast.AST | list[ast.stmt]:
        """Leave `if TYPE_CHECKING:` out."""
        if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            return [self.visit(inner) for inner in node.orelse]
        return self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """Leave out what it returns, and its docstring."""
        node.returns = None
        return self._bare(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        """Leave its docstring out."""
        return self._bare(node)

    def visit_Module(self, node: ast.Module) -> ast.AST:
        """Leave its docstring out."""
        return self._bare(node)

    def visit_arg(self, node: ast.arg) -> ast.arg:
        """Leave its annotation out."""
        node.annotation = None
        return node

    def _bare(self, node: ast.FunctionDef | ast.ClassDef | ast.Module) -> ast.AST:
        if ast.get_docstring(node, clean=False) is not None:
            node.body = node.body[1:] or [ast.Pass()]
        return self.generic_visit(node)


def lean(source: str) -> str:
    """Return a source without what only people and type checkers read."""
    return ast.unparse(ast.fix_missing_locations(_Lean().visit(ast.parse(source))))


def compiled(name: str, source: str) -> CodeType:
    """Return the code of a lean source, without the import of `__future__`, whose file would be looked for."""
    text = source.replace("from __future__ import annotations\n", "", 1)
    flags = __future__.annotations.compiler_flag
    return _unnumbered(compile(text, f"grade.pyz/{name}", "exec", flags, dont_inherit=True, optimize=2))


def _unnumbered(code: CodeType) -> CodeType:
    """Return code without the numbers of its lines, a quarter of it, which only a traceback would show."""
    inner = tuple(_unnumbered(const) if isinstance(const, type(code)) else const for const in code.co_consts)
    return code.replace(co_consts=inner, co_linetable=b"")


def parts(first: str, own: dict[str, str], theirs: dict[str, str], at_once: list[str]) -> dict[str, bytes]:
    """Return what `carrying` reads: `first` is its own source, the others those of packages by their modules' names.

    `at_once` names the modules that are imported in any case, each behind those that it needs.
    """
    first = lean(first)
    own = {name: lean(source) for name, source in own.items()}
    theirs = {name: lean(source) for name, source in theirs.items()}
    codes = {name: compiled(name, source) for name, source in own.items()}
    together = [(name, codes.pop(name)) for name in at_once]
    data: dict[str, Any] = {"code/start": compiled("start", first), "code": together}
    data |= {f"code/{name}": code for name, code in codes.items()}
    made = {name: marshal.dumps(value) for name, value in data.items()}
    texts = {"start": first, "practicum": json.dumps(own), "yaml": json.dumps(theirs)}
    return made | {f"source/{name}": text.encode() for name, text in texts.items()}


def main() -> None:
    """Write the parts for the sources on standard input, and the mark of the Pythons that can read their code."""
    from importlib.util import MAGIC_NUMBER

    made = parts(*json.loads(sys.stdin.buffer.read()))
    magic = f"{sys.implementation.cache_tag} {MAGIC_NUMBER.hex()}"
    sys.stdout.write(json.dumps({"parts": {name: part.hex() for name, part in made.items()}, "magic": magic}))


if __name__ == "__main__":
    main()
