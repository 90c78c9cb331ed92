"""The settings of a site, from an engine's configuration or from mkdocs.yml itself."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from pydoc import ErrorDuringImport, locate
from typing import TYPE_CHECKING

import yaml

from practicum.course.settings import CONFIG
from practicum.files.yaml_tree import read_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

_BUILT_IN = ("toc", "tables", "fenced_code")  # what MkDocs adds to every course's extensions


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteConfig:
    """The settings of a site; `root` is the course's folder, `content` the folder of its pages.

    `extensions` and `extension_configs` are Python-Markdown's; `extra` is the course's own part of the file.
    """

    root: Path
    content: Path
    directory_urls: bool = True
    extra: Mapping[str, Any] = field(default_factory=dict)
    extensions: tuple[Any, ...] = ()
    extension_configs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


def from_engine(conf: Mapping[str, Any]) -> SiteConfig:
    """Return the settings in the configuration of MkDocs or Zensical."""
    root = Path(conf["config_file_path"]).parent if conf.get("config_file_path") else Path(conf["root_dir"])
    return SiteConfig(
        root=root,
        content=root / conf["docs_dir"],
        directory_urls=bool(conf["use_directory_urls"]),
        extra=conf.get("extra") or {},
        extensions=tuple(conf["markdown_extensions"]),
        extension_configs=conf["mdx_configs"] or {},
    )


def from_file(folder: str | Path) -> SiteConfig:
    """Return the settings in the mkdocs.yml of a course's folder.

    Raises ProblemsError if the file cannot be read, and yaml.YAMLError if it is not YAML.
    """
    root = Path(folder).absolute()
    read: dict[str, Any] = yaml.load(read_file(str(root / CONFIG), CONFIG), _Loader) or {}  # noqa: S506 - a safe one
    extensions, configs = _extensions(read.get("markdown_extensions") or ())
    return SiteConfig(
        root=root,
        content=root / str(read.get("docs_dir") or "docs"),
        directory_urls=read.get("use_directory_urls") is not False,
        extra=read.get("extra") or {},
        extensions=extensions,
        extension_configs=configs,
    )


def _extensions(written: Iterable[Any]) -> tuple[tuple[str, ...], dict[str, dict[str, Any]]]:
    """Return the names of the extensions, each once, and the options of those with options."""
    listed = written.items() if isinstance(written, dict) else ((one, None) for one in written)
    names = dict.fromkeys(_BUILT_IN)
    configs = {}
    for one, own in listed:
        for name, options in one.items() if isinstance(one, dict) else ((one, own),):
            names[name] = None
            if options:
                configs[name] = {key: value for key, value in options.items() if value is not None}
    return tuple(names), configs


class _Loader(yaml.SafeLoader):
    """Reads `!ENV` and `!!python/name:` as MkDocs does, and ignores every other tag."""


def _environment(loader: _Loader, node: yaml.Node) -> object:
    """Return the first environment variable of a list that is set, else the last value of the list."""
    if isinstance(node, yaml.SequenceNode):
        *names, default = [loader.construct_object(one) for one in node.value]
    else:
        names, default = [node.value], None
    found = next((os.environ[name] for name in names if name in os.environ), None)
    return default if found is None else yaml.safe_load(found)


def _named(_: _Loader, name: str, __: yaml.Node) -> object:
    """Return the object with a dotted name; None if it cannot be imported, such as a part of an absent engine."""
    try:
        return locate(name)
    except ErrorDuringImport:
        return None


def _untagged(loader: _Loader, _: str, node: yaml.Node) -> object:
    """Return a value as if it had no tag."""
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return node.value


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/name:", _named)
_Loader.add_multi_constructor("!", _untagged)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _untagged)
