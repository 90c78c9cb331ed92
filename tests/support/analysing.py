"""`practicum analyse` in a process of its own, and the tables that it writes."""

import csv
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
