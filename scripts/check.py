"""Check the course's files: `python scripts/check.py`."""

import os
import sys

from needs import need

need("yaml", "jinja2", "markdown")

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(root, "src"))

from practicum.cli.main import main

sys.exit(main(["check", *sys.argv[1:]], root))
