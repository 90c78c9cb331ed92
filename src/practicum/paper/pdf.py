"""A book -> a tagged PDF. Importing this needs WeasyPrint, and Pango from the system."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

if TYPE_CHECKING:
    from pathlib import Path

    from practicum.paper.book import Book


def pdf(book: Book, site: Path) -> bytes:
    """Return a book as PDF/UA-1 (ISO 14289-1); `site` is the folder of the built site, for pictures."""
    # WeasyPrint warns of styles for browsers that it ignores.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    fonts = FontConfiguration()
    styles = [CSS(filename=path, font_config=fonts, media_type="print") for path in book.styles]
    document = HTML(string=book.html, base_url=f"{site.resolve().as_uri()}/", media_type="print")
    made: bytes = document.write_pdf(stylesheets=styles, font_config=fonts, pdf_variant="pdf/ua-1")
    return made
