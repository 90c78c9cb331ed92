"""Print the whole course as a PDF: `python scripts/workbook.py [--engine mkdocs|zensical] [--built] [--output FILE]`."""

import sys
from pathlib import Path

from needs import need

need("practicum", "yaml", "jinja2", "markdown")

from practicum.cli.main import main

sys.exit(main(["workbook", *sys.argv[1:]], str(Path(__file__).resolve().parent.parent)))
