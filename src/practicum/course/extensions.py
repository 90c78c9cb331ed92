"""Whether the extensions of Python-Markdown that mkdocs.yml lists can be used, with the options that it gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown import Markdown

from practicum.base.problem import Place
from practicum.course.headings import are_quiet
from practicum.course.settings import CONFIG
from practicum.files.yaml_tree import Items, Table, Text
from practicum.words import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from practicum.base.problem import Problem
    from practicum.course.engine_settings import EngineSettings
    from practicum.files.yaml_tree import Node

_KEY = "markdown_extensions"
_PROBE = "# H\n\n`code`\n\n[TOC]\n"


def unusable(settings: EngineSettings, written: Node | None) -> Iterator[Problem]:
    """Yield each extension that cannot be imported or refuses its options, or that is not written as one.

    `written` is the value of `markdown_extensions` as it is in the file. Extensions that come with Practicum are not
    imported for this where they have no options.
    """
    for name, options in _listed(written):
        if not isinstance(name, Text) or not (isinstance(options, Table) or not options):
            yield _problem(name, *message("extension.form"))
            continue
        own = settings.extension_configs.get(name, {})
        if not own and are_quiet((name,), {}):
            continue
        try:
            Markdown(extensions=[str(name)], extension_configs={str(name): own}).convert(_PROBE)
        except KeyError as error:
            yield _problem(name, *message("extension.option", option=error.args[0] if error.args else ""))
        except Exception as error:  # noqa: BLE001 - whatever an extension raises
            reason = " ".join(str(error).split()).rstrip(".") or type(error).__name__
            yield _problem(name, *message("extension.unusable", reason=reason))


def _listed(written: Node | None) -> Iterator[tuple[Node, Node | None]]:
    """Yield the name and the options of each extension."""
    for one in written if isinstance(written, Items) else [written]:
        if isinstance(one, Table):
            yield from one.items()
        elif one:
            yield one, None


def _problem(name: Node, what: str, fix: str) -> Problem:
    """Return a problem of an extension, at its name."""
    path = f"{_KEY}.{name}" if isinstance(name, Text) else _KEY
    return Place(file=CONFIG, line=name.line, column=name.column, path=path).problem("", what, fix)
