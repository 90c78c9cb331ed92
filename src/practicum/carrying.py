"""Imports modules from `grade.pyz`. What stands there runs this first; nothing else uses it.

`held` gives what the file holds under a name, as bytes, or None. What is read of it are
`code` and `code/NAME`, compiled for the Python that wrote the file, or for every other
`source/practicum`; and `source/yaml`, which only a sheet in YAML, or a broken one, needs.
"""

from __future__ import annotations

import sys
from _frozen_importlib import ModuleSpec
from marshal import loads

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType, ModuleType

PACKAGES = ("practicum", "practicum.kinds", "practicum.words", "yaml")


def start(held: Callable[[str], bytes | None], *, same: bool) -> None:
    """Run `carried`; `same` says that this Python is the one that wrote the file."""
    sys.meta_path.insert(0, Finder(held, same=same))
    always = loads(held("code") or b"") if same else ()  # noqa: S302 - of this very file, which is running
    for name, code in always:  # each needs only those before it
        module = sys.modules[name] = type(sys)(name)
        package, _, last = name.rpartition(".")
        if package:
            setattr(sys.modules[package], last, module)
        if is_package(name):
            module.__path__ = []
        exec(code, vars(module))  # noqa: S102

    from practicum.carried import entry

    entry(lambda name: (held(name) or b"").decode())


def is_package(name: str) -> bool:
    """Return whether a module holds others: the packages above, and the words of a language."""
    return name in PACKAGES or name.rpartition(".")[0] == "practicum.words"


class Finder:
    """Finds modules in the file, and loads them."""

    def __init__(self, held: Callable[[str], bytes | None], *, same: bool) -> None:
        """Read from `held`, as `start` does."""
        self._held = held
        self._same = same
        self._sources: dict[str, dict[str, str]] = {}

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:  # noqa: ARG002
        """Return how a module is loaded, or None for one that the file does not hold."""
        code = self._code(name) if name.partition(".")[0] in PACKAGES else None
        return code and ModuleSpec(name, self, loader_state=code, is_package=is_package(name))  # type: ignore[arg-type]

    def create_module(self, spec: ModuleSpec) -> None:
        """Leave it to Python to make the module."""

    def exec_module(self, module: ModuleType) -> None:
        """Run the code of a module."""
        exec(module.__spec__.loader_state, vars(module))  # type: ignore[union-attr] # noqa: S102

    def _code(self, name: str) -> CodeType | None:
        package = name.partition(".")[0]
        if self._same and package == "practicum":
            code = self._held(f"code/{name}")
            return loads(code) if code else None  # noqa: S302
        if package not in self._sources:
            from json import loads as read

            self._sources[package] = read(self._held(f"source/{package}") or b"")
        source = self._sources[package].get(name)
        return None if source is None else compile(source, f"grade.pyz/{name}", "exec", dont_inherit=True, optimize=2)
