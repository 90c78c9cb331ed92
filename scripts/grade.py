"""Grade answer files: `python scripts/grade.py ANSWERS...`."""

import os
import sys

from needs import need

need()

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(root, "src"))

from practicum.cli.main import main

sys.exit(main(["grade", *sys.argv[1:]], root))
