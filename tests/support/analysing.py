"""`practicum analyse` and `responses` in a process of their own, and the tables that they write."""

import csv
import json
import subprocess
import sys
from functools import partial


def run(command, root, folder, *arguments):
    """Run a command of `practicum` in a folder; return (status, out, lines of err)."""
    whole = [sys.executable, "-m", "practicum", command, "--course", str(root), *arguments]
    done = subprocess.run(whole, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr.splitlines()


analyse, responses = partial(run, "analyse"), partial(run, "responses")


def table(folder, name):
    """Return the rows of a table that was written as CSV."""
    with open(folder / f"{name}.csv", encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


EVERY = {
    "one-of-them": "c",
    "some-of-them": ["a"],
    "in-order": ["c", "b", "a"],
    "in-pairs": {"a": "orders", "b": "praise"},
    "in-gaps": {"verb": "wants", "who": "<b>Anna</b>"},
    "a-number": "25 hours",
    "a-talk": ["b"],
    "in-words": "A secret thought",
}


def class_of(folder, number, given=EVERY, quiz="every", **more):
    """Write the answer files of a class whose learners all give these answers to a quiz, by default to every kind.

    `more` is what else the files hold.
    """
    folder.mkdir(exist_ok=True)
    for each in range(number):
        sheet = {"quiz": quiz, "learner": f"Learner Nr. {each}", "answers": given} | more
        (folder / f"{quiz}-{each}.json").write_text(json.dumps(sheet), "utf-8")
    return folder
