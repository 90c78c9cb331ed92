"""Check and build the course: `python scripts/build.py [--engine mkdocs|zensical]`."""

import sys
from pathlib import Path

from needs import need

need("practicum", "yaml", "jinja2", "markdown")

from practicum.cli.main import main

sys.exit(main(["build", *sys.argv[1:]], str(Path(__file__).resolve().parent.parent)))
