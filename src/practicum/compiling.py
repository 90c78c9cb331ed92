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


class _Lean(ast.NodeTransformer):
    """Leaves out what is for type checkers, and the import of `__future__`, whose file would be looked for.

    Annotations of classes stay: `record` reads them.
    """

    def visit_If(self, node: ast.If) -> ast.AST | list[ast.stmt]:
        """Leave `if TYPE_CHECKING:` out."""
        if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            return node.orelse
        return self.generic_visit(node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.AST | None:
        """Leave `from __future__ import annotations` out."""
        return None if node.module == "__future__" else node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """Leave annotations out."""
        node.returns = None
        return self.generic_visit(node)

    def visit_arg(self, node: ast.arg) -> ast.arg:
        """Leave annotations out."""
        node.annotation = None
        return node


def _bare(code: CodeType) -> CodeType:
    """Return code without the numbers of its lines, a quarter of it, which only a traceback would show."""
    inner = tuple(_bare(const) if isinstance(const, type(code)) else const for const in code.co_consts)
    return code.replace(co_consts=inner, co_linetable=b"")


def compiled(sources: dict[str, str], at_once: list[str]) -> dict[str, bytes]:
    """Return the parts of code: `code/NAME` for a module, and `code` for all that are imported `at_once`, in order."""
    codes: dict[str, CodeType] = {}
    for name, source in sources.items():
        tree = ast.fix_missing_locations(_Lean().visit(ast.parse(source)))
        flags = __future__.annotations.compiler_flag
        codes[name] = _bare(compile(tree, f"grade.pyz/{name}", "exec", flags, dont_inherit=True, optimize=2))
    parts = {"code": marshal.dumps([(name, codes.pop(name)) for name in at_once])}
    return parts | {f"code/{name}": marshal.dumps(code) for name, code in codes.items()}


def main() -> None:
    """Write the code of the sources on standard input, and the mark of the Pythons that can read it."""
    from importlib.util import MAGIC_NUMBER

    parts = compiled(*json.loads(sys.stdin.buffer.read()))
    magic = f"{sys.implementation.cache_tag} {MAGIC_NUMBER.hex()}"
    sys.stdout.write(json.dumps({"parts": {name: part.hex() for name, part in parts.items()}, "magic": magic}))


if __name__ == "__main__":
    main()
