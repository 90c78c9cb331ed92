"""mkdocs.yml as the site engines read it: typed values, and the extensions of Python-Markdown with their options."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

import yaml

from practicum.base.problem import Problem, ProblemsError
from practicum.course.settings import CONFIG
from practicum.files.yaml_tree import read_file
from practicum.words import say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

_BUILT_IN = ("toc", "tables", "fenced_code")  # what MkDocs adds to every course's extensions
_APPLIED = "pymdownx."  # a tag may call a function of this package, which makes functions for options such as slugify


class EngineSettings(NamedTuple):
    """The values of mkdocs.yml by key, and Python-Markdown's `extensions` and `extension_configs`."""

    values: Mapping[str, Any] = {}
    extensions: tuple[str, ...] = _BUILT_IN
    extension_configs: Mapping[str, Mapping[str, Any]] = {}


def engine_settings(folder: Path) -> EngineSettings:
    """Return what an engine reads in the mkdocs.yml of a course's folder; raises ProblemsError if it cannot be read.

    Extensions and options that no engine could take are left out; `course.load` names them.
    """
    try:
        read = yaml.load(read_file(str(folder / CONFIG), CONFIG), _Loader)  # noqa: S506 - a safe one
    except (yaml.YAMLError, ValueError, TypeError) as error:  # the last two for dates and keys that cannot be
        said = " ".join(str(error).split())
        raise ProblemsError([Problem.of_file(CONFIG, say("file.yaml", said=said), say("fix.yaml"))]) from None
    values = read if isinstance(read, dict) else {}
    return EngineSettings(values, *_extensions(values.get("markdown_extensions")))


def _extensions(written: object) -> tuple[tuple[str, ...], dict[str, dict[str, Any]]]:
    """Return the names of the extensions, each once, and the options of those with options."""
    listed = list(written.items()) if isinstance(written, dict) else []
    for one in written if isinstance(written, list) else ():
        listed += one.items() if isinstance(one, dict) else [(one, None)]
    names = dict.fromkeys(_BUILT_IN)
    configs = {}
    for name, options in listed:
        if isinstance(name, str):
            names[name] = None
            if options and isinstance(options, dict):
                configs[name] = {key: value for key, value in options.items() if value is not None}
    return tuple(names), configs


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc] # it depends on the machine
    """Reads `!ENV` and the names of Python's functions as MkDocs does, and ignores every other tag."""


def _environment(loader: Any, node: yaml.Node) -> object:
    """Return the first environment variable of a list that is set, else the last value of the list."""
    if isinstance(node, yaml.SequenceNode):
        *names, default = [loader.construct_object(one) for one in node.value]
    else:
        names, default = [node.value], None
    found = next((os.environ[name] for name in names if name in os.environ), None)
    return default if found is None else yaml.safe_load(found)


def _named(_: Any, name: str, __: yaml.Node) -> object:
    """Return the object with a dotted name; None if it cannot be imported, such as a part of an absent engine."""
    from pydoc import ErrorDuringImport, locate  # imported late: few courses name a function

    try:
        return locate(name)
    except ErrorDuringImport:
        return None


def _applied(loader: Any, name: str, node: yaml.Node) -> object:
    """Return what a function gives for the arguments in a value, such as one that makes ids of headings."""
    made = _named(loader, name, node) if name.startswith(_APPLIED) else None
    given = _untagged(loader, name, node)
    if not callable(made):
        return given
    if isinstance(given, dict):
        return made(*given.get("args", ()), **given.get("kwds", {}))
    return made(*given) if isinstance(given, list) else made()


def _untagged(loader: Any, _: str, node: yaml.Node) -> object:
    """Return a value as if it had no tag."""
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return node.value


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/name:", _named)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/object/apply:", _applied)
_Loader.add_multi_constructor("!", _untagged)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _untagged)
