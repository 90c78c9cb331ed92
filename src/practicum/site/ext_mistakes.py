"""Shows a course's faults in place of a page that Zensical would end with: a part of `practicum.site.markdown`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.preprocessors import Preprocessor

if TYPE_CHECKING:
    from markdown import Markdown

_BEFORE_MACROS = 40  # Zensical resolves macros at 35


class _Instead(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """Return a page's lines, or one with the faults; an engine that resolves macros before Markdown is left alone."""
        from practicum.site.macros import body_to_show  # imported here, since an edited module is loaded again

        for other in self.md.preprocessors:
            if hasattr(other, "page") and hasattr(other, "config"):  # Zensical
                return body_to_show(other.config, str(other.page.path), "\n".join(lines)).split("\n")
        return lines


def register(md: Markdown) -> None:
    """Add the processor to a Markdown parser."""
    md.preprocessors.register(_Instead(md), "practicum-mistakes", _BEFORE_MACROS)
