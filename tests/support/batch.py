"""Answer files of the sample course, and the lines and tables that hold many of them."""

import csv
import json

QUIZ = "first-quiz"
SAM = {"quiz": QUIZ, "learner": "Sam Lee", "answers": {"which-part": "a", "which-names": ["a", "c"]}}
KIM = {"quiz": QUIZ, "learner": "Kim Poor", "answers": {"which-part": "b"}}
BAD = {"quiz": QUIZ, "learner": "Max Bad", "answers": {"which-one": "z"}}


def lines(*sheets):
    return "".join((sheet if isinstance(sheet, str) else json.dumps(sheet)) + "\n" for sheet in sheets)


def rows(file):
    """Return what a spreadsheet that follows RFC 4180 finds in a file."""
    with open(file, encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))
