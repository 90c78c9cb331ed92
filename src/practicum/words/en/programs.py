"""What the programs for a terminal say."""

from __future__ import annotations

WORDS: dict[str, str] = {
    # what arguments are called
    "cli.meta-sheet": "ANSWERS",
    # what Python says of arguments; % is filled in by it
    "argparse.usage": "usage: ",
    "argparse.positional": "positional arguments",
    "argparse.options": "options",
    "argparse.help": "show this help message and exit",
    "argparse.error": "%(prog)s: error: %(message)s\n",
    "argparse.argument": "argument %(argument_name)s: %(message)s",
    "argparse.required": "the following arguments are required: %s",
    "argparse.unrecognized": "unrecognized arguments: %s",
    "argparse.ambiguous": "ambiguous option: %(option)s could match %(matches)s",
    "argparse.one": "expected one argument",
    "argparse.some": "expected at least one argument",
    "argparse.explicit": "ignored explicit argument %r",
    "argparse.choice": "invalid choice: %(value)r (choose from %(choices)s)",
    "argparse.value": "invalid %(type)s value: %(value)r",
    # tables of a batch
    "table.learner": "Learner",
    "table.quiz": "Quiz",
    "table.sheets": "Files",
    "table.attempts": "Attempts",
    "table.best": "Best",
    "table.latest": "Latest",
    "table.mean": "Mean",
    "table.passed": "Passed",
    "table.differ": "To check",
    "table.yes": "yes",
    "table.no": "no",
    "table.nobody": "(no name)",
    "table.graded": "Answer files graded: {number}.",
    "table.progress-files": "{number} of them are quizzes from progress files ({files}).",
    "table.refused": "Answer files that could not be graded: {number}. They are named above.",
    "table.progress": "answer files: {number}",
}
