"""HTML -> a tagged PDF. Importing this needs WeasyPrint, and Pango from the system."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def pdf(html: str, *, styles: Iterable[Path] = (), site: Path | None = None) -> bytes:
    """Return a document as PDF/UA-1 (ISO 14289-1).

    `styles` are files of styles in the order in which they apply. `site` is the folder of the built site, for pictures;
    without it, only what the document itself holds is loaded.
    """
    # WeasyPrint warns of styles for browsers that it ignores.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    fonts = FontConfiguration()
    sheets = [CSS(filename=path, font_config=fonts, media_type="print") for path in styles]
    base = f"{site.resolve().as_uri()}/" if site else None
    fetcher = URLFetcher(allowed_protocols=None if site else ("data",))
    document = HTML(string=html, base_url=base, url_fetcher=fetcher, media_type="print")
    made: bytes = document.write_pdf(stylesheets=sheets, font_config=fonts, pdf_variant="pdf/ua-1")
    return made
