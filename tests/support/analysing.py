"""`practicum analyse` in a process of its own, and the tables that it writes."""

import csv
import json
import subprocess
import sys


def analyse(root, folder, *arguments):
    """Run the command in a folder; return (status, out, lines of err)."""
    command = [sys.executable, "-m", "practicum", "analyse", "--course", str(root), *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr.splitlines()


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
