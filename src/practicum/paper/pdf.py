"""A book -> a PDF with tags. Importing this needs WeasyPrint and, from the system, Pango."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

if TYPE_CHECKING:
    from pathlib import Path

    from practicum.paper.book import Book


def pdf(book: Book, site: Path) -> bytes:
    """Return a book as PDF/UA; pictures are those of the built site in a folder."""
    # The course's styles are made for browsers too: what WeasyPrint passes over in them is not news.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    fonts = FontConfiguration()
    styles = [CSS(filename=path, font_config=fonts, media_type="print") for path in book.styles]
    document = HTML(string=book.html, base_url=f"{site.resolve().as_uri()}/", media_type="print")
    made: bytes = document.write_pdf(stylesheets=styles, font_config=fonts, pdf_variant="pdf/ua-1")
    return made
