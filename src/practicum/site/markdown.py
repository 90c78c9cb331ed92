"""The extension of Python-Markdown that a course's pages need: those of this room in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.extensions import Extension

from practicum.site import ext_cells, ext_leads, ext_mistakes, ext_rawhtml

if TYPE_CHECKING:
    from markdown import Markdown


class _Practicum(Extension):
    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        for extension in (ext_mistakes, ext_rawhtml, ext_leads, ext_cells):
            extension.register(md)


def makeExtension(**_: object) -> Extension:  # noqa: N802 - Python-Markdown's name
    """Return the extension; Python-Markdown calls this for `markdown_extensions` in mkdocs.yml."""
    return _Practicum()
