"""The settings of a site, from an engine's configuration or from mkdocs.yml itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from practicum.course.engine_settings import engine_settings

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


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
    """Return the settings in the mkdocs.yml of a course's folder; raises ProblemsError if the file cannot be read."""
    root = Path(folder).absolute()
    read, extensions, configs = engine_settings(root)
    return SiteConfig(
        root=root,
        content=root / str(read.get("docs_dir") or "docs"),
        directory_urls=read.get("use_directory_urls") is not False,
        extra=read.get("extra") or {},
        extensions=extensions,
        extension_configs=configs,
    )
