"""A page's text with its template resolved, as both site engines do before they convert it to HTML."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

import yaml
from jinja2 import Environment, StrictUndefined

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_jinja = Environment(undefined=StrictUndefined)  # noqa: S701 - it makes Markdown
_jinja.filters |= dict.fromkeys(("pretty", "relative_url"), str)  # filters of the engines


def typed_front_matter(text: str, lines: int) -> dict[str, Any]:
    """Return the front matter of a page as the engines type it; `lines` is how many of the text's lines it has.

    Raises yaml.YAMLError or ValueError where they cannot.
    """
    return (yaml.safe_load("\n".join(text.split("\n")[1 : lines - 1])) if lines else None) or {}


def page_values(path: str, title: object, front: Mapping[str, Any]) -> SimpleNamespace:
    """Return what a template knows as `page`; `path` is the page's in `content/`."""
    return SimpleNamespace(meta=front, title=title, file=SimpleNamespace(src_uri=path, src_path=path))


def resolved(body: str, page: SimpleNamespace, extra: Mapping[str, Any], macros: Mapping[str, Any]) -> str:
    """Return a page's Markdown with its template resolved, as mkdocs-macros does; raises what its expressions raise.

    `page` is from `page_values`, `extra` is the course's own part of mkdocs.yml.
    """
    if page.meta.get("render_macros") is False:
        return body
    return _jinja.from_string(body).render({"page": page, "extra": extra, **extra, **macros, **page.meta})
